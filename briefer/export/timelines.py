"""The geometry of a timeline: where axis, marks and words stand, the same in every format that draws it.

Events stand on an axis in proportion to time, their words above and below it in turn. What one axis cannot
hold goes on below on a second one, with a scale of its own. All lengths are in points (1/72 inch).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefer.model.documents import TimeMark
from briefer.model.ids import FactId
from briefer.text.cleaning import clean

LETTER = 8.0  # the size of letters
LINE = 9.8  # from one line to the next
DOT = 3.0  # radius
SPAN = 5.0  # height of the bar of an event that lasts
YEAR_LETTER = 6.5

_MOST_ON_AXIS = 8
_MOST_LINES, _MOST_DATE_LINES = 4, 2
_BOLD = 1.06
_WIDEST_LABEL = 150.0
_GAP = 8.0
_EDGE = 6.0
_STEM = 20.0
_TICK = 3.0
_MOST_ALT = 1_500
_MOST_YEARS_TICKED, _MOST_YEARS_NAMED = 80, 12
_WEEKS_UP_TO, _MONTHS_UP_TO = 50, 900  # days
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] -/"), frozenset("mwMW@%&\u2014\u2026")
_FIRST_WIDE_SCRIPT = "\u2e80"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `role` is ``axis``, ``tick`` or ``stem``."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The stretch of the axis over which an event lasts, by its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Dot:
    """The point at which an event begins, by its middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The date and words of an event, line by line, centred in a box given by its upper left corner.

    What stands above the axis ends at the lower edge of its box.
    """

    x: float
    y: float
    width: float
    height: float
    when: tuple[str, ...]
    lines: tuple[str, ...]
    fact: FactId
    is_above: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year below the axis where it begins, by the middle of its upper edge."""

    x: float
    y: float
    words: str


Shape = Line | Bar | Dot | Label | Year


@dataclass(frozen=True, slots=True)
class Drawing:
    """One axis with its events, in the order in which the shapes are painted; `words` say what it shows."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str
    facts: tuple[FactId, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Which days an axis shows and where; an axis without days spreads its marks evenly."""

    first: date | None
    days: int
    width: float

    def x(self, day: date | None, index: int, count: int) -> float:
        room = self.width - 2 * _EDGE - 2 * DOT
        if self.first is None or day is None or not self.days:
            return _EDGE + DOT + room * (index + 0.5) / count
        return _EDGE + DOT + room * (day - self.first).days / self.days


