"""The house styles there are: to add one from a Word file, map it anew, choose it for a pack, remove it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.gui.dialogs.house_mapping import HouseMappingDialog
from briefer.gui.views.parts import EmptyNote, Words, column, heading, push_button, row, small_words
from briefer.jobs.houses import (
    OpenedHouse,
    choose_house,
    chosen_houses,
    find_houses,
    mapping_carried_over,
    name_for,
    open_house_file,
    remove_house,
    reopened,
)
from briefer.jobs.pages import ExactPages
from briefer.model.houses import House
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from briefer.gui.window import MainWindow

_SIZE = (560, 460)
_NAME = Qt.ItemDataRole.UserRole
_OWN_LOOK = "The look of the pack"


def ask_houses(window: "MainWindow") -> "HousesDialog | None":
    """Show the house styles over a window that has a session open; return the dialog."""
    if window.page is None:
        return None
    dialog = HousesDialog(window.page.desk, window.page.brief.state.pack, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class HousesDialog(QDialog):
    """Lists house styles, and says which one a pack's notes have."""

    def __init__(self, desk: Desk, pack: Pack | None, parent: QWidget | None = None) -> None:
        """List what there is; `pack` is that of the note that is shown."""
        super().__init__(parent)
        self.setWindowTitle("House styles")
        self.resize(*_SIZE)
        self._desk = desk
        self._packs = desk.packs.packs
        self.mapping: HouseMappingDialog | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("House styles")
        self.list.setSpacing(3)
        self._none = EmptyNote(
            "No house style yet", "Add your organisation's Word file, and notes can have its look."
        )
        self.pack, self.look = QComboBox(), QComboBox()
        self.pack.setAccessibleName("Notes of the pack")
        self.look.setAccessibleName("Look of the pack's notes")
        for each in self._packs:
            self.pack.addItem(each.name, each.id)
        self.pack.setCurrentIndex(max(self.pack.findData(pack.id if pack else ""), 0))
        self.said = Words()
        self.said.hide()
        self.add_button = push_button("&Add a Word file…", self.ask_file, "file-plus")
        self.map_button = push_button("&Map it anew…", self.map_anew, "pencil")
        self.remove_button = push_button("&Remove", self.remove, "trash-2")
        self._lay_out()
        self.pack.activated.connect(lambda _: self._show_look())
        self.look.activated.connect(lambda _: self._choose())
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self.list.itemActivated.connect(lambda _: self.map_anew())
        self.refresh()
        (self.list if self.list.count() else self.add_button).setFocus()

    @property
    def house(self) -> House | None:
        """The house style that is stood on."""
        item = self.list.currentItem() if self.list.count() else None
        return next((each for each in find_houses().houses if item and each.name == item.data(_NAME)), None)

    def refresh(self) -> None:
        """List the house styles anew."""
        found, chosen = find_houses(), chosen_houses()
        names = {pack.id: pack.name for pack in self._packs}
        self.list.clear()
        for house in found.houses:
            used = [names.get(pack, pack) for pack, name in chosen.items() if name == house.name]
            item = QListWidgetItem(
                f"{house.name}\n{house.file}" + (f" · for {', '.join(used)}" if used else "")
            )
            item.setData(_NAME, house.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found.houses))
        self._none.setVisible(not found.houses)
        self._say("\n".join(str(fault) for fault in found.faults))
        self._show_look()
        self._enable()

    def ask_file(self) -> None:
        """Ask for a Word file, and map it."""
        words = "Word files (*.docx *.dotx)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Your organisation's Word file", "", words)
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Open a Word file and show how it would be used; say so where it cannot be."""
        try:
            opened = open_house_file(path)
        except BrieferError as error:
            self._say(str(error), fault=True)
            return
        self._map(opened, name_for(path))

    def map_anew(self) -> None:
        """Show how the house style that is stood on is used, to change it."""
        house = self.house
        if house is None:
            return
        try:
            opened = reopened(house)
        except BrieferError as error:
            self._say(str(error), fault=True)
            return
        self._map(opened, house.name, house)

    def remove(self) -> None:
        """Remove the house style that is stood on."""
        house = self.house
        if house is not None:
            remove_house(house.name)
            self.refresh()

    def _map(self, opened: OpenedHouse, name: str, old: House | None = None) -> None:
        old = old or next((each for each in find_houses().houses if each.name == name), None)
        carried = mapping_carried_over(opened, old) if old else None
        pack = next((each for each in self._packs if each.id == self.pack.currentData()), self._packs[0])
        self.mapping = HouseMappingDialog(opened, name, pack, ExactPages(self._desk.isolation), self)
        if carried is not None:
            self.mapping.begin_with(carried)
        self.mapping.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.mapping.added.connect(self._on_added)
        self.mapping.open()

    def _on_added(self, house: House) -> None:
        self.refresh()
        self._say(f"“{house.name}” is kept. Choose below which notes have it.")

    def _show_look(self) -> None:
        self.look.clear()
        self.look.addItem(_OWN_LOOK, "")
        for house in find_houses().houses:
            self.look.addItem(house.name, house.name)
        chosen = chosen_houses().get(str(self.pack.currentData()), "")
        self.look.setCurrentIndex(max(self.look.findData(chosen), 0))

    def _choose(self) -> None:
        try:
            choose_house(str(self.pack.currentData()), str(self.look.currentData()))
        except BrieferError as error:
            self._say(str(error), fault=True)
            return
        self.refresh()

    def _say(self, words: str, *, fault: bool = False) -> None:
        self.said.set_tone("fault" if fault else "muted")
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _enable(self) -> None:
        has_one = self.list.currentRow() >= 0
        self.map_button.setEnabled(has_one)
        self.remove_button.setEnabled(has_one)

    def _lay_out(self) -> None:
        place = column(self, margin=16, spacing=10)
        place.addWidget(heading("House styles", scale=1.2))
        place.addWidget(
            small_words("The look of your organisation's own Word file, for the notes of any pack.")
        )
        place.addWidget(self.list, 1)
        place.addWidget(self._none, 1)
        place.addLayout(row(self.add_button, self.map_button, self.remove_button, 1))
        place.addWidget(self.said)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Notes of the pack", self.pack)
        form.addRow("&have", self.look)
        place.addLayout(form)
        place.addLayout(row(1, push_button("Close", self.accept)))
