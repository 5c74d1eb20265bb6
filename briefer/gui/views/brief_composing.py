"""Composes the brief that is shown, a little after a change and beside the window's own thread.

What is composed are frozen values, read from the session before; the thread never sees the session.
"""

import pkgutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from briefer.compose.fitting import brief_in_pack
from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.model.briefs import BriefContent
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from collections.abc import Callable

_WAIT = 120
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
        self._running = 0
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._begin)

    def warm(self) -> None:
        """Load what composing takes, beside the window's own thread, before it is needed."""
        self._pool.start(lambda: pkgutil.resolve_name(_COMPOSED))

    @property
    def is_waiting(self) -> bool:
        """Whether something that was asked for is still to be told."""
        return self._wait.isActive() or self._running > 0

    def ask(self, content: BriefContent, pack: Pack | None) -> None:
        """Compose this shortly; asking again before that begins the wait anew."""
        if pack is None:
            self._wait.stop()
            what = f"The pack “{content.brief.pack}” of this brief is not installed."
            self.failed.emit(BrieferError(what, "Put its folder back among the packs, or start a new brief."))
            return
        self._asked = (content, pack)
        self._wait.start()

    def _begin(self) -> None:
        if self._asked is None:
            return
        if self._running:
            self._wait.start()
            return
        content, pack = self._asked
        self._running += 1
        answer = _Answer()
        answer.given.connect(self._tell)
        isolation = self._desk.isolation
        self._pool.start(lambda: answer.give(_outcome(content, pack, isolation)))

    def _tell(self, outcome: object) -> None:
        self._running -= 1
        if isinstance(outcome, BrieferError):
            self.failed.emit(outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            self.composed.emit(outcome)


class _Answer(QObject):
    """Brings an outcome from the thread that composed it to the window's own."""

    given = Signal(object)

    def give(self, outcome: object) -> None:
        """Hand the outcome over, unless the window is gone by now."""
        with suppress(RuntimeError):
            self.given.emit(outcome)


def _outcome(content: BriefContent, pack: Pack, isolation: Any) -> object:
    """Return the composed document, or the exception that stood in its way: a bug is raised by the window."""
    try:
        compose: Callable[..., object] = pkgutil.resolve_name(_COMPOSED)
        shown = BriefContent(
            brief_in_pack(content.brief, pack), content.facts, content.actors, content.sources
        )
        return compose(shown, pack, isolation=isolation)
    except Exception as error:  # noqa: BLE001 - all of them are told to the window
        return error
