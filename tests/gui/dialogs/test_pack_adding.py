"""Packs in the window: added after a check with what was taken out, removed, opened, taken up at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import add_brief, set_field, write_paragraph
from briefer.compose.packs import find_packs, pack_folders
from briefer.gui.dialogs import pack_choice
from briefer.gui.dialogs.pack_adding import PackAdding
from briefer.gui.dialogs.pack_choice import PackChoice
from briefer.jobs import pack_checks
from briefer.jobs.composing import PACK_LIMITS
from briefer.jobs.packs import add_pack
from tests.gui.views.brief_desks import Workshop
from tests.jobs.test_packs import PACK, SECTION, pack_in, with_house

_LONG = 60_000  # milliseconds, for the children that try the sections
PATIENT = replace(PACK_LIMITS, seconds=60.0, cpu_seconds=60)
"""Limits that a sound pack is not stopped by where the tests share a busy machine."""


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(pack_choice, "ask_to_remove", lambda *_: True)
    monkeypatch.setattr(pack_checks, "PACK_LIMITS", PATIENT)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return pack_in(tmp_path)


def settled(qtbot: QtBot, dialog: PackAdding) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=_LONG)


def chooser(shop: Workshop) -> PackChoice:
    shop.view.ask_pack()
    dialog = shop.view.choosing.dialog
    assert dialog is not None
    return dialog


def own_ids() -> list[str]:
    return [path.name for path in pack_folders()[-1].iterdir()] if pack_folders()[-1].is_dir() else []


def listed(dialog: PackAdding) -> str:
    return "\n".join(dialog.list.item(row).text() for row in range(dialog.list.count()))


def test_a_pack_is_checked_added_and_there_for_open_notes(
    qtbot: QtBot, tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_house(mine, "remote")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(mine))
    with Workshop(qtbot, tmp_path) as shop:
        choice = chooser(shop)
        before = choice.list.count()
        choice.ask_folder()
        adding = choice.adding
        assert adding is not None
        assert not adding.add_button.isEnabled()
        settled(qtbot, adding)
        assert "It can be used." in adding.said.text()
        assert "It is taken out when the pack is added." in listed(adding)
        assert own_ids() == []
        adding.add_button.click()
        settled(qtbot, adding)
        assert "It was taken out." in listed(adding)
        assert adding.note.text().endswith("mine.")
        assert own_ids() == ["mine"]
        assert (choice.list.count(), choice.list.key) == (before + 1, "mine")
        adding.reject()
        choice.accept()
        assert shop.view.state.pack is not None
        assert shop.view.state.pack.id == "mine"


def test_one_with_a_fault_is_told_with_its_place_and_not_added(qtbot: QtBot, mine: Path) -> None:
    (mine / "events.md.j2").write_text(SECTION.replace("}}", ""), encoding="utf-8")
    dialog = PackAdding(mine)
    qtbot.addWidget(dialog)
    settled(qtbot, dialog)
    assert "1 fault" in dialog.said.text()
    assert listed(dialog).startswith("events.md.j2, line ")
    dialog.add()
    assert not dialog.add_button.isEnabled()
    assert own_ids() == []


def test_one_of_mine_is_replaced(qtbot: QtBot, mine: Path) -> None:
    add_pack(mine)
    (mine / "pack.toml").write_text(PACK.replace('"Mine"', '"Mine, newer"'), encoding="utf-8")
    dialog = PackAdding(mine)
    qtbot.addWidget(dialog)
    settled(qtbot, dialog)
    assert "You have a pack “mine” already" in dialog.said.text()
    added: list[str] = []
    dialog.added.connect(lambda pack: added.append(pack.name))
    assert dialog.add_button.text() == "&Replace mine"
    dialog.add()
    settled(qtbot, dialog)
    assert added == ["Mine, newer"]


def bad(folder: Path, kind: str) -> Path:
    path = folder / "pack.zip"
    match kind:
        case "no zip":
            path.write_bytes(b"no zip")
        case "nothing":
            return folder / "nowhere"
        case "no pack":
            (folder / "mine" / "pack.toml").unlink()
            return folder / "mine"
        case "macro":
            with_house(folder / "mine", "macro")
            return folder / "mine"
        case "80 MB":
            with (folder / "mine" / "house.docx").open("wb") as stream:
                stream.truncate(80 * 1024 * 1024)
            return folder / "mine"
        case _:
            text = PACK.replace('"events.md.j2"', '"../../events.md.j2"')
            (folder / "mine" / "pack.toml").write_text(text, encoding="utf-8")
            return folder / "mine"
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("no zip", "pack.zip is damaged or no zip."),
        ("nothing", "There is no such folder. Name the folder that holds pack.toml."),
        ("no pack", "pack.toml: The folder has no pack.toml."),
        ("macro", "house.docx: house.docx carries macros."),
        ("80 MB", "house.docx: house.docx has 80 MB; a house file may have 40 MB."),
        ("../", "“../../events.md.j2” lies outside the pack"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_sentence(
    qtbot: QtBot, tmp_path: Path, mine: Path, kind: str, words: str
) -> None:
    dialog = PackAdding(bad(mine.parent, kind))
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog)
    told = [text for text in (dialog.said.text(), *listed(dialog).splitlines()) if words in text]
    assert len(told) == 1
    assert not dialog.add_button.isEnabled()
    assert own_ids() == []
    assert not (tmp_path / "events.md.j2").exists()


def test_its_folder_is_opened_and_it_is_removed_while_a_brief_has_it(
    qtbot: QtBot, tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    pack, _ = add_pack(mine)
    with Workshop(qtbot, tmp_path) as shop:
        key = add_brief(shop.session, pack, "Ours")
        set_field(shop.session, key, "subject", "What <b>we</b> saw")
        shop.view.show_brief(key)
        brief = shop.view.brief
        assert brief is not None
        write_paragraph(shop.session, key, brief.sections[0].id, None, "Words of ours.")
        shop.settle()
        choice = chooser(shop)
        assert choice.list.key == "mine"
        choice.folder_button.click()
        assert opened == [str(pack.folder)]
        assert choice.said.text() == "The folder could not be opened."
        choice.remove_button.click()
        assert choice.said.text() == "“Mine” is removed."
        assert not choice.remove_button.isEnabled()
        assert own_ids() == []
        choice.reject()
        assert shop.view.state.pack is None
        assert "“mine” of this brief is not installed" in shop.view.preview.fault.words
        write_paragraph(shop.session, key, brief.sections[0].id, None, "More of ours [@f1].")
        rows = shop.view.draft.paragraphs.parts.rows
        assert [row.words for row in rows if row.is_written] == ["Words of ours.", "More of ours [@f1]."]
        shop.view.show_section(None)
        assert shop.view.form.said == (
            "The pack “mine” of this brief is not installed.",
            "Put it back among the packs, or change the pack in the menu Brief.",
            "What <b>we</b> saw",
        )
        shop.view.exporting.export()
        assert shop.told[-1].text == "The pack “mine” of this brief is not installed."
        add_pack(mine)
        shop.desk.packs.renew()
        shop.settle()
        assert shop.view.form.fields["subject"].typed() == "Ours"
        assert find_packs(pack_folders()).packs == shop.desk.packs.packs
