"""Asks of which pack a note is to be: a picture of each first page, and what there is to know of it."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QWidget

from briefer.compose.packs import is_shipped
from briefer.errors import BrieferError
from briefer.gui.dialogs import files
from briefer.gui.dialogs.decisions import ask_to_remove
from briefer.gui.dialogs.pack_adding import PackAdding
from briefer.gui.dialogs.picture_list import LargePicture, PictureList
from briefer.gui.icons import dress
from briefer.gui.pack_pictures import PackPictures
from briefer.gui.pack_shelf import PackShelf
from briefer.gui.views.measures import grown, room_over
from briefer.gui.views.parts import (
    Words,
    column,
    heading,
    icon_size,
    in_scroll,
    push_button,
    row,
    small_words,
)
from briefer.gui.wording import count_words
from briefer.jobs.pack_archives import ARCHIVES
from briefer.jobs.packs import remove_pack
from briefer.model.packs import Pack

_SIZE = (980, 660)
_ZIPS = f"Packs ({' '.join(f'*{each}' for each in ARCHIVES)})"
_MOST_FAULTS = 3


class PackChoice(QDialog):
    """Shows the packs as pictures to walk through; `chosen` carries the one that is taken."""

    chosen = Signal(object)

    def __init__(  # noqa: PLR0913 - what is offered, and what is said
        self,
        shelf: PackShelf,
        pictures: PackPictures,
        *,
        title: str,
        take: str,
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer the packs there are; `take` is what the button says, `current` the id to stand on."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(room_over(parent, *_SIZE))
        self._shelf, self._pictures = shelf, pictures
        self._packs: dict[str, Pack] = {}
        self.adding: PackAdding | None = None
        self.list = PictureList("Packs")
        self.about = _About()
        self.said = Words()
        self.said.setAccessibleName("What became of it")
        self.take = push_button(take, self.accept)
        self.take.setDefault(True)
        self.add_button = QPushButton("&Add a pack")
        self.add_button.setMenu(self._ways_to_add())
        self.folder_button = push_button("Open its &folder", self.open_folder, "folder-open")
        self.remove_button = push_button("&Remove", self.remove, "trash-2")
        self._lay_out(title)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self.accept())
        pictures.made.connect(self._on_made)
        shelf.renew()
        shelf.changed.connect(self._refill)
        self._fill(current)
        self.list.setFocus()

    @property
    def pack(self) -> Pack | None:
        """The pack that is stood on."""
        return self._packs.get(self.list.key)

    def accept(self) -> None:
        """Hand over the pack that is stood on."""
        pack = self.pack
        if pack is not None:
            super().accept()
            self.chosen.emit(pack)

    def ask_folder(self) -> None:
        """Ask for the folder of a pack, and check it."""
        chosen = files.ask_folder(self, "Folder of the pack")
        if chosen is not None:
            self.add(chosen)

    def ask_zip(self) -> None:
        """Ask for a zip of a pack's folder, and check it."""
        chosen = files.ask_file(self, "Zip of the pack", _ZIPS)
        if chosen is not None:
            self.add(chosen)

    def add(self, path: Path) -> None:
        """Check the pack at a path, and add it where that is wanted."""
        self.adding = PackAdding(path, self)
        self.adding.added.connect(self._on_added)
        self.adding.open()

    def open_folder(self) -> None:
        """Open the folder of the user's pack that is stood on."""
        pack = self.pack
        if pack is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(pack.folder))):
            self.said.say("The folder could not be opened.", fault=True)

    def remove(self) -> None:
        """Remove the user's pack that is stood on, after asking."""
        pack = self.pack
        more = "Briefs of this pack stay as they are. They can be read, and printed with another pack."
        if pack is None or not ask_to_remove(self, f"Remove the pack “{pack.name}”?", more):
            return
        try:
            remove_pack(pack.id)
        except (BrieferError, OSError) as error:
            self.said.say(str(error), fault=True)
            return
        self._shelf.renew()
        self.said.say(f"“{pack.name}” is removed.")

    def _on_added(self, pack: Pack) -> None:
        self._shelf.renew()
        self.list.stand_on(pack.id)
        self.said.say(f"“{pack.name}” is added.")

    def _refill(self) -> None:
        """Take packs up that changed; a method, which Qt forgets together with the dialog."""
        self._fill(self.list.key)

    def _fill(self, current: str) -> None:
        """List the packs anew, and stand on the one with this id, or on the first."""
        self._packs = {pack.id: pack for pack in self._shelf.packs}
        self._pictures.ask(self._shelf.packs)
        self.list.clear()
        for pack in self._packs.values():
            self.list.add(pack.id, pack.name, f"{pack.name}. {pack.summary}", self._pictures.of(pack))
        self.list.stand_on(current)
        self._show()
        self.said.say("\n".join(str(fault.error) for fault in self._shelf.faults[:_MOST_FAULTS]), fault=True)

    def _on_made(self, identity: str) -> None:
        if identity in self._packs:
            self.list.put_picture(identity, self._pictures.of(self._packs[identity]))
        if self.pack is not None and self.pack.id == identity:
            self._show()

    def _show(self) -> None:
        pack = self.pack
        is_own = pack is not None and not is_shipped(pack)
        for button in (self.folder_button, self.remove_button):
            button.setEnabled(is_own)
        self.take.setEnabled(pack is not None)
        if pack is not None:
            self.about.show_pack(pack, self._pictures.of(pack))

    def _ways_to_add(self) -> QMenu:
        menu = QMenu(self)
        for words, run in (("From a &folder…", self.ask_folder), ("From a &zip file…", self.ask_zip)):
            menu.addAction(words).triggered.connect(lambda _=False, run=run: run())
        return menu

    def _lay_out(self, title: str) -> None:
        place = column(self, margin=16, spacing=12)
        place.addWidget(heading(title, scale=1.25))
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list, 3)
        scroll = in_scroll(self.about)
        scroll.setMinimumWidth(grown(self, 300))
        both.addWidget(scroll, 2)
        place.addLayout(both, 1)
        place.addWidget(self.said)
        dress(self.add_button, "file-plus")
        self.add_button.setIconSize(icon_size(self.add_button))
        self.add_button.setAccessibleName("Add a pack")
        self.add_button.setAutoDefault(False)
        cancel = push_button("Cancel", self.reject)
        manage = (self.add_button, self.folder_button, self.remove_button)
        place.addLayout(row(*manage, 1, cancel, self.take))


