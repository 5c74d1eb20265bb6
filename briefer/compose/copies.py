"""What a clean copy still says word for word as a source has it."""

from collections.abc import Iterable, Iterator, Sequence

import ahocorasick  # type: ignore[import-not-found]  # a C extension without stubs

from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Document,
    Heading,
    Inline,
    Items,
    LineBreak,
    Quotation,
    Table,
    Text,
)
from briefer.model.facts import Fact

_FEWEST_WORDS = 5


def words_left(document: Document, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the labels of the facts of which a quote or its translation stands in the note.

    Of fewer than five words none counts: such as a name is said the same by everyone.
    """
    labels: dict[str, str] = {}
    for fact in facts:
        for item in fact.evidence:
            for said in (item.span.quote, item.translation):
                words = _plain(said)
                if words.count(" ") + 1 >= _FEWEST_WORDS:
                    labels.setdefault(words, fact.label)
    if not labels:
        return ()
    finder = ahocorasick.Automaton()
    for words, label in labels.items():
        finder.add_word(words, label)
    finder.make_automaton()
    found = (label for text in _texts(document.blocks) for _, label in finder.iter(_plain(text)))
    return tuple(dict.fromkeys(found))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _texts(blocks: Iterable[AnyBlock]) -> Iterator[str]:
    """Yield the words of each paragraph and cell, and of the notes in them."""
    for block in blocks:
        match block:
            case Heading() | Block():
                yield from _said(block.inlines)
            case Items():
                for item in block.items:
                    yield from _texts(item)
            case Quotation():
                yield from _texts(block.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from _said(cell)
            case _:
                pass


def _said(inlines: Sequence[Inline]) -> Iterator[str]:
    notes: list[Citation] = []
    yield "".join(_pieces(inlines, notes))
    for note in notes:
        yield "".join(_pieces(note.note, []))


def _pieces(inlines: Sequence[Inline], notes: list[Citation]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield inline.text
            case LineBreak():
                yield " "
            case Citation():
                notes.append(inline)
            case _:
                yield from _pieces(inline.inlines, notes)
