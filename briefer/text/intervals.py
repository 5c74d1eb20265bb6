"""An index of intervals that answers "what lies here?" while intervals come and go.

Intervals are kept in bins that double in size from level to level, each in the smallest bin that holds
it whole, so that a look-up visits one run of bins a level (Kent et al., "The Human Genome Browser at
UCSC", Genome Research 12, 2002). Adding and removing touch one bin and never rebuild.
"""

from collections.abc import Hashable, Iterator
from typing import Generic, NamedTuple, TypeVar

_FINEST = 8
_STEP = 3
_LEVELS = 9

Value = TypeVar("Value", bound=Hashable)
Value_co = TypeVar("Value_co", bound=Hashable, covariant=True)


class Interval(NamedTuple, Generic[Value_co]):
    """Positions `start` to `end`, end exclusive, and what lies there."""

    start: int
    end: int
    value: Value_co


class IntervalIndex(Generic[Value]):
    """Intervals by position; several may share their ends, and an equal interval is held once."""

    def __init__(self) -> None:
        self._levels: tuple[dict[int, dict[Interval[Value], None]], ...] = tuple({} for _ in range(_LEVELS))
        self._size = 0

    def __len__(self) -> int:
        """Return the number of intervals."""
        return self._size

    def __iter__(self) -> Iterator[Interval[Value]]:
        """Yield all intervals by start, the longer first where two start together."""
        every = (item for level in self._levels for held in level.values() for item in held)
        return iter(sorted(every, key=_reading_order))

    def add(self, start: int, end: int, value: Value) -> None:
        """Hold the interval; raises ValueError unless 0 <= start < end."""
        if not 0 <= start < end:
            message = f"an interval runs forward and is not empty: {start} to {end}"
            raise ValueError(message)
        level, number = _bin_of(start, end)
        held = self._levels[level].setdefault(number, {})
        before = len(held)
        held[Interval(start, end, value)] = None
        self._size += len(held) - before

    def remove(self, start: int, end: int, value: Value) -> None:
        """Let the interval go; raises KeyError where it is not held."""
        level, number = _bin_of(start, end)
        held = self._levels[level].get(number, {})
        del held[Interval(start, end, value)]
        self._size -= 1
        if not held:
            del self._levels[level][number]

    def overlapping(self, start: int, end: int) -> tuple[Interval[Value], ...]:
        """Return what shares a position with `start` to `end`, by start, the longer first."""
        found = [
            item
            for level, bins in enumerate(self._levels)
            for held in _bins_between(bins, start >> _shift(level), (end - 1) >> _shift(level))
            for item in held
            if item.start < end and item.end > start
        ]
        return tuple(sorted(found, key=_reading_order))

    def at(self, position: int) -> tuple[Interval[Value], ...]:
        """Return what covers the position, by start, the longer first."""
        return self.overlapping(position, position + 1)


def _bins_between(
    bins: dict[int, dict[Interval[Value], None]], first: int, last: int
) -> Iterator[dict[Interval[Value], None]]:
    """Yield the filled bins from first to last, by whichever way looks at fewer."""
    if last - first < len(bins):
        for number in range(first, last + 1):
            if number in bins:
                yield bins[number]
    else:
        for number, held in bins.items():
            if first <= number <= last:
                yield held


def _bin_of(start: int, end: int) -> tuple[int, int]:
    differing = (start ^ (end - 1)).bit_length() - _FINEST
    level = min(-(-differing // _STEP), _LEVELS - 1) if differing > 0 else 0
    return level, start >> _shift(level)


def _shift(level: int) -> int:
    return _FINEST + _STEP * level


def _reading_order(item: Interval[Value]) -> tuple[int, int]:
    return item.start, -item.end
