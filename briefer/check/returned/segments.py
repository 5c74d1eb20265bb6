"""A note's words cut into what stands under one mark: sentences, and their parts up to each mark."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.model.returned import ReadParagraph
from briefer.text.folding import fold
from briefer.text.sentences import sentence_spans

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or a part of one: its paragraph's place, its stretch, and the notes that it stands under.

    `words` are its words, folded.
    """

    paragraph: int
    start: int
    end: int
    notes: tuple[int, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=4096)  # each note is held against many
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(fold(word) for word in _WORD.findall(text))


def segments_of(paragraph: ReadParagraph, place: int, language: str) -> tuple[Segment, ...]:
    """Return the segments of the paragraph at a place of its note, in order."""
    text = paragraph.words
    starts = [match.start() for match in _WORD.finditer(text)]
    made: list[Segment] = []
    for start, end, notes in _cut(text, paragraph, language):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first == last and made:  # signs alone belong to what stands before them
            before = made.pop()
            made.append(Segment(place, before.start, end, (*before.notes, *notes), before.words))
        elif first < last or notes:
            made.append(Segment(place, start, end, notes, words_of(text[start:end])))
    return tuple(made)


def _cut(text: str, paragraph: ReadParagraph, language: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield stretches that leave nothing out, with the notes behind each."""
    begins = [start for start, _ in sentence_spans(text, language)][1:]
    cuts = sorted({*begins, *(mark.at for mark in paragraph.marks), len(text)} - {0}) or [0]
    marked: dict[int, list[int]] = {}
    for mark in paragraph.marks:
        marked.setdefault(mark.at or cuts[0], []).append(mark.note)
    start = 0
    for cut in cuts:
        yield start, cut, tuple(marked.get(cut, ()))
        start = cut


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return what share of their words two texts have in common, from 0 to 1."""
    if not one or not other:
        return float(not one and not other)
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other))
