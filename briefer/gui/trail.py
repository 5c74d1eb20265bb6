"""The way through the sources: places that were left by a jump, to go back to and forward again."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from briefer.gui.bus import Target
from briefer.gui.views.reader import ReaderView
from briefer.model.ids import SourceId
from briefer.store import queries

_KEPT = 100


class Place(NamedTuple):
    """A code point of a source at which the caret stood."""

    source: SourceId
    caret: int


class Trail(QObject):
    """Keeps the places that were left, like a browser; `changed` comes after another one was.

    It lives as long as its page and is no part of the session. A place whose source is gone is passed over.
    """

    changed = Signal()

    def __init__(self, reader: ReaderView) -> None:
        """Keep the places of this reader."""
        super().__init__(reader)
        self._reader = reader
        self._before: list[Place] = []
        self._after: list[Place] = []
        self._is_going = False
        reader.left.connect(self._note)

    def can_go_back(self) -> bool:
        """Return whether there is a place to go back to."""
        return any(map(self._is_there, reversed(self._before)))

    def can_go_forward(self) -> bool:
        """Return whether there is a place to go forward to again."""
        return any(map(self._is_there, reversed(self._after)))

    def back(self) -> None:
        """Go to the place left last."""
        self._go(self._before, self._after)

    def forward(self) -> None:
        """Go to the place from which one went back last."""
        self._go(self._after, self._before)

    def _note(self, source: SourceId, caret: int) -> None:
        if self._is_going:
            return
        place = Place(source, caret)
        if self._before[-1:] != [place]:
            self._before = [*self._before, place][-_KEPT:]
        self._after.clear()
        self.changed.emit()

    def _go(self, onward: list[Place], behind: list[Place]) -> None:
        here = self._here()
        while onward:
            goal = onward.pop()
            if goal != here and self._is_there(goal):
                behind.extend([here] if here is not None else [])
                self._show(goal)
                break
        self.changed.emit()

    def _show(self, place: Place) -> None:
        self._is_going = True
        try:
            self._reader.go_to(Target(place.source, place.caret, place.caret))
        finally:
            self._is_going = False

    def _is_there(self, place: Place) -> bool:
        """Return whether the source of a place was not removed."""
        try:
            queries.source(self._reader.desk.session, place.source)
        except KeyError:
            return False
        return True

    def _here(self) -> Place | None:
        source = self._reader.source
        return Place(source, self._reader.text.caret) if source is not None else None
