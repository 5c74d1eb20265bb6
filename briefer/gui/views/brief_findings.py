"""What there is to look at in the brief that is shown, kept current while it is written.

A note is looked over when it was composed and nothing was typed for a moment: in slices, and of what was
looked at before only that which changed.
"""

import math
import pkgutil
from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefer.gui.models.brief_findings import in_sections
from briefer.gui.models.brief_gaps import gaps
from briefer.gui.models.brief_state import BriefState
from briefer.gui.slices import Slices
from briefer.gui.views.brief_composing import Composing
from briefer.model.findings import NoteFinding
from briefer.model.leaving import left_options, option_of

if TYPE_CHECKING:
    from briefer.jobs.note_checks import Looked, NoteAtHand

REST = 700
"""Milliseconds without a letter, after which what was found is told."""

_PAINTED = 40  # milliseconds after a note was composed, in which its page is painted first

# Named by its dotted name and found when a note was composed: the first paint loads no template engine.
_LOOK_OVER = "briefer.jobs.note_checks:look_over"
_AS_STORED = "briefer.jobs.note_checks:note_as_stored"


class BriefFindings(QObject):
    """Looks over each note that is composed; `told` comes where what was found can be another.

    `all` is what there is to look at and `left` what is left as it is, both in the order of the note, as far
    as that `is_known`.
    """

    told = Signal()

    def __init__(self, state: BriefState, composing: Composing, view: QWidget) -> None:
        """Look over what this composes while the view is seen."""
        super().__init__(view)
        self._state, self._view = state, view
        self._note: NoteAtHand | None = None
        self._looked: Looked | None = None
        self.all: tuple[NoteFinding, ...] = ()
        self.left: tuple[NoteFinding, ...] = ()
        self.is_known = False
        self._is_waiting = False
        self._slices = Slices(self)
        self._slices.ended.connect(self._on_looked)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._begin)
        self._painting = QTimer(self)
        self._painting.setSingleShot(True)
        self._painting.setInterval(_PAINTED)
        self._painting.timeout.connect(self._on_painted)
        composing.at_hand.connect(self._on_composed)
        composing.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether a note is being looked over or waits for a rest."""
        return self._slices.is_busy or self._is_waiting

    def hold(self) -> None:
        """Tell nothing anew until nothing was typed for a moment."""
        self._rest.start()

    def stop(self) -> None:
        """Look over nothing more until a note is composed again."""
        self._slices.stop()
        self._rest.stop()
        self._painting.stop()
        self._is_waiting = False

    def forget(self) -> None:
        """Take it that another brief is shown, or none: nothing is found until it was looked over."""
        self.stop()
        self._note = None
        self.all, self.left, self.is_known = (), (), False
        self.told.emit()

    def finish(self) -> tuple[NoteFinding, ...]:
        """Look over the brief as it is stored now, at once, and return what there is to look at."""
        content, pack = self._state.content, self._state.pack
        if content is not None and pack is not None:
            as_stored: Callable[..., NoteAtHand] = pkgutil.resolve_name(_AS_STORED)
            self.stop()
            self._note = as_stored(content, pack, self._note)
            self._slices.begin(_look_over(self._note, self._looked), math.inf)
        return self.all

    def _on_composed(self, note: "NoteAtHand") -> None:
        brief = self._state.brief
        if brief is None or brief.id != note.content.brief.id or not self._view.isVisible():
            return
        self._note = note
        self._is_waiting = True
        self._painting.start()

    def _on_painted(self) -> None:
        if not self._rest.isActive():
            self._begin()

    def _on_failed(self) -> None:
        """Tell nothing of a brief whose pack is gone, and nothing of another one than is shown."""
        if self._state.pack is None or not self._is_of_shown:
            self.forget()

    @property
    def _is_of_shown(self) -> bool:
        brief, note = self._state.brief, self._note
        return brief is not None and note is not None and note.content.brief.id == brief.id

    def _begin(self) -> None:
        """Look over the note that was composed last, behind the one that is looked over now."""
        if self._is_waiting and self._note is not None and not self._slices.is_busy:
            self._is_waiting = False
            self._slices.begin(_look_over(self._note, self._looked))

    def _on_looked(self, looked: "Looked") -> None:
        self._looked = looked
        if self._rest.isActive():
            self._is_waiting = True
        elif self._is_waiting:
            self._begin()
        elif self._is_of_shown:
            self._tell(looked.findings, looked.left)

    def _tell(self, findings: Iterable[NoteFinding], left: Iterable[NoteFinding]) -> None:
        """Tell what was found with what is missing, which is known without looking."""
        brief, pack = self._state.brief, self._state.pack
        if brief is None or pack is None:
            self.forget()
            return
        options = left_options(brief)
        missing: tuple[list[NoteFinding], list[NoteFinding]] = [], []
        for each in gaps(brief, pack, {shown.label.lower() for shown in self._state.rows.values()}):
            missing[option_of(each) in options].append(each)
        self.all = in_sections(brief, missing[0], findings)
        self.left = in_sections(brief, missing[1], left)
        self.is_known = True
        self.told.emit()


def _look_over(note: "NoteAtHand", former: "Looked | None") -> "Generator[None, None, Looked]":
    look_over: Callable[..., Generator[None, None, Looked]] = pkgutil.resolve_name(_LOOK_OVER)
    return look_over(note, former)
