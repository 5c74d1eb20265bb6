"""The page of keys: every action by menu, its keys, where they act, and other keys for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QWidget

from briefer.gui.dialogs.key_change import KeyChange
from briefer.gui.keyboard import Keyboard
from briefer.gui.keymap import shown_keys
from briefer.gui.plain import folded
from briefer.gui.views.parts import column, push_button, row, search_field

_FIXED = "Its keys stay as they are."
_BESIDE = 10  # letters: the margins and the scroll bar beside the columns
_CHOOSE = "Choose an action to give it other keys."


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action: its name in code, its menu, its words, where its keys act; `fixed` are keys that stay."""

    name: str
    menu: str
    words: str
    where: str
    fixed: str = ""


class KeysDialog(QDialog):
    """Lists the actions with their keys, which can be changed; what is typed leaves those that hold it."""

    def __init__(self, rows: Sequence[KeyRow], keyboard: Keyboard, parent: QWidget | None = None) -> None:
        """Show these rows with the keys that this keyboard gives them."""
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self._keyboard = keyboard
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Keys")
        self.tree.setHeaderLabels(["Action", "Keys", "Where"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self._heads: dict[str, QTreeWidgetItem] = {}
        self._items: list[tuple[QTreeWidgetItem, KeyRow]] = []
        for entry in rows:
            head = self._heads.get(entry.menu) or self._add_head(entry.menu)
            item = QTreeWidgetItem(head, [entry.words, "", entry.where])
            item.setToolTip(0, entry.name)  # what the file of keys calls it
            self._items.append((item, entry))
        self.change = KeyChange(keyboard)
        self.search = search_field("Search keys", "Action or key")
        self._show_keys()
        self.tree.expandAll()
        for number in range(3):
            self.tree.resizeColumnToContents(number)
        self._lay_out()
        self._connect()
        self._show_current()

    def current(self) -> KeyRow | None:
        """Return the row that is selected, or None."""
        item = self.tree.currentItem()
        return next((entry for it, entry in self._items if it is item), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the search to the list with the arrow down; Esc leaves what is asked before the page."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.setFocus()
            found = [it for it, _ in self._items if not it.isHidden()]
            if found:
                self.tree.setCurrentItem(found[0])
        elif event.key() == Qt.Key.Key_Escape and self.change.leave.isVisible():
            self.change.leave.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = column(self, margin=12, spacing=8)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.change)
        layout.addLayout(row(1, push_button("Close", self.accept)))
        columns = sum(map(self.tree.columnWidth, range(self.tree.columnCount())))
        self.resize(max(660, columns + _BESIDE * self.fontMetrics().averageCharWidth()), 660)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(self._show_current)
        self.tree.itemActivated.connect(lambda *_: self.change.ask(adds=False))
        self.change.asked.connect(self._keep_in_view)
        self.change.done.connect(self.tree.setFocus)
        self._keyboard.changed.connect(self._show_keys)

    def _add_head(self, menu: str) -> QTreeWidgetItem:
        head = self._heads[menu] = QTreeWidgetItem(self.tree, [menu])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.tree.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(0, font)
        return head

    def _show_keys(self) -> None:
        """Write the keys of each action; those that are not the usual ones in semibold."""
        for item, entry in self._items:
            keys = self._keyboard.keymap.of(entry.name)
            item.setText(1, entry.fixed or shown_keys(keys))
            font = QFont(self.tree.font())
            if keys != self._keyboard.usual.of(entry.name):
                font.setWeight(QFont.Weight.DemiBold)
            item.setFont(1, font)
        self._filter(self.search.text())

    def _show_current(self) -> None:
        entry = self.current()
        if entry is None or entry.fixed:
            self.change.show_action("", _FIXED if entry else _CHOOSE)
        else:
            self.change.show_action(entry.name, entry.words)

    def _keep_in_view(self) -> None:
        """Keep the selected row in view while the part below takes more room."""
        if (item := self.tree.currentItem()) is not None:
            QTimer.singleShot(0, self, lambda: self.tree.scrollToItem(item))

    def _filter(self, words: str) -> None:
        sought = folded(words).split()
        shown: set[str] = set()
        for item, entry in self._items:
            text = folded(f"{entry.words} {item.text(1)} {entry.where}")
            is_shown = all(part in text for part in sought)
            item.setHidden(not is_shown)
            shown |= {entry.menu} if is_shown else set()
        for menu, head in self._heads.items():
            head.setHidden(menu not in shown)
