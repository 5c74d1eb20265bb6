"""Reading what a session holds in slices of some milliseconds, so that a large one is shown at once."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from briefer.gui.slices import Slices

_AT_ONCE = 0.05  # seconds of reading before the first are shown
_EACH = 0.02  # seconds of reading in one slice after that
_PAUSE = 5  # milliseconds between two slices


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
        self._slices = Slices(self, seconds=_EACH, pause=_PAUSE)
        self._slices.ended.connect(self.grown)

    def read_part(self) -> bool:
        """Read the next part, a few milliseconds of work, and return whether it was the last."""
        raise NotImplementedError

    def begin(self) -> None:
        """Read the first parts now, and the others by and by."""
        self._slices.begin(self._reading(), _AT_ONCE)
        if not self.is_complete:
            self.grown.emit()

    def _reading(self) -> Iterator[None]:
        while not self.read_part():
            yield
        self.is_complete = True
