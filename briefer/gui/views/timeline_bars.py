"""Where the bars of a timeline stand: side by side in lanes, as far down as the days that they cover."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from briefer.gui.models.timeline import Bar, TimelineModel

MOST_LANES = 6


@dataclass(frozen=True, slots=True)
class Laned:
    """A bar, its lane counted from the axis, the rows it begins and ends beside, and how far it goes on.

    `beyond` is the share of the empty stretch below its last row, 0 to 1, that the bar reaches into.
    """

    bar: Bar
    lane: int
    first: int
    last: int
    beyond: float


def in_lanes(model: TimelineModel) -> tuple[Laned, ...]:
    """Return the bars of a timeline in the order of time, each in the nearest lane that is free."""
    days, rows = _days_and_rows(model)
    return tuple(
        _placed(model, bar, lane, days, rows.get(bar.member)) for bar, lane in _with_lanes(model.bars())
    )


def _with_lanes(bars: Iterable[Bar]) -> Iterator[tuple[Bar, int]]:
    """Yield each bar with its lane; what finds none free shares the last."""
    free = list(range(MOST_LANES - 1))
    busy: list[tuple[int, int]] = []  # last day and lane
    for bar in bars:
        while busy and busy[0][0] < bar.extent.first:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else MOST_LANES - 1
        if lane < MOST_LANES - 1:
            heappush(busy, (bar.extent.last, lane))
        yield bar, lane


def _days_and_rows(model: TimelineModel) -> tuple[list[int], dict[int, int]]:
    """Return the first day of each row, in the order of the rows, and the row of each member."""
    days: list[int] = []
    rows: dict[int, int] = {}
    for row in range(model.rowCount()):
        key = model.key_at(row)
        if key is None:
            days.append(model.unit_at(row).first)
        else:
            rows[key] = row
            days.append(model.first_day(key))
    return days, rows


def _placed(model: TimelineModel, bar: Bar, lane: int, days: list[int], row: int | None) -> Laned:
    first = row if row is not None else max(bisect_right(days, bar.extent.first) - 1, 0)
    last = max(bisect_right(days, bar.extent.last) - 1, first)
    unit = model.unit_at(last)
    left = bar.extent.last - unit.last
    gap = model.gap_before(model.group_at(last + 1)) if left > 0 and last + 1 < len(days) else 0
    return Laned(bar, lane, first, last, min(1.0, left / gap) if gap else 0.0)
