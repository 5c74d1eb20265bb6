"""Untagged sentences, collected a little at a time so that the window stays quick."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from briefer.gui.slices import SLICE, Slices
from briefer.model.found import Hit

_AT_ONCE = 200  # sentences collected until more are asked for


class Listing(QObject):
    """Collects finds from an iterator; `grown` says that there are more, or that no more come."""

    grown = Signal()

    def __init__(self, parent: QObject) -> None:
        """Collect nothing yet."""
        super().__init__(parent)
        self.hits: list[Hit] = []
        self._coming: Iterator[Hit | None] | None = None
        self._wanted = 0
        self._slices = Slices(self)
        self._slices.sliced.connect(self.grown)
        self._slices.ended.connect(self.grown)

    @property
    def is_open(self) -> bool:
        """Whether more may come."""
        return self._coming is not None

    @property
    def is_waiting(self) -> bool:
        """Whether more may come, but enough are shown until they are asked for."""
        return self.is_open and not self._slices.is_busy

    def begin(self, coming: Iterator[Hit | None]) -> None:
        """Collect what comes, in place of what was collected."""
        self.stop()
        self._coming, self._wanted = coming, _AT_ONCE
        self._slices.begin(self._collecting(), SLICE)

    def go_on(self) -> None:
        """Collect more."""
        self._wanted += _AT_ONCE
        self._slices.begin(self._collecting())

    def stop(self) -> None:
        """Collect no more, and let go of what was collected."""
        self._slices.stop()
        self._coming, self.hits = None, []

    def _collecting(self) -> Iterator[None]:
        while self._coming is not None and len(self.hits) < self._wanted:
            hit = next(self._coming, self)
            if hit is self:
                self._coming = None
            elif isinstance(hit, Hit):
                self.hits.append(hit)
            yield
