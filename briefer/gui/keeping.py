"""Backups, and the way back of a session that is edited in a local copy, made in moments of rest."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.gui.bus import notice_of
from briefer.gui.desk import Desk

_LOOK = 5_000  # milliseconds between two looks at what is due
_PAUSE = 40  # milliseconds between two slices of work
_SLICE = 0.015  # seconds of work at a time


class _Copy(Protocol):
    """A copy that is being made, of which the window knows no more than this."""

    def work(self, seconds: float) -> bool: ...
    def abandon(self) -> bool: ...


class Keeper(QObject):
    """Looks from time to time what is due for a session, and works on it in slices that nobody feels.

    `moved` says that the session lies at another place now, because someone else changed the old one.
    """

    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Begin to look."""
        super().__init__(parent)
        self._desk = desk
        self._copy: _Copy | None = None
        self._end: Callable[[], object] = _nothing
        self._looking, self._working = QTimer(self), QTimer(self)
        self._looking.timeout.connect(self.look)
        self._working.timeout.connect(self._work)
        self._looking.start(_LOOK)

    def look(self) -> None:
        """Begin what is due, unless something is under way."""
        session, now = self._desk.session, datetime.now(UTC)
        if self._copy is not None or session.read_only or self._desk.work.writing:
            return
        homeward = session.homeward
        if homeward is not None and homeward.is_due(now):
            self._begin(homeward.begin, self._end_write_back)
        elif session.backups.is_due(now):
            self._begin(session.backups.begin, session.backups.end)

    def stop(self) -> None:
        """Do nothing any more; the session itself ends what is under way when it is closed."""
        self._looking.stop()
        self._working.stop()
        self._copy = None

    def _begin(self, begin: Callable[[], _Copy], end: Callable[[], object]) -> None:
        self._copy = self._desk.look(begin)
        if self._copy is not None:
            self._end = end
            self._working.start(_PAUSE)

    def _work(self) -> None:
        if self._copy is None or not self._copy.work(_SLICE):
            return
        self._working.stop()
        self._copy = None
        try:
            self._end()
        except BrieferError as error:
            self._desk.bus.told.emit(notice_of(error))

    def _end_write_back(self) -> None:
        said = self._desk.session.end_write_back()
        if said:
            self._desk.bus.told.emit(
                notice_of(BrieferError(said, "Compare the two and go on in one of them."))
            )
            self.moved.emit()


def _nothing() -> None:
    """Stand for what is to be done at the end of nothing."""
