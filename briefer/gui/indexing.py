"""The search index of a session, and the copies among its sources, brought up to date in moments of rest."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from briefer.gui.slices import Slices
from briefer.store import queries
from briefer.store.search import prepare_search
from briefer.store.session import Session

_SLICE = 0.02  # seconds of work at a time
_PAUSE = 30  # milliseconds between two slices


class Indexing(QObject):
    """Looks through sources that are new or were changed; `done` says that all is known of them."""

    done = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Do nothing until `start` is called."""
        super().__init__(parent)
        self._session = session
        self._slices = Slices(self, seconds=0.0, pause=_PAUSE)  # each step takes a slice of its own
        self._slices.ended.connect(self.done)

    def start(self) -> None:
        """Look through what there is to be looked through."""
        if not self._slices.is_busy:
            self._slices.begin(self._indexing())

    def stop(self) -> None:
        """Leave what is left for another time."""
        self._slices.stop()

    def _indexing(self) -> Iterator[None]:
        session = self._session
        while not (prepare_search(session, _SLICE) and queries.find_copies(session, _SLICE)):
            yield
