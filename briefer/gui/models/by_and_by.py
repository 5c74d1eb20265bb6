"""Reading what a session holds in turns of some milliseconds, so that a large one is shown at once."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

_AT_ONCE = 0.05  # seconds of reading before the first are shown
_EACH = 0.02  # seconds of reading in one turn after that
_PAUSE = 5  # milliseconds between two turns


class ByAndBy(QObject):
    """What is read in parts; `grown` says that the first were read, and that all were.

    A session of usual size is read at once: `is_complete` says whether nothing is left. What comes between
    the first and the last part is not worth putting in order.
    """

    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Read nothing until `begin` is called."""
        super().__init__(parent)
        self.is_complete = False
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self._go_on(_EACH))

    def read_part(self) -> bool:
        """Read the next part, a few milliseconds of work, and return whether it was the last."""
        raise NotImplementedError

    def begin(self) -> None:
        """Read the first parts now, and the others by and by."""
        self._go_on(_AT_ONCE)

    def _go_on(self, seconds: float) -> None:
        until = monotonic() + seconds
        while not self.is_complete and monotonic() < until:
            self.is_complete = self.read_part()
        is_first = not self._timer.isActive()
        if self.is_complete:
            self._timer.stop()
        else:
            self._timer.start()
        if self.is_complete or is_first:
            self.grown.emit()
