"""How long the window cannot answer: a timer that should beat every few milliseconds."""

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import Qt, QTimer

_BEAT = 5  # milliseconds
_WAITED = Path("/proc/thread-self/schedstat")  # its second number: nanoseconds ready to run, but not running


class Heartbeat:
    """Measures the longest pause in seconds between two beats while the block runs.

    Of a pause is taken off how long this thread waited for a processor that other programs had, where the
    system tells that (Linux does).
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
        self.longest, self._last = 0.0, _now()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = _now()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def _now() -> float:
    waited = int(_WAITED.read_text(encoding="ascii").split()[1]) if _WAITED.exists() else 0
    return time.perf_counter() - waited / 1e9
