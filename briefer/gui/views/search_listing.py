"""Untagged sentences, collected a little at a time so that the window stays quick."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.model.found import Hit

_SLICE = 0.012  # seconds of work at a time
_PAUSE = 8  # milliseconds between two slices
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
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._collect)

    @property
    def is_open(self) -> bool:
        """Whether more may come."""
        return self._coming is not None

    @property
    def is_waiting(self) -> bool:
        """Whether more may come, but enough are shown until they are asked for."""
        return self.is_open and not self._timer.isActive()

    def begin(self, coming: Iterator[Hit | None]) -> None:
        """Collect what comes, in place of what was collected."""
        self.stop()
        self._coming, self._wanted = coming, _AT_ONCE
        self._collect()
        if self.is_open and len(self.hits) < self._wanted:
            self._timer.start()

    def go_on(self) -> None:
        """Collect more."""
        self._wanted += _AT_ONCE
        self._timer.start()

    def stop(self) -> None:
        """Collect no more, and let go of what was collected."""
        self._timer.stop()
        self._coming, self.hits = None, []

    def _collect(self) -> None:
        until = time.monotonic() + _SLICE
        while self._coming is not None and len(self.hits) < self._wanted and time.monotonic() < until:
            hit = next(self._coming, self)
            if hit is self:
                self._coming = None
            elif isinstance(hit, Hit):
                self.hits.append(hit)
        if self._coming is None or len(self.hits) >= self._wanted:
            self._timer.stop()
        self.grown.emit()
