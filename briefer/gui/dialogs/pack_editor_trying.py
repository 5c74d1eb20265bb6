"""Tries a pack that is edited, a little after a change and beside the window's own thread.

Templates are carried out in a child with limits, whoever the pack is from; the thread sees frozen values.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.gui.aside import Aside
from briefer.isolate.pool import Isolation
from briefer.jobs.composing import PACK_LIMITS
from briefer.jobs.pack_drafts import PackDraft, draft_findings, draft_note
from briefer.model.briefs import BriefContent

_WAIT = 350  # milliseconds after a change


@dataclass(frozen=True, slots=True)
class Trial:
    """What is to be tried: the pack as edited, with what, and the file of the one section or none."""

    draft: PackDraft
    content: BriefContent | None
    file: str


class Trying(QObject):
    """Tells the note by `composed` or `failed`, then what is wrong with the pack by `found`."""

    composed = Signal(object)
    failed = Signal(object)
    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Try nothing yet."""
        super().__init__(parent)
        self._isolation = Isolation(PACK_LIMITS)
        self._aside = Aside("try a pack", self)
        self._aside.failed.connect(self.failed)
        self._asked: Trial | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked for is still to be told."""
        return self._wait.isActive() or self._aside.is_busy

    def ask(self, trial: Trial) -> None:
        """Try this shortly; asking again begins anew."""
        self._asked = trial
        self._wait.start()

    def close(self) -> None:
        """End the child, and tell nothing more."""
        self._wait.stop()
        self.blockSignals(True)  # noqa: FBT003 - Qt's name for it
        self._isolation.close()

    def _begin(self) -> None:
        if self._aside.is_busy:
            self._wait.start()
            return
        trial, isolation = self._asked, self._isolation
        if trial is not None:
            draft, content, file = trial.draft, trial.content, trial.file
            self._aside.run(lambda: draft_note(draft, content, file, isolation), self.composed.emit)
            self._aside.run(lambda: draft_findings(draft, isolation), self.found.emit)
