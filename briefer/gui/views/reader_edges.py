"""Where the ends of a tag go when they are moved by a word or a character.

A stretch is (start, end) in code points, end exclusive. It never becomes empty, never leaves the text, and
never begins or ends with white space.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QTextBoundaryFinder

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_tags import Stretch
from briefer.text.words import snap_to_words

_REACH = 64  # code points around an edge in which one character, however it is composed, lies


class Edge(Enum):
    """One of the two ends of a tag."""

    START = 0
    END = 1


@dataclass(frozen=True, slots=True)
class Move:
    """An end, which way it goes (1 on, -1 back), and whether by a character and not by a word."""

    edge: Edge
    step: int
    by_character: bool = False


def moved(blocks: Blocks, stretch: Stretch, move: Move) -> Stretch:
    """Return the stretch with one end moved, the same one where that end cannot go there."""
    offset = stretch[move.edge.value]
    stops = _characters(blocks.text, offset, move) if move.by_character else _words(blocks, offset, move)
    return with_edge(stretch, move.edge, next(stops, offset))


def dragged(blocks: Blocks, stretch: Stretch, edge: Edge, offset: int, *, by_character: bool) -> Stretch:
    """Return the stretch with one end at the offset it was dragged to, or where the word there ends."""
    low, high = with_edge(stretch, edge, offset)
    if by_character:
        return low, high
    snapped = snap_to_words(blocks.text, low, high)
    return with_edge(stretch, edge, snapped[edge.value])


def with_edge(stretch: Stretch, edge: Edge, offset: int) -> Stretch:
    """Return the stretch with this end there; the same one where that would leave nothing of it."""
    start, end = (offset, stretch[1]) if edge is Edge.START else (stretch[0], offset)
    return (start, end) if start < end else stretch


def _words(blocks: Blocks, offset: int, move: Move) -> Iterator[int]:
    """Yield where words begin, or end, beyond the offset in the direction of the move."""
    first = blocks.block_at(offset)
    numbers = range(first, len(blocks)) if move.step > 0 else range(first, -1, -1)
    for number in numbers:
        stops = [word[move.edge.value] for word in blocks.words(number)]
        beyond = [stop for stop in stops if (stop - offset) * move.step > 0]
        yield from beyond if move.step > 0 else reversed(beyond)


def _characters(text: str, offset: int, move: Move) -> Iterator[int]:
    """Yield where characters end as a reader sees them, beyond the offset, but none at white space."""
    ends = move.edge is Edge.END
    while 0 <= (offset := _beyond(text, offset, move.step)) <= len(text):
        beside = text[offset - 1 : offset] if ends else text[offset : offset + 1]
        if beside and not beside.isspace():
            yield offset
        if offset in (0, len(text)):
            return


def _beyond(text: str, offset: int, step: int) -> int:
    """Return the offset one character on (1) or back (-1), marks and joined ones included."""
    around = text[offset : offset + _REACH] if step > 0 else text[max(offset - _REACH, 0) : offset]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, around)
    if step < 0:
        finder.toEnd()
    units = finder.toNextBoundary() if step > 0 else finder.toPreviousBoundary()
    before = len(around.encode("utf-16-le")[: 2 * max(units, 0)].decode("utf-16-le", "ignore"))
    return offset + before if step > 0 else offset - len(around) + before
