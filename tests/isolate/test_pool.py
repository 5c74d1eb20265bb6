"""The functions called in the child are Python's own, so that the tests need no module of theirs there."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError, Outcome
from briefer.isolate.cancelling import Cancellation, CancelledError, StoppedError
from briefer.isolate.child import Child
from briefer.isolate.limits import Limits
from briefer.isolate.pool import Isolation, run_isolated
from briefer.isolate.queue import _AHEAD, Queue

LIMITS = Limits(seconds=30, cpu_seconds=1, memory=256 << 20, answer=1 << 20)
ENDLESS = "sum(1 for _ in __import__('itertools').count())"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's limits are Linux's")


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation(LIMITS) as pool:
        yield pool


def evaluated(pool: Isolation, expression: str) -> object:
    result: object = pool.run("builtins:eval", expression)
    return result


def test_values_and_bytes_come_back(isolation: Isolation) -> None:
    value = {"a": [1, 2.5, None, True], "text": "😀\u2028", "data": b"\x00\xff", "more": [b"", b"x"]}
    assert isolation.run("copy:deepcopy", value) == value


def test_the_child_is_kept_warm(isolation: Isolation) -> None:
    assert evaluated(isolation, "__import__('os').getpid()") == evaluated(
        isolation, "__import__('os').getpid()"
    )
    assert evaluated(isolation, "__import__('os').getpid()") != os.getpid()


GROWN = """
from briefer.isolate.limits import Limits
from briefer.isolate.pool import Isolation
if __name__ == "__main__":
    kept = b"x" * (200 << 20)
    with Isolation(Limits(memory=256 << 20)) as pool:
        first, second = pool.run("os:getpid"), pool.run("os:getpid")
        del kept
        pool.run("builtins:eval", "len(b'x' * (230 << 20))")
        print(first == second, second == pool.run("os:getpid"))
"""


@on_linux
def test_a_child_that_has_grown_is_replaced_however_large_the_process_is_that_starts_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "grown.py").write_text(GROWN, encoding="utf-8")
    done = subprocess.run([sys.executable, "grown.py"], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == b"True False\n"


def test_the_child_holds_no_window(isolation: Isolation) -> None:
    names = evaluated(isolation, "sorted(__import__('sys').modules)")
    assert isinstance(names, list)
    assert not [name for name in names if name.startswith(("PySide6", "shiboken6", "briefer.gui", "apsw"))]


def test_a_fault_is_raised_here_as_it_was_there(isolation: Isolation) -> None:
    call = 'exec(\'from briefer.errors import BrieferError; raise BrieferError("No text.", "Look.")\')'
    with pytest.raises(BrieferError, match="No text") as caught:
        evaluated(isolation, call)
    assert (caught.value.what, caught.value.next_step) == ("No text.", "Look.")


def test_any_other_exception_carries_its_traceback(isolation: Isolation) -> None:
    with pytest.raises(ChildError) as caught:
        isolation.run("builtins:int", "x")
    assert caught.value.kind == "ValueError"
    assert "invalid literal" in caught.value.trace


def test_a_call_over_its_time_is_stopped() -> None:
    with pytest.raises(StoppedError, match=r"longer than 0\.5 seconds"):
        run_isolated("time:sleep", 60, limits=Limits(seconds=0.5))


SLOW = """
import time
time.sleep(1.2)
def answer(number):
    return number