class _About(QWidget):
    """What there is to know of one pack."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = LargePicture()
        self.name = heading("", scale=1.1)
        self.summary = Words("")
        self.facts = small_words()
        self.unverified = small_words(tone="warning")
        place = column(self, margin=12, spacing=8)
        for part in (self.picture, self.name, self.summary, self.facts, self.unverified):
            place.addWidget(part)
        place.addStretch(1)

    def show_pack(self, pack: Pack, picture: QImage | None) -> None:
        """Show a pack with the picture of its first page, if that is there."""
        self.picture.show_picture(picture, pack.name)
        self.name.setText(pack.name)
        self.summary.setText(pack.summary)
        self.facts.setText("\n".join(facts_of(pack)))
        self.unverified.setVisible(bool(pack.unverified))
        lines = [f"•  {each}" for each in pack.unverified]
        self.unverified.setText("\n".join(["Not verified:", *lines]))


def facts_of(pack: Pack) -> list[str]:
    """Return what one chooses a pack by: its length, parts, language, memory, and where it is from."""
    length = f"About {count_words(pack.max_words, 'word')}" if pack.max_words else "No norm for its length"
    remembers = [field.label for field in pack.fields if field.remembers]
    return [
        f"{length}; {count_words(len(pack.sections), 'section')}; {pack.language}",
        *([f"Remembers {', '.join(remembers)}"] if remembers else []),
        "Came with briefer" if is_shipped(pack) else "Your own",
    ]
