"""How a cell of the table of accounts is drawn: words, smaller words, a sign and a ground for its mark."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from briefer.gui import theme
from briefer.gui.models.compare_table import CELL
from briefer.gui.models.compare_values import Cell, Mark
from briefer.gui.models.rows import Index

_MARGIN = 7
_MOST_LINES = 8
_TALLEST = 10_000
_GROUND = 0.13  # how much of a mark's colour its ground has


class CellDelegate(QStyledItemDelegate):
    """Draws a `Cell` in colours of the theme, at any size of text and in any direction of writing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the words take in the width of their column."""
        cell: Cell = index.data(CELL)
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        room = _room(QRect(0, 0, width, _TALLEST), option.font)
        height = _height(cell.words, option.font, room.width())
        height += _height(cell.note, _small(option.font), room.width())
        return QSize(width, max(height, QFontMetrics(option.font).lineSpacing()) + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setClipRect(option.rect)
        _draw_ground(painter, option, cell, is_decision=index.column() == 0)
        tone, room = theme.current_tones(), _room(option.rect, option.font)
        _draw_sign(painter, option, cell)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold if cell.mark is Mark.TAKEN else QFont.Weight.Normal)
        top = _draw(painter, room, cell.words, bold, tone.text)
        note_tone = tone.warning if cell.mark is Mark.LACKING else tone.muted
        _draw(
            painter,
            QRect(room.left(), top, room.width(), room.height()),
            cell.note,
            _small(option.font),
            note_tone,
        )
        painter.restore()


def mark_colour(mark: Mark) -> QColor:
    """Return the colour that belongs to a mark."""
    tone = theme.current_tones()
    return {Mark.OTHERWISE: tone.warning, Mark.TAKEN: tone.done, Mark.LACKING: tone.fault}.get(
        mark, tone.muted
    )


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem, cell: Cell, *, is_decision: bool) -> None:
    tone, rect = theme.current_tones(), option.rect
    ground = tone.band if is_decision else tone.paper
    if cell.mark in (Mark.OTHERWISE, Mark.TAKEN):
        ground = theme.blend(mark_colour(cell.mark), ground, _GROUND)
    painter.fillRect(rect, ground)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(tone.accent)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _draw_sign(painter: QPainter, option: QStyleOptionViewItem, cell: Cell) -> None:
    """Draw the sign of a mark in the gutter at the right, so that colour is never all there is."""
    if cell.mark:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(mark_colour(cell.mark))
        area = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, cell.mark)


def _draw(painter: QPainter, room: QRect, words: str, font: QFont, colour: QColor) -> int:
    """Draw words from the top of the room, as plain text, and return where they end."""
    if not words:
        return room.top()
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.setFont(font)
    painter.setPen(colour)
    height = _height(words, font, room.width())
    area = QRectF(room.left(), room.top(), room.width(), height)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(area, _cut(words, font, room.width()), option)
    return room.top() + height


def _height(words: str, font: QFont, width: int) -> int:
    """Return the height of words in a width, in pixels; very long ones are cut."""
    if not words:
        return 0
    flags = Qt.TextFlag.TextWrapAnywhere if " " not in words else Qt.TextFlag.TextWordWrap
    area = QRect(0, 0, width, _TALLEST)
    return QFontMetrics(font).boundingRect(area, flags, _cut(words, font, width)).height() + 1


def _cut(words: str, font: QFont, width: int) -> str:
    """Return words that take about so many lines at the most."""
    most = max(1, width // max(1, QFontMetrics(font).averageCharWidth())) * _MOST_LINES
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _room(rect: QRect, font: QFont) -> QRect:
    """Return where words stand: left of the gutter for the sign."""
    return rect.adjusted(_MARGIN, _MARGIN, -_MARGIN - QFontMetrics(font).averageCharWidth() * 3, -_MARGIN)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
