"""Under which headings facts stand in a list: by date, actor, source, status, kind or section."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import days_of
from briefer.gui.wording import folded, shown_date, word
from briefer.model.dates import Precision, precision_of
from briefer.model.digests import FactDigest
from briefer.model.facts import FactKind, Status
from briefer.model.ids import ActorId, SectionId, SourceId
from briefer.store import queries
from briefer.store.naming import names_in_facts
from briefer.store.session import Session

_BY_DAY, _BY_MONTH = 45, 3 * 366  # days that events may lie apart to stand under days, or under months
_OUTER = 5  # a fifth of the events at either end, which may lie far off, are left out of account


class FactGrouping(StrEnum):
    """What facts are put under headings by; the values stand in the session."""

    NONE = "none"
    DATE = "date"
    ACTOR = "actor"
    SOURCE = "source"
    STATUS = "status"
    KIND = "kind"
    SECTION = "section"


GROUPING_WORDS = {
    FactGrouping.NONE: "No headings",
    FactGrouping.DATE: "Date of the event",
    FactGrouping.ACTOR: "Actor",
    FactGrouping.SOURCE: "Source",
    FactGrouping.STATUS: "Status",
    FactGrouping.KIND: "Kind",
    FactGrouping.SECTION: "Section of the brief",
}


class Heading(NamedTuple):
    """A heading: what puts it among the others, numbers and words, its key, and its own words.

    What is missing comes last.
    """

    rank: tuple[int, ...]
    order: str
    title: str
    key: int = 0


Headings = Callable[[FactDigest], tuple[Heading, ...]]
"""What gives the headings that a fact stands under: with two actors under both."""

_LAST = (1,)
_UNDATED = Heading(_LAST, "", "Undated")
_NOBODY = Heading(_LAST, "", "No actor")
_NOT_SENT = Heading(_LAST, "", "Not sent yet")


def headings(grouping: FactGrouping, session: Session, facts: FactDigests) -> Headings | None:
    """Return the headings of a grouping, or None for none."""
    made: dict[FactGrouping, Callable[[], Headings]] = {
        FactGrouping.DATE: lambda: _by_date(facts.digests.values()),
        FactGrouping.ACTOR: lambda: _by_actor(session),
        FactGrouping.SOURCE: lambda: _by_source(facts),
        FactGrouping.STATUS: _by_status,
        FactGrouping.KIND: _by_kind,
        FactGrouping.SECTION: lambda: _by_section(session, facts),
    }
    return made[grouping]() if grouping in made else None


def _by_date(facts: Iterable[FactDigest]) -> Headings:
    """Return headings of days where most events lie within some weeks, else of months, or of years."""
    length = _unit(Counter(digest.event_date for digest in facts if digest.event_date is not None))

    @cache
    def heading(value: str) -> Heading:
        first, last = days_of(value)
        if first == date.min:
            return Heading((0, last.toordinal(), 0), "", f"Until {shown_date(last.isoformat()[:length])}")
        begins = value.partition("/")[0].rstrip("?~%")
        is_coarse = len(begins) < length or "X" in begins or precision_of(begins) is Precision.SEASON
        unit = begins if is_coarse else first.isoformat()[:length]
        begin, end = days_of(unit)
        return Heading((0, begin.toordinal(), begin.toordinal() - end.toordinal()), "", shown_date(unit))

    @cache
    def under(value: str | None) -> tuple[Heading, ...]:
        return (_UNDATED,) if value is None else (heading(value),)

    return lambda digest: under(digest.event_date)


def _unit(values: Counter[str]) -> int:
    """Return how much of an ISO date a heading shows, by the days that the middle events lie apart."""
    days: Counter[int] = Counter()
    for value, count in values.items():
        first, last = days_of(value)
        days[(last if first == date.min else first).toordinal()] += count
    few = sum(days.values()) // _OUTER
    early, late = (_after(sorted(days, reverse=is_late), days, few) for is_late in (False, True))
    apart = late - early
    return len("2024-01-01" if apart <= _BY_DAY else "2024-01" if apart <= _BY_MONTH else "2024")


def _after(order: list[int], counts: Counter[int], few: int) -> int:
    """Return the day before which this few events lie in this order, 0 where there are no days."""
    for day in order:
        few -= counts[day]
        if few < 0:
            return day
    return 0


def _by_actor(session: Session) -> Headings:
    names: dict[ActorId, str] = {}

    @cache
    def heading(actor: ActorId) -> Heading:
        if actor not in names:
            names.update(names_in_facts(session))
        name = names.get(actor, "")
        return Heading((0,), folded(name), name, actor)

    return lambda digest: tuple(map(heading, digest.actors)) or (_NOBODY,)


def _by_source(facts: FactDigests) -> Headings:
    @cache
    def heading(source: SourceId) -> Heading:
        return Heading((0, facts.source_order.get(source, -1)), "", facts.source_name(source))

    return lambda digest: tuple(map(heading, digest.sources))


def _by_status() -> Headings:
    known = {status: Heading((0, number), "", word(status)) for number, status in enumerate(Status)}
    return lambda digest: tuple(dict.fromkeys(known[item.status] for item in digest.passages))


def _by_kind() -> Headings:
    known = {kind: Heading((0, number), "", word(kind)) for number, kind in enumerate(FactKind)}
    under = {kind: (heading,) for kind, heading in known.items()}
    return lambda digest: under[digest.kind]


def _by_section(session: Session, facts: FactDigests) -> Headings:
    sections = [section.id for brief in queries.briefs(session) for section in brief.sections]
    order = {key: number for number, key in enumerate(sections)}

    def heading(sent: tuple[SectionId, str]) -> Heading:
        key, title = sent
        return Heading((0, order.get(key, len(order))), "", title)

    return lambda digest: tuple(map(heading, facts.sections(digest.id))) or (_NOT_SENT,)
