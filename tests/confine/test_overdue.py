"""That what takes too long is stopped, by one thread, and nothing else is."""

import threading
from time import monotonic, sleep

from briefer.confine.overdue import Overdue

SOON = 0.1


def test_what_takes_too_long_is_stopped_and_what_ended_is_not() -> None:
    overdue = Overdue(SOON)
    late, ended = threading.Event(), threading.Event()
    with overdue.stopping(ended.set):
        pass
    began = monotonic()
    with overdue.stopping(late.set):
        assert late.wait(5)
    assert monotonic() - began >= SOON
    sleep(SOON)
    assert not ended.is_set()
    overdue.close()


def test_what_begins_while_another_goes_on_is_stopped_in_its_own_time() -> None:
    overdue = Overdue(SOON * 2)
    first, second = threading.Event(), threading.Event()
    with overdue.stopping(first.set):
        sleep(SOON)
        began = monotonic()
        with overdue.stopping(second.set):
            assert first.wait(5)
            assert not second.is_set() or monotonic() - began >= SOON * 2
            assert second.wait(5)
            assert monotonic() - began >= SOON * 2
    overdue.close()


def test_many_calls_need_one_thread_which_ends_with_them() -> None:
    before = set(threading.enumerate())
    overdue = Overdue(SOON)
    for _ in range(100):
        with overdue.stopping(lambda: None):
            assert len(set(threading.enumerate()) - before) == 1
    (watch,) = set(threading.enumerate()) - before
    watch.join(5)
    assert not watch.is_alive()
    stopped = threading.Event()
    with overdue.stopping(stopped.set):
        assert stopped.wait(5)
    overdue.close()


def test_it_ends_at_once_when_it_is_closed() -> None:
    before = set(threading.enumerate())
    overdue = Overdue(60)
    with overdue.stopping(lambda: None):
        (watch,) = set(threading.enumerate()) - before
    overdue.close()
    watch.join(5)
    assert not watch.is_alive()
