"""The paragraphs of a section as they print: the template's to take over, the analyst's, and judgements."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.gui.icons import icon
from briefer.gui.models.brief_parts import PartKind, PartRow, PartsModel
from briefer.gui.models.brief_rows import ROW_ROLE
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_row_list import (
    WrappedDelegate,
    WrappedList,
    begin_row,
    end_row,
    paint_chip,
    width_of,
)
from briefer.gui.views.brief_row_words import draw_words, laid_words, meta_font
from briefer.gui.views.brief_shape import shut_actions

_PAD = 8
_MOST_LINES = 6
_TAGS = {
    PartKind.TEMPLATE: "Template",
    PartKind.TAKEN: "Taken over",
    PartKind.OWN: "Your own",
    PartKind.JUDGEMENT: "Judgement",
}
_EMPTY = "Nothing is printed here yet. Send facts, write in the field below, or add a judgement."


class PartDelegate(WrappedDelegate):
    """Paints a paragraph: whose it is, and its words wrapped to the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Know no heights yet."""
        super().__init__(parent, _MOST_LINES)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row in the colours of the scheme in use."""
        row: PartRow = index.data(ROW_ROLE)
        tone = current_tones()
        begin_row(painter, option)
        _paint_tag(painter, option, row)
        left = option.rect.left() + _PAD + _tag_width(option.font)
        layout = laid_words(row.words, option.font, _room(option.rect.width(), option.font))
        painter.setPen(tone.text if row.kind is not PartKind.TEMPLATE else tone.muted)
        draw_words(layout, painter, QPointF(left, option.rect.top() + _PAD), self.lines)
        end_row(painter, option)

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the words need at the width of the view."""
        row: PartRow = index.data(ROW_ROLE)
        width = width_of(option)
        height = self.words_height(row.words, option.font, _room(width, option.font))
        return QSize(width, int(max(height, QFontMetrics(option.font).height())) + 2 * _PAD)


class PartList(WrappedList):
    """Paragraphs to choose and act on.

    `taken` carries the row of a template's paragraph; `written` the key of an analyst's paragraph to write
    in, `returned` of one to give back; `judged` the key of a judgement to edit, `dropped` of one to remove.
    """

    taken = Signal(object)
    written = Signal(object)
    returned = Signal(object)
    judged = Signal(object)
    dropped = Signal(object)
    shifted = Signal(object, int)
    judgement_asked = Signal()
    versions_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ""
        self.parts = PartsModel(self)
        self.setModel(self.parts)
        self.setItemDelegate(PartDelegate(self))
        self.setAccessibleName("Paragraphs of this section as they print")
        self.setAccessibleDescription("Enter takes over a template's paragraph, or goes to your own words")
        self.doubleClicked.connect(lambda index: self.act(index.data(ROW_ROLE)))

    @property
    def current(self) -> PartRow | None:
        """The current paragraph."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PartRow) else None

    def lock_up(self, reason: str) -> None:
        """Let paragraphs be looked at alone."""
        self._reason = reason

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show these rows; the current one stays so by its place in the list."""
        number = self.currentIndex().row()
        self.expect_rows(len(rows))
        self.parts.show(rows)
        if rows and self.currentIndex().row() < 0:
            self.setCurrentIndex(self.parts.index(min(max(number, 0), len(rows) - 1)))
        self.viewport().update()

    def content_height(self, most: int) -> int:
        """Return the height that all rows need, or `most` where that is less."""
        return self.rows_height(most) if self.parts.rows else 3 * self.fontMetrics().lineSpacing()

    def act(self, row: PartRow | None) -> None:
        """Do what Enter does: take over the template's words, write in one's own, edit a judgement."""
        if row is None or self._reason:
            return
        match row.kind:
            case PartKind.TEMPLATE:
                self.taken.emit(row)
            case PartKind.JUDGEMENT:
                self.judged.emit(row.holder)
            case _:
                self.written.emit(row.holder)

    def give_back(self, row: PartRow | None) -> None:
        """Do what Delete does: give a paragraph back to the template, or remove a judgement."""
        if row is None or self._reason:
            return
        if row.kind is PartKind.TAKEN:
            self.returned.emit(row.holder)
        elif row.kind is PartKind.JUDGEMENT:
            self.dropped.emit(row.holder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act on the current paragraph by key; what is no deed moves in the list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        row = self.current
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self.act(row)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain:
                self.give_back(row)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if with_alt and row is not None and row.holder:
                self.shifted.emit(row, -1 if event.key() == Qt.Key.Key_Up else 1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the paragraph under the pointer."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(ROW_ROLE)
        self.menu_for(row if isinstance(row, PartRow) else None).exec(event.globalPos())

    def menu_for(self, row: PartRow | None) -> QMenu:
        """Return the menu of what can be done with a paragraph, or with none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            self._fill(menu, row)
            menu.addSeparator()
        menu.addAction(icon("scale"), "Add a judgement…").triggered.connect(self.judgement_asked)
        menu.addAction(icon("history"), "Versions…").triggered.connect(self.versions_asked)
        if self._reason:
            shut_actions(menu, self._reason)
        return menu

    def _fill(self, menu: QMenu, row: PartRow) -> None:
        match row.kind:
            case PartKind.TEMPLATE:
                action = menu.addAction(icon("pen-line"), "Take over\tEnter")
                action.setEnabled(row.can_be_taken)
            case PartKind.JUDGEMENT:
                action = menu.addAction(icon("pencil"), "Edit the judgement…\tEnter")
            case _:
                action = menu.addAction(icon("pen-line"), "Write in it\tEnter")
        action.triggered.connect(lambda: self.act(row))
        if row.kind in (PartKind.TAKEN, PartKind.JUDGEMENT):
            words = "Back to the template\tDel" if row.kind is PartKind.TAKEN else "Remove the judgement\tDel"
            name = "undo-2" if row.kind is PartKind.TAKEN else "trash-2"
            menu.addAction(icon(name), words).triggered.connect(lambda: self.give_back(row))
        if row.holder:
            up = menu.addAction(icon("arrow-up"), "Move up\tAlt+Up")
            up.triggered.connect(lambda: self.shifted.emit(row, -1))
            down = menu.addAction(icon("arrow-down"), "Move down\tAlt+Down")
            down.triggered.connect(lambda: self.shifted.emit(row, 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows, or what to do where there are none."""
        super().paintEvent(event)
        if not self.parts.rows:
            painter = QPainter(self.viewport())
            painter.setPen(current_tones().muted)
            room = self.viewport().rect().adjusted(14, 10, -14, 0)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), _EMPTY)
            painter.end()


def _tag_width(font: QFont) -> int:
    metrics = QFontMetrics(meta_font(font))
    return max(metrics.horizontalAdvance(words) for words in _TAGS.values()) + 22


def _room(width: int, font: QFont) -> int:
    return width - _tag_width(font) - 2 * _PAD


def _paint_tag(painter: QPainter, option: QStyleOptionViewItem, row: PartRow) -> None:
    tone = current_tones()
    font = meta_font(option.font)
    metrics = QFontMetrics(font)
    words = _TAGS[row.kind]
    spot = QRectF(
        option.rect.left() + _PAD,
        option.rect.top() + _PAD,
        metrics.horizontalAdvance(words) + 12,
        metrics.height() + 2,
    )
    is_own = row.kind is not PartKind.TEMPLATE
    wash = QColor(tone.warning if row.kind is PartKind.JUDGEMENT else tone.accent if is_own else tone.line)
    if is_own:
        wash.setAlphaF(0.16)
    paint_chip(painter, spot, words, font, (wash, tone.text if is_own else tone.muted))
