"""Work done bit by bit: its end is told, a bug in it is raised, and what is left is not gone on with."""

import time
from collections.abc import Generator

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from briefer.gui.bit_by_bit import BitByBit


def counting(steps: int, seconds: float = 0.0) -> Generator[None, None, int]:
    for _ in range(steps):
        time.sleep(seconds)
        yield
    return steps


def broken() -> Generator[None, None, int]:
    yield
    raise ZeroDivisionError


def test_what_comes_out_is_told(qtbot: QtBot) -> None:
    bits, told = BitByBit(), list[object]()
    bits.done.connect(told.append)
    bits.begin(counting(1000))
    assert bits.is_busy
    qtbot.waitUntil(lambda: bool(told))
    assert told == [1000]
    assert not bits.is_busy


def test_the_window_goes_on_meanwhile(qtbot: QtBot) -> None:
    bits, beats, timer = BitByBit(), list[float](), QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(5)
    bits.begin(counting(200, 0.002))
    qtbot.waitUntil(lambda: not bits.is_busy, timeout=10_000)
    assert len(beats) >= 10


def test_other_work_takes_the_place_of_what_is_under_way(qtbot: QtBot) -> None:
    bits, told = BitByBit(), list[object]()
    bits.done.connect(told.append)
    bits.begin(counting(1_000_000))
    bits.begin(counting(3))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [3]
    bits.begin(counting(1_000_000))
    bits.stop()
    assert not bits.is_busy


def test_a_bug_is_raised_in_the_window(qtbot: QtBot) -> None:
    bits = BitByBit()
    with qtbot.captureExceptions() as raised:
        bits.begin(broken())
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
