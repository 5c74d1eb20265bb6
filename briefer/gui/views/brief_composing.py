"""Composes the brief that is shown, a little after a change, so that typing is never held up."""

import pkgutil
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.gui.desk import Desk
from briefer.model.documents import Document
from briefer.model.ids import BriefId

_WAIT = 120
# Named by its dotted name and found at the first composing: the first paint loads no template engine.
_PREVIEW = "briefer.jobs.preview:preview"


class Composing(QObject):
    """Tells the composed document, or the fault that stood in its way, after changes have settled."""

    composed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Compose nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._brief: BriefId | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self.compose)

    @property
    def is_waiting(self) -> bool:
        """Whether a brief is still to be composed."""
        return self._wait.isActive()

    def ask(self, brief: BriefId | None) -> None:
        """Compose this brief shortly; asking again before that begins the wait anew."""
        self._brief = brief
        self._wait.start()

    def settle(self) -> None:
        """Compose at once what was asked for and is still waiting."""
        if self._wait.isActive():
            self.compose()

    def compose(self) -> None:
        """Compose the brief now."""
        self._wait.stop()
        if self._brief is None:
            return
        preview: Callable[..., Document] = pkgutil.resolve_name(_PREVIEW)
        try:
            document = preview(self._desk.session, self._brief)
        except BrieferError as error:
            self.failed.emit(error)
        else:
            self.composed.emit(document)
