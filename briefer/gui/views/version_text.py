"""One of two versions side by side: its text with its tags, the words that differ, the tags adrift.

Words that only the old version has lie on the ground of faults and are struck through; those that only the
new one has lie on a green ground and are underlined. A tag that needs a look has a dashed frame.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from briefer.gui import theme
from briefer.gui.views.reader_painting import tint
from briefer.gui.views.reader_surface import InView
from briefer.gui.views.reader_tags import Stretch
from briefer.gui.views.reader_text import ReaderText

_GIVEN = 0.2  # of the colour of what is done, the rest is paper
_LINE = 1.6  # pixels
_ABOVE = 0.25  # of the view, above a change that is gone to


def given_ground(tones: theme.Tones) -> QColor:
    """Return the ground of words that only the later version has."""
    return theme.blend(tones.done, tones.paper, _GIVEN)


class VersionText(ReaderText):
    """Shows one version; `is_new` says which of the two."""

    def __init__(self, name: str, *, is_new: bool, parent: QWidget | None = None) -> None:
        """Show nothing yet; the keys of the reader mean nothing here."""
        self._changed: Sequence[Stretch] = ()
        self._adrift: Sequence[Stretch] = ()
        self._is_new = is_new
        super().__init__(parent)
        self.commands = {}
        self.setAccessibleName(name)

    def mark(self, changed: Sequence[Stretch], adrift: Sequence[Stretch]) -> None:
        """Mark the words that differ, and the tags that need a look; both in order."""
        self._changed, self._adrift = changed, adrift
        self.viewport().update()

    def stand_on(self, stretch: Stretch, *, is_selected: bool = False) -> None:
        """Bring a stretch, or an empty place, into view a little below the top, tinted or selected."""
        low, high = stretch
        self.place(low, high if is_selected else low)
        self.set_current(None if is_selected or low == high else stretch, None, None)
        self.scroll_to(low, round(self.viewport().height() / self.pitch * _ABOVE))

    def scroll_to(self, offset: int, lines_above: int) -> None:
        """Scroll so that the line at an offset has so many lines above it."""
        block = self.document().findBlockByNumber(self.blocks.block_at(offset))
        self.blockBoundingRect(block)  # it is laid out now, so that its lines can be counted
        position = self.blocks.to_qt(offset) - block.position()
        line = block.layout().lineForTextPosition(max(position, 0))
        within = line.lineNumber() if line.isValid() else 0
        self.verticalScrollBar().setValue(block.firstLineNumber() + within - lines_above)

    def _paint_block(self, painter: QPainter, seen: InView) -> None:
        tones = theme.current_tones()
        ground = given_ground(tones) if self._is_new else tones.fault_paper
        for stretch in _over(self._changed, self.blocks.span(seen.number)):
            tint(painter, seen.origin, self.rects_in(seen, *stretch), ground, 2)
        super()._paint_block(painter, seen)
        for stretch in _over(self._changed, self.blocks.span(seen.number)):
            self._draw_line(painter, seen, stretch, tones.done if self._is_new else tones.fault)
        painter.setPen(QPen(tones.warning, _LINE, Qt.PenStyle.DashLine))
        for stretch in _over(self._adrift, self.blocks.span(seen.number)):
            for rect in self.rects_in(seen, *stretch):
                painter.drawRoundedRect(rect.translated(seen.origin).adjusted(-2, 0, 2, 1), 3, 3)

    def _draw_line(self, painter: QPainter, seen: InView, stretch: Stretch, colour: QColor) -> None:
        """Underline words, or strike them through."""
        painter.setPen(QPen(colour, _LINE))
        for rect in self.rects_in(seen, *stretch):
            placed = rect.translated(seen.origin)
            height = round(_line_height(placed, is_below=self._is_new))
            painter.drawLine(round(placed.left()), height, round(placed.right()), height)


def _line_height(rect: QRectF, *, is_below: bool) -> float:
    return rect.bottom() - 1 if is_below else rect.top() + rect.height() * 0.62


def _over(stretches: Sequence[Stretch], place: Stretch) -> Iterator[Stretch]:
    """Yield those of the stretches, in order and apart, that share a character with a place."""
    first = bisect_right(stretches, place[0], key=lambda it: it[1])
    last = bisect_left(stretches, place[1], key=lambda it: it[0])
    yield from stretches[first:last]
