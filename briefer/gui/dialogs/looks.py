"""The looks that a note can have: pictures to choose from; house styles are added, mapped, removed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.export.office import office
from briefer.gui.aside import Aside
from briefer.gui.desk import Desk
from briefer.gui.dialogs import files
from briefer.gui.dialogs.decisions import ask_to_remove
from briefer.gui.dialogs.house_mapping import HouseMappingDialog
from briefer.gui.dialogs.picture_list import LargePicture, PictureList
from briefer.gui.look_pictures import LookPictures
from briefer.gui.models.look_words import house_in_words
from briefer.gui.pack_pictures import PackPictures
from briefer.gui.views.brief_shape import shut
from briefer.gui.views.measures import grown, room_over
from briefer.gui.views.parts import Words, column, heading, in_scroll, push_button, row, small_words
from briefer.jobs.houses import (
    OpenedHouse,
    find_houses,
    mapping_carried_over,
    name_for,
    open_house_file,
    remove_house,
    reopened,
)
from briefer.jobs.looks import choose_house, chosen_houses, look_of
from briefer.jobs.pages import ExactPages
from briefer.model.briefs import Brief
from briefer.model.houses import House
from briefer.model.note_options import OWN_LOOK
from briefer.model.packs import Pack

_SIZE = (980, 660)
_MAKING = "Its first page is being laid out by LibreOffice…"
_NO_OFFICE = "Where LibreOffice is installed, its first page is shown here."
_READING = "The file is read…"
_WORD_FILES = "Word files (*.docx *.dotx *.docm *.dotm)"


class LooksDialog(QDialog):
    """Shows the looks; `chosen` carries what the brief is to keep, `altered` says that looks changed."""

    chosen = Signal(str)
    altered = Signal()

    def __init__(
        self,
        desk: Desk,
        pack: Pack,
        brief: Brief | None,
        pictures: LookPictures,
        parent: QWidget | None = None,
    ) -> None:
        """Stand on the look of the brief, or on that of the pack's notes where there is no brief."""
        super().__init__(parent)
        self.setWindowTitle("Look of the note")
        self.resize(room_over(parent, *_SIZE))
        self._desk, self._pack, self._brief, self._pictures = desk, pack, brief, pictures
        self._pack_pictures = PackPictures(self)
        self._houses: dict[str, House] = {}
        self._aside = Aside("read a house file", self, outlives=False)
        self._aside.failed.connect(lambda error: self.say(str(error), fault=True))
        self.mapping: HouseMappingDialog | None = None
        self.list = PictureList("Looks")
        self.picture, self.name = LargePicture(), heading("", scale=1.1)
        self.about, self.taken_out = Words(), small_words()
        self.making = small_words()
        self.current, self.said = small_words(), Words()
        self.said.setAccessibleName("What became of it")
        self.said.hide()
        self.add_button = push_button("&Add a Word file…", self.ask_file, "file-plus")
        self.map_button = push_button("&Map it anew…", self.map_anew, "pencil")
        self.remove_button = push_button("&Remove", self.remove, "trash-2")
        self.all_button = push_button("Use for all notes of this &kind", self.choose_for_pack)
        self.use_button = push_button("&Use for this note", self.accept)
        self.use_button.setDefault(True)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self.accept())
        self._pack_pictures.made.connect(lambda _: self._on_made(OWN_LOOK))
        self._pictures.made.connect(self._on_made)
        if desk.session.read_only:
            shut(self.use_button, "The session is open for reading only.")
        look = look_of(pack, brief)
        self.refresh(look.house)
        self.list.setFocus()

    @property
    def house(self) -> House | None:
        """The house style that is stood on; None stands for the pack's own look."""
        return self._houses.get(self.list.key)

    def refresh(self, house: str) -> None:
        """List the looks anew, and stand on this house style, or on the pack's own look."""
        found = find_houses()
        self._houses = {each.name: each for each in found.houses}
        self._pack_pictures.ask([self._pack])
        self._pictures.ask(sorted(self._houses, key=lambda name: name != house), self._pack)
        self.list.clear()
        own = f"The pack's own: {self._pack.name}"
        self.list.add(OWN_LOOK, own, own, self._pack_pictures.of(self._pack))
        for each in found.houses:
            self.list.add(
                each.name, each.name, f"{each.name}, from {each.file}", self._pictures.of(each.name)
            )
        self.list.stand_on(house or OWN_LOOK)
        self.say("\n".join(str(fault) for fault in found.faults), fault=True)
        look = look_of(self._pack, self._brief)
        now = look.lacking or f"This note has {_named(look.house)} now."
        self.current.setText(now if self._brief is not None else "There is no note yet that could have one.")

    def ask_file(self) -> None:
        """Ask for a Word file, and map it."""
        chosen = files.ask_file(self, "Your organisation's Word file", _WORD_FILES)
        if chosen is not None:
            self.add(chosen)

    def add(self, path: Path) -> None:
        """Read a Word file beside the window and show how it would be used; say so where it cannot be."""
        self.say(_READING)
        self._aside.run(lambda: open_house_file(path), lambda opened: self._take(opened, name_for(path)))

    def map_anew(self) -> None:
        """Show how the house style that is stood on is used, to change it."""
        house = self.house
        if house is not None:
            self.say(_READING)
            self._aside.run(lambda: reopened(house), lambda opened: self._take(opened, house.name, house))

    def remove(self) -> None:
        """Remove the house style that is stood on, after asking."""
        house = self.house
        more = "Notes that have its look get that of their pack. The Word file that it came from stays."
        if house is not None and ask_to_remove(self, f"Remove the house style “{house.name}”?", more):
            try:
                remove_house(house.name)
            except BrieferError as error:
                self.say(str(error), fault=True)
                return
            self.refresh("")
            self.say(f"“{house.name}” is removed.")
            self.altered.emit()

    def choose_for_pack(self) -> None:
        """Let all notes of the pack have this look that choose none of their own."""
        name = self.house.name if self.house is not None else ""
        try:
            choose_house(self._pack.id, name)
        except BrieferError as error:
            self.say(str(error), fault=True)
            return
        self.refresh(name)
        self.say(f"All notes of “{self._pack.name}” that choose no other have {_named(name)}.")
        self.altered.emit()

    def accept(self) -> None:
        """Hand over what the brief is to keep of this choice."""
        if not self.use_button.isEnabled():
            return
        house = self.list.key
        is_usual = house == OWN_LOOK and self._pack.id not in chosen_houses()
        super().accept()
        self.chosen.emit("" if is_usual else house)

    def say(self, words: str, *, fault: bool = False) -> None:
        """Say this below the list, until something else is said."""
        self.said.say(words, fault=fault)

    def _take(self, opened: OpenedHouse, name: str, old: House | None = None) -> None:
        """Show how a file that was read would be used."""
        self.say("")
        old = old or self._houses.get(name)
        carried = mapping_carried_over(opened, old) if old else None
        self.mapping = HouseMappingDialog(opened, name, self._pack, ExactPages(self._desk.isolation), self)
        if carried is not None:
            self.mapping.begin_with(carried)
        self.mapping.added.connect(self._on_added)
        self.mapping.open()

    def _on_added(self, house: House) -> None:
        self.refresh(house.name)
        self.say(f"“{house.name}” is kept. Use it for this note, or for all notes of this kind.")
        self.altered.emit()

    def _on_made(self, key: str) -> None:
        self.list.put_picture(key, self._picture_of(key))
        if key == self.list.key:
            self._show()

    def _picture_of(self, key: str) -> QImage | None:
        return self._pack_pictures.of(self._pack) if key == OWN_LOOK else self._pictures.of(key)

    def _show(self) -> None:
        house = self.house
        name = house.name if house is not None else f"The look of “{self._pack.name}”"
        picture = self._picture_of(self.list.key)
        self.picture.show_picture(picture, name)
        self.making.setVisible(picture is None)
        if picture is None:
            self.making.setText(_MAKING if office() else _NO_OFFICE)
        self.name.setText(name)
        chosen = chosen_houses()
        used = [pack for pack, each in chosen.items() if house is not None and each == house.name]
        names = {pack.id: pack.name for pack in self._desk.packs.packs}
        words = house_in_words(house, [names.get(each, each) for each in used])
        self.about.setText("\n".join(words.about))
        self.taken_out.setText("\n".join(words.taken_out))
        self.taken_out.setVisible(bool(words.taken_out))
        for button in (self.map_button, self.remove_button):
            button.setEnabled(house is not None)
        is_usual = chosen.get(self._pack.id, "") == (house.name if house else "")
        self.all_button.setEnabled(not is_usual)
        if not self._desk.session.read_only:
            self.use_button.setEnabled(self._brief is not None)

    def _lay_out(self) -> None:
        place = column(self, margin=16, spacing=10)
        place.addWidget(heading("Look of the note", scale=1.25))
        place.addWidget(self.current)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list, 3)
        about = QWidget()
        inside = column(about, margin=12, spacing=8)
        for part in (self.picture, self.making, self.name, self.about, self.taken_out):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = in_scroll(about)
        scroll.setMinimumWidth(grown(self, 300))
        both.addWidget(scroll, 2)
        place.addLayout(both, 1)
        place.addWidget(self.said)
        manage = (self.add_button, self.map_button, self.remove_button)
        close = push_button("Close", self.reject)
        place.addLayout(row(*manage, 1, self.all_button, close, self.use_button))


def _named(house: str) -> str:
    return f"the look “{house}”" if house else "the pack's own look"
