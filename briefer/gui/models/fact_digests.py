"""The digests of all facts of a session, read by and by, and kept in step with it."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from briefer.gui.models.by_and_by import ByAndBy
from briefer.gui.models.fact_groups import FactGroups
from briefer.gui.models.word_index import WordIndex
from briefer.model.changes import Changes, Collection
from briefer.model.dates import bounds_of
from briefer.model.digests import FactDigest
from briefer.model.ids import FactId, SectionId, SourceId
from briefer.store import queries
from briefer.store.digesting import digests_after, digests_of, sections_of_facts
from briefer.store.session import Session

Value = TypeVar("Value")

_PART = 250  # facts

Sent = tuple[tuple[SectionId, str], ...]


class FactDigests(ByAndBy):
    """All facts as lists see them, with their sources in order and the sections they were sent to.

    `grown` follows a change of sources that facts may rest on too; `altered` carries the keys of the facts
    that a step added, altered or removed, that were sent or withdrawn, or of whose `groups` something else is
    to be said.
    """

    altered = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin to read."""
        super().__init__(parent)
        self._session = session
        self.groups = FactGroups(session)
        self._digests: dict[int, FactDigest] = {}
        self._words = WordIndex()
        self._last = 0
        self._sent: dict[FactId, Sent] = {}
        self._source_names: dict[SourceId, str] = {}
        self._source_order: dict[SourceId, int] = {}
        self._published: dict[SourceId, int] = {}
        self._published_dates: dict[SourceId, str] = {}
        self._read_sources(queries.source_ids(session))
        self._sent = sections_of_facts(session)
        self.begin()

    @property
    def digests(self) -> dict[int, FactDigest]:
        """The digests read so far, by the keys of their facts; not to be altered."""
        return self._digests

    @property
    def words(self) -> WordIndex:
        """What is looked through of each fact, by its key; not to be altered."""
        return self._words

    @property
    def source_order(self) -> dict[SourceId, int]:
        """The place of each source among all, from 0; not to be altered."""
        return self._source_order

    @property
    def published(self) -> dict[SourceId, int]:
        """The ordinal of the day on which each dated source was published; not to be altered."""
        return self._published

    @property
    def published_dates(self) -> dict[SourceId, str]:
        """The EDTF string of when each dated source was published; not to be altered."""
        return self._published_dates

    def source_name(self, source: SourceId) -> str:
        """Return what a source is called in short: its publisher, else its name."""
        return self._source_names.get(source, "")

    def sections(self, fact: int) -> Sent:
        """Return the sections that a fact was sent to, with what they are headed."""
        return self._sent.get(FactId(fact), ())

    def read_part(self) -> bool:
        """Read some more facts, and return whether these were the last."""
        found = digests_after(self._session, self._last, _PART)
        for digest in found:
            self._put(digest)
        self._last = found[-1].added if found else self._last
        return len(found) < _PART

    def take(self, changes: Changes) -> None:
        """Read again what a step touched, and tell of it."""
        touched = {FactId(key) for key in changes.keys(Collection.FACT)}
        sources = {SourceId(key) for key in changes.keys(Collection.SOURCE)}
        # No fact rests on a source that has just come; many may come one after the other.
        is_renewed = bool(sources) and (bool(touched) or not sources.isdisjoint(self._source_order))
        if sources:
            self._read_sources(tuple(sources))
        if touched:
            self._read_again(touched)
        if changes.keys(Collection.BRIEF) or touched:
            touched |= self._read_sent()
        if is_renewed or touched or not sources:
            touched |= self.groups.take(changes)
        if is_renewed:
            self.grown.emit()
        elif touched:
            self.altered.emit(frozenset(touched))

    def note_copies(self) -> None:
        """Tell of the facts of which something else is said now that the copies among sources are known."""
        if altered := self.groups.renew():
            self.altered.emit(altered)

    def _read_again(self, touched: set[FactId]) -> None:
        found = {digest.id: digest for digest in digests_of(self._session, touched)}
        for key in touched:
            digest = found.get(key)
            if digest is None:
                self._digests.pop(key, None)
                self._words.drop(key)
            elif self.is_complete or digest.added <= self._last:  # else its turn will come
                self._put(digest)

    def _put(self, digest: FactDigest) -> None:
        self._digests[digest.id] = digest
        self._words.put(digest.id, digest.words)

    def _read_sent(self) -> set[FactId]:
        """Read anew what was sent where; return the facts of which that is news."""
        before, self._sent = self._sent, sections_of_facts(self._session)
        keys = before.keys() | self._sent.keys()
        return {key for key in keys if before.get(key) != self._sent.get(key)}

    def _read_sources(self, keys: Sequence[SourceId]) -> None:
        """Read these sources, and the places of all."""
        known = queries.sources(self._session, keys)
        dates = {source.id: source.published.value for source in known if source.published.value is not None}
        days = {key: bounds_of(value)[1].toordinal() for key, value in dates.items()}
        self._source_names = _without(self._source_names, keys) | {
            source.id: source.publisher or source.name for source in known
        }
        self._published_dates = _without(self._published_dates, keys) | dates
        self._published = _without(self._published, keys) | days
        self._source_order = {key: place for place, key in enumerate(queries.source_ids(self._session))}


def _without(values: dict[SourceId, Value], keys: Sequence[SourceId]) -> dict[SourceId, Value]:
    kept = values.copy()
    for key in keys:
        kept.pop(key, None)
    return kept
