"""Long work goes on in slices, one job after the other, those that write before those that read."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.working import Work, of


@pytest.fixture
def work(qapp: QApplication) -> Work:
    assert qapp is not None
    return Work()


def slow(log: list[str], name: str, parts: int = 3, seconds: float = 0.015) -> Iterator[tuple[int, int]]:
    for number in range(parts):
        if seconds:  # a sleep of no time hands the processor over, for as long as others want it
            time.sleep(seconds)
        log.append(f"{name}{number}")
        yield number + 1, parts


def test_a_short_job_is_over_at_once(work: Work) -> None:
    log: list[str] = []
    work.begin("Tagging", slow(log, "a", seconds=0), lambda: log.append("end"))
    assert log == ["a0", "a1", "a2", "end"]
    assert not work.is_busy


def test_a_short_job_is_over_at_once_on_a_busy_computer_too(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, log = iter(range(100)), list[str]()
    monkeypatch.setattr("briefer.gui.working.time.monotonic", lambda: next(clock))
    work.begin("Undone", of(1, iter([1])), lambda: log.append("end"), writes=True)
    assert (log, work.is_busy) == (["end"], False)


def test_a_job_whose_last_part_takes_long_is_over_with_it(work: Work) -> None:
    log: list[str] = []
    work.begin("Tagging", slow(log, "a", parts=1, seconds=0.05), lambda: log.append("end"), writes=True)
    assert log == ["a0", "end"]
    assert work.writing == ""


def test_jobs_follow_each_other_and_what_writes_goes_first(qtbot: QtBot, work: Work) -> None:
    log: list[str] = []
    work.begin("Searching", slow(log, "a"), lambda: log.append("a"))
    work.begin("Searching", slow(log, "b"), lambda: log.append("b"))
    work.begin("Tagging", slow(log, "w"), lambda: log.append("w"), writes=True)
    work.begin("Untagging", slow(log, "v"), lambda: log.append("v"), writes=True)
    assert work.writing == "Tagging"
    qtbot.waitUntil(lambda: not work.is_busy)
    assert [it for it in log if len(it) == 1] == ["w", "v", "a", "b"]


def test_progress_is_told_of_what_takes_long_only(qtbot: QtBot, work: Work) -> None:
    told: list[tuple[str, int, int]] = []
    work.progressed.connect(lambda *it: told.append(it))
    work.begin("Short", slow([], "a", parts=2))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told == []
    work.begin("Long", slow([], "b", parts=20, seconds=0.03))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told[0][0] == "Long"
    assert told[-1] == ("", 0, 0)
    assert [done for words, done, _ in told if words] == sorted(done for words, done, _ in told if words)


def test_a_fault_ends_its_job_and_the_next_goes_on(qtbot: QtBot, work: Work) -> None:
    def failing() -> Iterator[tuple[int, int]]:
        yield 1, 2
        raise BrieferError("The disk is full.")

    faults: list[BrieferError] = []
    log: list[str] = []
    work.failed.connect(faults.append)
    work.begin("Tagging", failing(), lambda: log.append("never"), writes=True)
    work.begin("Searching", slow(log, "a", parts=1))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert [error.what for error in faults] == ["The disk is full."]
    assert log == ["a0"]


def test_cancelling_gives_up_everything(qtbot: QtBot, work: Work) -> None:
    log: list[str] = []
    work.begin("Searching", slow(log, "a", parts=50), lambda: log.append("never"))
    with qtbot.waitSignal(work.cancelled):
        work.cancel()
    assert not work.is_busy
    assert "never" not in log
    work.cancel()
    work.begin("Tagging", of(1, iter([1])), lambda: log.append("end"))
    assert log[-1] == "end"


def test_before_closing_what_writes_is_ended_and_what_reads_given_up(work: Work) -> None:
    log: list[str] = []
    work.begin("Searching", slow(log, "a", parts=50), lambda: log.append("never"))
    work.begin("Tagging", slow(log, "w", parts=9), lambda: log.append("end"), writes=True)
    work.finish_writing()
    assert log[-2:] == ["w8", "end"]
    work.cancel()
    assert not work.is_busy
    assert "never" not in log


def test_what_writes_waits_while_the_file_is_held_and_what_reads_goes_on(qtbot: QtBot) -> None:
    held, log, told = [True], list[str](), list[str]()
    work = Work(is_held=lambda: held[-1])
    work.progressed.connect(lambda words, *_: told.append(words))
    work.begin("Tagging", slow(log, "w"), lambda: log.append("w"), writes=True)
    work.begin("Searching", slow(log, "a"), lambda: log.append("a"))
    qtbot.waitUntil(lambda: "a" in log)
    assert "w0" not in log
    assert (work.is_waiting, work.has("Tagging"), work.has("Searching")) == (True, True, False)
    assert told[0].startswith("Tagging: waiting")
    work.finish_writing()
    assert work.writing == "Tagging"
    held.append(False)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert log[-4:] == ["w0", "w1", "w2", "w"]
    assert (work.is_waiting, told[-1]) == (False, "")
