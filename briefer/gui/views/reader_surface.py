"""A read-only plain-text view of one source: its column, its offsets, and what of it is in view."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from briefer.gui.views.plain_field import saying
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_layout import ReaderLayout
from briefer.gui.views.reader_painting import LaidBlock
from briefer.text.scripts import is_right_to_left

COLUMN = 70
_SAMPLE = "the quick brown fox jumps over the lazy dog and then sat down on a hill "
_FAMILIES = ("Source Serif 4", "Charter", "Iowan Old Style", "Cambria", "Noto Serif", "Georgia", "serif")
_LARGER = 1.2
_SMALLEST, _LARGEST = 7.0, 40.0
_EDGE = 14
_TOP, _BOTTOM, _SIDE = 14, 8, 4
_COMFORT = (0.08, 0.75)
_ABOVE = 0.28
_TRIES = 2  # lines above are laid out only as they come into view, and shift what lies below


class InView(NamedTuple):
    """One block in view: Qt's block, its number, its top left corner in the viewport, and its height."""

    block: QTextBlock
    number: int
    origin: QPointF
    height: float


class ReaderSurface(QPlainTextEdit):
    """Shows one text in a column. Offsets are code points of the text; ends are exclusive."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet; `margin` pixels are kept free at the left of the column, `far_margin` right."""
        super().__init__(parent)
        self.blocks = Blocks("")
        self.margin = 0
        self.far_margin = _EDGE
        self._laid_out_width = 0
        self._shown: QTextDocument | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setAccessibleName("Source text")
        self.reset_zoom()

    def show_blocks(self, blocks: Blocks) -> None:
        """Show this text from its beginning."""
        self.blocks = blocks
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(_SIDE)
        document.setDefaultFont(self.font())
        document.setPlainText(blocks.shown)
        document.setDocumentLayout(ReaderLayout(document, blocks.ends_paragraph))
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()  # Qt does not take it away
        self._shown = document

    @property
    def caret(self) -> int:
        """The offset of the caret."""
        return self.blocks.to_text(self.textCursor().position())

    @property
    def anchor(self) -> int:
        """The offset of the selection's other end; the caret's own where nothing is selected."""
        return self.blocks.to_text(self.textCursor().anchor())

    def place(self, anchor: int, caret: int) -> None:
        """Put the caret there, selecting from the anchor on; the view does not move."""
        cursor = self.textCursor()
        cursor.setPosition(self.blocks.to_qt(anchor, ends=anchor > caret))
        cursor.setPosition(self.blocks.to_qt(caret, ends=caret > anchor), QTextCursor.MoveMode.KeepAnchor)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the stretch at the caret stands comfortably in view, if it does not yet."""
        for _ in range(_TRIES):
            if self._is_comfortable(start, end):
                return
            self.centerCursor()
            box, bar = self.box_of(start, end) or self.cursorRect(), self.verticalScrollBar()
            lines = (box.top() - self.viewport().height() * _ABOVE) / self.pitch
            bar.setValue(bar.value() + round(lines))

    def offset_at(self, point: QPoint) -> int:
        """Return the offset of the character under a point of the viewport, or the nearest."""
        cursor = self.cursorForPosition(point)
        offset, caret = self.blocks.to_text(cursor.position()), self.cursorRect(cursor).left()
        if cursor.atBlockStart():
            return offset
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        before = self.blocks.to_text(cursor.position())
        # The caret nearest to the point may stand behind the character, on whichever side that is.
        for start, end in ((before, offset), (offset, offset + 1)):
            box = self.box_of(start, end)
            if box is not None and box.left() <= point.x() <= box.right():
                return start
        # Of two letters that are drawn as one, neither has a place of its own.
        otherwise = cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft
        is_turned = is_right_to_left(self.blocks.text[before], otherwise=otherwise)
        return before if (caret < point.x()) == is_turned else offset

    @property
    def pitch(self) -> float:
        """The height of a line in pixels."""
        layout = self.document().documentLayout()
        return layout.pitch if isinstance(layout, ReaderLayout) else QFontMetricsF(self.font()).height()

    def blocks_in_view(self, least: int = 0) -> Iterator[InView]:
        """Yield the blocks in view from the top, as if the view were at least so many pixels high."""
        block, height = self.firstVisibleBlock(), max(least, self.viewport().height())
        rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
        while block.isValid() and rect.top() < height:
            yield InView(block, block.blockNumber(), rect.topLeft(), rect.height())
            block, top = block.next(), rect.bottom()
            rect = self.blockBoundingRect(block)
            rect.moveTop(top)

    def rects_in(self, seen: InView, start: int, end: int) -> tuple[QRectF, ...]:
        """Return the rectangles of what of the stretch lies in a block, in the block's own coordinates."""
        ends = self.positions_in(seen, start, end)
        return tuple(rect for _, rect in LaidBlock(seen.block).rects(*ends)) if ends else ()

    def positions_in(self, seen: InView, start: int, end: int) -> tuple[int, int] | None:
        """Return the positions in a block, in Qt's units, of what of the stretch lies in it, else None."""
        low, high = self.blocks.span(seen.number)
        if start >= high or end <= low:
            return None
        begin = seen.block.position()
        first = self.blocks.to_qt(max(start, low)) - begin
        return first, self.blocks.to_qt(min(end, high), ends=True) - begin

    def box_of(self, start: int, end: int) -> QRect | None:
        """Return the rectangle in the viewport around a stretch, None where none of it is in view."""
        box = QRectF()
        for seen in self.blocks_in_view():
            for rect in self.rects_in(seen, start, end):
                box = box.united(rect.translated(seen.origin))
        return box.toAlignedRect() if box.intersects(QRectF(self.viewport().rect())) else None

    def is_in_view(self, start: int, end: int) -> bool:
        """Return whether any of the stretch is in view."""
        return self.box_of(start, end) is not None

    def those_in_view(self, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return which of many stretches are in view, any of each."""
        seen = [self.blocks.span(it.number) for it in self.blocks_in_view()]
        near = [it for it in stretches if seen and it[0] < seen[-1][1] and it[1] > seen[0][0]]
        return [it for it in near if self.is_in_view(*it)]

    def first_in_view(self) -> int:
        """Return the offset of the first character of the block at the top of the view."""
        return self.blocks.to_text(self.firstVisibleBlock().position())

    def last_in_view(self) -> int:
        """Return the offset behind the last character in view."""
        corner = QPoint(self.viewport().width() - 1, self.viewport().height() - 1)
        return self.blocks.to_text(self.cursorForPosition(corner).position())

    def lines_below(self) -> int:
        """Return how many lines lie below the view; 0 where the end of the text is in view."""
        bar = self.verticalScrollBar()
        return bar.maximum() - bar.value()

    def zoom(self, steps: int) -> None:
        """Make the text larger by so many points, or smaller."""
        font = QFont(self.font())
        font.setPointSizeF(min(max(font.pointSizeF() + steps, _SMALLEST), _LARGEST))
        self.setFont(font)

    def reset_zoom(self) -> None:
        """Give the text its usual size: a little larger than the window's words."""
        font = QFont(list(_FAMILIES))
        font.setPointSizeF(max(QApplication.font().pointSizeF(), _SMALLEST) * _LARGER)
        self.setFont(font)

    def fit_column(self) -> None:
        """Keep a column of about COLUMN characters in the middle."""
        wide = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * COLUMN + 2 * _SIDE
        free = self.width() - self.verticalScrollBar().sizeHint().width()
        left = max(round((free - wide) / 2), self.margin + _EDGE)
        right = max(free - left - round(wide), self.far_margin)
        self.setViewportMargins(left, _TOP, right, _BOTTOM)
        if self.viewport().width() != self._laid_out_width:
            # A viewport that is not on the screen yet gets no event of its own for the new margins.
            super().resizeEvent(QResizeEvent(self.viewport().size(), QSize()))
            self._laid_out_width = self.viewport().width()

    def event(self, event: QEvent) -> bool:
        """Scroll with the wheel over the margins too."""
        if event.type() == QEvent.Type.Wheel:
            return bool(QApplication.sendEvent(self.verticalScrollBar(), event))
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll; with Ctrl, change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the column in the middle, and the caret in view where it was."""
        caret = self.caret
        # At its beginning a text stays there whatever its size, and need not be laid out at the old one.
        stays = caret == 0 and self.verticalScrollBar().value() == 0
        seen = () if stays else tuple(self.blocks_in_view(event.oldSize().height()))
        super().resizeEvent(event)
        self._laid_out_width = self.viewport().width()
        self.fit_column()
        was_seen = (
            seen and self.blocks.span(seen[0].number)[0] <= caret <= self.blocks.span(seen[-1].number)[1]
        )
        if was_seen and not self.is_in_view(caret, caret + 1):
            self.reveal(caret, caret + 1)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            layout = self.document().documentLayout()
            if isinstance(layout, ReaderLayout):
                layout.measure(self.font())
            self.fit_column()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the selected words as the source has them, without the line ends of cuts."""
        low, high = sorted((self.anchor, self.caret))
        return saying(super().createMimeDataFromSelection(), self.blocks.text[low:high])

    def _is_comfortable(self, start: int, end: int) -> bool:
        box, height, bar = self.box_of(start, end), self.viewport().height(), self.verticalScrollBar()
        if box is None or box.top() < (height * _COMFORT[0] if bar.value() > 0 else 0):
            return False
        return box.bottom() <= (height * _COMFORT[1] if bar.value() < bar.maximum() else height)
