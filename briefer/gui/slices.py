"""What the window works out by itself in moments of rest, so little at a time that nobody feels it.

A thread of its own would hold the window up all the same: each statement that the window puts to SQLite waits
for the interpreter, which a busy thread gives away only every few milliseconds.
"""

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.compose.pausing import collector_paused

SLICE = 0.012  # seconds of work at a time
_PAUSE = 8  # milliseconds between two slices


class Slices(QObject):
    """Makes the steps of one job after the other; the next job takes the place of one that is under way.

    `sliced` follows each slice but the last; `ended` carries what a job that came to its end returned. What
    the analyst asked for, and what writes, is done by Work.
    """

    sliced = Signal()
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None, *, seconds: float = SLICE, pause: int = _PAUSE) -> None:
        """Have nothing to do yet; a slice goes on for so many `seconds`, the `pause` is in milliseconds."""
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(lambda: self._go_on(seconds))

    @property
    def is_busy(self) -> bool:
        """Whether steps are left."""
        return self._steps is not None

    def begin(self, steps: Iterator[object], at_once: float = 0.0) -> None:
        """Make these steps in place of those under way, for so many seconds at once, then in slices."""
        self._steps = steps
        self._timer.start()
        if at_once:
            self._go_on(at_once)

    def stop(self) -> None:
        """Leave what is under way."""
        self._steps = None
        self._timer.stop()

    def _go_on(self, seconds: float) -> None:
        steps, until = self._steps, monotonic() + seconds
        try:
            with collector_paused():
                while steps is not None and steps is self._steps:
                    next(steps)
                    if monotonic() >= until:
                        break
        except StopIteration as end:
            if steps is self._steps:  # what it told of has not begun another job
                self.stop()
                self.ended.emit(end.value)
        except BaseException:
            self.stop()
            raise
        else:
            if steps is self._steps:
                self.sliced.emit()
