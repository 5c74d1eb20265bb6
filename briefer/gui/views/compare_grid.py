"""The view of the table of accounts: cells of several lines, with a sign and a ground where they differ."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from briefer.gui.models.compare_table import CompareTable
from briefer.gui.models.compare_values import Column, Line
from briefer.gui.views.compare_cells import CellDelegate

Index = QModelIndex | QPersistentModelIndex
_LETTERS = 31  # average letters that a column is wide
_DECIDED_LETTERS = 25


class CompareGrid(QTableView):
    """Accounts side by side, for keys and mouse alike.

    `entered` says that the sentence of the current cell is wanted; `cell_clicked` carries the Line and the
    Column of a cell that was clicked; `left` that Esc was pressed; `unfolded` carries a Column whose copies
    are to be shown or hidden; `stood` that the keyboard stands on another cell.
    """

    entered = Signal()
    cell_clicked = Signal(object, object)
    left = Signal()
    unfolded = Signal(object)
    stood = Signal()

    def __init__(self, table: CompareTable) -> None:
        """Show this table."""
        super().__init__()
        self._table = table
        self._is_fitting = False
        self.setModel(table)
        self.setAccessibleName("Accounts side by side")
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._dress_headers()
        self.clicked.connect(self._clicked)
        table.modelReset.connect(self._fit)
        table.dataChanged.connect(lambda *_: self._fit_rows())
        self.selectionModel().currentChanged.connect(lambda *_: self.stood.emit())

    def line(self) -> Line | None:
        """Return the row that the keyboard stands on."""
        return self._table.line_at(self.currentIndex())

    def column(self) -> Column | None:
        """Return the account that the keyboard stands on, or None."""
        return self._table.column_at(self.currentIndex())

    def stand_on(self, row: int, number: int) -> None:
        """Stand on a cell, or as near to it as there is one."""
        rows, columns = self._table.rowCount(), self._table.columnCount()
        if rows and columns:
            self.setCurrentIndex(
                self._table.index(min(max(row, 0), rows - 1), min(max(number, 0), columns - 1))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the sentence on Enter, go back on Esc."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        column = self._table.column_at(index)
        if column is None:
            return
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            self.cell_clicked.emit(self._table.line_at(index), column)

    def _head_clicked(self, number: int) -> None:
        self.unfold(self._table.column_at(self._table.index(0, number)))

    def unfold(self, column: Column | None) -> None:
        """Ask for the copies of this account to be shown or hidden, if there are any."""
        if column is not None and column.copies:
            self.unfolded.emit(column)

    def _fit(self) -> None:
        """Give the columns their usual widths, and each row the height that its words need."""
        letter = self.fontMetrics().averageCharWidth()
        self._is_fitting = True
        for number in range(self._table.columnCount()):
            self.setColumnWidth(number, (_LETTERS if number else _DECIDED_LETTERS) * letter)
        self._is_fitting = False
        self._fit_rows()

    def _fit_rows(self) -> None:
        if not self._is_fitting:
            self.resizeRowsToContents()

    def _dress_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        align = Qt.AlignmentFlag
        for header in (rows, columns):
            header.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setResizeContentsPrecision(-1)
        rows.setDefaultAlignment(align.AlignLeft | align.AlignTop)
        rows.setAccessibleName("Matters")
        columns.setDefaultAlignment(align.AlignLeft | align.AlignVCenter)
        columns.setSectionsClickable(True)
        columns.setAccessibleName("Accounts")
        columns.sectionClicked.connect(self._head_clicked)
        columns.sectionResized.connect(lambda *_: self._fit_rows())
