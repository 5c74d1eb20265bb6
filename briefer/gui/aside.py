"""Work beside the window's own thread, one piece after the other."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError

Outcome = TypeVar("Outcome")

_LOOK = 15  # milliseconds between two looks for an outcome


def beside(run: Callable[[], Outcome], name: str, *, outlives: bool = True) -> Future[Outcome]:
    """Run this in a thread of its own, of this name, and return where its outcome will be.

    The program waits for it at its end, unless that is not asked for.
    """
    answer: Future[Outcome] = Future()
    Thread(target=lambda: answer.set_result(run()), name=name, daemon=not outlives).start()
    return answer


class Aside(QObject):
    """Runs pieces of work that see neither window nor session, each after the one before.

    The window looks at short intervals for the outcome: nothing calls back into a window that may be gone by
    then, and a thread that outlives it ends by itself. `failed` carries a BrieferError; a bug of ours is
    raised where the window runs.
    """

    failed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, *, outlives: bool = True) -> None:
        """Do nothing yet; `name` is that of the threads, `outlives` whether the program waits for them."""
        super().__init__(parent)
        self._name, self._outlives = name, outlives
        self._waiting: deque[tuple[Callable[[], Any], Callable[[Any], object]]] = deque()
        self._answer: Future[object] | None = None
        self._then: Callable[[Any], object] = _nothing
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether work is being done, or waits."""
        return self._answer is not None or bool(self._waiting)

    def run(self, work: Callable[[], Outcome], then: Callable[[Outcome], object]) -> None:
        """Do this work when its turn comes, and hand its outcome over."""
        self._waiting.append((work, then))
        self._begin()

    def _begin(self) -> None:
        if self._answer is None and self._waiting:
            work, self._then = self._waiting.popleft()
            self._answer = beside(lambda: _outcome(work), self._name, outlives=self._outlives)
            self._look.start()

    def _take(self) -> None:
        if self._answer is None or not self._answer.done():
            return
        outcome, then = self._answer.result(), self._then
        self._answer = None
        self._look.stop()
        self._begin()
        if isinstance(outcome, BrieferError):
            self.failed.emit(outcome)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            then(outcome)


def _outcome(work: Callable[[], Any]) -> Any:
    """Return what the work gives, or the exception that stood in its way."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - all of them are told to the window
        return error


def _nothing(_outcome: object) -> None:
    """Stand for what is to be done with no outcome."""
