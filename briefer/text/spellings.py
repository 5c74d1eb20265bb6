"""Spellings that readers take for the same, in scripts other than Latin, and where words end in them.

Arabic and Persian print one letter in several code points, with marks or without; joiners and marks of
direction stand anywhere. A folded text leaves them out and keeps the way back to the offsets, which are code
points.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

# Marks that change nothing in which word it is: soft hyphen, vowel signs, tatweel, joiners, direction.
_DROPPED = re.compile(
    "[\u00ad\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_ALIKE = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'",
        "\u2010": "-", "\u2011": "-", "\u2013": "-",
        "\u00a0": " ", "\u202f": " ",
        "\u064a": "\u06cc", "\u0649": "\u06cc",  # yeh and alef maksura as Persian yeh
        "\u0643": "\u06a9",  # kaf as Persian keheh
        "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",  # alefs
        "\u0629": "\u0647",  # teh marbuta as heh
    }
)  # fmt: skip
_LIKE_OTHERS = re.compile("[" + "".join(map(chr, _ALIKE)) + "]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
# And, so; by, to, like; the article; of these, each at most once and in this order.
_ATTACHED = re.compile("[\u0648\u0641]?(?:[\u0628\u06a9]?(?:\u0627\u0644)?|\u0644)")
_LONGEST_ATTACHED = 4
_UNSPACED = re.compile(
    "[\u3041-\u309f\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]+")
# What a stem leaves out: two letters of an adjective's ending, else the last vowel.
_CYRILLIC_END = re.compile("(?:(?<=[кгхнщ])ий|ый|ая|ое|[аеиоуыэюяйь])$")
# Case endings of Russian nouns, adjectives and family names.
_CASES = (
    "а|я|у|ю|ы|и|е|о|й|ь|ой|ей|ою|ею|ью|ом|ем|ём|ым|им|ого|его|ому|ему|ая|яя|ую|юю|ое|ее|ый|ий|ия|ии|ию|ие"
    "|ией|ам|ям|ами|ями|ах|ях|ов|ев|ых|их|ыми|ими"
)
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared; `dropped` are the offsets of what was left out, in order.

    Of those, `marks` belong to the letter before them.
    """

    text: str
    dropped: Sequence[int] = ()
    marks: frozenset[int] = frozenset()

    def offset(self, place: int) -> int:
        """Return the offset in the text as it stands of the character at a place of the folded one."""
        if not self.dropped:
            return place
        # The dropped character of number n stands at dropped[n] - n in the folded text.
        low, high = 0, len(self.dropped)
        while low < high:
            middle = (low + high) // 2
            if self.dropped[middle] - middle <= place:
                low = middle + 1
            else:
                high = middle
        return place + low

    def end(self, place: int) -> int:
        """Return the offset behind the character before a place, with the marks that belong to it."""
        if not self.dropped:
            return place
        end = self.offset(place - 1) + 1
        at = bisect_left(self.dropped, end)
        while at < len(self.dropped) and self.dropped[at] == end and end in self.marks:
            at, end = at + 1, end + 1
        return end


def folded(text: str) -> Folded:
    """Return the text as it is compared: alike letters as one, without marks."""
    if text.isascii():
        return Folded(text)
    alike = _LIKE_OTHERS.sub(lambda found: _ALIKE[ord(found[0])], text)
    if _DROPPED.search(alike) is None:
        return Folded(alike)
    dropped = [match.start() for match in _DROPPED.finditer(alike)]
    marks = frozenset(place for place in dropped if unicodedata.category(alike[place])[0] == "M")
    return Folded(_DROPPED.sub("", alike), dropped, marks)


def is_unspaced(character: str) -> bool:
    """Return whether this is a character of a script whose words stand without spaces: Han, Hiragana."""
    return _UNSPACED.match(character) is not None


def is_arabic(text: str) -> bool:
    """Return whether there are letters of the Arabic script in these words."""
    return not text.isascii() and _ARABIC.search(text) is not None


def attached_before(text: str, start: int) -> bool:
    """Return whether what stands between the start of the word and this offset are Arabic prefixes only.

    “And”, “by”, “to”, “like” and the article are written onto the word that follows. Nothing is one too.
    """
    first = start
    while first > 0 and start - first <= _LONGEST_ATTACHED and _ARABIC.match(text[first - 1]):
        first -= 1
    return _ATTACHED.fullmatch(folded(text[first:start]).text) is not None


def with_article_after_to(name: str) -> str:
    """Return how an Arabic name that begins with the article is written after “to”, or "" for another."""
    return "\u0644\u0644" + name[2:] if name.startswith("\u0627\u0644") and len(name) > 4 else ""  # noqa: PLR2004


def inflected(name: str) -> tuple[str, str]:
    """Return the stem of a Russian name's first word and a pattern of its cases, or two "" for no such name.

    Each word is taken without its ending; the first must keep four letters, and a word that would keep fewer
    stands unchanged.
    """
    words = name.split(" ")
    if not all(_CYRILLIC_WORD.fullmatch(part) for word in words for part in word.split("-")):
        return "", ""
    stems = [_stem(word) for word in words]
    if len(stems[0]) < _SHORTEST_STEM or words[0].isupper():
        return "", ""
    parts = [
        re.escape(word) if len(stem) < _SHORTEST_STEM else rf"{re.escape(stem)}(?:{_CASES})?"
        for word, stem in zip(words, stems, strict=True)
    ]
    return stems[0], rf"{' '.join(parts)}(?!\w)"


def _stem(word: str) -> str:
    return _CYRILLIC_END.sub("", word)
