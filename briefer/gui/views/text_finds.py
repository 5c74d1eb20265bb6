"""All places in a text where sought words stand, looked for a little at a time."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.gui.slices import SLICE, Slices
from briefer.text.finding import finds, literal_pattern
from briefer.text.folding import Keep

if TYPE_CHECKING:
    import re

_PAUSE = 2  # milliseconds between two slices
_PIECE = 30_000  # code points between two looks at the clock

Stretch = tuple[int, int]


class TextFinds(QObject):
    """Where words stand in one text, in order; `grown` says that more is known, and at last that all is.

    Offsets are code points of the text, ends are exclusive.
    """

    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Look for nothing yet."""
        super().__init__(parent)
        self._starts, self._ends = array("Q"), array("Q")
        self._slices = Slices(self, pause=_PAUSE)
        self._slices.sliced.connect(self.grown)
        self._slices.ended.connect(self.grown)

    def __len__(self) -> int:
        """Return how many places are known."""
        return len(self._starts)

    @property
    def is_done(self) -> bool:
        """Whether all of the text was looked at."""
        return not self._slices.is_busy

    def seek(self, text: str, words: str, keep: Keep = Keep.NOTHING, *, whole: bool = False) -> None:
        """Look for these words, as they are written, in this text; for none where there are no words."""
        self._starts, self._ends = array("Q"), array("Q")
        pattern = literal_pattern(words, keep, whole=whole)
        looking = self._looking(text, pattern, keep) if pattern is not None else iter(())
        self._slices.begin(looking, SLICE)

    def over(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Return the places that share a character with this stretch."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return tuple(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def at(self, number: int) -> Stretch:
        """Return the place of this number, from 0; IndexError where there is none."""
        return self._starts[number], self._ends[number]

    def number_from(self, offset: int) -> int | None:
        """Return the number of the first place that begins at this offset or behind it, or None."""
        number = bisect_left(self._starts, offset)
        return number if number < len(self) else None

    def number_before(self, offset: int) -> int | None:
        """Return the number of the last place that begins before this offset, or None."""
        number = bisect_left(self._starts, offset) - 1
        return number if number >= 0 else None

    def number_of(self, stretch: Stretch) -> int | None:
        """Return the number of the place that is just this stretch, or None."""
        number = bisect_left(self._starts, stretch[0])
        return number if number < len(self) and self.at(number) == stretch else None

    def _looking(self, text: str, pattern: "re.Pattern[str]", keep: Keep) -> Iterator[None]:
        for place in range(0, len(text), _PIECE):
            if place:
                yield
            last = self._ends[-1] if self._ends else 0
            for low, high in finds(text, pattern, keep, max(place, last), place + _PIECE):
                self._starts.append(low)
                self._ends.append(high)
