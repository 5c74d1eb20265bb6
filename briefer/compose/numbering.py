"""The numbers of a note's citations, which say nothing but where they stand: given last, as it is read.

A note is composed without them, so that a citation more or less changes nothing of what stands behind it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import is_

from briefer.compose.passage_words import lines_of
from briefer.compose.walking import Run, with_runs
from briefer.model.documents import (
    AnyBlock,
    Citation,
    Document,
    Emphasis,
    Inline,
    Link,
    Pointing,
    Strong,
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
        facts = [fact for citation in citations for fact, _ in citation.cited]
        return self._count, *[self._first.get(fact, 0) for fact in facts]

    def go_on(self, citations: Iterable[Citation]) -> None:
        """Go on behind citations that have their numbers already."""
        for citation in citations:
            self._count = citation.number
            for fact, _ in citation.cited:
                self._first.setdefault(fact, citation.number)

    def blocks(self, blocks: Iterable[AnyBlock]) -> tuple[AnyBlock, ...]:
        """Return the next blocks of the note with their citations numbered."""
        return tuple([with_runs(block, self.run) for block in blocks])

    def run(self, run: Run) -> Run:
        """Return the next run of the note with its citations numbered; the run itself where it has none."""
        numbered = [self._inline(inline) for inline in run]
        return run if all(map(is_, numbered, run)) else tuple(numbered)

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Citation):
            return self._citation(inline)
        if isinstance(inline, Strong | Emphasis | Link):
            inner = self.run(inline.inlines)
            return inline if inner is inline.inlines else replace(inline, inlines=inner)
        return inline

    def _citation(self, citation: Citation) -> Citation:
        self._count += 1
        for fact, _ in citation.cited:
            self._first.setdefault(fact, self._count)
        note = citation.note
        if any(isinstance(each, Pointing) for each in note):
            note = tuple([inline for each in note for inline in self._told(each)])
        return Citation(citation.fact, citation.label, self._count, note, citation.others)

    def _told(self, inline: Inline) -> Iterable[Inline]:
        if not isinstance(inline, Pointing):
            return (inline,)
        first, *rest = inline.stretches
        pairs = zip(inline.facts, rest, strict=True)
        return lines_of(first + "".join([f"{self._first[fact]}{words}" for fact, words in pairs]))


def numbered(document: Document) -> Document:
    """Return a note with its citations numbered from 1 in the order in which they are read."""
    return replace(document, blocks=Numbering().blocks(document.blocks))
