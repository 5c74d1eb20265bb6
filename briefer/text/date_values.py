"""What the words of a date mean, seen from the day of publication.

Each function takes a match of its form and the point of view and returns an EDTF string, or None where the
meaning is open, as it is where a day of publication is needed and not known. OverflowError and ValueError
mean a date that the calendar does not have.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from briefer.text.moments import month_number
from briefer.text.outlook import Outlook

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
# A day without a year lies ahead, if no word looks back, where it is at most so many days away.
_NEAR = 31
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class View:
    """The day of publication, or None, and which way the words around a date look."""

    published: date | None
    outlook: Outlook


def _iso(match: re.Match[str], _view: View) -> str | None:
    return match["iso"]


def _day(match: re.Match[str], view: View) -> str | None:
    month, day = _month(match["month"]), _number(match["day"])
    if match["year"]:
        return _calendar(int(match["year"]), month, day)
    found = _year_for(month, day, view, match["weekday"])
    return found.isoformat() if found else None


def _days(match: re.Match[str], view: View) -> str | None:
    """Return the interval from one day of a month to another; the year is that of the first day."""
    first_month = _month(match["month"] or match["month2"])
    last_month = _month(match["month2"] or match["month"])
    first_day, last_day = _number(match["day"]), _number(match["day2"])
    if match["year"]:
        end = _calendar(int(match["year"]), last_month, last_day)
        begin = _calendar(int(match["year"]) - (first_month > last_month), first_month, first_day)
    else:
        found = _year_for(first_month, first_day, view, None)
        begin = found.isoformat() if found else None
        end = _calendar(found.year + (first_month > last_month), last_month, last_day) if found else None
    return f"{begin}/{end}" if begin and end and begin < end else None


def _numbers(match: re.Match[str], _view: View) -> str | None:
    """Return the day where its order is plain: dots put the day first, and there are twelve months."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["sign"] == "." or one > _MONTHS:
        return _calendar(year, two, one)
    if two > _MONTHS or one == two:
        return _calendar(year, one, two)
    return None


def _month_of_year(match: re.Match[str], _view: View) -> str | None:
    return f"{match['year']}-{_month(match['month']):02}"


def _season(match: re.Match[str], _view: View) -> str | None:
    return f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _years(match: re.Match[str], _view: View) -> str | None:
    return f"{match['year']}/{match['year2']}" if match["year"] < match["year2"] else None


def _decade(match: re.Match[str], _view: View) -> str | None:
    return f"{match['decade']}X"


def _year(match: re.Match[str], _view: View) -> str | None:
    return match["year"]


def _month_alone(match: re.Match[str], view: View) -> str | None:
    """Return the month that is nearest the way the words look; the month of publication is this one."""
    if view.published is None:
        return None
    month, which = _month(match["month"]), (match["which"] or "").lower()
    outlook = {"last": Outlook.BACK, "next": Outlook.AHEAD}.get(which, view.outlook)
    year = view.published.year
    if which == "this":
        pass
    elif outlook is Outlook.AHEAD:
        year += month < view.published.month or (which == "next" and month == view.published.month)
    else:
        year -= month > view.published.month or (which == "last" and month == view.published.month)
    return f"{year:04}-{month:02}"


def _weekday(match: re.Match[str], view: View) -> str | None:
    """Return the weekday on or before the day of publication, or after it where the words look ahead."""
    if view.published is None:
        return None
    back = (view.published.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    which = (match["which"] or "").lower()
    if which in ("next", "coming") or (which != "last" and view.outlook is Outlook.AHEAD):
        return (view.published + timedelta(days=7 - back)).isoformat()
    if which == "last" and back == 0:
        back = 7
    return (view.published - timedelta(days=back)).isoformat()


def _near(match: re.Match[str], view: View) -> str | None:
    if view.published is None:
        return None
    steps = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
    return (view.published + timedelta(days=steps[" ".join(match["near"].lower().split())])).isoformat()


def _span(match: re.Match[str], view: View) -> str | None:
    if view.published is None:
        return None
    steps = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "weekend":
        saturday = view.published - timedelta(days=(view.published.weekday() - 5) % 7)
        # On a weekend “last weekend” is the one before; in the week it is the one that was.
        ahead = view.published.weekday() < 5  # noqa: PLR2004 - Saturday
        saturday += timedelta(weeks=steps + (ahead if steps <= 0 else 0))
        return f"{saturday}/{saturday + timedelta(days=1)}"
    return _unit_away(view.published, unit, steps)


def _ago(match: re.Match[str], view: View) -> str | None:
    if view.published is None:
        return None
    word = match["number"].lower()
    return _unit_away(view.published, match["unit"].lower(), -(_NUMBERS.get(word) or int(word)))


def _unit_away(day: date, unit: str, steps: int) -> str:
    """Return the day, week (Monday to Sunday), month or year that lies so many of its kind away."""
    if unit == "day":
        return (day + timedelta(days=steps)).isoformat()
    if unit == "week":
        monday = day + timedelta(days=7 * steps - day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        year, month = divmod(day.year * _MONTHS + day.month - 1 + steps, _MONTHS)
        return f"{year:04}-{month + 1:02}"
    return f"{day.year + steps:04}"


def _year_for(month: int, day: int, view: View, weekday: str | None) -> date | None:
    """Return the day of a month in the likeliest year: that of the weekday named, else as the words look."""
    if view.published is None:
        return None
    published = view.published
    candidates = [found for year in range(-5, 6) if (found := _date(published.year + year, month, day))]
    if weekday:
        named = [found for found in candidates if _WEEKDAYS[found.weekday()] == weekday.lower()]
        if named:
            return min(named, key=lambda found: abs(found - published))
    ahead = [found for found in candidates if found >= published]
    back = [found for found in candidates if found <= published]
    near = timedelta(days=_NEAR if view.outlook is Outlook.OPEN else 0)
    if ahead and (view.outlook is Outlook.AHEAD or ahead[0] - published <= near):
        return ahead[0]
    return back[-1] if back else None


def _month(name: str) -> int:
    number = month_number(name.rstrip("."))
    if number is None:
        message = f"no month: {name}"
        raise ValueError(message)
    return number


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar(year: int, month: int, day: int) -> str | None:
    found = _date(year, month, day)
    return found.isoformat() if found else None


MEANINGS: Mapping[str, Callable[[re.Match[str], View], str | None]] = {
    "iso": _iso,
    "day": _day,
    "days": _days,
    "numbers": _numbers,
    "month": _month_of_year,
    "season": _season,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "month_alone": _month_alone,
    "weekday": _weekday,
    "near": _near,
    "span": _span,
    "ago": _ago,
}
