"""The dates of a passage: which of them is that of its event, which a deadline, which only stands near.

A date that belongs to other words than the main verb (“in response to the attack on 16 January, …”) is
proposed, but nothing begins with it. Offsets are code points of the source.
"""

from dataclasses import dataclass, replace
from datetime import date

from briefer.model.dates import Dating, Precision, bounds_of, dated
from briefer.model.proposals import ProposedDate
from briefer.suggest.clause_words import ELSEWHERE
from briefer.suggest.clauses import Clauses
from briefer.text.dates import dates_in
from briefer.text.outlook import is_deadline

_ANY_DAY = dated("2000-06-15")  # a date that waits for the day of publication can be resolved against any


@dataclass(frozen=True, slots=True)
class FactDates:
    """The dates of a passage and of the rest of its sentences, and those that a fact may begin with."""

    inside: tuple[ProposedDate, ...]
    around: tuple[ProposedDate, ...]
    event: ProposedDate | None
    deadline: ProposedDate | None
    lacks_publication: bool


def dates_of(
    text: str, sentences: tuple[int, int], passage: tuple[int, int], clauses: Clauses, published: Dating
) -> FactDates:
    """Return the dates of the passage within the sentences that hold it, resolved where they can be."""
    found = _in(text, sentences, published)
    start, end = passage
    inside = tuple(item for item in found if start <= item.start and item.end <= end)
    around = tuple(item for item in found if item not in inside)
    known = _once(inside)
    deadlines = tuple(item for item in known if _is_deadline(text, item, published))
    free = [
        item for item in known if item not in deadlines and _belongs_to_event(text, passage, clauses, item)
    ]
    return FactDates(
        known,
        _once(around),
        free[0] if free else None,
        deadlines[0] if deadlines else None,
        _waits(text, passage, inside, published),
    )


def _in(text: str, stretch: tuple[int, int], published: Dating) -> tuple[ProposedDate, ...]:
    start, end = stretch
    return tuple(
        replace(item, start=item.start + start, end=item.end + start)
        for item in dates_in(text[start:end], published)
    )


def _once(dates: tuple[ProposedDate, ...]) -> tuple[ProposedDate, ...]:
    """Return the dates that are known, each value once, in the order of the text."""
    first = {item.value: item for item in reversed(dates) if item.value is not None}
    return tuple(item for item in dates if item.value is not None and first[item.value] is item)


def _is_deadline(text: str, item: ProposedDate, published: Dating) -> bool:
    """Return whether a date is a last day: “by 26 January”, seen from before it."""
    if item.value is None or not is_deadline(text, item.start):
        return False
    day = _day_of(published)
    return day is None or bounds_of(item.value)[1] >= day


def _day_of(published: Dating) -> date | None:
    is_day = published.precision in (Precision.DAY, Precision.TIME)
    return bounds_of(published.value)[0] if published.value is not None and is_day else None


def _belongs_to_event(text: str, passage: tuple[int, int], clauses: Clauses, item: ProposedDate) -> bool:
    """Return whether a date stands with the main verb of the passage, or the passage is of one piece."""
    start, end = passage
    verb = clauses.main_verb(start, end)
    if verb < 0:
        return not _is_elsewhere(text, start, item.start)
    place = clauses.tokens[verb].start
    if item.start > place:
        return not _is_elsewhere(text, clauses.tokens[verb].end, item.start)
    opened = [match for match in ELSEWHERE.finditer(text, start, item.start) if match.end() <= item.start]
    return not opened or len(clauses.verbs(start, end)) == 0


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Return whether a word between two offsets opens other words; one right before the date dates by it."""
    opened = list(ELSEWHERE.finditer(text, start, end))
    return bool(opened) and bool(text[opened[-1].end() : end].strip())


def _waits(text: str, passage: tuple[int, int], inside: tuple[ProposedDate, ...], published: Dating) -> bool:
    """Return whether a date of the passage is open for want of the source's day of publication."""
    if _day_of(published) is not None or all(item.value is not None for item in inside):
        return False
    could = {item.start for item in _in(text, passage, _ANY_DAY) if item.value is not None}
    return any(item.value is None and item.start in could for item in inside)
