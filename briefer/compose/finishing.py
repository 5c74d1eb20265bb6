"""A section's blocks as they stand in the note: paragraphs numbered, citations told, actors introduced.

Each section begins where the one before ended. Where it would begin just as it did when the note was composed
the last time, it is taken from there, and the counts go on from where it ended then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from briefer.compose.footnotes import Footnotes, NotesMark
from briefer.compose.frames import Frame
from briefer.compose.introducing import Introducer
from briefer.compose.numbering import Numbering
from briefer.compose.numbers import Numbers
from briefer.compose.run_finishing import RunFinisher, Runs
from briefer.compose.source_forms import FormsOf
from briefer.compose.walking import with_runs
from briefer.model.briefs import Section
from briefer.model.documents import AnyBlock
from briefer.model.ids import ActorId, FactId
from briefer.model.packs import PackSection


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a note stands between two sections: what was told, and who is known."""

    notes: NotesMark
    known: frozenset[ActorId]

    def of(self, cited: frozenset[FactId]) -> "Mark":
        """Return as much of it as matters to a section that cites these facts."""
        return Mark(self.notes.of(cited), self.known)


class Finishing:
    """Finishes the sections of one note in their order."""

    def __init__(self, frame: Frame, forms_of: FormsOf | None, numbering: Numbering | None = None) -> None:
        """Begin with nothing told and nothing counted; `numbering` gives citations their numbers at once."""
        self._footnotes = Footnotes(frame.material, frame.options, forms_of, frame.wording, numbering)
        introduces = frame.pack.first_mentions and frame.cast.standing
        self._introducer = Introducer(frame.cast, frame.names) if introduces else None
        language = frame.pack.language if frame.options.join_notes else None
        self.runs = RunFinisher(self._footnotes, self._introducer, language)
        self.numbers = Numbers(frame.pack.numbering)

    @property
    def mark(self) -> Mark:
        """Where the note stands, but for its numbers."""
        known = frozenset(self._introducer.known) if self._introducer else frozenset[ActorId]()
        return Mark(self._footnotes.mark, known)

    def go_on(self, cited: Iterable[FactId], ended: Mark) -> None:
        """Go on from where a section ended that cites these facts and was taken from the last time."""
        self._footnotes.go_on(cited, ended.notes.places)
        if self._introducer:
            self._introducer.known = set(ended.known)

    def told(self, blocks: Iterable[AnyBlock], runs: Runs | None = None) -> Iterator[AnyBlock]:
        """Yield a section's blocks with their citations told and their actors introduced.

        `runs` gives its runs as they were the last time, and keeps them as they are now.
        """
        change = self.runs.finished if runs is None else runs.now
        return (with_runs(block, change) for block in blocks)

    def placed(
        self, blocks: Iterable[AnyBlock], section: Section, pattern: PackSection | None
    ) -> Iterator[AnyBlock]:
        """Yield the section as it stands in the note: below its heading, its paragraphs numbered."""
        rest = iter(blocks)
        first = next(rest, None)
        if first is None:
            return
        words = section.heading or (pattern.heading if pattern else "")
        if words:
            yield self.numbers.heading(words, section.name, pattern)
        yield from self.numbers.placed(chain((first,), rest), pattern)
