"""How long the window cannot answer: a timer that should beat every few milliseconds."""

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import Qt, QTimer

_BEAT = 5  # milliseconds


class Heartbeat:
    """Measures the longest pause between two beats while the block runs.

    Pauses are seconds that this thread computed, so that other programs of a busy machine do not count.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        """Begin to beat."""
        self._last = time.thread_time()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now
