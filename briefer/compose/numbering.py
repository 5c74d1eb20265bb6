"""The numbers of a note's citations, which say nothing but where they stand: given last, as it is read.

A note is composed without them, so that a citation more or less changes nothing of what stands behind it.
"""

from collections.abc import Iterable
from dataclasses import replace

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

    def __init__(self) -> None:
        """Begin with number 1."""
        self._count = 0
        self._first = dict[FactId, int]()

    def blocks(self, blocks: Iterable[AnyBlock]) -> tuple[AnyBlock, ...]:
        """Return the next blocks of the note with their citations numbered."""
        return tuple([with_runs(block, self.run) for block in blocks])

    def run(self, run: Run) -> Run:
        """Return the next run of the note with its citations numbered; the run itself where it has none."""
        for inline in run:
            if isinstance(inline, Citation | Strong | Emphasis | Link):
                return tuple([self._inline(each) for each in run])
        return run

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
