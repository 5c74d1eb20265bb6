"""All places where a name stands as rows with ticks, those of each source under its title."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.gui.plain import count_words
from briefer.model.actors import Mention
from briefer.model.ids import ActorId, MentionId, SourceId
from briefer.model.proposals import Occurrence
from briefer.model.sources import Source
from briefer.model.spans import Span

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole) + 2
_TOP = QModelIndex()
_BEFORE, _AFTER = 90, 140


class Shown(StrEnum):
    """Which of the places found are shown."""

    ALL = "All places"
    UNTAGGED = "Not tagged"
    TAGGED = "Tagged"


@dataclass(frozen=True, slots=True)
class Place:
    """One place found: some words before and after it, who it is tagged as, and whether it is ticked."""

    found: Occurrence
    before: str
    after: str
    tagged: str = ""
    is_ticked: bool = False

    @property
    def note(self) -> str:
        """Who the place is tagged as, else why it is in doubt."""
        if self.tagged:
            return f"tagged {self.tagged}" + (f" · {self.found.doubt}" if self.found.doubt else "")
        return self.found.doubt


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a source, how many places are shown under it, and how many of them are ticked."""

    source: SourceId
    title: str
    count: int = 0
    ticked: int = 0


Line = Heading | Place
NamesOf = Callable[[Sequence[ActorId]], str]