def timeline_drawings(title: str, marks: Sequence[TimeMark], width: float) -> tuple[Drawing, ...]:
    """Return the drawings of a timeline, one below the other, for a text of this width."""
    if not marks:
        return ()
    rows = -(-len(marks) // _MOST_ON_AXIS)
    bounds = [len(marks) * row // rows for row in range(rows + 1)]
    return tuple(
        _drawing(title if not start else "", marks[start:end], width) for start, end in pairwise(bounds)
    )


def when_words(mark: TimeMark) -> str:
    """Return the date of an event as it is printed."""
    if mark.when.strip():
        return _one_line(mark.when)
    begins, ends = _one_line(mark.begins), _one_line(mark.ends)
    return begins if ends in ("", begins) else f"{begins} \N{EN DASH} {ends}"


def width_of(text: str, size: float) -> float:
    """Return about how wide words are in a usual sans-serif face of this size."""
    shares = (
        0.3
        if char in _NARROW
        else 0.86
        if char in _WIDE
        else 1.0
        if char >= _FIRST_WIDE_SCRIPT
        else 0.7
        if char.isupper()
        else 0.58
        for char in text
    )
    return size * sum(shares)


def wrapped(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Return words in at most so many lines of this width; what is left out ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size) > width:
            lines.append(line)
            line = word
            if len(lines) == most:
                break
        else:
            line = longer
    else:
        return (*lines, line) if line else tuple(lines)
    last = lines[-1]
    while last and width_of(f"{last}\N{HORIZONTAL ELLIPSIS}", size) > width:
        last = last[:-1]
    return (*lines[:-1], f"{last.rstrip(' ,;:.')}\N{HORIZONTAL ELLIPSIS}")


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """Yield the words of a text; one that is wider than a line comes in pieces."""
    most = max(int(width / size), 1) * 4  # a sheet that leaves no room for words has one letter a line
    for word in text.split():
        rest = word
        while rest and width_of(rest[:most], size) > width:
            cut = len(rest[:most])
            while cut > 1 and width_of(rest[:cut], size) > width:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _drawing(title: str, marks: Sequence[TimeMark], width: float) -> Drawing:
    days = [(_day(mark.begins), _day(mark.ends)) for mark in marks]
    axis = _axis(days, width)
    sides = (range(0, len(marks), 2), range(1, len(marks), 2))
    room = min(_WIDEST_LABEL, (width - 2) / max(len(sides[0]), 1) - _GAP)
    xs = [axis.x(first, index, len(marks)) for index, (first, _) in enumerate(days)]
    dates = [wrapped(when_words(mark), room, LETTER * _BOLD, _MOST_DATE_LINES) for mark in marks]
    lines = [wrapped(_one_line(mark.words), room, LETTER, _MOST_LINES) for mark in marks]
    high = [LINE * (len(lines[at]) + len(dates[at])) for at in range(len(marks))]
    tall = [max((high[at] for at in side), default=0.0) for side in sides]
    middle = LINE + tall[0] + _STEM  # a line more above and below: the reader's letters may be wider
    height = middle + _STEM + (tall[1] + LINE if tall[1] else 0.0)
    shapes: list[Shape] = [Line(_EDGE, middle, width - _EDGE, middle, "axis"), *_ticks(axis, middle)]
    labels: list[Label] = []
    for side, is_above in zip(sides, (True, False), strict=True):
        for at, x in zip(side, _apart([xs[at] for at in side], room, width), strict=True):
            top = middle - _STEM - high[at] if is_above else middle + _STEM
            box = (x - room / 2, top, room, high[at])
            labels.append(Label(*box, dates[at], lines[at], marks[at].fact, is_above))
            foot = middle - _STEM + 1 if is_above else middle + _STEM - 1
            shapes.append(Line(x, foot, xs[at], middle, "stem"))
    shapes += _bars(days, axis, middle)
    shapes += [Dot(x, middle) for x in xs]
    return Drawing(width, height, (*shapes, *labels), _said(title, marks), tuple(mark.fact for mark in marks))


def _said(title: str, marks: Sequence[TimeMark]) -> str:
    """Return what a drawing shows, for those who cannot see it."""
    events = "; ".join(f"{when_words(mark)}: {_one_line(mark.words)}" for mark in marks)
    said = f"{_one_line(title)}. {events}" if title.strip() else events
    return said if len(said) <= _MOST_ALT else said[: _MOST_ALT - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _axis(days: Sequence[tuple[date | None, date | None]], width: float) -> _Axis:
    known = [day for pair in days for day in pair if day is not None]
    if not known or any(first is None for first, _ in days):
        return _Axis(None, 0, width)
    return _Axis(min(known), (max(known) - min(known)).days, width)


def _bars(days: Sequence[tuple[date | None, date | None]], axis: _Axis, middle: float) -> Iterator[Bar]:
    for index, (first, last) in enumerate(days):
        if first is not None and last is not None and last > first and axis.first is not None:
            start, end = axis.x(first, index, len(days)), axis.x(last, index, len(days))
            yield Bar(start, middle - SPAN / 2, max(end - start, 1.0), SPAN)


def _ticks(axis: _Axis, middle: float) -> Iterator[Shape]:
    """Yield a tick at each Monday, month or year, whichever the axis has room for, and the years."""
    if axis.first is None or not axis.days:
        return
    last = axis.first + timedelta(days=axis.days)
    years = range(axis.first.year, last.year + 1)
    if len(years) > _MOST_YEARS_TICKED:
        return
    months = range(1, 13) if axis.days <= _MONTHS_UP_TO else (1,)
    days = {date(year, month, 1) for year in years for month in months}
    if axis.days <= _WEEKS_UP_TO:
        week = timedelta(days=7)
        monday = axis.first + timedelta(days=-axis.first.weekday() % 7)
        days = {date(year, 1, 1) for year in years} | {monday + week * n for n in range(8)}
    for day in sorted(day for day in days if axis.first <= day <= last):
        x = axis.x(day, 0, 1)
        yield Line(x, middle - _TICK, x, middle + _TICK, "tick")
        if (day.month, day.day) == (1, 1) and len(years) <= _MOST_YEARS_NAMED:
            yield Year(x, middle + _TICK + 1, str(day.year))


def _apart(wanted: Sequence[float], room: float, width: float) -> list[float]:
    """Return places near the wanted ones, in their order, at which boxes of this width do not touch."""
    step = room + _GAP
    least, most = room / 2 + 1, width - room / 2 - 1
    placed: list[float] = []
    for index, x in enumerate(wanted):
        placed.append(max(x, least, placed[-1] + step if index else least))
    limit = most
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - step
    return placed


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _one_line(words: str) -> str:
    return " ".join(clean(words).split())
