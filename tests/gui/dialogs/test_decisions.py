"""Dialogs for decisions and bugs."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui import app
from briefer.gui.dialogs.bug import BugDialog, report_of
from briefer.gui.dialogs.decisions import InUse, ask_compact, ask_in_use, ask_to_lose, tell_last
from briefer.gui.window import MainWindow
from briefer.store.locks import Holder, SessionInUse

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

HOLDER = Holder("<b>desk-7</b>", 4711, "2026-11-23T06:00:00Z")


def answer(words: str, seen: list[str]) -> None:
    """Press the button with these words as soon as the box is there."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(f"{box.text()} {box.informativeText()}")
        seen.extend(button.text().replace("&", "") for button in box.buttons())
        assert box.textFormat() is Qt.TextFormat.PlainText
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(
    ("words", "choice"),
    [("Open a copy for reading", InUse.COPY), ("Take over", InUse.TAKE_OVER), ("Cancel", InUse.CANCEL)],
)
def test_a_session_in_use_can_be_read_taken_over_or_left(qtbot: QtBot, words: str, choice: InUse) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []
    answer(words, seen)
    assert ask_in_use(parent, SessionInUse("a.briefer", HOLDER, may_take_over=True)) is choice
    assert "desk-7" in seen[0]


def test_what_cannot_be_taken_over_is_not_offered(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []
    answer("Cancel", seen)
    assert ask_in_use(parent, SessionInUse("a.briefer", HOLDER, may_take_over=False)) is InUse.CANCEL
    assert "Take over" not in seen


@pytest.mark.parametrize(("words", "is_wanted"), [("Compact", True), ("Cancel", False)])
def test_compacting_is_decided_on(qtbot: QtBot, words: str, *, is_wanted: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []
    answer(words, seen)
    assert ask_compact(parent) is is_wanted


@pytest.mark.parametrize(("words", "is_lost"), [("Close and lose it", True), ("Go back", False)])
def test_losing_something_is_decided_on(qtbot: QtBot, words: str, *, is_lost: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []
    answer(words, seen)
    assert ask_to_lose(parent, "<b>Words</b> were not stored.") is is_lost
    assert seen[0].startswith("<b>Words</b> were not stored.")


def test_the_last_thing_is_told_in_words(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []
    answer("OK", seen)
    tell_last(parent, BrieferError("It was saved elsewhere.", "Go on there."))
    assert seen[0] == "It was saved elsewhere. Go on there."


def raised() -> ValueError:
    return ValueError("a bug of ours")


def test_a_report_holds_versions_and_the_way_to_the_bug(qtbot: QtBot) -> None:
    report = report_of(raised())
    assert "briefer " in report
    assert "Qt " in report
    assert "ValueError: a bug of ours" in report
    dialog = BugDialog(raised())
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    assert dialog.report.isReadOnly()


def test_a_bug_opens_the_dialog_and_a_fault_the_strip(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    take = app._hook(window)
    take(BrieferError, BrieferError("The disk is full.", "Make room."), None)
    assert window.strip.faults()[0].text == "The disk is full."
    assert window.findChild(BugDialog) is None
    take(ValueError, raised(), None)
    dialog = window.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    dialog.accept()
    assert "a bug of ours" in capsys.readouterr().err


def test_an_interrupt_closes_the_window(window: MainWindow) -> None:
    app._hook(window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()
