"""A pop-up that sends a fact to a section by one key."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from briefer.gui.icons import icon
from briefer.gui.models.brief_facts import FactRow
from briefer.gui.views.parts import column, small_words
from briefer.gui.wording import menu_text
from briefer.model.briefs import Brief
from briefer.model.ids import SectionId

KEYS = "123456789abcdefghilmnopqrstuvwxyz"  # J and K move
_SECTION = int(Qt.ItemDataRole.UserRole)


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
        self._title.setWordWrap(False)
        self.list = QListWidget()
        self.list.setAccessibleName("Sections")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        place = column(self, margin=6, spacing=4)
        place.addWidget(self._title)
        place.addWidget(self.list)

    def offer(self, brief: Brief, sections: tuple[SectionId, ...], fact: FactRow, at: QPoint) -> None:
        """Show these sections of the brief at a place of the screen; those that print the fact are marked."""
        self._title.setText(f"Send {fact.label} to")
        self.list.clear()
        offered = [section for section in brief.sections if section.id in sections]
        for number, section in enumerate(offered):
            key = KEYS[number] if number < len(KEYS) else " "
            words = f"{key}   {menu_text(section.heading).replace('&&', '&')}"
            item = QListWidgetItem(words if section.included else f"{words} (not printed)")
            item.setData(_SECTION, section.id)
            if fact.id in section.facts:
                item.setIcon(icon("check"))
                item.setToolTip("The fact stands in this section")
            self.list.addItem(item)
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
        self.list.setFixedHeight(min(rows + 4, 420))
        self.list.setFixedWidth(min(max(self.list.sizeHintForColumn(0) + 24, 200), 420))
        self.adjustSize()

    def _on_screen(self, at: QPoint) -> QPoint:
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(max(at.x(), room.left()), max(room.right() - self.width(), room.left()))
        top = min(max(at.y(), room.top()), max(room.bottom() - self.height(), room.top()))
        return QPoint(left, top)
