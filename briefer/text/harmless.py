"""A text without the differences that change no word: blanks, composed letters, quotation marks, dashes.

Two versions of one page differ in such things when a program, not an editor, wrote them anew. Case, accents,
signs and every word stay as they are, so that what was changed by hand stays a difference.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise

PAD = 24
"""Code points that stand before and behind a plain text, so that its ends are told like words."""
_FIRST, _LAST = "\x02", "\x03"

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BLANK = r"\s\x1c-\x1f"
_APART = re.compile(f"[{_BLANK}{_UNSEEN}]{{2,}}|[{_UNSEEN}]")
_HAS_BLANK = re.compile(f"[{_BLANK}]")
_BEYOND_ASCII = re.compile("[\x00-\x7f]?[^\x00-\x7f]+")
_JOINED_TO_BEFORE = re.compile("[\u1160-\u11ff]")  # vowels and finals of Hangul
_SIGNS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    | dict.fromkeys(range(0x2000, 0x200B), " ")
)


def plain_words(text: str) -> str:
    """Return a text for comparing, with nothing but its words and signs."""
    return Plain(text).text[PAD:-PAD].strip()


class Plain:
    """A text without harmless differences, and the way back. Offsets are code points, ends exclusive."""

    def __init__(self, source: str) -> None:
        """Take the harmless differences out; `text` is what came out, with PAD signs at both ends."""
        self._source = source
        pieces, self._here, self._there = [_FIRST * PAD], [0], [0]
        done, length = 0, PAD
        for start, end, instead in _changes(source):
            pieces += source[done:start], instead
            length += start - done
            self._mark(length, start)
            length += len(instead)
            self._mark(length, end)
            done = end
        pieces += source[done:], _LAST * PAD
        self.text = "".join(pieces).translate(_SIGNS)

    def _mark(self, here: int, there: int) -> None:
        """Note that from this place on, up to the next one noted, the two texts run side by side."""
        if here == self._here[-1] and len(self._here) > 1:
            self._there[-1] = there
        else:
            self._here.append(here)
            self._there.append(there)

    def inner(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the source stands in the plain text, without blanks at its ends."""
        low, high = self._inner_of(start), self._inner_of(end)
        while low < high and self.text[low] == " ":
            low += 1
        while high > low and self.text[high - 1] == " ":
            high -= 1
        return low, high

    def outer(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the plain text, which is not empty, stands in the source."""
        low, high = self._outer_of(start), self._outer_of(end - 1) + 1
        while high < len(self._source) and _is_joined(self._source[high]):
            high += 1
        return low, high

    def _inner_of(self, offset: int) -> int:
        place = bisect_right(self._there, offset) - 1
        if place <= 0:
            return offset + PAD
        at = self._here[place] + offset - self._there[place]
        return min(at, self._here[place + 1]) if place + 1 < len(self._here) else at

    def _outer_of(self, offset: int) -> int:
        place = bisect_right(self._here, offset) - 1
        if place <= 0:
            return offset - PAD
        at = self._there[place] + offset - self._here[place]
        return min(at, self._there[place + 1] - 1) if place + 1 < len(self._there) else at


def _changes(source: str) -> list[tuple[int, int, str]]:
    """Return the stretches that get another length, in order, each with what stands in its place."""
    found = [
        (match.start(), match.end(), " " if _HAS_BLANK.search(match[0]) else "")
        for match in _APART.finditer(source)
    ]
    if not source.isascii() and not unicodedata.is_normalized("NFC", source):
        found += _compositions(source)
        found.sort()
        found = [found[0], *(it for before, it in pairwise(found) if it[0] >= before[1])]
    return found


def _compositions(source: str) -> list[tuple[int, int, str]]:
    """Return the letters that are written with marks apart, each with its composed form."""
    found = []
    for match in _BEYOND_ASCII.finditer(source):
        if unicodedata.is_normalized("NFC", match[0]):
            continue
        for start, end in _clusters(match[0]):
            letter = match[0][start:end]
            composed = unicodedata.normalize("NFC", letter)
            if composed != letter:
                found.append((match.start() + start, match.start() + end, composed))
    return found


def _clusters(run: str) -> list[tuple[int, int]]:
    """Return the letters of a run, each with the marks that follow it."""
    starts = [place for place, sign in enumerate(run) if not place or not _is_joined(sign)]
    return list(pairwise((*starts, len(run))))


def _is_joined(sign: str) -> bool:
    """Return whether a sign is written as part of the letter before it."""
    return bool(unicodedata.combining(sign)) or _JOINED_TO_BEFORE.match(sign) is not None
