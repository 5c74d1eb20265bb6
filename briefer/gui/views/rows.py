"""How rows are drawn: a colour, an icon, words in some lines, a detail, a figure, a badge."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.gui import theme
from briefer.gui.models.rows import FACE, Face, Index
from briefer.gui.views.marked_words import draw_marked
from briefer.gui.views.row_list import RowList

Rows = TypeVar("Rows", bound=QListView)
_MARGIN = 8
_BAR = 3
_LEAST_ICON = 16
_BETWEEN = " · "
_MOST_DETAIL = 3  # lines
_SHORT = 14  # letters of a date or a count, which is not torn apart


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where the parts of one row lie, in pixels."""

    icon: QRect
    words: QRect
    right: QRect


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a row: where it begins in the words, in code points, and what is drawn of it."""

    start: int
    words: str


class RowDelegate(QStyledItemDelegate):
    """Draws a `Face` in colours of the theme, at any size of text.

    A view that draws something beside its rows asks for a gutter of so many pixels at the left.
    """

    gutter = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the view and the height that the lines of this row take."""
        face: Face = index.data(FACE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(max(width, 80), _height(face, option.font, width - self.gutter))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        rect, state, tone = option.rect, option.state, theme.current_tones()
        face: Face = index.data(FACE)
        if face.is_heading:
            painter.fillRect(rect, tone.band)
        if state & QtWidgets.QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tone.tint)
        elif state & QtWidgets.QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tone.band)
        if state & QtWidgets.QStyle.StateFlag.State_HasFocus:
            painter.setPen(tone.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if face.colour is not None and not self.gutter:
            painter.fillRect(QRect(rect.left(), rect.top() + 3, _BAR, rect.height() - 6), face.colour)
        _draw_words(painter, rect.adjusted(self.gutter, 0, 0, 0), option.font, face)
        painter.restore()


def _height(face: Face, font: QFont, width: int) -> int:
    """Return the height in pixels that a row takes at this width."""
    title = _title_font(font, face)
    room = _shape(QRect(0, 0, width, 1), font, face, has_mark=face.mark is not None).words.width()
    height = len(_lines(face.text, title, room, face.lines)) * QFontMetrics(title).lineSpacing()
    if face.detail:
        small = _detail_font(font)
        count = len(_lines(_kept_whole(face.detail), small, room, _detail_lines(face)))
        height += count * QFontMetrics(small).lineSpacing() + 1
    return height + _MARGIN if face.is_heading else max(height, _side(font)) + 2 * _MARGIN - 2


def _draw_words(painter: QPainter, rect: QRect, font: QFont, face: Face) -> None:
    tone = theme.current_tones()
    shape = _shape(rect, font, face, has_mark=face.mark is not None)
    if face.mark is not None:
        face.mark.paint(painter, shape.icon)
    title, detail = _title_font(font, face), _detail_font(font)
    painter.setFont(title)
    painter.setPen(tone.muted if face.is_faint or face.is_heading else tone.text)
    lines = _lines(face.text, title, shape.words.width(), face.lines)
    below = _draw_lines(painter, shape.words.topLeft(), lines, face.marks)
    painter.setFont(detail)
    painter.setPen(tone.muted)
    lines = _lines(_kept_whole(face.detail), detail, shape.words.width(), _detail_lines(face))
    _draw_lines(painter, below + QPoint(0, 1), lines, face.detail_marks)
    _draw_right(painter, shape.right, QFontMetrics(title).height(), face)


def _draw_lines(
    painter: QPainter, place: QPoint, lines: list[_Line], marks: tuple[tuple[int, int], ...]
) -> QPoint:
    """Draw the lines from this top left corner on, with their marks; return where they end."""
    for line in lines:
        shifted = ((max(0, start - line.start), end - line.start) for start, end in marks)
        draw_marked(painter, place, line.words, tuple(mark for mark in shifted if mark[1] > 0))
        place += QPoint(0, painter.fontMetrics().lineSpacing())
    return place


def _draw_right(painter: QPainter, area: QRect, line: int, face: Face) -> None:
    """Draw the figure and the framed badge at the right edge, in the detail's font and colour."""
    metrics, right = painter.fontMetrics(), area.right()
    height = metrics.height()
    top = area.top() + max(0, (line - height) // 2)
    if face.badge:
        width = metrics.horizontalAdvance(face.badge) + 8
        frame = QRectF(right - width + 0.5, top + 0.5, width - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(frame, 3, 3)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, face.badge)
        right -= width + 6
    if face.count:
        place = QRect(area.left(), top, right - area.left(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, face.count)


def _shape(rect: QRect, font: QFont, face: Face, *, has_mark: bool) -> _Shape:
    metrics = QFontMetrics(_detail_font(font))
    right = (metrics.horizontalAdvance(face.badge) + 14 if face.badge else 0) + (
        metrics.horizontalAdvance(face.count) + 8 if face.count else 0
    )
    side = _side(font)
    left = rect.left() + _MARGIN + (side + _MARGIN if has_mark else _BAR)
    top = rect.top() + (_MARGIN // 2 if face.is_heading else _MARGIN - 1)
    line = QFontMetrics(font).height()
    end = rect.right() - _MARGIN
    return _Shape(
        icon=QRect(rect.left() + _MARGIN, top + max(0, (line - side) // 2), side, side),
        words=QRect(left, top, max(end - right - left, 40), rect.height()),
        right=QRect(end - right, top, right, rect.height()),
    )


def _side(font: QFont) -> int:
    """Return the side of a row's icon, which grows with the text."""
    return max(_LEAST_ICON, QFontMetrics(font).height() - 2)


def _title_font(font: QFont, face: Face) -> QFont:
    made = _detail_font(font) if face.is_heading else QFont(font)
    if face.is_heading:
        made.setWeight(QFont.Weight.DemiBold)
    elif face.lines == 1:
        made.setWeight(QFont.Weight.Medium)
    return made


def _detail_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made


def _detail_lines(face: Face) -> int:
    """Return how many lines the detail may take: one where the words themselves have one."""
    return face.detail_lines or min(face.lines, _MOST_DETAIL)


def _kept_whole(detail: str) -> str:
    """Return the detail with blanks at which no line is broken in its short parts, as in a date."""
    parts = detail.split(_BETWEEN)
    return _BETWEEN.join(part.replace(" ", "\u00a0") if len(part) <= _SHORT else part for part in parts)


def _lines(words: str, font: QFont, width: int, most: int) -> list[_Line]:
    """Return the words broken into at most so many lines, the last one cut with an ellipsis."""
    metrics = QFontMetrics(font)
    if most == 1 or metrics.horizontalAdvance(words) <= width:
        return [_Line(0, metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))]
    units = words.encode("utf-16-le")  # a text layout counts UTF-16 units
    lines: list[_Line] = []
    start = 0
    for first, end in _breaks(words, font, width, most):
        is_cut = len(lines) == most - 1 and 2 * end < len(units)
        part = (units[2 * first :] if is_cut else units[2 * first : 2 * end]).decode("utf-16-le")
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) if is_cut else part.rstrip()
        lines.append(_Line(start, shown))
        start += len(part)
    return lines


def _breaks(words: str, font: QFont, width: int, most: int) -> list[tuple[int, int]]:
    """Return where the first lines of the words begin and end, in UTF-16 units."""
    layout = QtGui.QTextLayout(words, font)
    option = QtGui.QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QtGui.QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while len(found) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return found


def row_list(name: str, parent: QWidget | None = None) -> RowList:
    """Return a list view that draws its rows with RowDelegate; `name` is its accessible name."""
    return dressed(RowList(parent), name)


def dressed(view: Rows, name: str) -> Rows:
    """Return the view with RowDelegate and without a frame; `name` is its accessible name."""
    view.setAccessibleName(name)
    view.setItemDelegate(RowDelegate(view))
    view.setFrameShape(QListView.Shape.NoFrame)
    return view
