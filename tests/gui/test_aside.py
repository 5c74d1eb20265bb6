"""Work beside the window, done in turn, its outcome and faults told."""

import threading

from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.aside import Aside


def test_work_is_done_in_turn_and_its_outcome_handed_over(qtbot: QtBot) -> None:
    aside, seen = Aside("test"), list[object]()
    gate = threading.Event()

    def slow() -> str:
        gate.wait(10)
        return threading.current_thread().name

    aside.run(slow, seen.append)
    aside.run(lambda: 2, seen.append)
    assert aside.is_busy
    gate.set()
    qtbot.waitUntil(lambda: not aside.is_busy)
    assert seen == ["test", 2]


def test_a_fault_is_told_and_the_next_work_goes_on(qtbot: QtBot) -> None:
    aside, told, seen = Aside("test"), list[BrieferError](), list[object]()
    aside.failed.connect(told.append)

    def fail() -> None:
        raise BrieferError("It is full.")

    aside.run(fail, seen.append)
    aside.run(lambda: 1, seen.append)
    qtbot.waitUntil(lambda: not aside.is_busy)
    assert [error.what for error in told] == ["It is full."]
    assert seen == [1]


def test_a_bug_is_raised_where_the_window_runs(qtbot: QtBot) -> None:
    aside = Aside("test")
    with qtbot.captureExceptions() as raised:
        aside.run(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: not aside.is_busy and bool(raised))
    assert raised[0][0] is ZeroDivisionError
