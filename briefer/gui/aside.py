"""Work on frozen values beside the window's own thread, one piece at a time."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK = 15  # milliseconds between two looks for the answer


class Aside(QObject):
    """Runs a function in a thread of its own; `done` carries what it returned.

    The window looks at short intervals whether its thread has an answer: nothing calls back into a window
    that may be gone by then, and a thread that outlives it ends by itself, its answer unread.
    """

    done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Run nothing yet; the threads go by this name."""
        super().__init__(parent)
        self._name = name
        self._answer: Future[object] | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._answer is not None

    def run(self, work: Callable[[], object]) -> None:
        """Run this in a thread; an exception of it, which is a bug, is raised in the window."""
        self._answer = beside(work, self._name)
        self._look.start()

    def _take(self) -> None:
        """Tell the answer if it is there."""
        if self._answer is None or not self._answer.done():
            return
        answer, self._answer = self._answer, None
        self._look.stop()
        self.done.emit(answer.result())


def beside(work: Callable[[], object], name: str) -> Future[object]:
    """Run this in a thread of its own and return where its outcome will be."""
    answer: Future[object] = Future()
    Thread(target=lambda: _settle(answer, work), name=name).start()
    return answer


def _settle(answer: Future[object], work: Callable[[], object]) -> None:
    try:
        answer.set_result(work())
    except Exception as error:  # noqa: BLE001 - all of them are raised where the answer is taken
        answer.set_exception(error)
