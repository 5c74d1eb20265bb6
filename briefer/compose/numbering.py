"""The numbers of a note's citations, which say nothing but where they stand: given last, as it is read.

A note that is composed again after edits is kept without them, so that a citation more or less changes
nothing of what stands behind it. One that nobody keeps gets them as its notes are worded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefer.compose.passage_words import lines_of
from briefer.compose.walking import Run, with_citations, with_runs
from briefer.model.documents import (
    AnyBlock,
    Citation,
    Document,
    Inline,
    Pointing,
)
from briefer.model.ids import FactId


class Numbering:
    """Numbers the citations of one note, and puts the numbers of notes into the words of later ones."""

    def __init__(self, count: int = 0, first: Mapping[FactId, int] | None = None) -> None:
        """Begin behind so many citations, of which these were the first of their facts."""
        self._count = count
        self._first = dict(first or {})

    def copy(self) -> "Numbering":
        """Return one that goes on from here by itself."""
        return Numbering(self._count, self._first)

    def begun(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Return what the numbers of these citations, and those in their notes, depend on."""
        facts = [fact for citation in citations for fact in citation.facts]
        return self._count, *[self._first.get(fact, 0) for fact in facts]

    def go_on(self, citations: Iterable[Citation]) -> None:
        """Go on behind citations that have their numbers already."""
        for citation in citations:
            self._count = citation.number
            for fact in citation.facts:
                self._first.setdefault(fact, citation.number)

    def blocks(self, blocks: Iterable[AnyBlock]) -> tuple[AnyBlock, ...]:
        """Return the next blocks of the note with their citations numbered."""
        return tuple([with_runs(block, self.run) for block in blocks])

    def run(self, run: Run) -> Run:
        """Return the next run of the note with its citations numbered; the run itself where it has none."""
        return with_citations(run, self._citation)

    def next(self, facts: Iterable[FactId], note: Run) -> tuple[int, Run]:
        """Return the number of the next citation, which tells these facts, and its note with all numbers."""
        self._count += 1
        for fact in facts:
            self._first.setdefault(fact, self._count)
        for each in note:
            if type(each) is Pointing:
                return self._count, tuple([inline for each in note for inline in self._told(each)])
        return self._count, note

    def _citation(self, citation: Citation) -> Citation:
        number, note = self.next(citation.facts, citation.note)
        return Citation(citation.fact, citation.label, number, note, citation.others)

    def _told(self, inline: Inline) -> Iterable[Inline]:
        if not isinstance(inline, Pointing):
            return (inline,)
        first, *rest = inline.stretches
        pairs = zip(inline.facts, rest, strict=True)
        return lines_of(first + "".join([f"{self._first[fact]}{words}" for fact, words in pairs]))


def numbered(document: Document) -> Document:
    """Return a note with its citations numbered from 1 in the order in which they are read."""
    return replace(document, blocks=Numbering().blocks(document.blocks))
