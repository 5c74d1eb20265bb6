"""All sources of a sentence in one note: citations of the same sentence become the last one of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.compose.walking import Run, with_runs
from briefer.model.documents import (
    AnyBlock,
    Citation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Statement,
    Strong,
    Text,
)
from briefer.model.ids import FactId
from briefer.text.sentences import sentence_spans

NoteOf = Callable[[Sequence[FactId]], Citation]
"""What gives the next citation, whose note tells all these facts."""


@dataclass(frozen=True, slots=True)
class _Joiner:
    note_of: NoteOf
    language: str


def joined(blocks: Sequence[AnyBlock], note_of: NoteOf, language: str) -> tuple[AnyBlock, ...]:
    """Return the blocks with one citation where several stood in a sentence, numbered and told in order."""
    joiner = _Joiner(note_of, language)
    return tuple(with_runs(block, lambda run: _run(run, joiner)) for block in blocks)


def _run(inlines: Run, joiner: _Joiner) -> Run:
    """Return the inlines of one paragraph or cell with their citations told."""
    pieces = list(_pieces(inlines))
    facts = [piece.fact for piece in pieces if isinstance(piece, Citation)]
    if not facts:
        return inlines
    sentences = _sentences(pieces, joiner.language) if len(facts) > 1 else [0]
    groups = [
        [] if sentences[place + 1 : place + 2] == [sentence] else _shared(facts, sentences, sentence)
        for place, sentence in enumerate(sentences)
    ]
    return tuple(_filled(inlines, iter(groups), joiner))


def _shared(facts: Sequence[FactId], sentences: Sequence[int], sentence: int) -> list[FactId]:
    return [fact for fact, place in zip(facts, sentences, strict=True) if place == sentence]


def _sentences(pieces: Sequence[str | Citation], language: str) -> list[int]:
    """Return the place of the sentence that each citation stands in, or right behind."""
    words = "".join(piece for piece in pieces if isinstance(piece, str))
    starts = [start for start, _ in sentence_spans(words, language)]
    found, offset = [], 0
    for piece in pieces:
        if isinstance(piece, str):
            offset += len(piece)
        else:
            found.append(bisect_left(starts, offset))
    return found


def _pieces(inlines: Sequence[Inline]) -> Iterator[str | Citation]:
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield inline.text
            case LineBreak():
                yield "\n"
            case Citation():
                yield inline
            case Strong() | Emphasis() | Link() | Statement():
                yield from _pieces(inline.inlines)


def _filled(inlines: Sequence[Inline], groups: Iterator[list[FactId]], joiner: _Joiner) -> list[Inline]:
    filled: list[Inline] = []
    for place, inline in enumerate(inlines):
        match inline:
            case Citation():
                facts = next(groups)
                if facts:
                    filled.append(joiner.note_of(facts))
                else:
                    _close_gap(filled, inlines[place + 1 : place + 2])
            case Strong() | Emphasis() | Link() | Statement():
                filled.append(replace(inline, inlines=tuple(_filled(inline.inlines, groups, joiner))))
            case _:
                filled.append(inline)
    return filled


def _close_gap(before: list[Inline], after: Sequence[Inline]) -> None:
    """Take away the space before a mark that went, unless a word follows that it keeps apart."""
    last = before[-1] if before else None
    following = after[0].text if after and isinstance(after[0], Text) else ""
    if isinstance(last, Text) and last.text.endswith(" ") and not following[:1].isalnum():
        before[-1] = replace(last, text=last.text.rstrip(" "))
