"""The outline of a brief: its sections to choose, tick, rename, move and drop facts on."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.gui.icons import icon, tinted_icon
from briefer.gui.models.brief_rows import ROW_ROLE
from briefer.gui.models.brief_sections import OutlineRow, SectionsModel
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_shape import shut_actions
from briefer.model.ids import SectionId

_LEAST_TICK = 16
_PAD = 9


class OutlineDelegate(QStyledItemDelegate):
    """Paints a section: its tick, its heading, and how many facts were sent to it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: OutlineRow = index.data(ROW_ROLE)
        tone = current_tones()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tone.tint)
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), tone.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tone.band)
        _paint_mark(painter, option, row)
        count = _count_words(row)
        font: QFont = option.font
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(count) + 12 if count else 0
        font = QFont(font)
        if option.state & QStyle.StateFlag.State_Selected:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tone.text if row.included else tone.muted)
        room = rect.adjusted(_PAD + tick_side(option.font) + 8, 0, -_PAD - width - 4, 0)
        words = QFontMetrics(font).elidedText(row.heading, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        if count:
            _paint_count(
                painter, QRect(rect.right() - _PAD - width, rect.top(), width, rect.height()), row, count
            )
        painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a row's size at the present size of text."""
        return QSize(120, max(QFontMetrics(option.font).height() + 12, 28))

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Write a heading where it stands, beside its tick."""
        editor.setGeometry(option.rect.adjusted(_PAD + tick_side(option.font) + 4, 2, -_PAD, -2))

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick or untick by a click on the tick."""
        row = index.data(ROW_ROLE)
        is_click = isinstance(event, QMouseEvent) and tick_rect(option.rect, option.font).contains(
            event.position().toPoint()
        )
        if not is_click or row.section is None:
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            state = Qt.CheckState.Unchecked if row.included else Qt.CheckState.Checked
            model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return True


def tick_side(font: QFont) -> int:
    """Return the side of a row's tick in pixels, which grows with the text."""
    return max(_LEAST_TICK, QFontMetrics(font).height() - 2)


def tick_rect(rect: QRect, font: QFont) -> QRect:
    """Return where a row's tick stands."""
    side = tick_side(font)
    return QRect(rect.left() + _PAD, rect.top() + (rect.height() - side) // 2, side, side)


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem, row: OutlineRow) -> None:
    """Paint the tick of a section, or the sheet that stands for the title block."""
    if row.section is None:
        icon("file-text").paint(painter, tick_rect(option.rect, option.font))
        return
    tone = current_tones()
    box = QRectF(tick_rect(option.rect, option.font)).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(tone.accent if row.included else tone.muted)
    painter.setBrush(tone.accent if row.included else tone.paper)
    painter.drawRoundedRect(box, 3, 3)
    if row.included:
        tinted_icon("check", tone.on_accent).paint(painter, box.adjusted(1, 1, -1, -1).toRect())


def _count_words(row: OutlineRow) -> str:
    if row.section is None:
        return str(row.missing) if row.missing else ""
    return str(row.facts) if row.facts else ""


def _paint_count(painter: QPainter, spot: QRect, row: OutlineRow, count: str) -> None:
    tone = current_tones()
    height = painter.fontMetrics().height() + 1
    pill = QRectF(spot.left(), spot.center().y() - height / 2 + 0.5, spot.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone.line if row.included else tone.band)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(tone.warning if row.section is None else tone.text)
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), count)


class OutlineView(QListView):
    """The list of sections; a section is moved by drag or Alt with up and down, ticked by click or Space."""

    chosen = Signal(object)
    shifted = Signal(object, int)
    removal_asked = Signal(object)
    addition_asked = Signal()
    repetition_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ""
        self.sections = SectionsModel(self)
        self.setModel(self.sections)
        self.setItemDelegate(OutlineDelegate(self))
        self.setAccessibleName("Sections of the brief")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDragDropOverwriteMode(False)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> OutlineRow | None:
        """The current row."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, OutlineRow) else None

    def lock_up(self, reason: str) -> None:
        """Let sections be chosen alone: neither moved nor renamed, and nothing dropped on them."""
        self._reason = reason
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[OutlineRow], section: SectionId | None) -> None:
        """Show these rows with a section's as the current one; nobody chose it, so nothing is told."""
        was_blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.sections.show(rows)
        self.choose(section)
        self.blockSignals(was_blocked)

    def choose(self, section: SectionId | None) -> None:
        """Make a section's row the current one, None the title block's."""
        number = self.sections.row_number(section)
        if number >= 0 and number != self.currentIndex().row():
            self.setCurrentIndex(self.sections.index(number))

    def step(self, by: int) -> None:
        """Go so many rows on or, where `by` is negative, back."""
        last = len(self.sections.rows) - 1
        number = min(max(self.currentIndex().row() + by, 0), last)
        self.setCurrentIndex(self.sections.index(number))

    def rename_current(self) -> None:
        """Edit the heading of the current row."""
        row = self.current
        if row is not None and row.section is not None and not self._reason:
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick with Space, move with Alt and an arrow, ask to remove a free section with Delete."""
        row = self.current
        if row is None or row.section is None:
            super().keyPressEvent(event)
            return
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if with_alt:
                self.shifted.emit(row.section, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Space:
                self.sections.ticked.emit(row.section, not row.included)
            case Qt.Key.Key_Delete if row.is_free:
                self.removal_asked.emit(row.section)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the section under the pointer."""
        row = self.indexAt(event.pos()).data(ROW_ROLE)
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            row = self.current
        self.menu_for(row if isinstance(row, OutlineRow) else None).exec(event.globalPos())

    def menu_for(self, row: OutlineRow | None) -> QMenu:
        """Return the menu of what can be done with a section, or with none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None and row.section is not None:
            section = row.section
            words = "Leave out of the note\tSpace" if row.included else "Print in the note\tSpace"
            menu.addAction(words).triggered.connect(
                lambda: self.sections.ticked.emit(section, not row.included)
            )
            up = menu.addAction(icon("arrow-up"), "Move up\tAlt+Up")
            up.triggered.connect(lambda: self.shifted.emit(section, -1))
            down = menu.addAction(icon("arrow-down"), "Move down\tAlt+Down")
            down.triggered.connect(lambda: self.shifted.emit(section, 1))
            menu.addAction(icon("pencil"), "Rename\tF2").triggered.connect(self.rename_current)
            again = menu.addAction(icon("copy"), "Repeat the section")
            again.triggered.connect(lambda: self.repetition_asked.emit(section))
            if row.is_free:
                remove = menu.addAction(icon("trash-2"), "Remove section\tDel")
                remove.triggered.connect(lambda: self.removal_asked.emit(section))
            menu.addSeparator()
        menu.addAction(icon("plus"), "Add a section").triggered.connect(self.addition_asked)
        if self._reason:
            shut_actions(menu, self._reason)
        return menu

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if isinstance(row, OutlineRow):
            self.chosen.emit(row.section)
