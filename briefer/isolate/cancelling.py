"""Stopping what runs elsewhere, from any thread."""

import contextlib
import threading
from collections.abc import Callable, Iterator

from briefer.errors import BrieferError

CANCELLED = "The reading was cancelled."


class StoppedError(BrieferError):
    """The child was stopped or fell: the message says why, and nothing of its work is left."""


class CancelledError(StoppedError):
    """The child was stopped because the user asked for it."""


class Cancellation:
    """Stops, from any thread, all the calls it was given to; a call that begins later is not begun."""

    def __init__(self) -> None:
        """Begin not cancelled."""
        self._lock = threading.Lock()
        self._stops: dict[object, Callable[[], object]] = {}
        self.cancelled = False

    def cancel(self) -> None:
        """Stop the calls at once; harmless when none runs and when repeated."""
        with self._lock:
            self.cancelled = True
            for stop in self._stops.values():
                stop()

    @contextlib.contextmanager
    def stopping(self, stop: Callable[[], object]) -> Iterator[None]:
        """Have `stop` called, in the thread that cancels, where that happens while the block runs.

        Raises CancelledError where it has happened already.
        """
        key = object()
        with self._lock:
            if self.cancelled:
                raise CancelledError(CANCELLED)
            self._stops[key] = stop
        try:
            yield
        finally:
            with self._lock:
                del self._stops[key]
