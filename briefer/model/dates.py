"""Dates as EDTF strings (ISO 8601-2:2019, levels 0 and 1 as listed below), with precision and basis.

Read are years, months, days, times with or without a zone, seasons (21 to 24), intervals with open
(``..``) or unknown (empty) ends, the qualifiers ``?``, ``~`` and ``%`` at the end of a date, and
unspecified digits at the right (``202X``, ``2024-XX``, ``2024-01-XX``). Briefing notes do not need the
rest of the standard, and a reader of all of it takes longer to import than a window to open.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime
from enum import StrEnum
from functools import lru_cache

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?[?~%]?", re.ASCII
)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_OPEN = ("..", "")


class Precision(StrEnum):
    """How fine a date is known."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Words for where a date comes from; an analyst's own words may stand instead."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    GIVEN = "given"
    UNKNOWN = "unknown"


def precision_of(value: str) -> Precision:
    """Return the precision of an EDTF string.

    Raises ValueError where the string is no EDTF date of the forms named in this module.
    """
    if "/" in value:
        _check_interval(value)
        return Precision.INTERVAL
    if "T" in value:
        _moment(value)
        return Precision.TIME
    return _calendar_date(value)[0]


def bounds_of(value: str) -> tuple[date, date]:
    """Return the first and last day that an EDTF string can mean; open ends give date.min or date.max.

    Raises ValueError where the string is no EDTF date of the forms named in this module.
    """
    if "/" in value:
        _check_interval(value)
        first, last = value.split("/")
        return (
            date.min if first in _OPEN else bounds_of(first)[0],
            date.max if last in _OPEN else bounds_of(last)[1],
        )
    if "T" in value:
        day = _moment(value).date()
        return day, day
    return _calendar_date(value)[1:]


def is_edtf(value: str) -> bool:
    """Return whether the string is an EDTF date of the forms named in this module."""
    try:
        precision_of(value)
    except ValueError:
        return False
    return True


def _check_interval(value: str) -> None:
    parts = value.split("/")
    if len(parts) != 2 or all(part in _OPEN for part in parts):  # noqa: PLR2004 - an interval has two ends
        message = f"no interval of two dates: {value}"
        raise ValueError(message)
    first, last = ([] if part in _OPEN else [bounds_of(part)] for part in parts)
    if first and last and first[0][0] > last[0][1]:
        message = f"an interval that ends before it begins: {value}"
        raise ValueError(message)


def _moment(value: str) -> datetime:
    if not _TIME.fullmatch(value):
        message = f"no date with a time: {value}"
        raise ValueError(message)
    return datetime.fromisoformat(value)


@lru_cache(maxsize=4096)
def _calendar_date(value: str) -> tuple[Precision, date, date]:
    """Return what a plain date is and can mean, which is asked of the same few dates again and again."""
    match = _DATE.fullmatch(value)
    if match is None:
        message = f"no date: {value}"
        raise ValueError(message)
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month:
            message = f"a month of an unspecified year: {value}"
            raise ValueError(message)
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return Precision.DECADE, date(max(first, 1), 1, 1), date(min(last, MAXYEAR), 12, 31)
    if month is None or month == "XX":
        if day and day != "XX":
            message = f"a day of an unspecified month: {value}"
            raise ValueError(message)
        return Precision.YEAR, date(int(year), 1, 1), date(int(year), 12, 31)
    if day is None and int(month) in _SEASONS:
        first_month, last_month = _SEASONS[int(month)]
        return Precision.SEASON, *_months(int(year), first_month, last_month)
    if day is None or day == "XX":
        return Precision.MONTH, *_months(int(year), int(month), int(month))
    exact = date(int(year), int(month), int(day))
    return Precision.DAY, exact, exact


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    start = date(year, first, 1)
    return start, date(year, last, calendar.monthrange(year, last)[1])


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as an EDTF string or None where it is not known, its precision, and its basis.

    `basis` is one of the words of Basis or the analyst's own words.
    """

    value: str | None
    precision: Precision
    basis: str = Basis.STATED

    def __post_init__(self) -> None:
        """Raise ValueError unless the value is EDTF of just this precision."""
        if not self.basis:
            message = "a date says what it rests on"
            raise ValueError(message)
        actual = Precision.UNKNOWN if self.value is None else precision_of(self.value)
        if actual is not self.precision:
            message = f"“{self.value}” has the precision {actual}, not {self.precision}"
            raise ValueError(message)


UNDATED = Dating(None, Precision.UNKNOWN, Basis.UNKNOWN)


def dated(value: str, basis: str = Basis.STATED) -> Dating:
    """Return the dating of an EDTF string, its precision read from the string.

    Raises ValueError where the string is no EDTF date.
    """
    return Dating(value, precision_of(value), basis)
