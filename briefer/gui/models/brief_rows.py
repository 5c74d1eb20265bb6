"""What the lists of a brief have in common: rows that are shown as a whole, each time anew."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BriefRowsModel(QAbstractListModel):
    """Rows in the order in which they were given; a view keeps its place where they are the same ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()

    def key_of(self, row: Any) -> object:
        """Return what a row is the same one by, whatever its words."""
        raise NotImplementedError

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows; nothing is told where they are those shown already."""
        fresh = tuple(rows)
        if fresh == self._rows:
            return
        if list(map(self.key_of, fresh)) == list(map(self.key_of, self._rows)):
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)
