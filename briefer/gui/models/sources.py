"""The sources of a session as rows: name, outlet, date, tags, and how far each was read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.reading import Reading, how_far
from briefer.gui.sorting import Order
from briefer.gui.wording import count_words, folded, look_words, short_dates, shown_date, shown_moment
from briefer.model.changes import Changes, Collection
from briefer.model.dates import bounds_of
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.origins import reprints
from briefer.store.session import Session
from briefer.text.direction import in_order

_TAGS = (Collection.MENTION, Collection.FACT, Collection.MEMO)  # counted, or in need of a look
_FIRST = {Reading.UNREAD: 0, Reading.PART_READ: 1, Reading.READ: 2}
_DOTS = {Reading.UNREAD: "circle", Reading.PART_READ: "circle-dot", Reading.READ: "circle-check"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, its mentions and facts, how far it was read, if it is a copy, how many tags are adrift."""

    source: Source
    mentions: int
    facts: int
    reading: Reading
    is_reprint: bool = False
    looks: int = 0


def outlet_and_date(source: Source) -> str:
    """Return “The Morning Post · 23 Jan 2024”, without a time of day; what is missing is named."""
    day = (source.published.value or "undated").partition("T")[0]
    return in_order((source.publisher or "no publisher", short_dates(shown_date(day))), " · ")


class SourcesModel(RowsModel[SourceRow]):
    """All sources of a session that the words typed let through, in the order that was chosen.

    `kept` is the source that is read: it stays in the list of unread ones while it is.
    """

    def __init__(
        self, session: Session, parent: QObject | None = None, *, without: SourceId | None = None
    ) -> None:
        """Read all sources of this session; one of them may be left out of the rows."""
        super().__init__(lambda row: row.source.id, _face, parent)
        self._without = without
        self._session = session
        self._sources: dict[SourceId, Source] = {}
        self._words: tuple[str, ...] = ()
        self._readings: dict[SourceId, Reading] = {}
        self._reprints: frozenset[SourceId] = frozenset()
        self.order, self.unread_only = Order.ADDED, False
        self.kept: SourceId | None = None
        self.read_all()

    @property
    def total(self) -> int:
        """How many sources there are, shown or not."""
        return len(self._sources)

    def member(self, key: SourceId) -> Source | None:
        """Return the source with this key, or None where there is none any more."""
        return self._sources.get(key)

    def is_there(self, key: SourceId) -> bool:
        """Return whether the session has this source still: the rows may follow a moment later."""
        return queries.has_source(self._session, key)

    def filter(self, words: str) -> None:
        """Show the sources in whose names, outlet or author each of these words stands."""
        self._words = tuple(folded(words).split())
        self.refresh()

    def take(self, changes: Changes) -> None:
        """Read again what a step touched."""
        touched = {SourceId(key) for key in changes.keys(Collection.SOURCE)}
        there = queries.sources(self._session, tuple(touched)) if touched else ()
        for gone in touched - {source.id for source in there}:
            self._sources.pop(gone, None)
        has_new = not self._sources.keys() >= {source.id for source in there}
        self._sources.update((source.id, source) for source in there)
        if has_new:
            order = queries.source_ids(self._session)
            self._sources = {key: self._sources[key] for key in order if key in self._sources}
            for key in touched:  # one that is back was read in or not since
                self._readings.pop(key, None)
        if touched:
            self._reprints = reprints(self._session, self._sources.values())
        if touched or any(map(changes.keys, _TAGS)):
            self.refresh()

    def note_progress(self, key: SourceId) -> None:
        """Show that a source was read further; its row stays where it is until the list is sorted again."""
        if (source := self.member(key)) is not None:
            self._readings |= how_far(self._session, (source,))
            reading = self._readings[key]
            self.set_rows(
                [replace(row, reading=reading) if row.source.id == key else row for row in self.rows]
            )

    def note_copies(self) -> None:
        """Mark the sources that are known now to be copies of others."""
        self._reprints = reprints(self._session, self._sources.values())
        self.refresh()

    def arrange(self, order: Order, *, unread_only: bool) -> None:
        """Sort the sources so, and show all, or those alone that were not read to their end."""
        self.order, self.unread_only = order, unread_only
        self.refresh()

    @property
    def unread(self) -> int:
        """How many sources were never read in."""
        return sum(reading is Reading.UNREAD for reading in self._all_readings().values())

    def next_unread(self, after: SourceId | None) -> Source | None:
        """Return the first unread source below this one in the list, else the first above it, else None."""
        rows = list(self.rows)
        place = next((number for number, row in enumerate(rows) if row.source.id == after), -1)
        ahead = (*rows[place + 1 :], *rows[: max(place, 0)])
        return next((row.source for row in ahead if row.reading is Reading.UNREAD), None)

    def read_all(self) -> None:
        """Read every source anew, and how far each was read."""
        self._readings.clear()
        self._sources = {source.id: source for source in queries.sources(self._session)}
        self.refresh()

    def refresh(self) -> None:
        """Count tags anew, and show what changed."""
        readings = self._all_readings()
        counts, looks = queries.tag_counts(self._session), queries.adrift_counts(self._session)
        rows = [
            SourceRow(
                source,
                *counts.get(source.id, (0, 0)),
                readings[source.id],
                source.id in self._reprints,
                looks.get(source.id, 0),
            )
            for source in self._with_words()
        ]
        if self.unread_only:
            rows = [row for row in rows if row.reading is not Reading.READ or row.source.id == self.kept]
        self.set_rows(sorted(rows, key=_SORTED[self.order]))

    def _all_readings(self) -> Mapping[SourceId, Reading]:
        """Return how far each source was read, those not known yet asked for together."""
        new = [source for key, source in self._sources.items() if key not in self._readings]
        self._readings |= how_far(self._session, new)
        return {key: self._readings[key] for key in self._sources}

    def _with_words(self) -> Iterable[Source]:
        every = (source for source in self._sources.values() if source.id != self._without)
        return (source for source in every if _holds(source, self._words)) if self._words else every


