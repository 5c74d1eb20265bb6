"""A list of facts: each row with its label, its statement in full, and its date, source and grading."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from briefer.gui.icons import icon
from briefer.gui.models.brief_facts import FactRow, FactsModel
from briefer.gui.models.brief_rows import ROW_ROLE
from briefer.gui.theme import current_tones, fact_colour, is_dark
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
from briefer.gui.wording import plain_tip
from briefer.model.ids import FactId

_PAD = 7
_BADGE = 40
_WORDS_SIDE, _WORDS_EDGE = 16, 12
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class FactDelegate(WrappedDelegate):
    """Paints a fact's row: label, statement wrapped to the width, and a quiet line below.

    The statement takes at most `lines` lines; with one, all rows are of one height.
    """

    def __init__(self, parent: QWidget | None = None, lines: int = 4) -> None:
        """Paint statements in so many lines at most."""
        super().__init__(parent, lines)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row in the colours of the scheme in use."""
        row: FactRow = index.data(ROW_ROLE)
        tone = current_tones()
        begin_row(painter, option)
        _paint_badge(painter, option, row)
        left = option.rect.left() + _PAD + _BADGE
        layout = laid_words(row.statement, option.font, option.rect.width() - _BADGE - 2 * _PAD)
        painter.setPen(tone.text)
        bottom = draw_words(layout, painter, QPointF(left, option.rect.top() + _PAD), self.lines)
        painter.setFont(meta_font(option.font))
        painter.setPen(tone.muted)
        spot = QRectF(left, bottom + 1, option.rect.width() - _BADGE - 2 * _PAD, 40)
        words = painter.fontMetrics().elidedText(row.meta, Qt.TextElideMode.ElideRight, int(spot.width()))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), words)
        end_row(painter, option)

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the statement needs at the width of the view."""
        row: FactRow = index.data(ROW_ROLE)
        width = width_of(option)
        height = int(self.words_height(row.statement, option.font, width - _BADGE - 2 * _PAD))
        meta = QFontMetrics(meta_font(option.font)).height() if row.meta else 0
        return QSize(width, height + meta + 2 * _PAD + 2)

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the whole row as plain words."""
        row = index.data(ROW_ROLE)
        if event.type() is QEvent.Type.ToolTip and isinstance(row, FactRow):
            QToolTip.showText(event.globalPos(), plain_tip(row.words), view)
            return True
        return False


def _paint_badge(painter: QPainter, option: QStyleOptionViewItem, row: FactRow) -> None:
    tone = current_tones()
    colour = fact_colour(row.kind, is_dark())
    font = meta_font(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    width = min(max(metrics.horizontalAdvance(row.label) + 10, 26), _BADGE - 6)
    spot = QRectF(option.rect.left() + _PAD, option.rect.top() + _PAD, width, metrics.height() + 2)
    wash = QColor(colour)
    wash.setAlphaF(0.16)
    words = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, int(width) - 4)
    paint_chip(painter, spot, words, font, (wash, tone.text))


