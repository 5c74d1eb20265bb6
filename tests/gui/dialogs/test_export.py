"""Exporting: name and folder, what lies there already, faults that change nothing, the way to the note."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from briefer.gui.bus import NoticeKind
from briefer.gui.dialogs.export import ExportDialog, default_folder, default_name
from briefer.gui.dialogs.export_parts import gaps_box
from tests.gui.views.brief_desks import Workshop

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def asked(shop: Workshop, folder: Path) -> ExportDialog:
    """Open the dialog on a brief with a fact, for a note in this folder."""
    shop.open("background")
    if not shop.labels("background"):
        shop.view.send_current_fact(shop.fact("f1"))
    shop.view.exporting.export()
    dialog = shop.view.exporting.dialog
    assert dialog is not None
    dialog.folder.setText(str(folder))
    dialog.name.setText("note")
    return dialog


def press_export(dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("name", "suffix"), [("docx", ".docx"), ("html", ".html"), ("md", ".md")])
def test_a_note_is_written_in_each_format(qtbot: QtBot, tmp_path: Path, name: str, suffix: str) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        dialog.format.setCurrentIndex(dialog.format.findData(name))
        press_export(dialog)
        note = tmp_path / f"note{suffix}"
        assert note.stat().st_size > 500
        if suffix != ".docx":
            assert "Norland closed the strait of Vell" in note.read_text(encoding="utf-8")
        assert shop.view.written.isVisible()
        assert note.name in shop.view.written.words
        assert shop.told[-1].kind is NoticeKind.DONE


def test_folder_and_format_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, folder)
        dialog.format.setCurrentIndex(dialog.format.findData("md"))
        press_export(dialog)
        shop.view.exporting.export()
        again = shop.view.exporting.dialog
        assert again is not None
        assert again.folder.text() == str(folder)
        assert again.format.currentData() == "md"
        again.reject()


def test_a_folder_that_is_gone_is_not_offered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "no documents"))
    folder = tmp_path / "notes"
    folder.mkdir()
    with Workshop(qtbot, tmp_path) as shop:
        press_export(asked(shop, folder))
        (folder / "note.docx").unlink()
        folder.rmdir()
        assert default_folder().is_dir()


def test_the_name_is_made_of_reference_title_and_day(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        brief, pack = shop.view.brief, shop.view.state.pack
        assert brief is not None
        assert pack is not None
        named = replace(brief, title='Strait: "closed"?', fields=(("reference", "BN/2024/0001"),))
        assert re.fullmatch(r"BN-2024-0001 Strait- -closed- \d{4}-\d\d-\d\d", default_name(named, pack))
        assert default_name(replace(brief, title="../../etc"), pack).startswith("-..-etc")


def test_an_earlier_export_is_replaced_and_an_edited_one_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        dialog.format.setCurrentIndex(dialog.format.findData("md"))
        press_export(dialog)
        note = tmp_path / "note.md"
        again = asked(shop, tmp_path)
        assert again.target == note
        note.write_text(note.read_text(encoding="utf-8") + "edited", encoding="utf-8")
        again.name.setText("note.md")
        assert again.target == tmp_path / "note (2).md"
        press_export(again)
        assert note.read_text(encoding="utf-8").endswith("edited")
        assert (tmp_path / "note (2).md").is_file()


def test_a_note_that_is_edited_while_the_dialog_is_open_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        press_export(asked(shop, tmp_path))
        dialog, note = asked(shop, tmp_path), tmp_path / "note.docx"
        assert dialog.target == note
        note.write_bytes(b"edited in Word meanwhile")
        press_export(dialog)
        assert note.read_bytes() == b"edited in Word meanwhile"
        assert (tmp_path / "note (2).docx").is_file()
        assert "“note (2).docx”" in shop.view.written.words


def test_what_lies_there_is_replaced_where_the_analyst_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_text("something else")
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        assert dialog.target.name == "note (2).docx"
        dialog.clash.replace.setChecked(True)
        press_export(dialog)
        assert (tmp_path / "note.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("folder", "name"), [("", "n" * 300), ("f" * 300, "note"), ("~no-such-user", "note")]
)
def test_a_place_that_cannot_be_is_said(qtbot: QtBot, tmp_path: Path, folder: str, name: str) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        dialog.folder.setText(folder if folder.startswith("~") else str(tmp_path / folder))
        dialog.name.setText(name)
        press_export(dialog)
        assert dialog.isVisible()
        assert "too long" in dialog.fault.text() or "does not exist" in dialog.fault.text()
        dialog.reject()


def test_a_missing_folder_is_said_and_the_dialog_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path / "nowhere")
        press_export(dialog)
        assert dialog.isVisible()
        assert "does not exist" in dialog.fault.text()
        assert shop.told[-1].kind is NoticeKind.FAULT
        assert not shop.view.written.isVisible()
        dialog.reject()


def test_a_full_disk_changes_nothing(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        first = asked(shop, tmp_path)
        press_export(first)
        before = (tmp_path / "note.docx").read_bytes()
        shop.view.send_current_fact(shop.fact("f2"))
        dialog = asked(shop, tmp_path)

        def full(_handle: int) -> None:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(os, "fsync", full)
        press_export(dialog)
        monkeypatch.undo()
        assert "disk is full" in dialog.fault.text()
        assert (tmp_path / "note.docx").read_bytes() == before
        dialog.reject()


def test_a_note_that_is_open_elsewhere_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        press_export(asked(shop, tmp_path))
        (tmp_path / ".~lock.note.docx#").write_text("open")
        dialog = asked(shop, tmp_path)
        press_export(dialog)
        assert "is open in LibreOffice" in dialog.fault.text()
        dialog.reject()


def test_what_is_missing_is_listed_and_stops_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        assert "“To” is not filled in." in dialog.gaps
        assert dialog.export.isEnabled()
        dialog.reject()


@pytest.mark.parametrize(("number", "in_a_list"), [(6, False), (7, True)])
def test_all_that_needs_a_look_can_be_seen(qtbot: QtBot, *, number: int, in_a_list: bool) -> None:
    box = gaps_box([f"Thing {place}." for place in range(number)])
    qtbot.addWidget(box)
    lists = box.findChildren(QListWidget)
    said = [each.text() for each in box.findChildren(QLabel)]
    if in_a_list:
        (shown,) = lists
        said += [shown.item(row).text() for row in range(shown.count())]
        assert shown.accessibleName() == "What to look at"
    assert len(lists) == in_a_list
    assert all(f"•  Thing {place}." in said for place in range(number))


def test_a_note_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        dialog.name.setText(" . ")
        assert not dialog.export.isEnabled()
        dialog.reject()


def test_the_note_is_opened_and_shown_in_its_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    with Workshop(qtbot, tmp_path) as shop:
        press_export(asked(shop, tmp_path))
        QTest.mouseClick(shop.view.written.open, Qt.MouseButton.LeftButton)
        QTest.mouseClick(shop.view.written.folder, Qt.MouseButton.LeftButton)
        assert [url.toLocalFile() for url in opened] == [str(tmp_path / "note.docx"), str(tmp_path)]
        assert shop.told[-1].kind is NoticeKind.FAULT
