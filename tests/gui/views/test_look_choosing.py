"""The look of a brief is chosen below its title block, is undone, and is that of its exact pages."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefer.compose.packs import house_file, pack_by_id
from briefer.gui import look_pictures
from briefer.jobs.houses import add_house, open_house_file
from briefer.jobs.looks import choose_house, house_path
from briefer.model.note_options import LOOK, OWN_LOOK
from tests.export.houses.filing import package_of, para, saved, style
from tests.gui.views.brief_desks import Workshop

PACK = pack_by_id("information-note")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(look_pictures, "office", lambda: None)


def add(folder: Path, name: str) -> Path:
    styles = style("Kop1", "heading 1", level=1)
    opened = open_house_file(
        saved(package_of(para("M"), para("S", "Kop1"), styles=styles), folder / "m.docx")
    )
    add_house(name, opened, opened.mapping)
    return house_path(name)


def offered(shop: Workshop) -> list[str]:
    box = shop.view.form.look.box
    return [box.itemText(number) for number in range(box.count())]


def choose(shop: Workshop, kept: str) -> None:
    box = shop.view.form.look.box
    box.setCurrentIndex(box.findData(kept))
    box.activated.emit(box.currentIndex())


def kept(shop: Workshop) -> str:
    brief = shop.view.brief
    assert brief is not None
    return brief.option(LOOK)


def path(shop: Workshop) -> Path:
    look = shop.view.preview._look
    assert look is not None
    return look.path


def test_the_look_is_chosen_told_and_undone(qtbot: QtBot, tmp_path: Path) -> None:
    ministry = add(tmp_path, "ministry")
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        assert offered(shop) == ["The pack's own look", "ministry"]
        assert path(shop) == house_file(PACK)
        choose(shop, "ministry")
        assert (kept(shop), path(shop)) == ("ministry", ministry)
        assert shop.steps()[-1] == "Choose the look of the note"
        assert shop.view.preview.caption.endswith("Look: ministry.")
        shop.session.undo()
        assert (kept(shop), path(shop)) == ("", house_file(PACK))
        assert shop.view.form.look.box.currentData() == ""
        assert "Look: the pack's own." in shop.view.preview.caption
        shop.session.redo()
        assert path(shop) == ministry


def test_a_note_may_have_the_packs_own_look_though_its_kind_has_another(qtbot: QtBot, tmp_path: Path) -> None:
    ministry = add(tmp_path, "ministry")
    choose_house(PACK.id, "ministry")
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        assert offered(shop) == ["As all notes of this kind: ministry", "The pack's own look", "ministry"]
        assert path(shop) == ministry
        choose(shop, OWN_LOOK)
        assert path(shop) == house_file(PACK)


def test_a_look_that_is_not_here_is_seen_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        shop.view.looks.choose("embassy")
        assert offered(shop) == ["The pack's own look", "embassy (not on this computer)"]
        assert "Add its Word file under that name." in shop.view.form.look.note.text()
        assert "“embassy” is not on this computer" in shop.view.preview.caption
        shop.view.exporting.export()
        dialog = shop.view.exporting.dialog
        assert dialog is not None
        assert any("“embassy” is not on this computer" in gap for gap in dialog.gaps)
        dialog.reject()


def test_the_looks_are_shown_from_the_form_and_a_file_is_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    ministry = add(tmp_path, "ministry")
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        shop.view.form.look.adding.emit()
        assert asked == ["Your organisation's Word file"]
        dialog = shop.view.looks.dialog
        assert dialog is not None
        dialog.list.stand_on("ministry")
        dialog.accept()
        assert (kept(shop), path(shop)) == ("ministry", ministry)
        shop.view.bar.looks_asked.emit()
        again = shop.view.looks.dialog
        assert again is not None
        assert again.list.key == "ministry"
        again.reject()


def test_a_brief_copied_for_another_reader_takes_its_look_along(qtbot: QtBot, tmp_path: Path) -> None:
    add(tmp_path, "ministry")
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.looks.choose("ministry")
        old = shop.view.brief
        shop.view.drafting.copy_brief()
        assert shop.view.brief != old
        assert kept(shop) == "ministry"
