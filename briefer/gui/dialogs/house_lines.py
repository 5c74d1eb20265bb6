"""The lines of a house file, each with what it is used for, and the choice of another use."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from briefer.gui.models.house_choices import BODY, GOES, STAYS, USES, use_of, with_use
from briefer.gui.views.parts import column, line
from briefer.gui.wording import shortened
from briefer.model.houses import HouseMapping, HouseRow

_NUMBER = Qt.ItemDataRole.UserRole
_SHOWN = 90
_USE = 2
_AIR = 8  # pixels above and below the words of a line together


class HouseLines(QWidget):
    """Lists lines; `used` carries the mapping in which a line is used otherwise."""

    used = Signal(object)

    def __init__(self, rows: Sequence[HouseRow]) -> None:
        """List these lines."""
        super().__init__()
        self._rows = {row.number: row for row in rows}
        self._mapping: HouseMapping | None = None
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Lines of the file")
        self.tree.setHeaderLabels(["Where", "Words", "Becomes"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(False)
        head = self.tree.header()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_USE, QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(False)
        self.use = QComboBox()
        self.use.setAccessibleName("This line becomes")
        for use, words in USES.items():
            self.use.addItem(words, use)
        self.words = line("Only these words of it", "", "All of the line, or what follows its label")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("This line &becomes", self.use)
        form.addRow("&Only these words", self.words)
        place = column(self, spacing=8)
        place.addWidget(self.tree, 1)
        place.addLayout(form)
        for row in rows:
            item = QTreeWidgetItem([row.area.value.capitalize(), _shown(row), ""])
            item.setData(0, _NUMBER, row.number)
            item.setToolTip(1, f"Style: {row.style}")
            item.setSizeHint(0, QSize(0, self.tree.fontMetrics().height() + _AIR))
            self.tree.addTopLevelItem(item)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        self.tree.currentItemChanged.connect(lambda *_: self._show_row())
        self.tree.itemActivated.connect(lambda *_: self.use.setFocus())
        self.use.activated.connect(lambda _: self._choose())
        self.words.editingFinished.connect(self._choose_words)

    @property
    def row(self) -> HouseRow | None:
        """The line that is stood on."""
        item = self.tree.currentItem()
        return self._rows.get(int(item.data(0, _NUMBER))) if item else None

    def stand_on_first_use(self) -> None:
        """Stand on the first line that becomes something, or else on the first that has words."""
        mapping, rows = self._mapping, list(self._rows.values())
        used = [row for row in rows if mapping and use_of(mapping, row) not in (STAYS, GOES)]
        first = next(iter(used or [row for row in rows if row.text.strip()]), None)
        item = self.tree.topLevelItem(rows.index(first)) if first is not None else None
        if item is not None:
            self.tree.setCurrentItem(item)

    def show_mapping(self, mapping: HouseMapping) -> None:
        """Show what each line is used for."""
        self._mapping = mapping
        for number in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(number)
            row = self._rows[int(item.data(0, _NUMBER))] if item else None
            if item is None or row is None:
                continue
            use = use_of(mapping, row)
            item.setText(_USE, "" if use == STAYS else USES[use])
            font = item.font(1)
            font.setStrikeOut(use == GOES)
            item.setFont(1, font)
            bold = item.font(_USE)
            bold.setBold(use not in (STAYS, GOES))
            item.setFont(_USE, bold)
        self._show_row()

    def _show_row(self) -> None:
        row, mapping = self.row, self._mapping
        self.use.setEnabled(row is not None)
        if row is None or mapping is None:
            return
        use = use_of(mapping, row)
        self.use.setCurrentIndex(self.use.findData(use))
        place = next((each for each in mapping.places if each.row == row.number), None)
        self.words.setEnabled(use not in (STAYS, GOES, BODY))
        self.words.setText(place.words if place else "")

    def _choose(self) -> None:
        row, mapping = self.row, self._mapping
        if row is not None and mapping is not None:
            self.used.emit(with_use(mapping, row, str(self.use.currentData()), self.words.text()))

    def _choose_words(self) -> None:
        row, mapping = self.row, self._mapping
        if row is None or mapping is None:
            return
        place = next((each for each in mapping.places if each.row == row.number), None)
        if place is not None and place.words != self.words.text():
            self._choose()


def _shown(row: HouseRow) -> str:
    words = shortened(" ".join(row.text.split()), _SHOWN)
    return words or ("(picture)" if row.pictured else "(empty line)")
