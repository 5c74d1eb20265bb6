"""What is painted under the reader's text: tints, underlines of actors, dotted ones of proposals, notes.

A name that no actor has yet is dotted in a neutral tone.

Rectangles are worked out for blocks in view only, and kept by block, width and version of its tags, so
that scrolling back and a repaint cost no layout.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTextBlock, QTextLine

from briefer.gui.views.reader_tags import Passage, Proposal, Tag
from briefer.model.actors import Mention
from briefer.model.ids import ActorId
from briefer.model.memos import Memo
from briefer.model.proposals import ProposedName

LINE = 2
_BELOW_BASELINE = 3
_LANE = 3
_DEEPEST = 4
_KEPT = 600
_NEAR = 1.5  # pixels between two runs that stand side by side
_DOTS = (0.01, 2.0)
_WAVE = 3.0
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


Named = Mention | Proposal
Placed = tuple[int, int, Tag]
"""The first and last position in its block, in Qt's units, of a tag, and the tag."""


@dataclass(frozen=True, slots=True)
class Underline:
    """A line under the words of a tag, of an actor or a note (None): its pieces as the block counts."""

    actor: ActorId | None
    dotted: bool
    pieces: tuple[QRectF, ...]


class Underlines:
    """The underlines of blocks, kept until the width or a block's version changes."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[int, tuple[object, tuple[Underline, ...]]] = {}

    def of(
        self, block: QTextBlock, key: object, tags: Callable[[], Sequence[Placed]]
    ) -> tuple[Underline, ...]:
        """Return the block's underlines; `key` stands for all they depend on, `tags` finds them anew."""
        number = block.blockNumber()
        kept = self._kept.get(number)
        if kept is not None and kept[0] == key:
            return kept[1]
        if len(self._kept) > _KEPT:
            self._kept.clear()
        made = tuple(_underlines(block, tags()))
        self._kept[number] = key, made
        return made

    def clear(self) -> None:
        """Keep nothing, as for another source."""
        self._kept.clear()


