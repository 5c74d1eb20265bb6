"""Text folded for finding: without case, accents, or the differences that a keyboard or a typesetter makes.

Each character folds by itself, so folding goes piece by piece and folding twice changes nothing more. What
comes out is for comparing, never for showing; `Folded` leads from it back to the text as it is stored.
"""

import re
import unicodedata
from bisect import bisect_right
from enum import Flag, auto
from functools import cache, cached_property


class Keep(Flag):
    """What is not folded away: differences of case, or of accents and of the forms of a letter."""

    NOTHING = 0
    CASE = auto()
    ACCENTS = auto()


_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
# Blanks fold to a space, so that words are found over a line end that a page's width made.
_BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"
_SINGLE = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060\u05f3"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u05f4"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be"
_SIGNS = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-")
)
# Letters that Unicode does not take apart into a plain one and its mark, and letters that one language
# writes in several ways: the alefs, yehs, kafs and hehs of Arabic and Persian.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "ŧ": "t",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
    | {"Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Ħ": "H", "Ŧ": "T", "Æ": "AE", "Œ": "OE", "Þ": "TH"}
    | dict.fromkeys("\u0671\u0672\u0673\u0675", "\u0627")  # alef wasla and alefs with wavy or high hamza
    | dict.fromkeys("\u0649\u06cc\u06d2\u06d3\u06cd\u06d0", "\u064a")  # alef maksura, Persian and Urdu yehs
    | dict.fromkeys("\u06a9\u06aa", "\u0643")  # keheh and swash kaf
    | dict.fromkeys("\u0629\u06c0\u06c1\u06c2\u06c3\u06be\u06d5", "\u0647")  # teh marbuta, the hehs
    | {"\u0640": "", "\u0674": ""}  # tatweel, high hamza
)
# Accents of Latin, Greek and Cyrillic; the points of Hebrew; the vowel signs and Quranic marks of Arabic.
# Vowels of other scripts are letters, though Unicode calls them marks: they stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1-\u05c7\ufb1e"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # variation selectors


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met, for str.translate."""

    def __init__(self, keep: Keep) -> None:
        super().__init__()
        self._keep = keep

    def __missing__(self, code: int) -> str:
        before, after = "", chr(code)
        while before != after:
            before, after = after, "".join(_folded_once(sign, self._keep) for sign in after)
        self[code] = after
        return after


@cache
def _table(keep: Keep) -> _Table:
    return _Table(keep)


def fold(text: str, keep: Keep = Keep.NOTHING) -> str:
    """Return the text for comparing, without case, accents and differences of form.

    Gone are also vowel signs of Arabic and Hebrew, tatweel, joiners and other format characters; digits of
    all scripts are ASCII's; quotation marks, dashes and blanks are the plain ones. With `keep`, case or
    accents still make a difference. A fold may be longer or shorter than the text: see `Folded`.
    """
    if not text.isascii():
        table = _table(keep)
        text = _BEYOND_ASCII.sub(lambda match: match[0].translate(table), text)
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text if Keep.CASE in keep else text.lower()


class Folded:
    """A text folded, with the way back. Offsets are code points, ends are exclusive."""

    def __init__(self, source: str, keep: Keep = Keep.NOTHING) -> None:
        """Fold the source; `text` is what came out."""
        self._source = source
        self._keep = keep
        self.text = fold(source, keep)

    def source_of(self, index: int) -> int:
        """Return the place in the source of the character that a character of the fold came from."""
        places, ends, shifts = self._lengths
        number = bisect_right(ends, index)
        place = index - shifts[number]
        return min(place, places[number]) if number < len(places) else place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the source whose fold is `start` to `end`, not empty, with its marks."""
        last = self.source_of(end - 1) + 1
        while last < len(self._source) and _is_mark(self._source[last]):
            last += 1
        return self.source_of(start), last

    @cached_property
    def _lengths(self) -> tuple[list[int], list[int], list[int]]:
        """Three lists over the characters whose fold is not one character long, worked out when needed.

        Their places, where their folds end, and by how much all before each, and at last all, is longer in
        the fold than in the source.
        """
        places: list[int] = []
        ends: list[int] = []
        shifts = [0]
        table = _table(self._keep)
        beyond = set("".join(_BEYOND_ASCII.findall(self._source)))
        odd = "".join(sorted(sign for sign in beyond if len(table[ord(sign)]) != 1))
        for match in re.finditer(f"[{re.escape(odd)}]", self._source) if odd else ():
            length = len(table[ord(match[0])])
            places.append(match.start())
            ends.append(match.start() + shifts[-1] + length)
            shifts.append(shifts[-1] + length - 1)
        return places, ends, shifts


def _folded_once(sign: str, keep: Keep) -> str:
    if sign.isspace():
        return " "
    if unicodedata.category(sign) == "Cf" or _SELECTORS.match(sign):
        return ""
    sign = sign.translate(_SIGNS)
    if Keep.ACCENTS not in keep:
        sign = _without_accents(sign)
    return sign if Keep.CASE in keep else sign.casefold().lower()


def _without_accents(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    apart = _ACCENTS.sub("", unicodedata.normalize("NFKD", sign)).translate(_LETTERS)
    return unicodedata.normalize("NFKC", apart)  # syllables of Hangul and voiced kana are whole again


def _is_mark(sign: str) -> bool:
    return sign > "\x7f" and unicodedata.category(sign)[0] == "M"
