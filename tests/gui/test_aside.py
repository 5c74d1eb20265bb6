"""Work aside: its answer comes to the window, a bug in it too, and nothing comes to one that is gone."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from briefer.gui.aside import Aside, beside


def test_the_answer_is_told_in_the_windows_own_thread(qtbot: QtBot) -> None:
    aside, told = Aside("work"), list[object]()
    aside.done.connect(lambda answer: told.append((answer, threading.current_thread().name)))
    aside.run(lambda: threading.current_thread().name)
    assert aside.is_busy
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("work", threading.current_thread().name)]
    assert not aside.is_busy


def test_a_bug_aside_is_raised_in_the_window(qtbot: QtBot) -> None:
    aside = Aside("work")
    with qtbot.captureExceptions() as raised:
        aside.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert not aside.is_busy


def test_a_window_that_goes_hears_nothing_any_more(qtbot: QtBot) -> None:
    assert qtbot is not None
    gate, owner, told = threading.Event(), QObject(), list[object]()
    aside = Aside("held work", owner)
    aside.done.connect(told.append)
    aside.run(gate.wait)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gate.set()
    for thread in threading.enumerate():
        if thread.name == "held work":
            thread.join(10)
    assert told == []


def test_an_outcome_is_kept_for_whoever_asks() -> None:
    assert beside(lambda: 3, "work").result(10) == 3
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, "work").result(10)
