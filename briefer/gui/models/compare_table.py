"""The table of accounts: a row for each matter, what was decided in it, and a column for each account."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.gui.models.compare_values import MARK_WORDS, MATTERS, Cell, Column, Comparison, Line, outlet_name
from briefer.gui.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole) + 1
LINES = tuple(Line)
_NOWHERE = QModelIndex()
_DECIDED = 0  # the column that says what was decided


class CompareTable(QAbstractTableModel):
    """What a comparison shows; the first column tells what was decided, the others are the accounts."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._shown: Comparison | None = None

    @property
    def comparison(self) -> Comparison | None:
        """What is shown, or None."""
        return self._shown

    def show(self, comparison: Comparison | None) -> None:
        """Show this comparison; a view keeps its place where the columns stay."""
        before, self._shown = self._shown, comparison
        if before is not None and comparison is not None and _keys(before) == _keys(comparison):
            self.dataChanged.emit(self.index(0, 0), self.index(len(LINES) - 1, len(comparison.columns)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(LINES) - 1)
            return
        self.beginResetModel()
        self.endResetModel()

    def line_at(self, index: Index) -> Line | None:
        """Return the row that an index lies in, or None where it points at none."""
        return LINES[index.row()] if index.isValid() else None

    def column_at(self, index: Index) -> Column | None:
        """Return the account that an index lies in, or None where it is none."""
        if self._shown is None or not index.isValid() or index.column() == _DECIDED:
            return None
        return self._shown.columns[index.column() - 1]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() or self._shown is None else len(LINES)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are, that of decisions among them."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the cell for CELL, and its words for Qt's display, spoken and tooltip roles."""
        if self._shown is None or not index.isValid():
            return None
        line, column = LINES[index.row()], self.column_at(index)
        cell = self._shown.decision(line) if column is None else self._shown.cell(line, column)
        match role:
            case _ if role == CELL:
                return cell
            case Qt.ItemDataRole.DisplayRole:
                return cell.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(self._shown, line, column, cell)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(part for part in (cell.words, cell.note) if part))
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a row's title with its mark, or a column's outlet with how many copies are folded in it."""
        if self._shown is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            mark = self._shown.mark_of(LINES[section])
            return f"{mark} {LINES[section]}" if mark else str(LINES[section])
        return "Decided" if section == _DECIDED else self._head(self._shown.columns[section - 1])

    def _head(self, column: Column) -> str:
        label = column.fact.label
        if not column.copies:
            return label
        return f"{label} {'▾' if column.is_unfolded else '▸'} +{len(column.copies)}"


def can_be_decided(line: Line | None) -> bool:
    """Return whether something can be decided in a row."""
    return line in MATTERS


def _spoken(comparison: Comparison, line: Line, column: Column | None, cell: Cell) -> str:
    """Return all that a screen reader says of a cell."""
    where = "decided" if column is None else outlet_name(comparison.known.sources[column.source])
    said = (cell.words or "nothing", cell.note, MARK_WORDS[cell.mark])
    return f"{line}, {where}: {', '.join(part for part in said if part)}"


def _keys(comparison: Comparison) -> list[object]:
    return [column.key for column in comparison.columns]