class FactList(WrappedList):
    """Facts to choose, drag and act on; each deed is told by a signal that carries the fact's key."""

    chosen = Signal(object)
    pointed = Signal(object)
    sent = Signal(object)
    cited = Signal(object)
    withdrawn = Signal(object)
    shifted = Signal(object, int)
    released = Signal(object)

    def __init__(self, name: str, *, is_sent: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_sent = is_sent
        self._empty = ""
        self._reason = ""
        self.facts = FactsModel(self, takes_drops=is_sent)
        self.setModel(self.facts)
        self.setItemDelegate(FactDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        if is_sent:
            self.setAcceptDrops(True)
            self.setDropIndicatorShown(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        else:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)

    @property
    def current(self) -> FactId | None:
        """The fact of the current row."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.id if isinstance(row, FactRow) else None

    def lock_up(self, reason: str) -> None:
        """Let facts be chosen and followed to their sentences alone."""
        self._reason = reason
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)

    def set_empty_words(self, words: str) -> None:
        """Set what stands in the list while it has no rows."""
        self._empty = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def show_rows(self, rows: tuple[FactRow, ...]) -> None:
        """Show these rows; the current fact stays current, else its neighbour becomes so."""
        fact, number = self.current, self.currentIndex().row()
        self.expect_rows(len(rows))
        self.facts.show(rows)
        place = self.facts.row_number(fact)
        if place < 0 and number >= 0:
            place = min(number, len(rows) - 1)
        if place >= 0 and place != self.currentIndex().row():
            self.setCurrentIndex(self.facts.index(place))

    def choose(self, fact: FactId) -> bool:
        """Make the fact's row the current one; False where it is not here."""
        place = self.facts.row_number(fact)
        if place < 0:
            return False
        self.setCurrentIndex(self.facts.index(place))
        self.scrollTo(self.facts.index(place))
        return True

    def content_height(self, most: int) -> int:
        """Return the height that all rows, or the words for none, need; or `most` where that is less."""
        return self.rows_height(most) if self.facts.rows else self._words_rect().height() + 2 * _WORDS_EDGE

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act on the current fact by key; what is no deed moves in the list."""
        fact = self.current
        if fact is None or not self._act(event, fact):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent, fact: FactId) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if with_alt and self._is_sent:
                self.shifted.emit(fact, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                (self.pointed if self._is_sent else self.sent).emit(fact)
            case Qt.Key.Key_S if plain and not self._is_sent:
                self.sent.emit(fact)
            case Qt.Key.Key_C if plain:
                self.cited.emit(fact)
            case Qt.Key.Key_G if plain:
                self.pointed.emit(fact)
            case Qt.Key.Key_O if plain and self._is_placed(fact):
                self.released.emit(fact)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain and self._is_sent:
                self.withdrawn.emit(fact)
            case _:
                return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the fact under the pointer."""
        spot = event.pos() if event.reason() is QContextMenuEvent.Reason.Mouse else None
        index = self.indexAt(spot) if spot else self.currentIndex()
        row = index.data(ROW_ROLE)
        if isinstance(row, FactRow):
            place = event.globalPos() if spot else self.viewport().mapToGlobal(self._below(index))
            self.menu_for(row.id).exec(place)

    def _below(self, index: QModelIndex) -> QPoint:
        return self.visualRect(index).bottomLeft()

    def menu_for(self, fact: FactId) -> QMenu:
        """Return the menu of what can be done with a fact."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self._is_sent:
            _entry(menu, "send", "Send to the section\tS").triggered.connect(lambda: self.sent.emit(fact))
        _entry(menu, "quote", "Cite in the text\tC").triggered.connect(lambda: self.cited.emit(fact))
        _entry(menu, "crosshair", "Go to the sentence\tG").triggered.connect(lambda: self.pointed.emit(fact))
        if self._is_sent:
            menu.addSeparator()
            up = _entry(menu, "arrow-up", "Move up\tAlt+Up")
            up.triggered.connect(lambda: self.shifted.emit(fact, -1))
            down = _entry(menu, "arrow-down", "Move down\tAlt+Down")
            down.triggered.connect(lambda: self.shifted.emit(fact, 1))
            if self._is_placed(fact):
                back = _entry(menu, "arrow-up-down", "Back in order\tO")
                back.triggered.connect(lambda: self.released.emit(fact))
            menu.addSeparator()
            _entry(menu, "x", "Withdraw\tDel").triggered.connect(lambda: self.withdrawn.emit(fact))
        if self._reason:
            shut_actions(menu, self._reason, "Go to")
        return menu

    def _is_placed(self, fact: FactId) -> bool:
        """Return whether a fact stands where it was put by hand, out of the order of the others."""
        return any(row.id == fact and row.is_placed for row in self.facts.rows)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows, or what to do where there are none."""
        super().paintEvent(event)
        if self.facts.rows or not self._empty:
            return
        painter = QPainter(self.viewport())
        painter.setPen(current_tones().muted)
        painter.drawText(self._words_rect(), _WRAPPED, self._empty)
        painter.end()

    def _words_rect(self) -> QRect:
        """Return where the words stand that are shown where there are no rows."""
        width = self.viewport().width() - 2 * _WORDS_SIDE
        room = QRect(_WORDS_SIDE, _WORDS_EDGE, max(width, 40), 10_000)
        return self.fontMetrics().boundingRect(room, _WRAPPED, self._empty)

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.current)

    def _on_double_click(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, FactRow):
            (self.pointed if self._is_sent else self.sent).emit(row.id)


def _entry(menu: QMenu, name: str, text: str) -> QAction:
    return menu.addAction(icon(name), text)
