"""Long work over frozen values in the window's own thread, so little at a time that nobody feels it.

A thread of its own would hold the window up all the same: each statement that the window puts to SQLite waits
for the interpreter, which a busy thread gives away only every few milliseconds.
"""

import time
from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.compose.pausing import collector_paused

_SLICE = 0.012  # seconds of work at a time
_PAUSE = 12  # milliseconds between two slices


class BitByBit(QObject):
    """Makes the steps of a generator; `done` carries what it returns."""

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Have nothing to do yet."""
        super().__init__(parent)
        self._work: Generator[None, None, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be told."""
        return self._work is not None

    def begin(self, work: Generator[None, None, Any]) -> None:
        """Begin this work, in place of what was under way."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Leave what is under way."""
        self._work = None
        self._timer.stop()

    def _go_on(self) -> None:
        until = time.monotonic() + _SLICE
        work = self._work
        try:
            with collector_paused():
                while work is not None and time.monotonic() < until:
                    next(work)
        except StopIteration as end:
            self.stop()
            self.done.emit(end.value)
