"""Lists of the brief whose rows are words wrapped to the width: how a row is painted, and how high it is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.gui.theme import current_tones
from briefer.gui.views.brief_row_words import laid_words

_MOST_KEPT = 20_000
_LONG = 300  # rows, above which a list is laid out by and by
_BATCH = 60
_UNSEEN = 300  # pixels that a row is measured at which is in no view


class WrappedDelegate(QStyledItemDelegate):
    """What rows of wrapped words have in common; their words take at most `lines` lines."""

    def __init__(self, parent: QWidget | None, lines: int) -> None:
        """Know no heights yet."""
        super().__init__(parent)
        self.lines = lines
        self._heights: dict[tuple[str, int, str], float] = {}

    def words_height(self, words: str, font: QFont, width: int) -> float:
        """Return the height in pixels of the words in lines of this width, worked out once."""
        key = words, width, font.key()
        if key not in self._heights:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            layout = laid_words(words, font, width)
            shown = range(min(layout.lineCount(), self.lines))
            self._heights[key] = sum(layout.lineAt(number).height() for number in shown)
        return self._heights[key]


def width_of(option: QStyleOptionViewItem) -> int:
    """Return the width in pixels that a row has in its view."""
    return option.widget.viewport().width() if isinstance(option.widget, QListView) else _UNSEEN


def begin_row(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ground of a row, which tells whether it is chosen; `end_row` is to follow."""
    tone = current_tones()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_chosen:
        painter.fillRect(option.rect, tone.tint)
    if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), tone.accent)


def end_row(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the line below a row."""
    painter.setPen(current_tones().line)
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    painter.restore()


def paint_chip(
    painter: QPainter, spot: QRectF, words: str, font: QFont, colors: tuple[QColor, QColor]
) -> None:
    """Paint words on a rounded ground; the colours are those of the ground and of the words."""
    wash, ink = colors
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawRoundedRect(spot, 4, 4)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)


class WrappedList(QListView):
    """A list of such rows: scrolled by pixels, wrapped anew at another width, long ones laid out in parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setBatchSize(_BATCH)

    def expect_rows(self, count: int) -> None:
        """Be ready to show so many rows."""
        mode = QListView.LayoutMode
        self.setLayoutMode(mode.Batched if count > _LONG else mode.SinglePass)

    def rows_height(self, most: int) -> int:
        """Return the height in pixels that all rows need, or `most` where that is less."""
        height = 0
        for number in range(self.model().rowCount()):
            height += self.sizeHintForRow(number)
            if height >= most:
                return most
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the words to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
