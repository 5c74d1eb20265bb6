"""Composes the brief that is shown, a little after a change and beside the window's own thread.

What is composed are frozen values, read from the session before; the thread never sees the session.
"""

import pkgutil
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.compose.fitting import brief_in_pack
from briefer.errors import BrieferError
from briefer.gui.aside import beside
from briefer.gui.desk import Desk
from briefer.gui.models.brief_gaps import without_pack
from briefer.gui.models.brief_parts import PartRow, WordCounts, own_rows, part_rows, words_in
from briefer.gui.models.brief_text import word_count
from briefer.model.briefs import BriefContent
from briefer.model.ids import BriefId, SectionId
from briefer.model.packs import Pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from briefer.compose.section_parts import Part
    from briefer.jobs.note_checks import NoteAtHand
    from briefer.model.documents import Document
    from briefer.model.drafting import FirstMention

THREAD = "compose a note"
_LONGEST_WAIT = 120  # milliseconds after a change
_LOOK = 5  # milliseconds between two looks for the answer
_FIRST_LOOK = 1  # milliseconds: after most edits it is there by then
# Named by its dotted name and found at the first composing: the first paint loads no template engine.
_COMPOSED = "briefer.jobs.composing:recomposed"
_PARTS = "briefer.jobs.composing:composed_parts"
_MENTIONS = "briefer.jobs.composing:first_mentions"
_AT_HAND = "briefer.jobs.note_checks:note_at_hand"


class Composing(QObject):
    """Tells the composed document, or the fault that stood in its way, after changes have settled.

    Changes settle for as long as composing took after the one before. Behind the document `counted` carries
    the words that each section prints, `parted` the section that was asked for, the rows of its draft and
    how many words they print, and `at_hand` the note as it is looked over.

    `_answers` is the brief that is being composed, None where nobody waits for it any more.

    The window looks at short intervals whether its thread has an answer: nothing calls back into a window
    that may be gone by then, and a thread that outlives it ends by itself, its answer unread.
    """

    composed = Signal(object)
    parted = Signal(object, object, int)
    counted = Signal(object)
    failed = Signal(object)
    at_hand = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Compose nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._asked: _Asked | None = None
        self._answer: Future[object] | None = None
        self._answers: BriefId | None = None
        self._former: object = None
        self._counts = WordCounts()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_LONGEST_WAIT)
        self._wait.timeout.connect(self._begin)
        self._look = QTimer(self)
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
        """Compose this shortly, or at once, and tell the parts of a section; asking again begins anew.

        What is being composed of another brief is not told any more, nor what was of one whose pack is gone.
        """
        if pack is None or self._answers != content.brief.id:
            self._answers = None
        if pack is None:
            self._wait.stop()
            self.failed.emit(without_pack(content.brief.pack))
            self._tell_own(content, section)
            return
        shown = replace(content, brief=brief_in_pack(content.brief, pack))
        self._asked = _Asked(shown, pack, section)
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
        asked, isolation, former = self._asked, self._desk.isolation, self._former
        self._answers = asked.content.brief.id
        self._run(lambda: _composed(asked, former, isolation))

    def _run(self, job: "Callable[[], object]") -> None:
        self._answer = beside(lambda: _outcome(job), THREAD)
        self._look.start(_FIRST_LOOK)

    def _take(self) -> None:
        """Tell the answer if it is there; behind a document its parts and words are asked for."""
        if self._answer is None or not self._answer.done():
            self._look.setInterval(_LOOK)
            return
        outcome = self._answer.result()
        self._answer = None
        self._look.stop()
        if isinstance(outcome, BaseException) and not isinstance(outcome, BrieferError):
            raise outcome
        if self._answers is None:
            return
        if isinstance(outcome, BrieferError):
            self.failed.emit(outcome)
        elif isinstance(outcome, _Composed):
            self._former = outcome.composition
            self._wait.setInterval(min(round(outcome.seconds * 1000), _LONGEST_WAIT))
            isolation, counts = self._desk.isolation, self._counts
            self.composed.emit(outcome.document)  # and painted, before a thread takes the interpreter again
            if self._answer is None:
                self._run(lambda: _told(outcome, counts, isolation))
        elif isinstance(outcome, _Told):
            self.counted.emit(outcome.words)
            if outcome.section is not None:
                self.parted.emit(outcome.section, outcome.rows, outcome.printed)
            self.at_hand.emit(outcome.note)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be composed, and the section whose parts are to be told."""

    content: BriefContent
    pack: Pack
    section: SectionId | None


@dataclass(frozen=True, slots=True)
class _Composed:
    """What was composed; `composition` is what the next composing takes from it, which may take `seconds`."""

    asked: _Asked
    document: "Document"
    composition: object
    seconds: float


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told behind a document: the words of each section, the note, of one section its rows."""

    words: dict[SectionId, int]
    note: "NoteAtHand"
    section: SectionId | None = None
    rows: tuple[PartRow, ...] = ()
    printed: int = 0


def _outcome(job: "Callable[[], object]") -> object:
    """Return what a job gives, or the exception that stood in its way: a bug is raised by the window."""
    try:
        return job()
    except Exception as error:  # noqa: BLE001 - all of them are told to the window
        return error


def _composed(asked: _Asked, former: object, isolation: Any) -> _Composed:
    """Compose the note; of the `former` composition all is taken that did not change."""
    compose: Callable[..., tuple[Document, object]] = pkgutil.resolve_name(_COMPOSED)
    began = perf_counter()
    document, composition = compose(asked.content, asked.pack, former, isolation=isolation)
    is_first = former is None and composition is not None  # the next one takes most of it
    return _Composed(asked, document, composition, 0.0 if is_first else perf_counter() - began)


def _told(made: _Composed, counts: WordCounts, isolation: Any) -> _Told:
    content, pack, section = made.asked.content, made.asked.pack, made.asked.section
    words = counts.of(made.document, content.brief)
    at_hand: Callable[..., NoteAtHand] = pkgutil.resolve_name(_AT_HAND)
    note = at_hand(content, pack, made.document, made.composition)
    drafted = next((each for each in content.brief.sections if each.id == section), None)
    if drafted is None:
        return _Told(words, note)
    parts_of: Callable[..., tuple[Part, ...]] = pkgutil.resolve_name(_PARTS)
    parts = parts_of(content, pack, section, made.composition, isolation=isolation)
    mentions_in: Callable[..., tuple[FirstMention, ...]] = pkgutil.resolve_name(_MENTIONS)
    mentions = mentions_in(content, pack, made.document, drafted, parts, made.composition)
    return _Told(words, note, section, part_rows(parts, drafted, mentions), words_in(parts))
