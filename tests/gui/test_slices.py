"""Work done in slices: its end is told, a bug in it is raised, and what is left is not gone on with."""

import time
from collections.abc import Generator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from briefer.gui.slices import Slices


def counting(steps: int, seconds: float = 0.0) -> Generator[None, None, int]:
    for _ in range(steps):
        time.sleep(seconds)
        yield
    return steps


def broken() -> Generator[None, None, int]:
    yield
    raise ZeroDivisionError


def test_what_comes_out_is_told(qtbot: QtBot) -> None:
    slices, told = Slices(), list[object]()
    slices.ended.connect(told.append)
    slices.begin(counting(1000))
    assert slices.is_busy
    qtbot.waitUntil(lambda: bool(told))
    assert told == [1000]
    assert not slices.is_busy


def test_the_window_goes_on_meanwhile(qtbot: QtBot) -> None:
    slices, beats, timer = Slices(), list[float](), QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(5)
    slices.begin(counting(200, 0.002))
    qtbot.waitUntil(lambda: not slices.is_busy, timeout=10_000)
    assert len(beats) >= 10


def test_other_work_takes_the_place_of_what_is_under_way(qtbot: QtBot) -> None:
    slices, told = Slices(), list[object]()
    slices.ended.connect(told.append)
    slices.begin(counting(1_000_000))
    slices.begin(counting(3))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [3]
    slices.begin(counting(1_000_000))
    slices.stop()
    assert not slices.is_busy


def test_a_bug_is_raised_in_the_window(qtbot: QtBot) -> None:
    slices = Slices()
    with qtbot.captureExceptions() as raised:
        slices.begin(broken())
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert not slices.is_busy


def test_a_first_slice_can_be_made_at_once(qtbot: QtBot) -> None:
    slices, told, sliced = Slices(), list[object](), list[bool]()
    slices.ended.connect(told.append)
    slices.sliced.connect(lambda: sliced.append(slices.is_busy))
    slices.begin(counting(3), 1.0)
    assert told == [3]
    assert not sliced
    slices.begin(counting(100, 0.005), 0.001)
    assert sliced == [True]
    qtbot.waitUntil(lambda: told == [3, 100])


def test_a_step_may_begin_other_work(qtbot: QtBot) -> None:
    slices, told = Slices(), list[object]()
    slices.ended.connect(told.append)

    def changing() -> Generator[None, None, int]:
        yield
        slices.begin(counting(7))
        yield
        pytest.fail("gone on with")

    slices.begin(changing())
    qtbot.waitUntil(lambda: bool(told))
    assert told == [7]
