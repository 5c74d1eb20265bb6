"""What a call may take by the clock: one thread looks after all calls and stops those that are overdue.

A timer for each would start and end a thread around each call, and have it wait for both.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic


class Overdue:
    """Stops what goes on for more than so many seconds, the same for all.

    The thread sleeps until the first call that it knows of is due, or for as long as a call may take: none
    that begins meanwhile is due sooner, so no call has to wake it. It ends when nothing began while it slept.
    """

    def __init__(self, seconds: float) -> None:
        """Look after nothing yet."""
        self._seconds = seconds
        self._changed = threading.Condition()
        self._due: dict[object, tuple[float, Callable[[], object]]] = {}
        self._watch: threading.Thread | None = None
        self._is_closed = False

    @contextmanager
    def stopping(self, stop: Callable[[], object]) -> Iterator[None]:
        """Have `stop` called from another thread where the block goes on too long; never after it."""
        key = object()
        with self._changed:
            self._due[key] = (monotonic() + self._seconds, stop)
            if self._watch is None:
                self._watch = threading.Thread(target=self._look_after, daemon=True)
                self._watch.start()
        try:
            yield
        finally:
            with self._changed:
                self._due.pop(key, None)

    def close(self) -> None:
        """End the thread; calls under way are stopped no more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
            watch = self._watch
        if watch is not None:
            watch.join()

    def _look_after(self) -> None:
        with self._changed:
            while not self._is_closed:
                self._stop_late()
                first = min((due for due, _ in self._due.values()), default=monotonic() + self._seconds)
                self._changed.wait(max(0.0, first - monotonic()))
                if not self._due:
                    break
            self._watch = None

    def _stop_late(self) -> None:
        now = monotonic()
        for key, (due, stop) in list(self._due.items()):
            if due <= now:
                del self._due[key]
                stop()
