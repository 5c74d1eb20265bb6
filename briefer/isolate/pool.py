"""The children there are, and which call has which."""

import contextlib
import pkgutil
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from briefer.confine.overdue import Overdue
from briefer.errors import BrieferError
from briefer.isolate.answers import ChildError, Outcome
from briefer.isolate.cancelling import CANCELLED, Cancellation, CancelledError, StoppedError
from briefer.isolate.limits import START, Limits
from briefer.isolate.queue import Queue

if TYPE_CHECKING:
    from briefer.isolate.child import Child

AT_ONCE = 2
"""Children that read where there are many files: as many as leave even a small computer some room."""

STARTED = "briefer.isolate.child:started"
"""Found when the first child is wanted: a pool is made before the window is painted."""


class Isolation:
    """A pool of at most `children` child processes, each started when it is first needed and kept.

    Calls may come from several threads; each waits for a child that is free.
    """

    def __init__(self, limits: Limits | None = None, children: int = 1) -> None:
        """Start nothing yet."""
        self.limits = limits or Limits()
        self.children = children
        self._free = threading.Semaphore(children)
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False
        self._is_warming = False
        self._overdue, self._slow = Overdue(self.limits.seconds), Overdue(START)

    def run(self, function: str, *args: object, cancellation: Cancellation | None = None) -> Any:
        """Return what ``package.module:function`` returns for these arguments in a child.

        The answer is made of what JSON knows, with tuples as lists, and of bytes. Raises the function's
        BrieferError, StoppedError where a limit was passed or the child fell, CancelledError, and ChildError
        for any other exception of the function.
        """
        (outcome,) = self.run_each(function, (args,), cancellation=cancellation)
        return outcome.value()

    def run_each(
        self,
        function: str,
        calls: Iterable[tuple[object, ...]],
        *,
        cancellation: Cancellation | None = None,
    ) -> list[Outcome]:
        """Return what becomes of several calls of one function, by their arguments, in their order.

        One child works them off, and the next are sent before it has answered: it need not stand still until
        this process is awake. Over what it falls, only that call is lost; another child does the rest. The
        arguments are asked for one by one, while the child is at work. Raises CancelledError.
        """
        queue = Queue(function, calls)
        outcomes: list[Outcome] = []
        while queue.is_left():
            with self._free:
                try:
                    child = self._take()
                except CancelledError:
                    raise
                except StoppedError as error:
                    queue.answered()
                    outcomes.append(Outcome(fault=error))
                    continue
                try:
                    with (cancellation or Cancellation()).stopping(child.kill):
                        outcomes += child.answers(queue)
                finally:
                    self._give_back(child)
            if cancellation is not None and cancellation.cancelled and outcomes[-1].fault is not None:
                raise CancelledError(CANCELLED)
        return outcomes

    def warm(self, function: str, *args: object) -> None:
        """Start all children, and have each run a function so that its libraries are loaded.

        Nothing is done where any is there, or where they are being started already. It takes as long as they
        do; the pool may be closed meanwhile. Faults are passed over.
        """
        with self._lock:
            if self._is_warming or self._idle or self._busy:
                return
            self._is_warming = True
        threads = [
            threading.Thread(target=self._warm_one, args=(function, *args)) for _ in range(self.children)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._is_warming = False

    def _warm_one(self, function: str, *args: object) -> None:
        with contextlib.suppress(BrieferError, ChildError):
            self.run(function, *args)

    def close(self) -> None:
        """End all children, those at work too; calls that are waiting are stopped."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill()
        for child in idle:
            child.end()
        self._overdue.close()
        self._slow.close()

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the pool."""
        self.close()

    def _take(self) -> "Child":
        with self._lock:
            if self._closed:
                raise CancelledError(CANCELLED)
            child = self._idle.pop() if self._idle else self._started()
            self._busy.add(child)
            return child

    def _started(self) -> "Child":
        start: Callable[..., Child] = pkgutil.resolve_name(STARTED)
        return start(self.limits, self._overdue, self._slow)

    def _give_back(self, child: "Child") -> None:
        with self._lock:
            self._busy.discard(child)
            if child.is_fit() and not self._closed:
                self._idle.append(child)
                return
        child.end()


def run_isolated(function: str, *args: object, limits: Limits | None = None) -> Any:
    """Return what the function returns in a child made for this one call; see Isolation.run."""
    with Isolation(limits) as isolation:
        return isolation.run(function, *args)