"""


def test_what_a_child_takes_to_start_and_to_load_is_not_the_call_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_to_load.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert run_isolated("slow_to_load:answer", 42, limits=Limits(seconds=1.0)) == 42


@on_linux
def test_a_busy_loop_is_stopped_by_its_processor_time(isolation: Isolation) -> None:
    with pytest.raises(StoppedError, match="1 seconds of the processor"):
        evaluated(isolation, ENDLESS)


@on_linux
def test_too_much_memory_is_refused(isolation: Isolation) -> None:
    with pytest.raises(StoppedError, match="more memory"):
        isolation.run("builtins:bytearray", 512 << 20)


def test_too_long_an_answer_is_refused(isolation: Isolation) -> None:
    with pytest.raises(StoppedError, match="more than 1 MB"):
        isolation.run("builtins:bytes", 3 << 20)


@pytest.mark.parametrize("call", ["os:abort", "os:_exit"])
def test_a_child_that_falls_is_told_and_replaced(isolation: Isolation, call: str) -> None:
    with pytest.raises(StoppedError, match="broke down over it"):
        isolation.run(call, *([3] if call == "os:_exit" else []))
    assert isolation.run("operator:add", 1, 2) == 3


@on_linux
def test_there_is_no_network(isolation: Isolation) -> None:
    with pytest.raises(ChildError) as caught:
        evaluated(isolation, "__import__('socket').create_connection(('192.0.2.1', 8099), 2)")
    assert caught.value.kind == "PermissionError"


def test_nothing_can_be_written_or_started(isolation: Isolation, tmp_path: Path) -> None:
    target = str(tmp_path / "new")
    for call in (
        f"open({target!r}, 'w')",
        f"__import__('os').open({target!r}, 65)",
        "__import__('subprocess').run(['true'])",
        f"__import__('shutil').rmtree({str(tmp_path)!r})",
    ):
        with pytest.raises(ChildError) as caught:
            evaluated(isolation, call)
        assert caught.value.kind == "PermissionError"
    assert list(tmp_path.iterdir()) == []


def test_what_a_library_prints_is_heard_nowhere(
    isolation: Isolation, capfd: pytest.CaptureFixture[str]
) -> None:
    evaluated(isolation, "__import__('os').write(1, b'noise') and __import__('os').write(2, b'noise')")
    assert capfd.readouterr() == ("", "")


def test_a_call_can_be_cancelled_while_it_runs(isolation: Isolation) -> None:
    cancellation = Cancellation()
    timer = threading.Timer(0.2, cancellation.cancel)
    timer.start()
    with pytest.raises(CancelledError):
        isolation.run("time:sleep", 60, cancellation=cancellation)
    timer.join()


def test_a_call_that_is_cancelled_with_its_answer_there_leaves_no_dying_child(
    isolation: Isolation, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancellation = Cancellation()
    answers = Child.answers

    def cancelled_late(child: Child, queue: Queue) -> list[Outcome]:
        answered = answers(child, queue)
        cancellation.cancel()
        return answered

    monkeypatch.setattr(Child, "answers", cancelled_late)
    # Its end is not noticed at once.
    monkeypatch.setattr(SpawnProcess, "is_alive", lambda _: True)
    assert isolation.run("builtins:len", "four", cancellation=cancellation) == 4
    monkeypatch.undo()
    assert isolation.run("builtins:len", "again") == 5


def test_a_cancelled_call_is_not_begun(isolation: Isolation) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(CancelledError):
        isolation.run("time:sleep", 60, cancellation=cancellation)
    assert isolation.run("operator:add", 1, 2) == 3


def test_closing_stops_what_runs_and_leaves_nothing() -> None:
    pool = Isolation(Limits(), children=2)
    pids = [pool.run("os:getpid")]
    outcome: list[BaseException] = []

    def call() -> None:
        try:
            pool.run("time:sleep", 60)
        except StoppedError as error:
            outcome.append(error)

    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads:
        thread.start()
    threading.Event().wait(0.3)
    pool.close()
    for thread in threads:
        thread.join(10)
    assert [thread.is_alive() for thread in threads] == [False] * 3
    assert len(outcome) == 3
    assert not Path(f"/proc/{pids[0]}/cmdline").exists()
    with pytest.raises(StoppedError):
        pool.run("os:getpid")


def told(outcomes: list[Outcome]) -> list[object]:
    """Return the values, and of faults the kind."""

    def value(outcome: Outcome) -> object:
        try:
            return outcome.value()
        except (BrieferError, ChildError) as error:
            return type(error).__name__

    return [value(outcome) for outcome in outcomes]


def test_several_calls_are_answered_in_their_order_by_one_child(isolation: Isolation) -> None:
    assert isolation.run_each("os:getpid", []) == []
    pids = {outcome.value() for outcome in isolation.run_each("os:getpid", [()] * 20)}
    assert len(pids) == 1
    sizes = [1, _AHEAD, 3 * _AHEAD, 1, 1, 10 << 20, 2]
    texts = [f"{number}" * size for number, size in enumerate(sizes)]
    assert told(isolation.run_each("copy:copy", ((text[: 1 << 19],) for text in texts))) == [
        text[: 1 << 19] for text in texts
    ]
    calls = [("1",), ("1 +",), ("__import__('os')",), ("2",)]
    assert told(isolation.run_each("builtins:eval", calls)) == [1, "ChildError", "ChildError", 2]


def test_only_the_call_that_a_child_falls_over_is_lost() -> None:
    calls = [
        ("1",),
        ("__import__('os')._exit(3)",),
        ("3",),
        (ENDLESS,),
        ("5",),
        ("__import__('os').getpid()",),
    ]
    with Isolation(LIMITS) as pool:
        outcomes = told(pool.run_each("builtins:eval", calls))
        assert outcomes[:5] == [1, "StoppedError", 3, "StoppedError", 5]
        assert outcomes[5] == pool.run("os:getpid")


def test_a_child_that_is_worn_out_answers_no_more_of_the_calls() -> None:
    pid = "__import__('os').getpid()"
    with Isolation(LIMITS) as pool:
        first, worn, after = told(pool.run_each("builtins:eval", [(pid,), ("[0] * (1 << 61)",), (pid,)]))
        assert after == pool.run("os:getpid")
    assert worn == "StoppedError"
    assert after != first


def test_a_call_s_time_begins_when_the_one_before_is_answered() -> None:
    with Isolation(Limits(seconds=1.5)) as pool:
        assert told(pool.run_each("time:sleep", [(0.6,)] * 4 + [(60,), (0,)])) == [None] * 4 + [
            "StoppedError",
            None,
        ]


def test_the_arguments_are_asked_for_while_the_child_is_at_work(isolation: Isolation) -> None:
    asked: list[float] = []

    def calls() -> Iterator[tuple[str]]:
        for seconds in (1, 0, 0):
            asked.append(time.monotonic())
            yield (f"__import__('time').sleep({seconds}) or __import__('time').monotonic()",)

    first, *_ = told(isolation.run_each("builtins:eval", calls()))
    assert isinstance(first, float)
    assert asked[-1] < first


def test_arguments_that_cannot_be_had_are_no_fault_of_the_child(isolation: Isolation) -> None:
    def calls() -> Iterator[tuple[str]]:
        yield ("four",)
        message = "No such disk."
        raise OSError(message)

    with pytest.raises(OSError, match="No such disk"):
        isolation.run_each("builtins:len", calls())
    assert isolation.run("builtins:len", "again") == 5


def test_cancelling_ends_all_the_calls_and_a_closed_pool_begins_none(isolation: Isolation) -> None:
    cancellation = Cancellation()
    timer = threading.Timer(0.2, cancellation.cancel)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        isolation.run_each("time:sleep", [(0.05,)] * 3 + [(60,)] * 3, cancellation=cancellation)
    assert time.monotonic() - begun < 5
    timer.join()
    with Isolation() as pool:
        pass
    with pytest.raises(CancelledError):
        pool.run_each("time:sleep", [(0,)])


def test_without_a_process_each_call_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: SpawnProcess) -> None:
        raise OSError

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with Isolation() as pool:
        outcomes = pool.run_each("builtins:len", [("four",), ("five",)])
    assert [outcome.fault.what for outcome in outcomes if outcome.fault is not None] == [
        "No process for reading could be started."
    ] * 2


def test_children_that_are_warmed_are_started_once() -> None:
    with Isolation(children=2) as pool:
        threads = [threading.Thread(target=pool.warm, args=("time:sleep", 0.3)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        warm = list(pool._idle)
        assert len(warm) == 2
        pool.warm("time:sleep", 0)
        assert pool._idle == warm
        assert [child._calls for child in warm] == [1, 1]


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.4])
def test_a_pool_that_is_closed_while_it_is_warmed_leaves_no_child(seconds: float) -> None:
    pool = Isolation(children=2)
    thread = threading.Thread(target=pool.warm, args=("time:sleep", 20))
    thread.start()
    time.sleep(seconds)
    pool.close()
    thread.join(10)
    assert not thread.is_alive()
    assert (pool._idle, pool._busy) == ([], set())
    pool.warm("time:sleep", 20)
    assert (pool._idle, pool._busy) == ([], set())


def test_where_no_process_can_be_had_warming_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: SpawnProcess) -> None:
        raise OSError

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with Isolation(children=2) as pool:
        pool.warm("builtins:len", "four")
        assert pool._idle == []


def test_two_children_work_at_once() -> None:
    cancellation = Cancellation()
    with Isolation(children=2) as pool:
        thread = threading.Thread(target=_sleep, args=(pool, cancellation))
        thread.start()
        while not pool._busy:
            threading.Event().wait(0.01)
        assert pool.run("operator:add", 1, 2) == 3
        assert thread.is_alive()
        cancellation.cancel()
        thread.join()


def _sleep(pool: Isolation, cancellation: Cancellation) -> None:
    with contextlib.suppress(CancelledError):
        pool.run("time:sleep", 25, cancellation=cancellation)


SCRIPT = """
from briefer.isolate.pool import run_isolated
if __name__ == "__main__":
    print(run_isolated("operator:add", 1, 2))
"""


@pytest.mark.parametrize("how", ["file", "module"])
def test_it_works_under_any_kind_of_start(tmp_path: Path, how: str) -> None:
    (tmp_path / "starter.py").write_text(SCRIPT, encoding="utf-8")
    arguments = ["starter.py"] if how == "file" else ["-m", "starter"]
    done = subprocess.run(
        [sys.executable, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("3\n", "")
