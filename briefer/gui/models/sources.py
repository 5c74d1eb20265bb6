"""The sources of a session as rows: name, outlet, date, tags, and how far each was read."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.wording import count_words, folded, short_dates, shown_date, shown_moment
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.session import Session

_READ_SHARE = 0.9


class Reading(StrEnum):
    """How far the analyst came in a source."""

    UNREAD = "unread"
    PART_READ = "part-read"
    READ = "read"


_DOTS = {Reading.UNREAD: "circle", Reading.PART_READ: "circle-dot", Reading.READ: "circle-check"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, how many mentions and facts it carries, and how far it was read."""

    source: Source
    mentions: int
    facts: int
    reading: Reading


def reading_key(source: SourceId) -> str:
    """Return the key under which a session remembers the furthest code point read of a source."""
    return f"reader/furthest/{source}"


def outlet_and_date(source: Source) -> str:
    """Return “The Morning Post · 23 Jan 2024”, without a time of day; what is missing is named."""
    day = (source.published.value or "undated").partition("T")[0]
    return f"{source.publisher or 'no publisher'} · {short_dates(shown_date(day))}"


class SourcesModel(RowsModel[SourceRow]):
    """All sources of a session that the words typed let through, in the order they were added."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Read all sources of this session."""
        super().__init__(lambda row: row.source.id, _face, parent)
        self._session = session
        self._sources: dict[SourceId, Source] = {}
        self._readings: dict[SourceId, Reading] = {}
        self._words: tuple[str, ...] = ()
        self._read_all()

    @property
    def total(self) -> int:
        """How many sources there are, shown or not."""
        return len(self._sources)

    def filter(self, words: str) -> None:
        """Show the sources whose title, outlet, byline or file name holds each of these words."""
        self._words = tuple(folded(words).split())
        self.refresh()

    def take(self, changes: Changes) -> None:
        """Read again what a step touched."""
        touched = changes.keys(Collection.SOURCE)
        if touched - self._sources.keys():
            self._read_all()
            return
        for key in map(SourceId, touched):
            try:
                self._sources[key] = queries.source(self._session, key)
            except KeyError:  # the step removed it
                del self._sources[key]
        if touched or changes.keys(Collection.MENTION) or changes.keys(Collection.FACT):
            self.refresh()

    def note_progress(self, key: SourceId) -> None:
        """Show that a source was read further."""
        if key in self._sources:
            self._readings[key] = self._reading(self._sources[key])
            self.refresh()

    def refresh(self) -> None:
        """Count tags anew, and show what changed."""
        counts = queries.tag_counts(self._session)
        rows = []
        for source in filter(self._is_shown, self._sources.values()):
            mentions, facts = counts.get(source.id, (0, 0))
            rows.append(SourceRow(source, mentions, facts, self._readings[source.id]))
        self.set_rows(rows)

    def _read_all(self) -> None:
        self._sources = {source.id: source for source in queries.sources(self._session)}
        self._readings = {source.id: self._reading(source) for source in self._sources.values()}
        self.refresh()

    def _is_shown(self, source: Source) -> bool:
        if not self._words:
            return True
        text = folded(f"{source.name} {source.publisher} {source.byline} {source.file_name}")
        return all(word in text for word in self._words)

    def _reading(self, source: Source) -> Reading:
        furthest = self._session.recall(reading_key(source.id))
        if not furthest.isdecimal():
            return Reading.UNREAD
        done = int(furthest) >= _READ_SHARE * source.length
        return Reading.READ if done else Reading.PART_READ


def _face(row: SourceRow) -> Face:
    source, tone = row.source, theme.current_tones()
    is_read = row.reading is Reading.READ
    tags, outlet = _tags(row), outlet_and_date(source)
    return Face(
        text=" ".join(source.name.split()),
        detail=outlet,
        count=f"{row.mentions + row.facts:,}" if row.mentions + row.facts else "",
        mark=icons.tinted_icon(_DOTS[row.reading], tone.muted if is_read else tone.accent),
        lines=2,
        spoken=f"{source.name}, {outlet}, {tags}, {row.reading}",
        tip=f"{source.name}: {tags}, {row.reading}, added {shown_moment(source.retrieved)}",
    )


def _tags(row: SourceRow) -> str:
    return f"{count_words(row.mentions, 'mention')}, {count_words(row.facts, 'fact')}"
