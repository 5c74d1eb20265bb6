"""A source's text as the reader shows it: in blocks, with offsets mapped both ways.

A source counts code points, Qt's documents count UTF-16 units. A paragraph that is too long for Qt to lay
out quickly is shown as several blocks, cut where a sentence ends; each cut is a line end that the source
does not have. Everything that the document would take for something else is shown as U+FFFD, one for one,
so that no character moves any other. A passage that is hidden is one block of its own, with a line that says
how many words it has; its offsets are those of the source all the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add

from briefer.text.hiding import masked
from briefer.text.offsets import Utf16Map
from briefer.text.scripts import language_of
from briefer.text.sentences import sentence_spans
from briefer.text.words import word_spans

# Long enough that few paragraphs are cut, short enough that a block is laid out in a millisecond.
CUT_NEAR = 2_000

# A document begins a new block at a line feed and at this.
_SEPARATOR = "\u2029"
_ENDS = ("\n", _SEPARATOR)
# The document's own marks for frames (U+FDD0, U+FDD1) and what no document holds as it stands.
_UNSHOWN_SIGNS = "\x00\r\ufdd0\ufdd1"
_UNSHOWN = re.compile(f"[{_UNSHOWN_SIGNS}\ud800-\udfff]")
_SENTENCES_KEPT = 512
_SEARCHED = 700


class Blocks:
    """One source's text in blocks. Offsets are code points of the source unless they are called Qt's."""

    def __init__(self, text: str, language: str = "", hidden: Sequence[tuple[int, int]] = ()) -> None:
        """Cut the text into blocks; sentences are found when they are first asked for.

        `text` is the source's, `visible` the same without what is hidden.
        """
        self.text, self.hidden = text, tuple(hidden)
        self.visible = masked(text, hidden) if hidden else text
        self._language = language or language_of(text) or "en"
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._folds: dict[int, str] = {}  # the line that a block shows instead of its text
        self._has_cuts = False
        plain = () if hidden else _plain_lines(text)
        if plain:
            self._starts, self._ends = plain
        for start, end in () if plain else _paragraphs(text, self.hidden):
            if (start, end) in self.hidden:
                self._folds[len(self._starts)] = fold_line(text[start:end])
                self._add_block(start, end)
            else:
                self._add_paragraph(start, end)
        self._shown_starts: list[int] = []
        self.shown = self._shown_text()
        self._units = Utf16Map(self.shown)
        self.sentences = lru_cache(maxsize=_SENTENCES_KEPT)(self._sentences)

    def __len__(self) -> int:
        """Return the number of blocks; there is always one."""
        return len(self._starts)

    def span(self, block: int) -> tuple[int, int]:
        """Return the start and end of the block's text."""
        return self._starts[block], self._ends[block]

    def ends_paragraph(self, block: int) -> bool:
        """Return whether the source's paragraph ends with this block, so that it is no cut."""
        following = block + 1
        if block in self._folds or following in self._folds:
            return True
        return following >= len(self._starts) or self._starts[following] != self._ends[block]

    def fold_at(self, offset: int) -> tuple[int, int] | None:
        """Return the hidden passage on whose line the offset is, or None."""
        block = self.block_at(offset)
        return self.span(block) if block in self._folds else None

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds the offset; a cut belongs to the block it begins."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def blocks_over(self, start: int, end: int) -> range:
        """Return the numbers of the blocks that hold `start` to `end`, end exclusive."""
        return range(self.block_at(start), self.block_at(max(end - 1, start)) + 1)

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Return the source's whole paragraph around the offset, over all blocks it is cut into."""
        first = last = self.block_at(offset)
        while first > 0 and not self.ends_paragraph(first - 1):
            first -= 1
        while not self.ends_paragraph(last):
            last += 1
        return self._starts[first], self._ends[last]

    def to_qt(self, offset: int, *, ends: bool = False) -> int:
        """Return the document's position of an offset; where something `ends` at a cut, the one before it."""
        block = self.block_at(offset)
        if ends and block and offset == self._starts[block] == self._ends[block - 1]:
            block -= 1
        inside = min(offset - self._starts[block], self._ends[block] - self._starts[block])
        if block in self._folds:
            inside = len(self._folds[block]) if offset == self._ends[block] else 0
        return self._units.to_utf16(self._shown_starts[block] + inside)

    def to_text(self, position: int) -> int:
        """Return the offset of a position in the document."""
        shown = self._units.to_code_point(position)
        block = max(bisect_right(self._shown_starts, shown) - 1, 0)
        start, end = self.span(block)
        return start if block in self._folds else min(start + shown - self._shown_starts[block], end)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """Return the sentence at the offset: the one that holds it, else the last before it in its block.

        Where the block has none, the first after it counts, else the last of the text; None in a blank text.
        """
        block = self.block_at(offset)
        found = self.sentences(block)
        if found:
            return found[max(bisect_right(found, offset, key=_start) - 1, 0)]
        return self._first_from(block + 1) or self._last_before(block)

    def sentence_after(self, offset: int) -> tuple[int, int] | None:
        """Return the first sentence that begins after the offset, else None."""
        block = self.block_at(offset)
        found = self.sentences(block)
        place = bisect_right(found, offset, key=_start)
        return found[place] if place < len(found) else self._first_from(block + 1)

    def sentence_before(self, offset: int) -> tuple[int, int] | None:
        """Return the last sentence that begins before the offset, else None."""
        block = self.block_at(offset)
        found = self.sentences(block)
        place = bisect_left(found, offset, key=_start)
        return found[place - 1] if place else self._last_before(block)

    def words(self, block: int) -> tuple[tuple[int, int], ...]:
        """Return the words of the block in order."""
        return () if block in self._folds else tuple(word_spans(self.text, *self.span(block)))

    def _first_from(self, block: int) -> tuple[int, int] | None:
        return next((found[0] for n in range(block, len(self)) if (found := self.sentences(n))), None)

    def _last_before(self, block: int) -> tuple[int, int] | None:
        return next((found[-1] for n in range(block - 1, -1, -1) if (found := self.sentences(n))), None)

    def _sentences(self, block: int) -> tuple[tuple[int, int], ...]:
        if block in self._folds:
            return ()
        start, end = self.span(block)
        spans = sentence_spans(self.text[start:end], self._language)
        return tuple((start + first, start + last) for first, last in spans)

    def _add_paragraph(self, start: int, end: int) -> None:
        if end - start > CUT_NEAR:
            for cut in _cuts(self.text, start, end, self._language):
                self._add_block(start, cut)
                start, self._has_cuts = cut, True
        self._add_block(start, end)

    def _add_block(self, start: int, end: int) -> None:
        self._starts.append(start)
        self._ends.append(end)

    def _shown_text(self) -> str:
        """Return what the document holds, and note where in it each block begins."""
        shown = self.text
        self._shown_starts = self._starts
        if self._has_cuts or self._folds:
            spans = enumerate(zip(self._starts, self._ends, strict=True))
            pieces = [self._folds.get(block) or shown[start:end] for block, (start, end) in spans]
            shown = "\n".join(pieces)
            self._shown_starts = list(accumulate((len(it) + 1 for it in pieces[:-1]), initial=0))
        return _UNSHOWN.sub("\ufffd", shown) if _has_unshown(shown) else shown


