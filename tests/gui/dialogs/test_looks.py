"""The looks of a note: pictures to choose from, house styles added, mapped and removed, bad files told."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.export.docx.names import fragment, q
from briefer.export.docx.packages import WORD_TYPE, Package, Part
from briefer.gui import look_pictures
from briefer.gui.dialogs import house_mapping, looks
from briefer.gui.dialogs.looks import LooksDialog
from briefer.gui.drawn_pages import image_of
from briefer.gui.look_pictures import LookPictures
from briefer.jobs import houses as house_jobs
from briefer.jobs.houses import add_house, open_house_file
from briefer.jobs.looks import choose_house, chosen_houses, house_names, houses_folder
from briefer.jobs.pages import PagePicture
from briefer.model.briefs import Brief
from briefer.model.note_options import OWN_LOOK
from tests.export.houses.filing import package_of, para, saved, style
from tests.gui.views.brief_desks import Workshop

PACK = pack_by_id("information-note")
BODY = (para("Ministry"), para("To: [name]"), para("Sample", "Kop1"), para("<b>x</b>"))
STYLES = style("Kop1", "heading 1", level=1) + style("T", "Own text")
Make = Callable[[Path], Path]


def no_page(*_: object) -> PagePicture:
    raise BrieferError("LibreOffice is not installed here.")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(house_mapping, "first_page", no_page)
    monkeypatch.setattr(look_pictures, "office", lambda: None)
    monkeypatch.setattr(looks, "office", lambda: None)
    monkeypatch.setattr(looks, "ask_to_remove", lambda *_: True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def letter(folder: Path, name: str = "letter.docx") -> Path:
    return saved(package_of(*BODY, styles=STYLES), folder / name)


def added(folder: Path, name: str) -> None:
    opened = open_house_file(letter(folder))
    add_house(name, opened, opened.mapping)


def dialog_of(qtbot: QtBot, shop: Workshop, brief: Brief | None = None) -> LooksDialog:
    dialog = LooksDialog(shop.desk, PACK, brief or shop.view.brief, LookPictures(shop.desk.isolation))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def settled(qtbot: QtBot, dialog: LooksDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._aside.is_busy, timeout=20_000)


def test_a_file_becomes_a_house_style_and_the_look_of_the_note(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = dialog_of(qtbot, shop)
        taken: list[str] = []
        dialog.chosen.connect(taken.append)
        assert (dialog.list.key, dialog.list.count()) == (OWN_LOOK, 1)
        assert not dialog.remove_button.isEnabled()
        dialog.add(letter(tmp_path))
        settled(qtbot, dialog)
        assert dialog.mapping is not None
        dialog.mapping.accept()
        assert (dialog.list.key, dialog.list.count()) == ("letter", 2)
        assert "From letter.docx." in dialog.about.text()
        assert dialog.making.text() == "Where LibreOffice is installed, its first page is shown here."
        assert "Places: To." in dialog.about.text()
        assert "The note begins at “Sample”." in dialog.about.text()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        assert taken == ["letter"]


def test_a_house_style_is_for_all_notes_of_a_kind_until_it_is_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        added(tmp_path, "ministry")
        dialog = dialog_of(qtbot, shop)
        dialog.list.stand_on("ministry")
        dialog.all_button.click()
        assert chosen_houses() == {PACK.id: "ministry"}
        assert "For all notes of Information note." in dialog.about.text()
        assert dialog.current.text() == "This note has the look “ministry” now."
        taken: list[str] = []
        dialog.chosen.connect(taken.append)
        dialog.list.stand_on(OWN_LOOK)
        dialog.accept()
        assert taken == [OWN_LOOK]
        dialog.list.stand_on("ministry")
        dialog.remove_button.click()
        assert house_names() == ()
        assert chosen_houses() == {}
        dialog.accept()
        assert taken == [OWN_LOOK, ""]


def test_what_was_mapped_is_mapped_anew(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        added(tmp_path, "ministry")
        dialog = dialog_of(qtbot, shop)
        dialog.list.stand_on("ministry")
        dialog.map_button.click()
        settled(qtbot, dialog)
        assert dialog.mapping is not None
        assert dialog.mapping.name.text() == "ministry"
        dialog.mapping.reject()
        (houses_folder() / "ministry" / "original.docx").unlink()
        dialog.map_button.click()
        settled(qtbot, dialog)
        assert "no file" in dialog.said.text()


def test_a_look_that_is_not_here_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.looks.choose("embassy")
        dialog = dialog_of(qtbot, shop)
        assert dialog.current.text().startswith("The house style “embassy” is not on this computer")


def test_pictures_are_made_once_and_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def page(house: Path, *_: object) -> PagePicture:
        made.append(house)
        return PagePicture(3, 3, 3, b"\xff\x00\x00" * 9)

    monkeypatch.setattr(look_pictures, "office", lambda: "soffice")
    monkeypatch.setattr(house_jobs, "first_page_in", page)
    with Workshop(qtbot, tmp_path) as shop:
        added(tmp_path, "ministry")
        pictures = LookPictures(shop.desk.isolation)
        with qtbot.waitSignal(pictures.made, timeout=20_000):
            pictures.ask(["ministry", "embassy"], PACK)
        picture = pictures.of("ministry")
        assert picture is not None
        assert picture.pixelColor(1, 1).green() == 0
        assert pictures.of("embassy") is None
        again = LookPictures(shop.desk.isolation)
        again.ask(["ministry"], PACK)
        assert again.of("ministry") is not None
        assert len(made) == 1
    assert image_of(PagePicture(1, 1, 1, b"\x80")).pixelColor(0, 0).green() == 128


def test_nothing_is_chosen_in_a_session_for_reading(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = dialog_of(qtbot, shop)
        dialog.use_button.setEnabled(False)
        taken: list[str] = []
        dialog.chosen.connect(taken.append)
        dialog.accept()
        assert taken == []


def test_a_choice_for_a_pack_that_cannot_be_kept_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BrieferError("The disk is full.")

    with Workshop(qtbot, tmp_path) as shop:
        added(tmp_path, "ministry")
        choose_house(PACK.id, "ministry")
        dialog = dialog_of(qtbot, shop)
        monkeypatch.setattr(looks, "choose_house", full)
        dialog.list.stand_on(OWN_LOOK)
        dialog.all_button.click()
        assert dialog.said.text() == "The disk is full."


def macro_type(folder: Path) -> Path:
    package = package_of(*BODY)
    package.document.content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return saved(package, folder / "bad.docm")


def macro_part(folder: Path) -> Path:
    package = package_of(*BODY)
    package.parts["word/vbaProject.bin"] = Part("word/vbaProject.bin", "x", b"x")
    return saved(package, folder / "bad.docx")


def of_80_mb(folder: Path) -> Path:
    path = folder / "bad.docx"
    with path.open("wb") as stream:
        stream.truncate(80 * 1024 * 1024)
    return path


def no_main_part(folder: Path) -> Path:
    path = folder / "bad.docx"
    with zipfile.ZipFile(letter(folder)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
    return path


def a_folder(folder: Path) -> Path:
    return folder


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (macro_type, "carries macros. Open it in Word and save it as"),
        (macro_part, "carries macros. Open it in Word and save it as"),
        (of_80_mb, "has 80 MB; a house file may have 40 MB. Take the large pictures out"),
        (no_main_part, "is damaged or not a Word document. Open it in Word and save it as"),
        (a_folder, "cannot be read: Is a directory. Choose a Word file."),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    qtbot: QtBot, tmp_path: Path, make: Make, words: str
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = dialog_of(qtbot, shop)
        dialog.add(make(tmp_path))
        settled(qtbot, dialog)
        assert dialog.mapping is None
        assert words in dialog.said.text()
        assert "\n" not in dialog.said.text()
        assert house_names() == ()


def missing_part(package: Package) -> None:
    picture = fragment("<w:r><w:drawing/></w:r>")
    picture[0].set(q("r:embed"), package.document.relate("image", "word/media/gone.png"))
    package.document.tree()[0][0].append(picture)


def remote_template(package: Package) -> None:
    settings = Part("word/settings.xml", WORD_TYPE + "settings+xml", root=fragment("<w:settings/>"))
    package.add(package.document, "settings", settings)
    template = fragment("<w:attachedTemplate/>")
    template.set(q("r:id"), settings.relate("attachedTemplate", "http://192.0.2.1/t.dotm", external=True))
    settings.tree().append(template)


def out_of_the_file(package: Package) -> None:
    package.document.relate("image", "../../../etc/passwd")


def a_template(package: Package) -> None:
    package.document.content_type = WORD_TYPE + "template.main+xml"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (missing_part, "points at a part that it does not have"),
        (remote_template, "192.0.2.1"),
        (out_of_the_file, "points at a part that it does not have"),
        (a_template, "Nothing had to be taken out of this file."),
    ],
)
def test_what_had_to_be_taken_out_is_told_before_and_after(
    qtbot: QtBot, tmp_path: Path, spoil: Callable[[Package], None], told: str
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        package = package_of(*BODY)
        spoil(package)
        dialog = dialog_of(qtbot, shop)
        dialog.add(saved(package, tmp_path / "own.dotx"))
        settled(qtbot, dialog)
        assert dialog.mapping is not None
        assert told in " ".join(dialog.mapping.taken_out)
        dialog.mapping.accept()
        assert house_names() == ("own",)
        assert dialog.taken_out.isVisible() == ("Nothing" not in told)
