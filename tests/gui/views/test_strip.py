"""The strip: place, step, saved, work, and faults that stay until they are read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer.gui.bus import Notice, NoticeKind
from briefer.gui.views.strip import Strip
from tests.gui.desks import on_screen


@pytest.fixture
def undone() -> list[int]:
    return []


@pytest.fixture
def strip(qtbot: QtBot, undone: list[int]) -> Strip:
    made = Strip(lambda: undone.append(1))
    on_screen(qtbot, made, 900, 120)
    return made


def fault(words: str) -> Notice:
    return Notice(words, "Do this.", NoticeKind.FAULT)


def test_a_fault_is_shown_with_its_next_step_until_it_is_dismissed(strip: Strip) -> None:
    strip.tell(fault("It broke."))
    assert strip._fault.text() == "It broke. Do this."
    strip.tell(Notice("Done.", kind=NoticeKind.DONE))
    assert strip._fault_box.isVisible()
    close = next(made for made in strip._fault_box.findChildren(QToolButton))
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not strip._fault_box.isVisible()
    strip.dismiss()


def test_faults_wait_for_each_other_and_the_same_is_told_once(strip: Strip) -> None:
    for words in ("One.", "Two.", "One."):
        strip.tell(fault(words))
    assert [notice.text for notice in strip.faults()] == ["One.", "Two."]
    assert strip._more.text() == "and 1 more"
    strip.dismiss()
    assert strip._fault.text().startswith("Two.")


def test_a_step_is_named_with_a_way_back(strip: Strip, undone: list[int]) -> None:
    strip.show_step("Tag China", can_undo=True)
    QTest.mouseClick(strip._undo, Qt.MouseButton.LeftButton)
    assert undone == [1]
    strip.tell(Notice("Nothing is tagged here."))
    assert not strip._undo.isVisible()
    strip.show_step("", can_undo=True)
    assert not strip._undo.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(strip: Strip) -> None:
    cancelled = QSignalSpy(strip.cancelled)
    strip.show_work("Reading a.html, 2 of 5", 1, 5)
    assert (strip._bar.value(), strip._bar.maximum()) == (1, 5)
    QTest.mouseClick(strip._work_box.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert cancelled.count() == 1
    strip.show_work("", 0, 0)
    assert not strip._work_box.isVisible()


def test_the_place_is_cut_to_one_line(strip: Strip) -> None:
    strip.show_place("f1 · " + "word\n" * 100)
    assert "\n" not in strip._place.text()
    assert strip._place.text().endswith("…")


def test_markup_in_what_is_told_stays_words(strip: Strip) -> None:
    strip.tell(fault("<b>“x”</b>"))
    assert strip._fault.text().startswith("<b>")
    assert strip._fault.textFormat() is Qt.TextFormat.PlainText


def test_it_says_whether_everything_is_saved(strip: Strip) -> None:
    strip.show_saved("Saved")
    assert strip._saved.text() == "Saved"
    assert all(label.accessibleName() for label in (strip._place, strip._step, strip._saved))
