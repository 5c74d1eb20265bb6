"""Several things at a time, with work that waits where a child process would."""

import threading
import time
from collections.abc import Iterator

import pytest

from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.jobs.abreast import abreast


def waiting(item: float, stop: Cancellation) -> float:
    """Wait that many seconds, unless stopped."""
    stopped = threading.Event()
    with stop.stopping(stopped.set):
        if stopped.wait(item):
            raise CancelledError("Stopped.")
    return item


def test_results_come_as_they_are_done_or_in_order() -> None:
    items = [0.3, 0.0, 0.01, 0.02]
    assert list(abreast(waiting, items, 2)) == [0.0, 0.01, 0.02, 0.3]
    assert list(abreast(waiting, items, 2, in_order=True)) == items
    assert list(abreast(waiting, [], 2)) == []


def test_work_is_done_at_once_by_as_many_as_there_are() -> None:
    together = threading.Barrier(3, timeout=10)
    assert sorted(abreast(lambda item, _: together.wait() * 0 + item, range(6), 3)) == list(range(6))


@pytest.mark.parametrize("in_order", [False, True])
def test_little_is_worked_on_before_it_is_asked_for(*, in_order: bool) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(100):
            taken.append(item)
            yield item

    results = abreast(lambda item, _: item, items(), 2, in_order=in_order)
    next(results)
    time.sleep(0.2)
    assert len(taken) <= 8
    results.close()
    time.sleep(0.05)
    assert len(taken) <= 8


def test_the_beginning_of_each_is_told_in_the_thread_that_takes_the_results() -> None:
    told: list[tuple[int, threading.Thread]] = []
    list(
        abreast(
            lambda item, _: item,
            range(4),
            2,
            begun=lambda item: told.append((item, threading.current_thread())),
        )
    )
    assert sorted(item for item, _ in told) == [0, 1, 2, 3]
    assert {thread for _, thread in told} == {threading.current_thread()}


def test_cancelling_ends_all_that_is_worked_on_within_a_moment() -> None:
    cancellation = Cancellation()
    before = set(threading.enumerate())
    timer = threading.Timer(0.1, cancellation.cancel)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        list(abreast(waiting, [60.0] * 5, 2, cancellation=cancellation))
    assert time.monotonic() - begun < 1
    assert set(threading.enumerate()) <= before | {timer}
    with pytest.raises(CancelledError):
        list(abreast(waiting, [0.0], 2, cancellation=cancellation))


def test_a_worker_that_the_system_keeps_waiting_does_not_keep_the_end_waiting() -> None:
    cancellation, disk = Cancellation(), threading.Event()
    threading.Timer(0.1, cancellation.cancel).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        list(abreast(lambda _, __: disk.wait(60), [1], 1, cancellation=cancellation))
    disk.set()
    assert time.monotonic() - begun < 1


def test_after_cancelling_nothing_more_is_given() -> None:
    cancellation = Cancellation()
    results = abreast(lambda item, _: item, range(10), 2, cancellation=cancellation)
    next(results)
    cancellation.cancel()
    with pytest.raises(CancelledError):
        next(results)


def test_who_asks_no_more_stops_the_work() -> None:
    before = set(threading.enumerate())
    for _ in abreast(waiting, [0.0, 60.0, 60.0], 2):
        break
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_the_work_raises_is_raised(error: type[BaseException]) -> None:
    def fall(item: int, _: Cancellation) -> int:
        if item == 2:
            raise error
        return item

    with pytest.raises(error):
        list(abreast(fall, range(5), 2))


def test_items_that_cannot_be_had_raise_too() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        list(abreast(lambda item, _: item, items(), 2))