class OccurrencesModel(QAbstractListModel):
    """The places found so far; `LINE` gives a row's Heading or Place, its check state the tick."""

    def __init__(self, names_of: NamesOf, parent: QObject | None = None) -> None:
        """Hold nothing yet; `names_of` gives actors' names in words."""
        super().__init__(parent)
        self._names_of = names_of
        self._sources: list[tuple[Source, list[Place]]] = []
        self._lines: list[Line] = []
        self._where: dict[Span, tuple[int, int]] = {}
        self._spans: dict[MentionId, Span] = {}
        self._firsts: dict[int, int] = {}
        self._shown = Shown.ALL
        self._heading = -1

    # What is found

    def clear(self) -> None:
        """Hold nothing."""
        self._sources = []
        self._where, self._spans = {}, {}
        self._lay_out()

    def add(self, source: Source, text: str, found: Iterable[Occurrence]) -> None:
        """Add places of a source, which follow those added before; the plain ones not tagged are ticked."""
        made = [self._place(text, it) for it in found]
        if not made:
            return
        if not self._sources or self._sources[-1][0].id != source.id:
            self._sources.append((source, []))
        places = self._sources[-1][1]
        for place in made:
            self._where[place.found.span] = len(self._sources) - 1, len(places)
            self._note_tag(place)
            places.append(place)
        if shown := [it for it in made if self._is_shown(it)]:
            self._append(source, shown)

    def show_only(self, shown: Shown) -> None:
        """Show all places, or those that are tagged or not tagged."""
        self._shown = shown
        self._lay_out()

    def take_mentions(self, keys: Iterable[int], there: Sequence[Mention]) -> None:
        """Note which tags a step touched, and what is there now; a changed place loses its tick."""
        touched: dict[Span, Mention | None] = {
            self._spans[MentionId(key)]: None for key in keys if key in self._spans
        }
        touched.update((mention.span, mention) for mention in there)
        changed = []
        for span, mention in touched.items():
            if span in self._where:
                source, number = self._where[span]
                place = self._retagged(self._sources[source][1][number], mention)
                self._note_tag(place)
                changed.append((source, number, place))
        self._change(changed)

    # Ticks

    def ticked(self) -> tuple[Occurrence, ...]:
        """Return the places that are shown and ticked, in their order."""
        return tuple(line.found for line in self._lines if isinstance(line, Place) and line.is_ticked)

    def counts(self) -> tuple[int, int, int]:
        """Return how many places there are, how many are tagged, and how many of those shown ticked."""
        every = [place for _, places in self._sources for place in places]
        tagged = sum(place.found.mention is not None for place in every)
        return len(every), tagged, len(self.ticked())

    def toggle(self, row: int) -> None:
        """Tick a place or take its tick away; of a heading, all places under it."""
        line = self._lines[row]
        if isinstance(line, Heading):
            places = [
                it for it in self._lines if isinstance(it, Place) and it.found.span.source == line.source
            ]
            self._tick([it.found.span for it in places], on=line.ticked < line.count)
        else:
            self._tick([line.found.span], on=not line.is_ticked)

    def tick_all(self) -> None:
        """Tick all places that are shown, or none where all are ticked."""
        places = [line for line in self._lines if isinstance(line, Place)]
        self._tick([it.found.span for it in places], on=not all(it.is_ticked for it in places))

    # Qt's questions

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line for LINE, its words for display and for screen readers, and its tick."""
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case _ if role == LINE:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.title if isinstance(line, Heading) else line.found.span.quote
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(line)
            case Qt.ItemDataRole.CheckStateRole:
                return _check_state(line)
            case _:
                return None

    def line(self, row: int) -> Line | None:
        """Return the line of a row, or None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_near(self, source: SourceId, start: int) -> int:
        """Return the row of the first place at or behind a code point of a source, else the first place's."""
        rows = [(row, it) for row, it in enumerate(self._lines) if isinstance(it, Place)]
        here = (row for row, it in rows if it.found.span.source == source and it.found.span.end > start)
        return next(here, rows[0][0] if rows else -1)

    # Within

    def _note_tag(self, place: Place) -> None:
        if place.found.mention is not None:
            self._spans[place.found.mention.id] = place.found.span

    def _tick(self, spans: Iterable[Span], *, on: bool) -> None:
        changed = []
        for span in spans:
            source, number = self._where[span]
            place = self._sources[source][1][number]
            if place.is_ticked != on:
                changed.append((source, number, replace(place, is_ticked=on)))
        self._change(changed)

    def _change(self, changed: Sequence[tuple[int, int, Place]]) -> None:
        """Put other places in the place of some, each given by its source's number and its own."""
        rows: list[int] = []
        for source, number, place in changed:
            before = self._sources[source][1][number]
            self._sources[source][1][number] = place
            if self._shown is Shown.ALL:  # no row comes or goes
                first = self._firsts[source]
                heading = self._lines[first]
                if isinstance(heading, Heading):
                    ticked = heading.ticked + place.is_ticked - before.is_ticked
                    self._lines[first] = replace(heading, ticked=ticked)
                self._lines[first + 1 + number] = place
                rows += (first, first + 1 + number)
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        elif changed:
            self._lay_out()

    def _place(self, text: str, found: Occurrence) -> Place:
        span = found.span
        before = text[max(0, span.start - _BEFORE) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + _AFTER].partition("\n")[0]
        tagged = self._names_of(found.mention.actors) if found.mention is not None else ""
        return Place(found, before, after, tagged, not tagged and not found.doubt)

    def _retagged(self, place: Place, mention: Mention | None) -> Place:
        tagged = self._names_of(mention.actors) if mention is not None else ""
        return replace(place, found=replace(place.found, mention=mention), tagged=tagged, is_ticked=False)

    def _is_shown(self, place: Place) -> bool:
        is_tagged = place.found.mention is not None
        return self._shown is Shown.ALL or is_tagged == (self._shown is Shown.TAGGED)

    def _append(self, source: Source, places: Sequence[Place]) -> None:
        """Put places at the end, under their source's heading, which is made where there is none yet."""
        count = len(self._lines)
        ticked = sum(place.is_ticked for place in places)
        heading = self._lines[self._heading] if self._heading >= 0 else None
        new: list[Line] = list(places)
        if isinstance(heading, Heading) and heading.source == source.id:
            made = replace(heading, count=heading.count + len(places), ticked=heading.ticked + ticked)
            self._lines[self._heading] = made
            self.dataChanged.emit(self.index(self._heading), self.index(self._heading))
        else:
            self._heading = self._firsts[len(self._sources) - 1] = count
            new.insert(0, Heading(source.id, source.name, len(places), ticked))
        self.beginInsertRows(_TOP, count, count + len(new) - 1)
        self._lines.extend(new)
        self.endInsertRows()

    def _lay_out(self) -> None:
        """Work out all lines anew; where as many rows are left, each keeps its selection."""
        lines: list[Line] = []
        self._heading = -1
        self._firsts = {}
        for number, (source, places) in enumerate(self._sources):
            shown = [it for it in places if self._is_shown(it)]
            if shown:
                self._heading = self._firsts[number] = len(lines)
                lines.append(Heading(source.id, source.name, len(shown), sum(it.is_ticked for it in shown)))
                lines += shown
        if len(lines) == len(self._lines):
            self._lines = lines
            self._redraw()
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def _redraw(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))


def mentions_among(found: Iterable[Occurrence]) -> tuple[MentionId, ...]:
    """Return the tags that are at these places."""
    return tuple(it.mention.id for it in found if it.mention is not None)


def _check_state(line: Line) -> Qt.CheckState:
    if isinstance(line, Place):
        return Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked
    if line.ticked and line.ticked == line.count:
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if line.ticked else Qt.CheckState.Unchecked


def _spoken(line: Line) -> str:
    if isinstance(line, Heading):
        return f"{line.title}, {count_words(line.count, 'place')}, {line.ticked:,} ticked"
    words = " ".join(f"{line.before}{line.found.span.quote}{line.after}".split())
    state = "ticked" if line.is_ticked else "not ticked"
    return ", ".join(part for part in (words, line.note or "not tagged", state) if part)
