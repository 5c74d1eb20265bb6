"""Exact pages: laid out beside the window, turned, said where they cannot be made, stopped when closed."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.dialogs.exact_pages import ExactPagesDialog
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.jobs import pages
from briefer.jobs.pages import ExactPages, LaidOut, PagePicture
from tests.gui.views.brief_desks import Workshop

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Drawn:
    """Draws each page in one shade, by its number."""

    def picture(
        self, _note: LaidOut, page: int, width: int, _stop: Cancellation | None = None
    ) -> PagePicture:
        return PagePicture(width, 4, 3, bytes([page * 50]) * (width * 12))


def shown(qtbot: QtBot, lay_out: Callable[[Cancellation], LaidOut]) -> ExactPagesDialog:
    dialog = ExactPagesDialog(cast("ExactPages", Drawn()), lay_out)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shade(dialog: ExactPagesDialog) -> int:
    return dialog.sheet.pixmap().toImage().pixelColor(0, 0).red()


def test_pages_are_turned_from_the_first_to_the_last(qtbot: QtBot) -> None:
    dialog = shown(qtbot, lambda _: LaidOut("x", b"", 3))
    qtbot.waitUntil(dialog.said.isHidden)
    assert dialog.place.text() == "Page 1 of 3"
    assert not dialog.back.isEnabled()
    for page in (2, 3):
        QTest.mouseClick(dialog.onward, Qt.MouseButton.LeftButton)
        assert dialog.place.text() == f"Page {page} of 3"
        qtbot.waitUntil(lambda page=page: shade(dialog) == (page - 1) * 50)  # type: ignore[misc]
    assert not dialog.onward.isEnabled()
    dialog.turn(1)
    dialog.turn(-1)
    assert dialog.place.text() == "Page 2 of 3"


def test_what_stands_in_the_way_is_said(qtbot: QtBot) -> None:
    def missing(_: Cancellation) -> LaidOut:
        raise BrieferError("LibreOffice is not there.", "Install it.")

    dialog = shown(qtbot, missing)
    qtbot.waitUntil(dialog.busy.isHidden)
    assert dialog.said.text() == "LibreOffice is not there. Install it."
    assert not dialog.onward.isEnabled()


def test_closing_stops_the_making(qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def slowly(stop: Cancellation) -> LaidOut:
        begun.set()
        with stop.stopping(stopped.set):
            stopped.wait(10)
        raise CancelledError("cancelled")

    dialog = shown(qtbot, slowly)
    assert begun.wait(5)
    dialog.reject()
    assert stopped.wait(5)


def test_the_action_lays_out_the_note_of_the_brief(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []

    def pdf_of(word: bytes, **_: object) -> bytes:
        made.append(word)
        raise BrieferError("No PDF here.")

    monkeypatch.setattr(pages, "pdf_of", pdf_of)
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.exporting.show_exact_pages()
        dialog = shop.view.exporting.exact.dialog
        assert dialog is not None
        qtbot.waitUntil(dialog.busy.isHidden)
        assert made[0].startswith(b"PK")
        assert dialog.said.text() == "No PDF here."
        dialog.reject()
    (tmp_path / "empty").mkdir()
    with Workshop(qtbot, tmp_path / "empty", brief=False) as shop:
        shop.view.exporting.show_exact_pages()
        assert shop.view.exporting.exact.dialog is None
        assert "no note to show yet" in shop.told[-1].text
