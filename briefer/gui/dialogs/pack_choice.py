"""Asks of which pack a note is to be: a picture of each first page, and what there is to know of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QWidget

from briefer.compose.packs import is_shipped
from briefer.gui.dialogs.picture_list import LargePicture, PictureList
from briefer.gui.pack_pictures import PackPictures
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import Words, column, heading, in_scroll, small_words
from briefer.gui.wording import count_words
from briefer.model.packs import Pack

_SIZE = (980, 660)


class PackChoice(QDialog):
    """Shows the packs as pictures to walk through; `chosen` carries the one that is taken."""

    chosen = Signal(object)

    def __init__(  # noqa: PLR0913 - what is offered, and what is said
        self,
        packs: Sequence[Pack],
        pictures: PackPictures,
        *,
        title: str,
        take: str,
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer these packs; `take` is what the button says, `current` the id of the one to stand on."""
        super().__init__(parent)
        self.setWindowTitle(title)
        room = parent.window().size() if parent is not None else QSize(*_SIZE)
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self._packs = {pack.id: pack for pack in packs}
        self._pictures = pictures
        self.list = PictureList("Packs")
        self.about = _About()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setAccessibleName(take)
        self.take.setDefault(True)
        place = column(self, margin=16, spacing=12)
        place.addWidget(heading(title, scale=1.25))
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.list, 3)
        scroll = in_scroll(self.about)
        scroll.setMinimumWidth(grown(self, 300))
        both.addWidget(scroll, 2)
        place.addLayout(both, 1)
        place.addWidget(buttons)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self.accept())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        pictures.made.connect(self._on_made)
        pictures.ask(packs)
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

    def _fill(self, current: str) -> None:
        for pack in self._packs.values():
            self.list.add(pack.id, pack.name, f"{pack.name}. {pack.summary}", self._pictures.of(pack))
        self.list.stand_on(current)

    def _on_made(self, identity: str) -> None:
        self.list.put_picture(identity, self._pictures.of(self._packs[identity]))
        if self.pack is not None and self.pack.id == identity:
            self._show()

    def _show(self) -> None:
        self.take.setEnabled(self.pack is not None)
        if self.pack is not None:
            self.about.show_pack(self.pack, self._pictures.of(self.pack))


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
