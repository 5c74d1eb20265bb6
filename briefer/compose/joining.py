"""All sources of a sentence in one note: citations of the same sentence become the last one of them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefer.compose.walking import Run
from briefer.model.documents import (
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
from briefer.text.sentences import sentence_spans


def joined(run: Run, language: str) -> Run:
    """Return a run with one citation where several stood in a sentence; it has no number and no note yet."""
    pieces = list(_pieces(run))
    cited = [piece for piece in pieces if isinstance(piece, Citation)]
    if len(cited) <= 1:
        return run
    sentences = _sentences(pieces, language)
    groups = [
        [] if sentences[place + 1 : place + 2] == [sentence] else _shared(cited, sentences, sentence)
        for place, sentence in enumerate(sentences)
    ]
    return tuple(_filled(run, iter(groups)))


def _shared(cited: Sequence[Citation], sentences: Sequence[int], sentence: int) -> list[Citation]:
    return [each for each, place in zip(cited, sentences, strict=True) if place == sentence]


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


def _filled(inlines: Sequence[Inline], groups: Iterator[list[Citation]]) -> list[Inline]:
    filled: list[Inline] = []
    for place, inline in enumerate(inlines):
        match inline:
            case Citation():
                group = {each.fact: each.label for each in next(groups)}
                if group:
                    (fact, label), *others = group.items()
                    filled.append(Citation(fact, label, 0, (), tuple(others)))
                else:
                    _close_gap(filled, inlines[place + 1 : place + 2])
            case Strong() | Emphasis() | Link() | Statement():
                filled.append(replace(inline, inlines=tuple(_filled(inline.inlines, groups))))
            case _:
                filled.append(inline)
    return filled


def _close_gap(before: list[Inline], after: Sequence[Inline]) -> None:
    """Take away the space before a mark that went, unless a word follows that it keeps apart."""
    last = before[-1] if before else None
    following = after[0].text if after and isinstance(after[0], Text) else ""
    if isinstance(last, Text) and last.text.endswith(" ") and not following[:1].isalnum():
        before[-1] = replace(last, text=last.text.rstrip(" "))
