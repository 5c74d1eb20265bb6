"""A pop-up that sends a fact to a section by one key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.gui.icons import icon
from briefer.gui.models.brief_facts import FactRow
from briefer.gui.theme import current_tones
from briefer.gui.views.parts import column, small_words
from briefer.model.briefs import Brief, Section
from briefer.model.ids import SectionId

KEYS = "123456789abcdefghilmnopqrstuvwxyz"  # J and K move
_SECTION = int(Qt.ItemDataRole.UserRole)
_KEY = _SECTION + 1
_IS_SENT = _SECTION + 2
_KEY_WIDTH = 22


class SectionChooser(QFrame):
    """The sections of a brief, each with its key; `chosen` carries the id of the one that was chosen.

    A digit or letter, a click, or Enter on the current row chooses; Escape closes and chooses nothing.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be a pop-up over this widget."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Send the fact to a section")
        self._title = small_words("Send to")
        self._title.setContentsMargins(4, 0, 4, 0)
        self._title.setWordWrap(False)
        self.list = QListWidget()
        self.list.setAccessibleName("Sections")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_SectionDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        place = column(self, margin=6, spacing=4)
        place.addWidget(self._title)
        place.addWidget(self.list)

    def offer(
        self, brief: Brief, sections: tuple[SectionId, ...], facts: tuple[FactRow, ...], at: QPoint
    ) -> None:
        """Show these sections of the brief at a place of the screen, marked where they print the facts."""
        self._title.setText(f"Send {facts[0].label if len(facts) == 1 else f'{len(facts)} facts'} to")
        self.list.clear()
        offered = [section for section in brief.sections if section.id in sections]
        for number, section in enumerate(offered):
            key = KEYS[number] if number < len(KEYS) else ""
            self.list.addItem(_item(section, key, is_sent=all(fact.id in section.facts for fact in facts)))
        self.list.setCurrentRow(0)
        self._fit()
        self.move(self._on_screen(at))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by key, move with the arrows or J and K, close with Escape."""
        key = event.text().lower()
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Down | Qt.Key.Key_J:
                self._move(1)
            case Qt.Key.Key_Up | Qt.Key.Key_K:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.list.currentItem())
            case _ if key and key in KEYS and KEYS.index(key) < self.list.count():
                self._take(self.list.item(KEYS.index(key)))
            case _:
                super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        last = self.list.count() - 1
        self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), last))

    def _take(self, item: QListWidgetItem | None) -> None:
        self.hide()
        if item is not None:
            self.chosen.emit(SectionId(int(item.data(_SECTION))))

    def _fit(self) -> None:
        rows = sum(self.list.sizeHintForRow(number) for number in range(self.list.count()))
        self.list.setFixedHeight(min(rows + 2, 460))
        self.list.setFixedWidth(min(max(self.list.sizeHintForColumn(0), 220), 420))
        self.adjustSize()

    def _on_screen(self, at: QPoint) -> QPoint:
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(max(at.x(), room.left()), max(room.right() - self.width(), room.left()))
        top = min(max(at.y(), room.top()), max(room.bottom() - self.height(), room.top()))
        return QPoint(left, top)


def _item(section: Section, key: str, *, is_sent: bool) -> QListWidgetItem:
    item = QListWidgetItem(section.title if section.included else f"{section.title} (not printed)")
    item.setData(_SECTION, section.id)
    item.setData(_KEY, key)
    item.setData(_IS_SENT, is_sent)
    words = f"{key}, {section.title}" + (", the fact stands here" if is_sent else "")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    return item


class _SectionDelegate(QStyledItemDelegate):
    """Paints a section with the key that chooses it, and a tick where the fact stands in it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        tone = current_tones()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tone.tint)
        row = option.rect.adjusted(6, 0, -6, 0)
        cap = QRectF(row.left(), row.center().y() - 8.5, _KEY_WIDTH - 2, 18)
        painter.setPen(tone.line)
        painter.setBrush(tone.band)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(tone.muted)
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), str(index.data(_KEY)).upper())
        words = row.adjusted(_KEY_WIDTH + 6, 0, -22, 0)
        painter.setPen(tone.text)
        shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if index.data(_IS_SENT):
            icon("check").paint(painter, QRect(row.right() - 16, row.center().y() - 8, 16, 16))
        painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size that the heading needs."""
        metrics = QFontMetrics(option.font)
        return QSize(
            metrics.horizontalAdvance(str(index.data())) + _KEY_WIDTH + 46, max(metrics.height() + 12, 28)
        )
