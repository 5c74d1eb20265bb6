"""The page of keys: every action that has some, by menu, with where they act."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QWidget

from briefer.gui.plain import folded
from briefer.gui.views.parts import column, push_button, row, search_field


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action with keys: its menu, its words, its keys, and where they act."""

    menu: str
    words: str
    keys: str
    where: str


class KeysDialog(QDialog):
    """Lists the keys; what is typed leaves the actions that hold it."""

    def __init__(self, rows: Sequence[KeyRow], parent: QWidget | None = None) -> None:
        """Show these rows."""
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Keys")
        self.tree.setHeaderLabels(["Action", "Keys", "Where"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self._heads: dict[str, QTreeWidgetItem] = {}
        self._items: list[tuple[QTreeWidgetItem, KeyRow]] = []
        for entry in rows:
            head = self._heads.get(entry.menu) or self._add_head(entry.menu)
            self._items.append((QTreeWidgetItem(head, [entry.words, entry.keys, entry.where]), entry))
        self.tree.expandAll()
        for number in range(3):
            self.tree.resizeColumnToContents(number)
        self.search = search_field("Search keys", "Action or key")
        self.search.textChanged.connect(self._filter)
        close = push_button("Close", self.accept)
        layout = column(self, margin=12, spacing=8)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row(1, close))
        self.resize(620, 620)

    def _add_head(self, menu: str) -> QTreeWidgetItem:
        head = self._heads[menu] = QTreeWidgetItem(self.tree, [menu])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.tree.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(0, font)
        return head

    def _filter(self, words: str) -> None:
        sought = folded(words).split()
        shown: set[str] = set()
        for item, entry in self._items:
            text = folded(f"{entry.words} {entry.keys} {entry.where}")
            is_shown = all(part in text for part in sought)
            item.setHidden(not is_shown)
            shown |= {entry.menu} if is_shown else set()
        for menu, head in self._heads.items():
            head.setHidden(menu not in shown)