def paint_underlines(
    painter: QPainter,
    origin: QPointF,
    lines: Sequence[Underline],
    colours: Mapping[ActorId | None, QColor],
) -> None:
    """Paint the underlines of a block whose top left corner is at `origin`; a note's is a thin wave."""
    for line in lines:
        colour = colours.get(line.actor)
        # The words of a line above the view's top are not seen, so neither is what runs below them.
        pieces = [
            it.translated(origin) for it in line.pieces if it.top() + origin.y() > _BELOW_BASELINE + LINE
        ]
        if colour is None:
            continue
        if line.actor is None and not line.dotted:
            painter.setPen(QPen(colour, 1))
            for piece in pieces:
                painter.drawPolyline(_wave(piece))
        elif line.dotted:
            pen = QPen(colour, LINE, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(_DOTS)
            painter.setPen(pen)
            for piece in pieces:
                middle = piece.center().y()
                painter.drawLine(QPointF(piece.left() + 1, middle), QPointF(piece.right() - 1, middle))
        else:
            for piece in pieces:
                painter.fillRect(piece, colour)


def tint(painter: QPainter, origin: QPointF, rects: Sequence[QRectF], colour: QColor, radius: float) -> None:
    """Fill the rectangles, which are in the coordinates of a block at `origin`, as one shape."""
    path = QPainterPath()
    for rect in rects:
        part = QPainterPath()
        part.addRoundedRect(rect.translated(origin), radius, radius)
        path = path.united(part)
    painter.fillPath(path, colour)


@dataclass(frozen=True, slots=True)
class Laid:
    """A line of a block as it was laid out: its positions in the block, and where its words end."""

    line: QTextLine
    begin: int
    end: int
    right: float


class LaidBlock:
    """The lines of a block, asked of Qt once for all that is drawn in it."""

    def __init__(self, block: QTextBlock) -> None:
        layout = block.layout()
        self._is_turned = _RIGHT_TO_LEFT.search(block.text()) is not None  # the layout keeps no text
        self._lines = [_laid(layout.lineAt(number)) for number in range(layout.lineCount())]
        self._begins = [it.begin for it in self._lines]

    def rects(self, first: int, last: int) -> Iterator[tuple[QTextLine, QRectF]]:
        """Yield a line and the rectangle in it for each piece of the text between two positions."""
        if last <= first:
            return
        for laid in self._lines[max(bisect_right(self._begins, first) - 1, 0) :]:
            if laid.begin >= last:
                return
            start, end = max(first, laid.begin), min(last, laid.end)
            sides = _turned(laid, start, end) if self._is_turned else [(_x_of(laid, start), _x_of(laid, end))]
            for left, right in sides:
                yield laid.line, QRectF(left, laid.line.y(), right - left, laid.line.height())


def _laid(line: QTextLine) -> Laid:
    begin = line.textStart()
    return Laid(line, begin, begin + line.textLength(), line.naturalTextRect().right())


def _turned(laid: Laid, start: int, end: int) -> list[tuple[float, float]]:
    """Return the left and right sides of the pieces of a stretch of a line that is read in both directions.

    What follows in the text need not follow on the line, so the runs of glyphs are asked where they lie.
    """
    shown, pieces = laid.line.naturalTextRect(), list[tuple[float, float]]()
    runs = laid.line.glyphRuns(start, end - start)
    for box in sorted((run.boundingRect() for run in runs), key=QRectF.left):
        left, right = max(box.left(), shown.left()), min(box.right(), shown.right())
        if pieces and left - pieces[-1][1] < _NEAR:
            left, right = pieces[-1][0], max(right, pieces.pop()[1])
        if left < right:
            pieces.append((left, right))
    return pieces


def _x_of(laid: Laid, position: int) -> float:
    """Return where a position stands; a space that was left hanging at the line's end adds no width."""
    x: object = laid.line.cursorToX(position)
    # The stubs say float; what comes is a pair of it and the position.
    at = x[0] if isinstance(x, tuple) else x
    return min(at if isinstance(at, float) else 0.0, laid.right)


def _underlines(block: QTextBlock, tags: Sequence[Placed]) -> Iterator[Underline]:
    named = [(first, last, tag) for first, last, tag in tags if not isinstance(tag, Passage)]
    lanes, laid = _lanes(named), LaidBlock(block)
    for (first, last, tag), lane in zip(named, lanes, strict=True):
        pieces = tuple(laid.rects(first, last))
        for number, actor in enumerate(_owners(tag)):
            rows = tuple(_row(line, rect, lane + number) for line, rect in pieces)
            yield Underline(actor, not isinstance(tag, Mention | Memo), rows)


def _owners(tag: Tag) -> tuple[ActorId | None, ...]:
    """Return whose lines a tag has: one for each actor, one of nobody's for a note."""
    if isinstance(tag, Mention):
        return tag.actors
    return (None,) if isinstance(tag, Memo | Passage | ProposedName) else tag.actors


def _wave(piece: QRectF) -> QPolygonF:
    """Return a thin zigzag along a piece of an underline."""
    count = max(round(piece.width() / _WAVE), 2)
    step, heights = piece.width() / count, (piece.bottom() + 0.5, piece.top() - 0.5)
    return QPolygonF([QPointF(piece.left() + n * step, heights[n % 2]) for n in range(count + 1)])


def _lanes(named: Sequence[tuple[int, int, Tag]]) -> list[int]:
    """Return a free lane for each tag, the shortest next to the text; a tag takes one for each actor."""
    taken: list[tuple[int, int, int, int]] = []
    lanes = [0] * len(named)
    for place in sorted(range(len(named)), key=lambda it: (named[it][1] - named[it][0], named[it][0])):
        first, last, tag = named[place]
        depth = len(_owners(tag))
        lane = 0
        for low, high, start, end in sorted(taken):
            if start < last and end > first and low < lane + depth and high > lane:
                lane = high
        taken.append((lane, lane + depth, first, last))
        lanes[place] = lane
    return lanes


def _row(line: QTextLine, rect: QRectF, lane: int) -> QRectF:
    top = round(line.y() + line.ascent()) + _BELOW_BASELINE + min(lane, _DEEPEST) * _LANE
    return QRectF(rect.x(), top, rect.width(), LINE)
