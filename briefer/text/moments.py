"""Dates and times as programs write them, turned into the EDTF strings of the model.

Read are ISO 8601 and its looser kin (a blank for the T, an offset without a colon, fractions of a second),
the dates of e-mail and feeds (RFC 5322), and dates in words with a year.
"""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from briefer.model.dates import is_edtf

_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:(?:T|\s+)(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T(?P<clock>\d{4,6})(?P<zone>Z|[+-]\d{4})?)?"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_FIRST = re.compile(
    r"(?:\w+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]+)\.?,?\s+(?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(
    r"(?:\w+,?\s+)?(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)


def moment_of(words: str) -> str | None:
    """Return the EDTF string of a day, or of a day with time and, where it is stated, zone; None for others.

    Also returns as they are strings that are EDTF already, such as ``2024`` and ``2024-01``.
    """
    words = words.strip()
    return (
        _iso(words)
        or _compact(words)
        or _mail(words)
        or _in_words(words)
        or (words if is_edtf(words) else None)
    )


def moment_in_utc(words: str) -> str:
    """Return a day with time as the ISO 8601 moment in UTC, to the second; an empty string for others.

    A time without a zone is taken for one in UTC.
    """
    moment = moment_of(words)
    if moment is None or "T" not in moment:
        return ""
    read = datetime.fromisoformat(moment)
    try:
        there = read.astimezone(UTC) if read.tzinfo else read
    except OverflowError:  # the first and the last hours that there are
        return ""
    return f"{there:%Y-%m-%dT%H:%M:%S}Z"


def month_number(name: str) -> int | None:
    """Return 1 to 12 for an English month's name or its short form without a full stop; None for others."""
    return _MONTHS.get(name.lower())


def _iso(words: str) -> str | None:
    match = _ISO.fullmatch(words)
    if match is None:
        return None
    clock = f"T{match['clock']}" if match["clock"] else ""
    return _sound(match["date"] + clock + _zone(match["zone"] or ""))


def _zone(zone: str) -> str:
    if zone.upper() in ("Z", "UTC", "GMT", "+00:00", "+0000", "-00:00"):
        return "Z"
    digits = zone.replace(":", "")
    return f"{digits[:3]}:{digits[3:] or '00'}" if digits else ""


def _compact(words: str) -> str | None:
    match = _COMPACT.fullmatch(words)
    if match is None:
        return None
    digits = match["clock"] or ""
    clock = "T" + ":".join(digits[place : place + 2] for place in range(0, len(digits), 2)) if digits else ""
    return _sound(f"{match['year']}-{match['month']}-{match['day']}{clock}{_zone(match['zone'] or '')}")


def _mail(words: str) -> str | None:
    if ":" not in words:
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _iso(moment.isoformat(timespec="seconds"))


def _in_words(words: str) -> str | None:
    match = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    month = month_number(match["month"]) if match else None
    if match is None or month is None:
        return None
    return _sound(f"{match['year']}-{month:02}-{int(match['day']):02}")


def _sound(value: str) -> str | None:
    """Return the value where its numbers make a day and a time, else None."""
    return value if is_edtf(value) else None
