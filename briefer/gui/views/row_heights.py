"""The heights of many rows, of which only those that were seen are measured; whole pixels."""

from array import array
from bisect import bisect_right
from itertools import accumulate

_FIRST_GUESS = 56


class RowHeights:
    """How high each row is and where it begins; one that was not measured yet counts with a guess.

    The guess is the height of the row measured last: of a hundred thousand rows nobody asks for more.
    """

    def __init__(self) -> None:
        """Begin without rows."""
        self._heights = array("i")
        self._measured = bytearray()
        self._tops: list[int] | None = [0]
        self._guess = _FIRST_GUESS

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self._all_tops()[-1]

    def reset(self, count: int) -> None:
        """Begin with so many rows, none of them measured."""
        self._heights = array("i", [self._guess]) * count
        self._measured = bytearray(count)
        self._tops = None

    def insert(self, first: int, count: int) -> None:
        """Put in so many rows, none of them measured, before the row `first`."""
        self._heights[first:first] = array("i", [self._guess]) * count
        self._measured[first:first] = bytes(count)
        self._tops = None

    def remove(self, first: int, count: int) -> None:
        """Take so many rows out, from the row `first` on."""
        del self._heights[first : first + count]
        del self._measured[first : first + count]
        self._tops = None

    def forget(self, first: int = 0, last: int | None = None) -> None:
        """Have the rows from `first` to `last` measured again when seen; till then they count as before."""
        end = len(self) if last is None else last + 1
        self._measured[first:end] = bytes(max(0, end - first))

    def is_measured(self, row: int) -> bool:
        """Return whether a row was measured."""
        return bool(self._measured[row])

    def measure(self, row: int, height: int) -> bool:
        """Take this as the height of a row; return whether that is news."""
        self._measured[row] = 1
        self._guess = height
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._tops = None
        return True

    def height(self, row: int) -> int:
        """Return the height of a row, a guess where it was not measured."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Return where a row begins, measured from the top of the first."""
        return self._all_tops()[row]

    def row_at(self, place: int) -> int:
        """Return the row that holds this place, else the nearest; -1 where there are no rows."""
        return min(max(bisect_right(self._all_tops(), place) - 1, 0), len(self) - 1)

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
