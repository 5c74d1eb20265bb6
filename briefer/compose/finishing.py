"""A section's blocks as they stand in the note: citations and paragraphs numbered, actors introduced.

Each section begins where the one before ended. Where it would begin just as it did when the note was composed
the last time, it is taken from there, and the counts go on from where it ended then.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from briefer.compose.footnotes import Footnotes, NotesMark
from briefer.compose.frames import Frame
from briefer.compose.introducing import Introducer
from briefer.compose.joining import joined
from briefer.compose.numbers import Numbers
from briefer.compose.printing import NotePrinter
from briefer.compose.reciting import recited
from briefer.compose.source_forms import FormsOf
from briefer.model.briefs import Section
from briefer.model.documents import AnyBlock
from briefer.model.ids import ActorId, FactId
from briefer.model.packs import PackSection


@dataclass(frozen=True, slots=True)
class Ended:
    """Where a section left the counts."""

    notes: NotesMark
    numbers: tuple[int, int]
    known: frozenset[ActorId]


class Finishing:
    """Finishes the sections of one note in their order."""

    def __init__(self, frame: Frame, forms_of: FormsOf | None) -> None:
        """Begin with nothing counted."""
        self.footnotes = Footnotes(frame.material, frame.options, forms_of, frame.wording)
        self.printer = NotePrinter(frame.tokens, self.footnotes, frame.quoted)
        self._frame = frame
        self._numbers = Numbers(frame.pack.numbering)
        self._introducer = Introducer(frame.cast) if frame.pack.first_mentions else None

    def begins(self, facts: Iterable[FactId]) -> Hashable:
        """Return all that a section which cites these facts depends on of those before it."""
        return self.footnotes.begins(facts), self._numbers.mark, self._known

    def ended(self, facts: Sequence[FactId]) -> Ended:
        """Return where a section that cites these facts left the counts."""
        return Ended(self.footnotes.mark(facts), self._numbers.mark, self._known)

    def go_on(self, ended: Ended) -> None:
        """Go on from where a section ended that was taken from the last time."""
        self.footnotes.go_on(ended.notes)
        self._numbers.mark = ended.numbers
        if self._introducer:
            self._introducer.known = set(ended.known)

    def cited(self, blocks: Iterable[AnyBlock]) -> list[AnyBlock]:
        """Return blocks with bare citations, each with its number and note; joined ones get theirs later."""
        if self._frame.options.join_notes:
            return list(blocks)
        return [recited(block, self.printer) for block in blocks]

    def placed(
        self, blocks: list[AnyBlock], section: Section, pattern: PackSection | None
    ) -> tuple[AnyBlock, ...]:
        """Return the section as it stands in the note: below its heading, numbered, its actors introduced."""
        if not blocks:
            return ()
        words = section.heading or (pattern.heading if pattern else "")
        heading = [self._numbers.heading(words, section.name, pattern)] if words else []
        laid: tuple[AnyBlock, ...] = (*heading, *self._numbers.placed(blocks, pattern))
        if self._introducer:
            laid = self._introducer.introduced(laid)
        if self._frame.options.join_notes:
            laid = joined(laid, self.footnotes.note, self._frame.pack.language)
        return laid

    @property
    def _known(self) -> frozenset[ActorId]:
        return frozenset(self._introducer.known) if self._introducer else frozenset()
