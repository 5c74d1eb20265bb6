"""The digests of all facts of a session, read by and by, and kept in step with it."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.model.changes import Changes, Collection
from briefer.model.dates import bounds_of
from briefer.model.digests import FactDigest
from briefer.model.ids import FactId, SectionId, SourceId
from briefer.store import queries
from briefer.store.digesting import digests_after, digests_of, sections_of_facts
from briefer.store.session import Session

_SLICE = 250  # facts read between two looks at the clock
_AT_ONCE = 0.05  # seconds of reading before the first are shown
_EACH = 0.02  # seconds of reading in one turn after that
_PAUSE = 5  # milliseconds between two turns

Sent = tuple[tuple[SectionId, str], ...]


class FactDigests(QObject):
    """All facts as lists see them, with their sources in order and the sections they were sent to.

    `grown` says that more were read, or all anew; `altered` carries the keys of those that a step added,
    altered or removed, or that were sent or withdrawn. A session of usual size is read at once, a large one
    in turns of some milliseconds: `is_complete` says whether nothing is left.
    """

    grown = Signal()
    altered = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin to read."""
        super().__init__(parent)
        self._session = session
        self._digests: dict[FactId, FactDigest] = {}
        self._last = 0
        self._sent: dict[FactId, Sent] = {}
        self._source_names: dict[SourceId, str] = {}
        self._source_order: dict[SourceId, int] = {}
        self._published: dict[SourceId, int] = {}
        self.is_complete = False
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self._read(_EACH))
        self._read_sources()
        self._sent = sections_of_facts(session)
        self._read(_AT_ONCE)

    @property
    def digests(self) -> dict[FactId, FactDigest]:
        """The digests read so far, by the keys of their facts; not to be altered."""
        return self._digests

    @property
    def source_order(self) -> dict[SourceId, int]:
        """The place of each source among all, from 0; not to be altered."""
        return self._source_order

    @property
    def published(self) -> dict[SourceId, int]:
        """The ordinal of the day on which each dated source was published; not to be altered."""
        return self._published

    def source_name(self, source: SourceId) -> str:
        """Return what a source is called in short: its publisher, else its name."""
        return self._source_names.get(source, "")

    def sections(self, fact: int) -> Sent:
        """Return the sections that a fact was sent to, with what they are headed."""
        return self._sent.get(FactId(fact), ())

    def take(self, changes: Changes) -> None:
        """Read again what a step touched, and tell of it."""
        touched = {FactId(key) for key in changes.keys(Collection.FACT)}
        is_renewed = bool(changes.keys(Collection.SOURCE))
        if is_renewed:
            self._read_sources()
        if touched:
            self._read_again(touched)
        if changes.keys(Collection.BRIEF) or touched:
            touched |= self._read_sent()
        if is_renewed:
            self.grown.emit()
        elif touched:
            self.altered.emit(frozenset(touched))

    def _read(self, seconds: float) -> None:
        """Read on for about so many seconds."""
        until = time.monotonic() + seconds
        while not self.is_complete and time.monotonic() < until:
            found = digests_after(self._session, self._last, _SLICE)
            self._digests.update((digest.id, digest) for digest in found)
            self._last = found[-1].added if found else self._last
            self.is_complete = len(found) < _SLICE
        is_first = not self._timer.isActive()
        if self.is_complete:
            self._timer.stop()
        else:
            self._timer.start()
        if self.is_complete or is_first:  # what comes between is not worth putting in order
            self.grown.emit()

    def _read_again(self, touched: set[FactId]) -> None:
        found = {digest.id: digest for digest in digests_of(self._session, touched)}
        for key in touched:
            digest = found.get(key)
            if digest is None:
                self._digests.pop(key, None)
            elif self.is_complete or digest.added <= self._last:  # else its turn will come
                self._digests[key] = digest

    def _read_sent(self) -> set[FactId]:
        """Read anew what was sent where; return the facts of which that is news."""
        before, self._sent = self._sent, sections_of_facts(self._session)
        keys = before.keys() | self._sent.keys()
        return {key for key in keys if before.get(key) != self._sent.get(key)}

    def _read_sources(self) -> None:
        known = queries.sources(self._session)
        self._source_names = {source.id: source.publisher or source.name for source in known}
        self._source_order = {source.id: number for number, source in enumerate(known)}
        self._published = {
            source.id: bounds_of(source.published.value)[1].toordinal()
            for source in known
            if source.published.value is not None
        }
