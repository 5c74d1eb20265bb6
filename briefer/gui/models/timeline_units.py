"""The stretches that a timeline is divided into: days, weeks, months or years; coarser dates apart."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from briefer.gui.models.fact_filter import days_of
from briefer.gui.wording import count_words, shown_date

_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25
_FEW_DAYS, _FEW_WEEKS, _FEW_MONTHS = 13, 60, 730


class Zoom(StrEnum):
    """What one heading of the timeline stands for, the closest look first; values stand in the session."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Unit(NamedTuple):
    """A stretch of time under one heading: the ordinal of its first day, less its days, and its EDTF string.

    A longer stretch stands before a shorter one that begins on the same day.
    """

    first: int
    shortness: int
    value: str

    @property
    def last(self) -> int:
        """The ordinal of its last day."""
        return self.first - self.shortness - 1

    @property
    def title(self) -> str:
        """The heading: “Tuesday 16 January 2024”, “Week of 15 January 2024”, “January 2024”."""
        if "/" in self.value:
            return f"Week of {shown_date(self.value.partition('/')[0])}"
        words = shown_date(self.value)
        return f"{date.fromordinal(self.first):%A} {words}" if self.shortness == -1 else words


class Extent(NamedTuple):
    """What a date covers: ordinals of its first and last day, and which of its ends are open."""

    first: int
    last: int
    is_open_before: bool
    is_open_after: bool


@lru_cache(maxsize=20_000)
def extent_of(value: str) -> Extent:
    """Return what an EDTF string covers; an end that is open is the other one."""
    first, last = days_of(value)
    before, after = first == date.min, last == date.max
    begin = last if before else first
    end = first if after else last
    return Extent(begin.toordinal(), end.toordinal(), before, after)


@lru_cache(maxsize=20_000)
def unit_of(value: str, zoom: Zoom) -> Unit:
    """Return the unit that a date begins in; a date that is less fine than that has one of its own."""
    extent = extent_of(value)
    begin = date.fromordinal(extent.first)
    unit = _around(begin, zoom)
    first, _, last = value.partition("/")
    stated = (last if extent.is_open_before else first).rstrip("?~%")
    since, until = days_of(stated)
    is_coarse = (until - since).days + 1 > -unit.shortness
    return _unit(since, until, stated) if is_coarse else unit


def _around(day: date, zoom: Zoom) -> Unit:
    if zoom is Zoom.DAY:
        return _unit(day, day, day.isoformat())
    if zoom is Zoom.WEEK:
        monday = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        sunday = min(monday, date.max - timedelta(days=_WEEK - 1)) + timedelta(days=_WEEK - 1)
        return _unit(monday, sunday, f"{monday}/{sunday}")
    value = day.isoformat()[: 7 if zoom is Zoom.MONTH else 4]
    return _unit(*days_of(value), value)


def _unit(first: date, last: date, value: str) -> Unit:
    return Unit(first.toordinal(), first.toordinal() - last.toordinal() - 1, value)


def gap_words(days: int) -> str:
    """Return how long nothing is said to have happened: “3 days”, “5 weeks”, “2 years”."""
    if days <= _FEW_DAYS:
        return count_words(days, "day")
    if days <= _FEW_WEEKS:
        return count_words(round(days / _WEEK), "week")
    if days <= _FEW_MONTHS:
        return count_words(round(days / _MONTH), "month")
    return count_words(round(days / _YEAR), "year")
