"""Names found by a spaCy model in the sources that are read, in a thread that waits for a child process."""

from PySide6.QtCore import QObject, QThread, Signal

from briefer.errors import BrieferError
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.proposals import Proposals
from briefer.isolate.cancelling import Cancellation, CancelledError
from briefer.isolate.pool import Isolation
from briefer.jobs.ner import LIMITS, installed_model, names_by_model
from briefer.model.ids import SourceId
from briefer.model.proposals import ProposedName
from briefer.store import queries
from briefer.store.session import Session


class _Asking(QThread):
    """Asks for the names in one text; `answered` carries the source, its names and the model's name."""

    answered = Signal(object, object)
    failed = Signal(object)

    def __init__(self, source: SourceId, text: str, isolation: Isolation, parent: QObject) -> None:
        super().__init__(parent)
        self._source, self._text, self._isolation = source, text, isolation
        self.cancellation = Cancellation()

    def run(self) -> None:
        """Ask, and tell what came of it."""
        try:
            model = installed_model(self._isolation)
            found = tuple(names_by_model(self._text, model, self._isolation, self.cancellation))
        except CancelledError:
            return
        except BrieferError as error:
            self.failed.emit(error)
        else:
            self.answered.emit(self._source, found)


class ModelNames(QObject):
    """Has each source that is read looked through once, while the session wants names of a model.

    `failed` carries the BrieferError that says why there are none; the model is switched off then.
    """

    failed = Signal(object)

    def __init__(self, session: Session, proposals: Proposals, parent: QObject | None = None) -> None:
        """Ask for nothing yet; no process is started."""
        super().__init__(parent)
        self._session = session
        self._proposals = proposals
        self._isolation: Isolation | None = None
        self._asking: _Asking | None = None
        self._known: set[SourceId] = set()
        self._shown: SourceId | None = None
        proposals.switched.connect(self._ask)

    def show_source(self, source: SourceId | None) -> None:
        """Look through this source next, if names of a model are wanted."""
        self._shown = source
        self._ask()

    def close(self) -> None:
        """Stop, and wait until nothing runs any more."""
        self._shown = None
        if self._asking is not None:
            self._asking.cancellation.cancel()
            self._asking.wait()
        if self._isolation is not None:
            self._isolation.close()

    def _ask(self) -> None:
        source = self._shown
        if source is None or source in self._known or self._asking is not None:
            return
        if not self._proposals.is_on(ProposalKind.MODEL):
            return
        if self._isolation is None:
            self._isolation = Isolation(LIMITS)
        text = queries.visible_text(self._session, source)
        self._asking = _Asking(source, text, self._isolation, self)
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._fail)
        self._asking.finished.connect(self._end)
        self._asking.start()

    def _take(self, source: SourceId, names: tuple[ProposedName, ...]) -> None:
        self._known.add(source)
        self._proposals.take_model_names(source, names)

    def _fail(self, error: BrieferError) -> None:
        self._proposals.switch(ProposalKind.MODEL, on=False)
        self.failed.emit(error)

    def _end(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.deleteLater()
        self._ask()
