"""How long the window cannot answer: a timer that should beat every few milliseconds."""

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import Qt, QTimer

_BEAT = 5  # milliseconds
_WAITED = Path("/proc/thread-self/schedstat")  # its second number: nanoseconds ready to run, but not running
_THREADS = Path("/proc/self/task")


class Heartbeat:
    """Measures the longest pause in seconds between two beats while the block runs.

    Of a pause is taken off how long this thread waited for a processor that other programs had, where the
    system tells that (Linux does). With `threads` that of the other threads of this process too: one that
    holds the interpreter and has no processor holds up the window, however little it does.
    """

    def __init__(self, *, threads: bool = False) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._threads = threads
        self._waited: dict[str, int] = {}
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        """Begin to beat."""
        self._others()
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
        now, others = _now(), self._others()
        self.longest = max(self.longest, now - self._last - others)
        self._last = now

    def _others(self) -> float:
        """Return how long other threads have waited for a processor since the last beat, in seconds."""
        if not self._threads or not _THREADS.exists():
            return 0.0
        before, self._waited = self._waited, dict(_waits())
        return sum(now - before[key] for key, now in self._waited.items() if key in before) / 1e9


def _waits() -> list[tuple[str, int]]:
    """Return how long each of the other threads has waited so far, in nanoseconds."""
    own = Path("/proc/thread-self").resolve().name
    found = []
    for thread in _THREADS.iterdir():
        try:
            words = (thread / "schedstat").read_text(encoding="ascii").split()
        except OSError:  # it has ended
            continue
        if thread.name != own:
            found.append((thread.name, int(words[1])))
    return found


def _now() -> float:
    waited = int(_WAITED.read_text(encoding="ascii").split()[1]) if _WAITED.exists() else 0
    return time.perf_counter() - waited / 1e9
