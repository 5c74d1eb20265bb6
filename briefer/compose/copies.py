"""What a clean copy still says word for word as a source has it."""

from collections.abc import Iterable, Iterator, Sequence

import ahocorasick  # type: ignore[import-not-found]  # a C extension without stubs

from briefer.compose.walking import runs_in
from briefer.model.documents import AnyBlock, Citation, Code, Document, Inline, LineBreak, Text
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
        for run in runs_in(block):
            yield from _said(run)


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
