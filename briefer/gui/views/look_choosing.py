"""The look of the brief that is shown: told to preview and form, chosen in the form or over pictures."""

import pkgutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from briefer.commands.outlining import set_options
from briefer.gui.desk import Desk
from briefer.gui.look_pictures import LookPictures
from briefer.gui.models.brief_state import BriefState
from briefer.gui.models.look_choices import look_choices
from briefer.gui.views.brief_panes import BriefPanes
from briefer.jobs.looks import look_of
from briefer.model.note_options import LOOK

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.gui.dialogs.looks import LooksDialog

# Found when it is wanted: it loads what reads and writes Word files.
_DIALOG = "briefer.gui.dialogs.looks:LooksDialog"


class LookChoosing(QObject):
    """Shows which look the brief has, and carries out what is chosen."""

    def __init__(self, desk: Desk, state: BriefState, panes: BriefPanes) -> None:
        """Follow what is asked for in the form and the bar of these panes."""
        super().__init__(panes)
        self._desk, self._state, self._panes = desk, state, panes
        self._pictures: LookPictures | None = None
        self.dialog: LooksDialog | None = None
        panes.form.look_chosen.connect(self.choose)
        panes.form.looks_asked.connect(lambda adding: self.ask(adding=adding))
        panes.bar.looks_asked.connect(self.ask)

    @property
    def pictures(self) -> LookPictures:
        """The pictures of house styles."""
        if self._pictures is None:
            self._pictures = LookPictures(self._desk.isolation, self)
            self._pictures.made.connect(lambda _: self.show())
        return self._pictures

    def show(self) -> None:
        """Tell the preview by which Word file pages are laid out, and the form what there is to choose."""
        brief, pack = self._state.brief, self._state.pack
        if brief is None or pack is None:
            return
        if not self._panes.shows_form:
            self._panes.preview.use_look(look_of(pack, brief))
            return
        choices = look_choices(pack, brief)
        self._panes.preview.use_look(choices.look)
        house = choices.look.house
        if house:
            self.pictures.ask([house], pack)
        self._panes.form.show_look(choices, self.pictures.of(house) if house else None)

    def choose(self, kept: str) -> None:
        """Let the brief keep this look; an empty one is that of its pack."""
        brief = self._state.brief
        if brief is not None:
            session = self._desk.session
            self._desk.attempt(
                lambda: set_options(session, brief.id, {LOOK: kept}, "Choose the look of the note")
            )
        self.show()

    def ask(self, *, adding: bool = False) -> None:
        """Show a picture of each look, to choose from and to manage; ask at once for a Word file to add."""
        known = self._state.pack
        pack = known or next(iter(self._desk.packs.packs), None)
        if pack is None:
            self._desk.tell("No template pack is installed.", "Add one to the folder of packs.")
            return
        make: Callable[..., LooksDialog] = pkgutil.resolve_name(_DIALOG)
        dialog = make(self._desk, pack, self._state.brief if known else None, self.pictures, self._panes)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.choose)
        dialog.altered.connect(self.show)
        dialog.destroyed.connect(self._forget)
        self.dialog = dialog
        dialog.open()
        if adding:
            dialog.ask_file()

    def _forget(self) -> None:
        self.dialog = None