def _start(span: tuple[int, int]) -> int:
    return span[0]


def fold_line(passage: str) -> str:
    """Return the line that stands for a hidden passage: “312 words hidden: show”."""
    number = sum(1 for _ in word_spans(passage, 0, len(passage)))
    return f"\u25b8 {number:,} {'word' if number == 1 else 'words'} hidden: show"


def _paragraphs(text: str, hidden: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, and each hidden passage, in order; a paragraph around one is cut there."""
    done = 0
    for start, end in hidden:
        if text[done:start].strip():
            rest = start - 1 if text[start - 1] in _ENDS else start
            yield from _lines(text[:rest], done)
        yield start, end
        done = end + len(text[end:]) - len(text[end:].lstrip(" "))
        done += text[done : done + 1] in _ENDS
    if not hidden or text[done:].strip():
        yield from _lines(text, done)


def _plain_lines(text: str) -> tuple[list[int], list[int]] | tuple[()]:
    """Return where the lines of a text begin and end, or nothing where one is so long that it is cut.

    Most texts are of this kind, and each of their lines is a block: there is no need to go through them.
    """
    lengths = list(map(len, text.replace(_SEPARATOR, "\n").split("\n")))
    if max(lengths) > CUT_NEAR:
        return ()
    starts = list(accumulate((length + 1 for length in lengths[:-1]), initial=0))
    return starts, list(map(add, starts, lengths))


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text from an offset on."""
    text = text[start:] if start else text
    # Splitting is ten times as fast as a pattern.
    for line in (text.replace(_SEPARATOR, "\n") if _SEPARATOR in text else text).split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _has_unshown(text: str) -> bool:
    """Return whether a sign of the text cannot be shown as it stands; looked for in ways that are quick."""
    if any(sign in text for sign in _UNSHOWN_SIGNS):
        return True
    try:
        text.encode()
    except UnicodeEncodeError:  # a surrogate
        return True
    return False


def _cuts(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield where to cut a long paragraph, about CUT_NEAR apart.

    Only the last part of each block is searched for the end of a sentence; where there is none a space does,
    and where there is no space any place.
    """
    while end - start > CUT_NEAR:
        low, high = start + CUT_NEAR - _SEARCHED, start + CUT_NEAR
        begins = [low + first for first, _ in sentence_spans(text[low:high], language)[1:]]
        space = text.rfind(" ", low, high)
        start = begins[-1] if begins else (space + 1 if space >= 0 else high)
        if start < end:
            yield start