def _holds(source: Source, words: tuple[str, ...]) -> bool:
    """Return whether each of these folded words stands in what a source is called."""
    text = folded(f"{source.name} {source.publisher} {source.byline} {source.file_name}")
    return all(word in text for word in words)


def _by_date(row: SourceRow) -> int:
    """Return what sorts the later first, and what has no date last."""
    value = row.source.published.value
    return 0 if value is None else -bounds_of(value)[1].toordinal()


_SORTED: dict[Order, Callable[[SourceRow], int]] = {
    Order.ADDED: lambda _: 0,
    Order.PUBLISHED: _by_date,
    Order.UNREAD: lambda row: _FIRST[row.reading],
    Order.TAGGED: lambda row: -(row.mentions + row.facts),
}
"""What sorts rows; those that are alike stay in the order in which they were added."""


def _face(row: SourceRow) -> Face:
    source, tone = row.source, theme.current_tones()
    copied = ", copy of another" if row.is_reprint else ""
    is_read = row.reading is Reading.READ
    tags, outlet = _tags(row), outlet_and_date(source)
    if row.looks:
        outlet = in_order((outlet, look_words(row.looks)), " · ")
    return Face(
        text=" ".join(source.name.split()),
        detail=outlet,
        count=f"{row.mentions + row.facts:,}" if row.mentions + row.facts else "",
        badge="copy" if row.is_reprint else "",
        mark=icons.tinted_icon(_DOTS[row.reading], tone.muted if is_read else tone.accent),
        lines=4,
        spoken=f"{source.name}, {outlet}, {tags}, {row.reading}{copied}",
        tip=f"{source.name}: {tags}, {row.reading}, added {shown_moment(source.retrieved)}",
    )


def _tags(row: SourceRow) -> str:
    return f"{count_words(row.mentions, 'mention')}, {count_words(row.facts, 'fact')}"
