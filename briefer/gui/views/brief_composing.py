"""Composes the brief that is shown, a little after a change and beside the window's own thread.

What is composed are frozen values, read from the session before; the thread never sees the session.
"""

import pkgutil
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.compose.fitting import brief_in_pack
from briefer.errors import BrieferError
from briefer.gui.aside import Aside, beside
from briefer.gui.desk import Desk
from briefer.model.briefs import BriefContent
from briefer.model.packs import Pack

THREAD = "compose a note"
_WAIT = 120  # milliseconds after a change
# Named by its dotted name and found at the first composing: the first paint loads no template engine.
_COMPOSED = "briefer.jobs.composing:composed"


class Composing(QObject):
    """Tells the composed document, or the fault that stood in its way, after changes have settled."""

    composed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Compose nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[BriefContent, Pack] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._begin)
        self._aside = Aside(THREAD, self)
        self._aside.done.connect(self._take)

    @staticmethod
    def warm() -> None:
        """Load what composing takes, beside the window's own thread, before it is needed."""
        beside(lambda: pkgutil.resolve_name(_COMPOSED), THREAD)

    @property
    def is_waiting(self) -> bool:
        """Whether something that was asked for is still to be told."""
        return self._wait.isActive() or self._aside.is_busy

    def ask(self, content: BriefContent, pack: Pack | None, *, at_once: bool = False) -> None:
        """Compose this shortly, or at once; asking again before that begins the wait anew."""
        if pack is None:
            self._wait.stop()
            what = f"The pack “{content.brief.pack}” of this brief is not installed."
            self.failed.emit(BrieferError(what, "Put its folder back among the packs, or start a new brief."))
            return
        self._asked = (content, pack)
        if at_once and not self._aside.is_busy:
            self._begin()
        else:
            self._wait.start()

    def _begin(self) -> None:
        if self._asked is None:
            return
        if self._aside.is_busy:
            self._wait.start()
            return
        self._wait.stop()
        content, pack = self._asked
        isolation = self._desk.isolation
        self._aside.run(lambda: _outcome(content, pack, isolation))

    def _take(self, outcome: object) -> None:
        if isinstance(outcome, BrieferError):
            self.failed.emit(outcome)
        else:
            self.composed.emit(outcome)


def _outcome(content: BriefContent, pack: Pack, isolation: Any) -> object:
    """Return the composed document, or the fault of the pack that stood in its way."""
    compose = pkgutil.resolve_name(_COMPOSED)
    shown = replace(content, brief=brief_in_pack(content.brief, pack))
    try:
        document: object = compose(shown, pack, isolation=isolation)
    except BrieferError as error:
        return error
    return document
