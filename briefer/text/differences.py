"""Where two versions of a text differ: paragraph by paragraph, and word by word in those that changed.

Paragraphs are compared first, then the words of those that were changed only, so that a long text with few
changes is no more work than reading it. What differs by harmless signs alone counts as the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer.text.harmless import plain_words
from briefer.text.rising import rising

Stretch = tuple[int, int]
Opcode = tuple[str, int, int, int, int]
"""“equal”, “replace”, “delete” or “insert”, from where to where in one list, and in the other."""

_LINE = re.compile(r"[^\n\u2028\u2029]*\S[^\n\u2028\u2029]*")
_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.!?\u3002\uff01\uff1f]+(?:[.!?\u3002\uff01\uff1f]+|$)\s*")
_MOST_WORDS = 1_500  # more words that changed in one place are told as changed altogether
_MOST_AT_ONCE = 600  # more paragraphs in one changed place are not compared one by one


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two versions differ: its stretch in the old and in the new text, one may be empty."""

    old: Stretch
    new: Stretch


@dataclass(frozen=True, slots=True)
class Differences:
    """How two texts differ. Stretches are code points, end exclusive, in order.

    `changes` are the places to go through, `taken` and `given` the words that only the old or the new text
    has, `pairs` the places where paragraphs that belong together begin.
    """

    changes: tuple[Change, ...]
    taken: tuple[Stretch, ...]
    given: tuple[Stretch, ...]
    pairs: tuple[Stretch, ...]


def differences(old: str, new: str) -> Differences:
    """Return where two texts differ."""
    changes: list[Change] = []
    taken: list[Stretch] = []
    given: list[Stretch] = []
    pairs: list[Stretch] = []
    before, after = _lines(old), _lines(new)
    for tag, low, high, first, last in _paired(_keys(old, before), _keys(new, after)):
        if tag == "equal":
            here = zip(before[low:high], after[first:last], strict=True)
            pairs += ((one[0], other[0]) for one, other in here)
            continue
        one, other = _around(before, low, high, old), _around(after, first, last, new)
        changes.append(Change(one, other))
        if tag == "replace":
            pairs.append((one[0], other[0]))
        words = _words(old, one, new, other)
        taken += words[0]
        given += words[1]
    return Differences(tuple(changes), tuple(taken), tuple(given), tuple(pairs))


def _keys(text: str, units: Sequence[Stretch]) -> list[str]:
    return [plain_words(text[slice(*unit)]) for unit in units]


def _paired(one: Sequence[str], other: Sequence[str]) -> Iterator[Opcode]:
    """Yield how one list becomes the other; as many that changed side by side are told pair by pair."""
    for tag, low, high, first, last in _opcodes(one, other):
        if tag == "replace" and high - low == last - first:
            for place in range(high - low):
                yield tag, low + place, low + place + 1, first + place, first + place + 1
        else:
            yield tag, low, high, first, last


def _opcodes(one: Sequence[str], other: Sequence[str]) -> Iterator[Opcode]:
    """Yield how one list becomes the other, as difflib does, quickly where most of it is the same.

    What stands once in both and in the same order is found first, as in a patience diff.
    """
    low = first = 0
    for place, there in (*_anchors(one, other), (len(one), len(other))):
        for tag, *gap in _compared(one[low:place], other[first:there]):
            yield tag, gap[0] + low, gap[1] + low, gap[2] + first, gap[3] + first
        if place < len(one):
            yield "equal", place, place + 1, there, there + 1
        low, first = place + 1, there + 1


def _compared(one: Sequence[str], other: Sequence[str]) -> Iterable[Opcode]:
    """Return how one short list becomes the other; of a long one, that it does."""
    if not one and not other:
        return ()
    if max(len(one), len(other)) <= _MOST_AT_ONCE:
        return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return (("replace", 0, len(one), 0, len(other)),)


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest row of places at which the same thing stands, each thing once in both lists."""
    counts, others = Counter(one), Counter(other)
    where = {it: place for place, it in enumerate(other) if others[it] == 1}
    both = [(place, where[it]) for place, it in enumerate(one) if counts[it] == 1 and it in where]
    return rising(both)


def _words(old: str, here: Stretch, new: str, there: Stretch) -> tuple[list[Stretch], list[Stretch]]:
    """Return the words that differ in two stretches: sentences first, then the words of those."""
    taken: list[Stretch] = []
    given: list[Stretch] = []
    one, other = (_found(_SENTENCE, *it) for it in ((old, here), (new, there)))
    for tag, low, high, first, last in _opcodes(_keys(old, one), _keys(new, other)):
        if tag != "equal":
            found = _tokens(old, _around(one, low, high, old), new, _around(other, first, last, new))
            taken += found[0]
            given += found[1]
    return taken, given


def _tokens(old: str, here: Stretch, new: str, there: Stretch) -> tuple[list[Stretch], list[Stretch]]:
    """Return the words that differ in two short stretches."""
    one, other = _found(_WORD, old, here), _found(_WORD, new, there)
    if max(len(one), len(other)) > _MOST_WORDS:
        return _whole(one), _whole(other)
    keys = _keys(old, one), _keys(new, other)
    taken: list[Stretch] = []
    given: list[Stretch] = []
    for tag, low, high, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal":
            _add(taken, old, one[low:high])
            _add(given, new, other[first:last])
    return taken, given


def _add(stretches: list[Stretch], text: str, words: Sequence[Stretch]) -> None:
    """Add a run of words, with what was added before where nothing but blanks lie between."""
    if words:
        low, high = words[0][0], words[-1][1]
        if stretches and not text[stretches[-1][1] : low].strip():
            low = stretches.pop()[0]
        stretches.append((low, high))


def _whole(words: Sequence[Stretch]) -> list[Stretch]:
    return [(words[0][0], words[-1][1])] if words else []


def _lines(text: str) -> list[Stretch]:
    return [match.span() for match in _LINE.finditer(text)]


def _found(pattern: re.Pattern[str], text: str, stretch: Stretch) -> list[Stretch]:
    return [match.span() for match in pattern.finditer(text, *stretch) if match[0].strip()]


def _around(units: Sequence[Stretch], low: int, high: int, text: str) -> Stretch:
    """Return the stretch from one unit to another, or the empty place before the first for none."""
    if low < high:
        return units[low][0], units[high - 1][1]
    place = units[low][0] if low < len(units) else len(text)
    return place, place
