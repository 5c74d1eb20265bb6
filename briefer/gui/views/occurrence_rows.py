"""How a place of a name is drawn: a tick, the name in bold within its words, what is said of it."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.gui import theme
from briefer.gui.models.occurrences import LINE, Heading, Place
from briefer.gui.plain import count_words
from briefer.text.lookalikes import marked

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 8
_PAD = 4
_BEFORE_SHARE = 0.36
_NOTE_SHARE = 0.4
_SMALLER = 0.9


class OccurrenceDelegate(QStyledItemDelegate):
    """Draws the lines of an OccurrencesModel, all words as they stand and none as markup."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return one line's height over the whole width."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(max(width, 80), QFontMetrics(option.font).height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line = index.data(LINE)
        painter.save()
        tone, rect = theme.current_tones(), option.rect
        if isinstance(line, Heading):
            painter.fillRect(rect, tone.band)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tone.tint)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(tone.accent)
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver and isinstance(line, Place):
            painter.fillRect(rect, tone.band)
        _draw_tick(painter, tick_box(rect, option.font), index.data(Qt.ItemDataRole.CheckStateRole))
        words = rect.adjusted(tick_box(rect, option.font).right() - rect.left() + _MARGIN, 0, -_MARGIN, 0)
        if isinstance(line, Heading):
            _draw_heading(painter, words, option.font, line)
        elif isinstance(line, Place):
            _draw_place(painter, words, option.font, line)
        painter.restore()


def tick_box(rect: QRect, font: QFont) -> QRect:
    """Return where the tick of a row in this rectangle is drawn, in the same coordinates."""
    side = QFontMetrics(font).ascent()
    return QRect(rect.left() + _MARGIN, rect.top() + (rect.height() - side) // 2, side, side)


class TickList(QListView):
    """A list whose rows have ticks; `ticked` carries the row whose tick was clicked or Space pressed on."""

    ticked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; `name` is its accessible name."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of rows are laid out by and by
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave letters and digits to the panel, where they act as they do in the text."""
        if event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell of a click on a tick; it neither selects nor opens the row."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            box = tick_box(self.visualRect(index), self.font()).adjusted(-_MARGIN, -_MARGIN, _PAD, _MARGIN)
            if index.isValid() and box.contains(event.position().toPoint()):
                if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
                    self.ticked.emit(index.row())
                return True
        return super().viewportEvent(event)


def _draw_tick(painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
    tone = theme.current_tones()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    is_empty = state is Qt.CheckState.Unchecked
    painter.setPen(QPen(tone.muted if is_empty else tone.accent, 1))
    painter.setBrush(tone.paper if is_empty else tone.accent)
    painter.drawRoundedRect(frame, 3, 3)
    painter.setPen(QPen(tone.on_accent, max(1.5, box.width() / 8)))
    left, top, side = frame.left(), frame.top(), frame.width()
    if state is Qt.CheckState.Checked:
        corners = ((0.24, 0.52), (0.43, 0.72), (0.77, 0.3))
        painter.drawPolyline([QPoint(round(left + x * side), round(top + y * side)) for x, y in corners])
    elif not is_empty:
        middle = round(top + side / 2)
        painter.drawLine(round(left + 0.25 * side), middle, round(left + 0.75 * side), middle)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_heading(painter: QPainter, area: QRect, font: QFont, line: Heading) -> None:
    tone = theme.current_tones()
    figures = f"{line.ticked:,} of {count_words(line.count, 'place')}"
    small = _small(font)
    width = QFontMetrics(small).horizontalAdvance(figures)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(tone.text)
    title = " ".join(line.title.split())
    _draw(painter, area.adjusted(0, 0, -width - _MARGIN, 0), title, Qt.AlignmentFlag.AlignLeft)
    painter.setFont(small)
    painter.setPen(tone.muted)
    _draw(painter, area, figures, Qt.AlignmentFlag.AlignRight)


def _draw_place(painter: QPainter, area: QRect, font: QFont, line: Place) -> None:
    """Draw the words, the name at about the same place in every line, and what is said at the right."""
    tone, small = theme.current_tones(), _small(font)
    note = QFontMetrics(small).elidedText(
        line.note, Qt.TextElideMode.ElideRight, round(area.width() * _NOTE_SHARE)
    )
    noted = QFontMetrics(small).horizontalAdvance(note) + 2 * _MARGIN if note else 0
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    metrics, wide = QFontMetrics(font), QFontMetrics(bold)
    room = area.width() - noted
    name = wide.elidedText(marked(_one_line(line.found.span.quote)), Qt.TextElideMode.ElideMiddle, room)
    column = round(room * _BEFORE_SHARE)
    before = metrics.elidedText(_one_line(line.before).lstrip(), Qt.TextElideMode.ElideLeft, column)
    start = area.left() + max(0, column - metrics.horizontalAdvance(before))
    painter.setFont(font)
    painter.setPen(tone.muted)
    _draw(painter, QRect(start, area.top(), column, area.height()), before, Qt.AlignmentFlag.AlignLeft)
    left = start + metrics.horizontalAdvance(before)
    painter.setFont(bold)
    painter.setPen(tone.text)
    _draw(painter, QRect(left, area.top(), room, area.height()), name, Qt.AlignmentFlag.AlignLeft)
    left += wide.horizontalAdvance(name)
    painter.setFont(font)
    painter.setPen(tone.muted)
    rest = QRect(left, area.top(), max(0, area.left() + room - left), area.height())
    _draw(painter, rest, _one_line(line.after).rstrip(), Qt.AlignmentFlag.AlignLeft)
    painter.setFont(small)
    painter.setPen(tone.done if line.tagged else tone.warning)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)


def _draw(painter: QPainter, area: QRect, words: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    flags = (
        side
        | Qt.AlignmentFlag.AlignVCenter
        | Qt.TextFlag.TextSingleLine
        | Qt.TextFlag.TextIncludeTrailingSpaces
    )
    painter.drawText(area, flags, shown)


def _one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ")


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALLER)
    return made
