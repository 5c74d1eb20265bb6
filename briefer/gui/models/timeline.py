"""The facts of a session by event date, as rows under headings of time; deadlines and reports beside them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject

from briefer.gui import icons, theme
from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.arrangement import Group, GroupsOf, Search, Sieve, SortKey
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import FactFilter, search_of, sieve_of
from briefer.gui.models.fact_rows import FactPages, FactRow, fact_detail, fact_face
from briefer.gui.models.rows import Face
from briefer.gui.models.timeline_units import Extent, Unit, Zoom, extent_of, gap_words, unit_of
from briefer.gui.wording import basis_words, count_words, shortened, shown_date
from briefer.model.digests import FactDigest
from briefer.model.facts import FactKind
from briefer.model.ids import FactId
from briefer.store.session import Session

_PARTS = 1 << 8  # rows that one fact can have
_PAGE = 24
_SLICE = 2_000
_SHOWN = 160


class Part(IntEnum):
    """What a row of the timeline says of a fact; a report has one of the numbers from its own on."""

    EVENT = 0
    DEADLINE = 1
    REPORT = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """How long an event lasted, or how far its date is uncertain, drawn beside the rows.

    `is_coarse` says that the date is not known more finely, rather than that the event went on so long.
    """

    member: int
    extent: Extent
    kind: FactKind
    is_coarse: bool


class TimelineModel(ArrangedModel):
    """Rows of what happened, of what is due, and where asked of what was reported, in the order of time."""

    def __init__(self, session: Session, digests: FactDigests, parent: QObject | None = None) -> None:
        """Show the dated facts of this session, day by day."""
        super().__init__(parent)
        self._digests = digests
        self._pages = FactPages(session, digests)
        self._sought = FactFilter()
        self._zoom, self._has_reports = Zoom.DAY, False
        self._dates: dict[int, str] = {}
        digests.grown.connect(self._renew)
        digests.altered.connect(self._take_altered)
        self._renew()

    @property
    def zoom(self) -> Zoom:
        """What one heading stands for."""
        return self._zoom

    @property
    def has_reports(self) -> bool:
        """Whether it is shown when facts were reported."""
        return self._has_reports

    def filter(self, sought: FactFilter) -> None:
        """Show the facts that pass this filter."""
        if sought != self._sought:
            self._sought = sought
            self.refilter()

    def zoom_to(self, zoom: Zoom) -> None:
        """Let one heading stand for this from now on."""
        if zoom is not self._zoom:
            self._zoom = zoom
            self.refilter()

    def show_reports(self, *, shows: bool) -> None:
        """Show when facts were reported, or show it no more."""
        if shows is not self._has_reports:
            self._has_reports = shows
            self._renew()

    def fact_at(self, index: QModelIndex) -> FactId | None:
        """Return the fact that a row is about, None for a heading."""
        key = self.key_at(index.row()) if index.isValid() else None
        return None if key is None else FactId(key // _PARTS)

    def row_of_fact(self, fact: int) -> QModelIndex:
        """Return the row of a fact's event, or an invalid index."""
        return self.reveal(fact * _PARTS)

    def part_at(self, row: int) -> Part | None:
        """Return what a row says of its fact, None for a heading."""
        key = self.key_at(row)
        return None if key is None else Part(min(key % _PARTS, Part.REPORT))

    def kind_at(self, row: int) -> FactKind | None:
        """Return the kind of the fact that a row is about, None for a heading."""
        key = self.key_at(row)
        digest = None if key is None else self._digests.digests.get(key // _PARTS)
        return None if digest is None else digest.kind

    def first_day(self, member: int) -> int:
        """Return the ordinal of the day on which what a row tells of begins."""
        return extent_of(self._dates[member]).first

    def unit_at(self, row: int) -> Unit:
        """Return the stretch of time that a row stands in."""
        return Unit(*self.group_at(row).key)

    def gap_before(self, group: Group) -> int:
        """Return how many days lie between a group and the one before it, 0 where none do."""
        before = self.group_before(group)
        return 0 if before is None else max(0, Unit(*group.key).first - Unit(*before.key).last - 1)

    def events_shown(self) -> int:
        """Return how many events are shown, folded away or not."""
        return sum(member % _PARTS == Part.EVENT for member in self.shown_members())

    def bars(self) -> Iterator[Bar]:
        """Yield a bar for each event that is shown and not known to the day, in the order of time."""
        for member in self.shown_members():
            if member % _PARTS == Part.EVENT:
                value = self._dates[member]
                extent = extent_of(value)
                if extent.last > extent.first or extent.is_open_before or extent.is_open_after:
                    kind = self._digests.digests[member // _PARTS].kind
                    yield Bar(member, extent, kind, is_coarse="/" not in value)

    # What the arrangement asks

    def gather(self) -> Iterator[None]:
        """Work out which rows there are, with a pause after each part of the facts."""
        self._dates.clear()
        digests = list(self._digests.digests.values())
        for start in range(0, len(digests), _SLICE):
            for digest in digests[start : start + _SLICE]:
                self._dates.update(self._rows_of(digest))
            yield

    def likely_count(self) -> int:
        """Return how many facts there are: about as many rows are made of them."""
        return len(self._digests.digests)

    def members(self) -> Collection[int]:
        """Return the keys of all rows of dated facts."""
        return self._dates.keys()

    def sort_keys(self, members: Collection[int]) -> dict[int, SortKey]:
        """Return the sort keys of these rows: first day, last day, what they say, when the fact was added."""
        dates, facts, keys = self._dates, self._digests.digests, dict[int, SortKey]()
        for member in members:
            if (value := dates.get(member)) is not None:
                extent = extent_of(value)
                days = (extent.first << 40) + extent.last
                keys[member] = (((days << 8) + member % _PARTS) << 64) + facts[member // _PARTS].added
        return keys

    def sieve(self) -> Sieve | None:
        """Return what gives the rows of the facts that pass the filter."""
        sieve = sieve_of(self._sought, self._digests)
        if sieve is None:
            return None

        def passed(members: Sequence[int]) -> Sequence[int]:
            facts = set(sieve(list({member // _PARTS for member in members})))
            return [member for member in members if member // _PARTS in facts]

        return passed

    def search(self) -> Search | None:
        """Return what finds these rows by an index of the facts' words."""
        search = search_of(self._sought, self._digests)
        return None if search is None else self._found_by(search)

    def headings_of(self) -> GroupsOf | None:
        """Return what gives the stretch of time that a row stands in."""
        dates, zoom = self._dates, self._zoom
        return lambda member: (unit_of(dates[member], zoom),)

    def face_of(self, member: int) -> Face:
        """Return what a row shows: nothing where a step removed its fact, of which the digests learn yet."""
        fact, part = FactId(member // _PARTS), member % _PARTS
        around = () if self._pages.holds(fact) else self._neighbours(member)
        row = self._pages.row(fact, around) if fact in self._digests.digests else None
        if row is None:
            return Face("")
        if part == Part.EVENT:
            return _event_face(row)
        return _due_face(row) if part == Part.DEADLINE else self._report_face(row, self._dates[member])

    def heading_face(self, group: Group) -> Face:
        """Return what a heading shows: the stretch of time, how much is in it, and the time before it."""
        title, count = Unit(*group.key).title, len(group.members)
        gap = self.gap_before(group)
        return Face(
            title,
            count=f"{count:,}",
            mark=icons.icon("chevron-down" if group.is_open else "chevron-right"),
            is_heading=True,
            spoken=", ".join(
                (
                    title,
                    count_words(count, "entry", "entries"),
                    "open" if group.is_open else "folded",
                    f"{gap_words(gap)} after the one before" if gap else "nothing between",
                )
            ),
        )

    def _report_face(self, row: FactRow, value: str) -> Face:
        """Return what a row shows that tells when a fact was reported, and by whom."""
        published = self._digests.published_dates
        sources = (
            self._digests.source_name(item.span.source)
            for item in row.fact.evidence
            if (item.report_date or published.get(item.span.source)) == value
        )
        day = shown_date(value.partition("T")[0])
        words = f"{', '.join(dict.fromkeys(sources))}, {day}: {shortened(row.fact.statement, _SHOWN)}"
        spoken = f"Report of {row.fact.label}. {words}"
        return Face(words, badge=row.fact.label, is_faint=True, spoken=spoken, tip=fact_face(row).tip)

    def _found_by(self, search: Search) -> Search:
        facts = set((yield from search))
        return [member for member in self._dates if member // _PARTS in facts]

    def _neighbours(self, member: int) -> list[int]:
        rows = self.keys_around(self.index_of(member).row(), _PAGE, _PAGE)
        return [key // _PARTS for key in rows]

    def _renew(self) -> None:
        self._pages.forget()
        self.resort()

    def _take_altered(self, facts: frozenset[FactId]) -> None:
        self._pages.forget(facts)
        touched: set[int] = set()
        for fact in facts:
            before = [key for part in range(_PARTS) if (key := fact * _PARTS + part) in self._dates]
            digest = self._digests.digests.get(fact)
            now = dict(self._rows_of(digest)) if digest is not None else {}
            for key in before:
                del self._dates[key]
            self._dates.update(now)
            touched |= {*before, *now}
        self.alter(touched)

    def _rows_of(self, digest: FactDigest) -> Iterator[tuple[int, str]]:
        """Yield the rows of a fact with the date that each stands at."""
        key = digest.id * _PARTS
        if digest.event_date is not None:
            yield key + Part.EVENT, digest.event_date
        if digest.deadline is not None:
            yield key + Part.DEADLINE, digest.deadline
        if self._has_reports:
            published = self._digests.published_dates
            dates = (item.report_date or published.get(item.source) for item in digest.passages)
            known = [value for value in dict.fromkeys(dates) if value is not None]
            for number, value in enumerate(known[: _PARTS - Part.REPORT]):
                yield key + Part.REPORT + number, value


def _event_face(row: FactRow) -> Face:
    fact = row.fact
    made = fact_face(row)
    detail = f"{fact_detail(row)} · {', '.join(row.sources)}"
    return replace(
        made,
        detail=detail,
        mark=None,
        tip=f"{shown_date(fact.event_date.value or '')}, {basis_words(fact.event_date.basis)}. {made.tip}",
    )


def _due_face(row: FactRow) -> Face:
    """Return what a deadline shows."""
    fact = row.fact
    words = f"By {shown_date(fact.deadline or '')}: {shortened(fact.statement, _SHOWN)}"
    return Face(
        words,
        badge=fact.label,
        mark=icons.tinted_icon("flag", theme.current_tones().warning),
        lines=3,
        spoken=f"Deadline of {fact.label}. {words}",
        tip=fact_face(row).tip,
    )
