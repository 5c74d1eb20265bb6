"""Exporting: two copies, where notes stand and their style, kept for the brief; PDFs made aside."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.export import pdf
from briefer.gui.dialogs.export import ExportDialog
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.store import queries
from tests.gui.dialogs.test_export import asked, press_export
from tests.gui.views.brief_desks import Workshop

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

QUOTE = "Norland closed the strait of Vell on 3 March"


def choose(
    dialog: ExportDialog, *, format_name: str = "md", copies: str = "", notes: str = "", style: str = ""
) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format_name))
    boxes = dialog.choices
    for box, value in ((boxes.copies, copies), (boxes.notes, notes), (boxes.style, style)):
        if value:
            box.setCurrentIndex(box.findData(value))


def reopened(shop: Workshop) -> ExportDialog:
    shop.view.exporting.export()
    dialog = shop.view.exporting.dialog
    assert dialog is not None
    return dialog


def test_two_copies_are_written_and_each_is_kept_where_it_was_edited(qtbot: QtBot, tmp_path: Path) -> None:
    clearance, clean = (tmp_path / f"note ({kind} copy).md" for kind in ("clearance", "clean"))
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        choose(dialog, copies="both")
        press_export(dialog)
        assert f"“{QUOTE}" in clearance.read_text(encoding="utf-8")
        assert "graded" not in clean.read_text(encoding="utf-8")
        assert f"“{clearance.name}” and “{clean.name}” were written to" in shop.view.written.words
        clean.write_text("mine", encoding="utf-8")
        again = asked(shop, tmp_path)
        assert again.choices.wants_both
        press_export(again)
        assert clean.read_text(encoding="utf-8") == "mine"
        assert clean.with_stem(f"{clean.stem} (2)").is_file()
        assert sorted(each.name for each in tmp_path.glob("note*.md")) == [
            "note (clean copy) (2).md",
            "note (clean copy).md",
            "note (clearance copy).md",
        ]


def test_choices_are_kept_for_the_brief_and_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        choose(dialog, notes="endnotes", style="source-reference", copies="clean")
        dialog.choices.joined.setChecked(True)
        press_export(dialog)
        kept = dict(queries.briefs(shop.session)[0].options)
        assert kept == {"notes": "endnotes", "citations": "source-reference", "join_notes": "yes"}
        again = reopened(shop)
        assert again.format.currentData() == "md"
        assert again.choices.options == dialog.choices.options
        choose(again, notes="footnotes")
        again.choices.style.setCurrentIndex(0)
        again.choices.joined.setChecked(False)
        again.folder.setText(str(tmp_path))
        press_export(again)
        assert queries.briefs(shop.session)[0].options == ()
        shop.session.undo()
        assert dict(queries.briefs(shop.session)[0].options) == kept


def test_without_notes_there_is_no_style_to_choose(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        choose(dialog, notes="none")
        assert not dialog.choices.style.isEnabled()
        assert not dialog.choices.joined.isEnabled()
        choose(dialog, notes="endnotes")
        assert dialog.choices.style.isEnabled()
        dialog.reject()


def test_a_pdf_is_made_beside_the_window_and_can_be_cancelled(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slowly(_word: bytes, *, cancellation: Cancellation, **_more: object) -> bytes:
        assert threading.current_thread() is not threading.main_thread()
        stopped = threading.Event()
        with cancellation.stopping(stopped.set):
            begun.set()
            stopped.wait(10)
        raise CancelledError("cancelled")

    with Workshop(qtbot, tmp_path) as shop:
        monkeypatch.setattr(pdf, "pdf_of", slowly)
        dialog = asked(shop, tmp_path)
        choose(dialog, format_name="pdf")
        press_export(dialog)
        assert begun.wait(10)
        assert not dialog.export.isEnabled()
        assert not dialog.choices.notes.isEnabled()
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(dialog.export.isEnabled)
        assert dialog.isVisible()
        assert not dialog.fault.isVisible()
        assert list(tmp_path.glob("note*")) == []
        monkeypatch.setattr(pdf, "pdf_of", lambda *_, **__: b"%PDF-1.6\n%%EOF")
        press_export(dialog)
        qtbot.waitUntil(shop.view.written.isVisible)
        assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF-1.6\n%%EOF\n%briefer-seal ")


def test_a_pdf_that_cannot_be_made_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> bytes:
        raise BrieferError("LibreOffice is not there.", "Install it.")

    monkeypatch.setattr(pdf, "pdf_of", missing)
    with Workshop(qtbot, tmp_path) as shop:
        dialog = asked(shop, tmp_path)
        choose(dialog, format_name="pdf")
        press_export(dialog)
        qtbot.waitUntil(dialog.fault.isVisible)
        assert dialog.fault.text() == "LibreOffice is not there. Install it."
        dialog.reject()
        assert not dialog.isVisible()
