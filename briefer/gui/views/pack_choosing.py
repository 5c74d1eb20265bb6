"""Asking for packs over the workspace; the chooser is made when it is wanted."""

import pkgutil
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from briefer.gui.desk import Desk
from briefer.model.briefs import Brief
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from briefer.gui.dialogs.pack_choice import PackChoice
    from briefer.gui.pack_pictures import PackPictures

# Found when they are wanted: what paints paper is not needed for the first look at a session.
_PICTURES = "briefer.gui.pack_pictures:PackPictures"
_CHOICE = "briefer.gui.dialogs.pack_choice:PackChoice"
Take = Callable[[Pack], object]


class PackChoosing(QObject):
    """Shows the chooser of packs over a view, and hands over the pack that is taken."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        """Ask nothing yet."""
        super().__init__(over)
        self._desk, self._over = desk, over
        self._pictures: PackPictures | None = None
        self.dialog: PackChoice | None = None

    def ask_new(self, take: Take) -> None:
        """Ask for the pack of a new brief; where there is one only, it is taken."""
        packs = self._desk.packs.packs
        if len(packs) == 1:
            take(packs[0])
        else:
            self._ask("Which kind of note?", "Begin the note", "", take)

    def ask_change(self, brief: Brief, take: Take) -> None:
        """Ask for another pack for a brief."""
        self._ask("Another pack for this note", "Change the pack", brief.pack, take)

    def _ask(self, title: str, words: str, current: str, take: Take) -> None:
        packs = self._desk.packs.packs
        if not packs:
            self._desk.tell("No template pack is installed.", "Add one to the folder of packs.")
            return
        if self._pictures is None:
            self._pictures = pkgutil.resolve_name(_PICTURES)(self)
        made: PackChoice = pkgutil.resolve_name(_CHOICE)(
            self._desk.packs, self._pictures, title=title, take=words, current=current, parent=self._over
        )
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.chosen.connect(take)
        made.destroyed.connect(self._forget)
        self.dialog = made
        made.open()

    def _forget(self) -> None:
        self.dialog = None
