"""EDTF dates in the words of a note: day, month, year, as in “16–18 January 2024” or “by 23 January 2024”."""

from datetime import date
from functools import lru_cache

from briefer.compose.phrases import Phrases
from briefer.model.dates import Precision, bounds_of, precision_of

_OPEN = ("", "..")
_FIRST_SEASON = 21
_KEPT = 4096  # a note's facts share their dates, and print each several times


@lru_cache(maxsize=_KEPT)
def days_of(value: str) -> tuple[date, date]:
    """Return what bounds_of does: the first and last day that an EDTF string can mean."""
    return bounds_of(value)


@lru_cache(maxsize=_KEPT)
def date_words(value: str, phrases: Phrases) -> str:
    """Return an EDTF string in words, no finer and no surer than it is.

    Raises ValueError where the string is no EDTF date of the forms that briefer knows.
    """
    precision = precision_of(value)
    if precision is Precision.INTERVAL:
        first, last = value.split("/")
        return _interval(first, last, phrases)
    if precision is Precision.TIME:
        return _moment(value, phrases)
    bare = value.rstrip("?~%")
    words = _said(_parts(bare, phrases), phrases)
    mark = value[len(bare) :]
    if mark in ("~", "%"):
        words = phrases.say("about", date=words)
    return phrases.say("uncertain", date=words) if mark in ("?", "%") else words


def _parts(value: str, phrases: Phrases) -> list[str]:
    """Return the day, month or season, and year that a plain date has, in words."""
    year, month, day = (*value.split("-"), "", "")[:3]
    if "X" in year:
        return [phrases.say("decade", year=year.replace("X", "0"))]
    if not month or month == "XX":
        return [year]
    number = int(month)
    if number >= _FIRST_SEASON:
        return [_names(phrases.say("seasons"))[number - _FIRST_SEASON], year]
    name = _names(phrases.say("months"))[number - 1]
    return [name, year] if not day or day == "XX" else [str(int(day)), name, year]


@lru_cache(maxsize=16)
def _names(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def _said(parts: list[str], phrases: Phrases) -> str:
    """Return day, month and year in the pack's order; what has no day stands as it is."""
    match parts:
        case [day, month, year]:
            return phrases.say("day_of_year", day=day, month=month, year=year)
        case [day, month] if day.isdecimal():
            return phrases.say("day_of_month", day=day, month=month)
    return " ".join(parts)


def _moment(value: str, phrases: Phrases) -> str:
    day, clock = value.split("T")
    zone = ""
    if clock.endswith("Z"):
        clock, zone = clock[:-1], " UTC"
    elif "+" in clock or "-" in clock:
        place = max(clock.find("+"), clock.find("-"))
        clock, offset = clock[:place], clock[place:].replace("-", "\N{MINUS SIGN}")
        zone = f" UTC{offset}"
    return f"{_said(_parts(day, phrases), phrases)}, {clock[:5]}{zone}"


def _interval(first: str, last: str, phrases: Phrases) -> str:
    if first in _OPEN:
        return phrases.say("by", date=date_words(last, phrases))
    if last in _OPEN:
        return phrases.say("from", date=date_words(first, phrases))
    if first == last:
        return date_words(first, phrases)
    plain = all(
        precision_of(end) is not Precision.TIME and not end.endswith(("?", "~", "%")) for end in (first, last)
    )
    if not plain:
        return f"{date_words(first, phrases)} – {date_words(last, phrases)}"
    begun, ended = _parts(first, phrases), _parts(last, phrases)
    if len(begun) == len(ended):
        while len(begun) > 1 and begun[-1] == ended[len(begun) - 1]:
            begun.pop()
    if len(begun) == 1:
        return _said([f"{begun[0]}–{ended[0]}", *ended[1:]], phrases)
    return f"{_said(begun, phrases)} – {_said(ended, phrases)}"
