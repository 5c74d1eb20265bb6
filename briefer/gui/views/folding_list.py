"""A list whose headings fold: with a click, with Enter or the space bar, with the arrows left and right."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.rows import HEADING
from briefer.gui.views.row_list import RowList, rows_of


class FoldingList(RowList):
    """Rows of an ArrangedModel; several can be selected, headings are stood on and never selected."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setSelectionMode(RowList.SelectionMode.ExtendedSelection)

    @property
    def arranged(self) -> ArrangedModel:
        """The model; TypeError where it is another."""
        model = self.model()
        if not isinstance(model, ArrangedModel):
            message = "a folding list shows an arranged model"
            raise TypeError(message)
        return model

    def chosen(self) -> tuple[int, ...]:
        """Return the keys of the selected members from the top, each once; the current one where none is."""
        model = self.arranged
        rows = (row for part in rows_of(self.selectionModel().selection()) for row in part)
        keys = tuple(dict.fromkeys(key for row in rows if (key := model.key_at(row)) is not None))
        current = model.key_at(self.currentIndex().row())
        return keys or (() if current is None else (current,))

    def choose(self, key: int) -> bool:
        """Select just this member, opening its group; return whether it is there."""
        index = self.arranged.reveal(key)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
        return index.isValid()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Fold or open a heading, and select nothing by it."""
        index = self.indexAt(event.position().toPoint())
        if index.data(HEADING) and event.button() is Qt.MouseButton.LeftButton:
            self._stand_on(index)
            self.arranged.toggle(index.row())
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Fold and open headings, and go from a member to its heading with the arrow left."""
        index, model = self.currentIndex(), self.arranged
        if not model.has_headings or not index.isValid():
            super().keyPressEvent(event)
            return
        row, is_heading = index.row(), bool(index.data(HEADING))
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if is_heading:
                model.toggle(row)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if is_heading:
                if model.is_open(row) is (event.key() == Qt.Key.Key_Left):
                    model.toggle(row)
            case Qt.Key.Key_Left:
                self._stand_on(model.index(model.heading_row(row)))
            case _:
                super().keyPressEvent(event)

    def _stand_on(self, heading: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(heading, QItemSelectionModel.SelectionFlag.Clear)
