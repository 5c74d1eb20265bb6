"""Composes the brief that is shown, a little after a change and beside the window's own thread.

What is composed are frozen values, read from the session before; the thread never sees the session.
"""

import pkgutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.compose.fitting import brief_in_pack
from briefer.errors import BrieferError
from briefer.gui.aside import beside
from briefer.gui.desk import Desk
from briefer.gui.models.brief_gaps import without_pack
from briefer.gui.models.brief_parts import PartRow, own_rows, part_rows, section_words, words_in
from briefer.gui.models.brief_text import word_count
from briefer.model.briefs import BriefContent
from briefer.model.ids import SectionId
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from briefer.compose.section_parts import Part
    from briefer.model.documents import Document
    from briefer.model.drafting import FirstMention

THREAD = "compose a note"
_WAIT = 120  # milliseconds after a change
_LOOK = 15  # milliseconds between two looks for the answer
# Named by its dotted name and found at the first composing: the first paint loads no template engine.
_COMPOSED = "briefer.jobs.composing:recomposed"
_PARTS = "briefer.jobs.composing:composed_parts"
_MENTIONS = "briefer.jobs.composing:first_mentions"


class Composing(QObject):
    """Tells the composed document, or the fault that stood in its way, after changes have settled.

    `parted` carries the section that was asked for, the rows of its draft and how many words they print;
    `counted` the words that each section prints.

    The window looks at short intervals whether its thread has an answer: nothing calls back into a window
    that may be gone by then, and a thread that outlives it ends by itself, its answer unread.
    """

    composed = Signal(object)
    parted = Signal(object, object, int)
    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Compose nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[BriefContent, Pack, SectionId | None] | None = None
        self._answer: Future[object] | None = None
        self._former: object = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._begin)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._take)

    @staticmethod
    def warm() -> None:
        """Load what composing takes, beside the window's own thread, before it is needed."""
        beside(lambda: pkgutil.resolve_name(_COMPOSED), THREAD)

    @property
    def is_waiting(self) -> bool:
        """Whether something that was asked for is still to be told."""
        return self._wait.isActive() or self._answer is not None

    def ask(
        self,
        content: BriefContent,
        pack: Pack | None,
        section: SectionId | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        """Compose this shortly, or at once, and tell the parts of a section; asking again begins anew."""
        if pack is None:
            self._wait.stop()
            self.failed.emit(without_pack(content.brief.pack))
            self._tell_own(content, section)
            return
        self._asked = (content, pack, section)
        if at_once and self._answer is None:
            self._begin()
        else:
            self._wait.start()

    def _tell_own(self, content: BriefContent, section: SectionId | None) -> None:
        """Tell of a section that cannot be composed what the analyst wrote in it, so that it can be read."""
        shown = next((each for each in content.brief.sections if each.id == section), None)
        if shown is not None:
            rows = own_rows(shown)
            self.parted.emit(shown.id, rows, sum(word_count(row.words) for row in rows))

    def _begin(self) -> None:
        if self._asked is None:
            return
        if self._answer is not None:
            self._wait.start()
            return
        self._wait.stop()
        content, pack, section = self._asked
        isolation, former = self._desk.isolation, self._former
        self._answer = beside(lambda: _outcome(content, pack, section, former, isolation), THREAD)
        self._look.start()

    def _take(self) -> None:
        """Tell the answer if it is there."""
        if self._answer is None or not self._answer.done():
            return
        outcome = self._answer.result()
        self._answer = None
        self._look.stop()
        if isinstance(outcome, BrieferError):
            self.failed.emit(outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        elif isinstance(outcome, _Composed):
            self._former = outcome.composition
            self.composed.emit(outcome.document)
            self.counted.emit(outcome.words)
            if outcome.section is not None:
                self.parted.emit(outcome.section, outcome.rows, outcome.printed)


@dataclass(frozen=True, slots=True)
class _Composed:
    """What was composed; `composition` is what the next composing takes from it."""

    document: object
    composition: object
    words: dict[SectionId, int]
    section: SectionId | None = None
    rows: tuple[PartRow, ...] = ()
    printed: int = 0


def _outcome(
    content: BriefContent, pack: Pack, section: SectionId | None, former: object, isolation: Any
) -> object:
    """Return what was composed, or the exception that stood in its way: a bug is raised by the window.

    Of the `former` composition all is taken that did not change.
    """
    try:
        compose: Callable[..., tuple[Document, object]] = pkgutil.resolve_name(_COMPOSED)
        parts_of: Callable[..., tuple[Part, ...]] = pkgutil.resolve_name(_PARTS)
        shown = replace(content, brief=brief_in_pack(content.brief, pack))
        document, composition = compose(shown, pack, former, isolation=isolation)
        words = section_words(document, shown.brief)
        drafted = next((each for each in shown.brief.sections if each.id == section), None)
        if drafted is None:
            return _Composed(document, composition, words)
        parts = parts_of(shown, pack, section, composition, isolation=isolation)
        mentions_in: Callable[..., tuple[FirstMention, ...]] = pkgutil.resolve_name(_MENTIONS)
        mentions = mentions_in(shown, pack, document, drafted, parts)
        rows = part_rows(parts, drafted, mentions)
        return _Composed(document, composition, words, section, rows, words_in(parts))
    except Exception as error:  # noqa: BLE001 - all of them are told to the window
        return error
