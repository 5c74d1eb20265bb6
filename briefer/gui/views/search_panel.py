"""What drops down from the search box: chips, what there is to say, and the finds."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from briefer.gui.models.finds import FindRow, Heading, face_of, key_of
from briefer.gui.models.rows import RowsModel
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import column, rule, small_words
from briefer.gui.views.rows import row_list
from briefer.gui.views.search_chips import ChipBar
from briefer.model.sought import Chip

_WIDE = 700  # pixels, where the window has them
_EDGE = 8
_ROWS_SHOWN = 14


class SearchPanel(QFrame):
    """Lies over the window below a field, which keeps the keyboard; `chosen` carries the row clicked."""

    chosen = Signal(object)

    def __init__(self, below: QLineEdit, name_of: Callable[[Chip], str]) -> None:
        """Lie hidden over the field's window."""
        super().__init__(below.window())
        self._below = below
        self.setObjectName("finds")
        self.setAutoFillBackground(True)
        self.setAccessibleName("Finds")
        self.chips = ChipBar(name_of)
        self.words = small_words("")
        self.words.setContentsMargins(10, 6, 10, 6)
        self.model = RowsModel[FindRow](key_of, face_of, self)
        self.list = row_list("Finds")
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._click)
        layout = column(self, margin=1, spacing=0)
        layout.addWidget(self.chips)
        layout.addWidget(rule())
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        self.hide()

    def show_rows(self, rows: list[FindRow], words: str, chips: tuple[Chip, ...]) -> None:
        """Show these rows, the first that can be chosen marked, with these words and chips above them."""
        self.chips.show_chips(chips)
        self._say(words)
        self.model.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setCurrentIndex(QModelIndex())
        self.move_by(1)
        self.list.scrollToTop()
        self._place()

    def grow(self, rows: list[FindRow], words: str) -> None:
        """Show these rows, to which some have come; what is marked stays so."""
        self._say(words)
        self.model.set_rows(rows)
        self.list.setVisible(bool(rows))
        if not self.list.currentIndex().isValid():
            self.move_by(1)
        self._place()

    def current(self) -> FindRow | None:
        """Return the row that is marked, or None."""
        return self.model.row_at(self.list.currentIndex())

    def move_by(self, step: int) -> None:
        """Mark the next row that can be chosen, or the one before; after the last comes the first."""
        count = self.model.rowCount()
        number = self.list.currentIndex().row()
        if number < 0 and step < 0:
            number = count
        for _ in range(count):
            number = (number + step) % count
            if not isinstance(self.model.rows[number], Heading):
                self.list.setCurrentIndex(self.model.index(number))
                return

    def redraw(self) -> None:
        """Draw the rows in the new colours after a change of scheme."""
        self.model.redraw()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _click(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and not isinstance(row, Heading):
            self.chosen.emit(row)

    def _place(self) -> None:
        window, field = self._below.window(), self._below
        width = max(field.width(), min(grown(self, _WIDE), window.width() - 2 * _EDGE))
        place = field.mapTo(window, QPoint(0, field.height() + 2))
        left = max(_EDGE, min(place.x(), window.width() - width - _EDGE))
        self.resize(width, self.height())
        shown = range(min(_ROWS_SHOWN, self.model.rowCount()))
        height = self.chips.heightForWidth(width - 2) + 4 + sum(map(self.list.sizeHintForRow, shown))
        if self.words.text():
            height += self.words.heightForWidth(width - 2)
        self.setGeometry(left, place.y(), width, min(height, window.height() - place.y() - 2 * _EDGE))
        self.show()
        self.raise_()
