"""Words after Unicode Standard Annex 29, changed where tagging needs it.

A hyphen parts words, so that either state can be tagged in “Iran-Pakistan ties”; a possessive's ending is
no part of the word; initials with their full stops are one word, and so is a Hebrew abbreviation with its
quotation mark; a character of a script without spaces is a word by itself. Offsets are code points.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Scripts written without spaces: Thai, Lao, Myanmar, Khmer, Hiragana, Han. (Katakana words run on.)
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0ec0-\u0edf\u1000-\u102a\u1780-\u17b3"
    "\u3041-\u309f\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
# What never stands alone though it is no mark: soft hyphen, zero-width joiners, word joiner; Thai and Lao am.
_JOINERS = "\u00ad\u200c\u200d\u2060"
_TRAILING = "\u0e33\u0eb3"
_APOSTROPHES = "'\u2019\u02bc\uff07"
# Between two letters of Hebrew, the marks of an abbreviation, also as a keyboard without them has them.
_GERSHAYIM = '"\u05f3\u05f4\u201d'
_CONNECTORS = frozenset(_APOSTROPHES + _GERSHAYIM + ".,_")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['\u2019\uff07][sS]|(?<=[sS])['\u2019\uff07])\Z")
_REACH = 200


@lru_cache(maxsize=64)
def _pattern(marks: str) -> re.Pattern[str]:
    """Return the pattern of a word where the combining marks of the text are these.

    The standard library's class of word characters has no combining marks; listing those that occur
    keeps it quick.
    """
    extend = re.escape(_JOINERS + _TRAILING + marks)
    letter = rf"[^\W_{_UNSPACED}{extend}]"
    # Written out in turns of two classes that share no character, so that a match takes linear time.
    rest = rf"[{extend}]*(?:[^\W{_UNSPACED}{extend}]+[{extend}]*)*"
    hebrew = rf"(?<=[\u05d0-\u05ea])[{_GERSHAYIM}](?=[\u05d0-\u05ea])"
    return re.compile(
        rf"(?P<possessive>(?<=\w)['\u2019\uff07][sS](?!\w))"
        rf"|(?<!\w)(?:[^\W\d_]\.){{2,}}"
        rf"|\d+(?:[.,]\d+)*{rest}"
        rf"|[{_UNSPACED}][{extend}]*"
        rf"|{letter}{rest}(?:(?:[{_APOSTROPHES}](?![sS](?!\w))|{hebrew}){letter}{rest})*"
        rf"|_+{rest}"
    )


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the words between `start` and `end` as (start, end)."""
    stop = len(text) if end is None else end
    for match in _pattern(_marks_of(text[start:stop])).finditer(text, start, stop):
        if match.lastgroup != "possessive":
            yield match.span()


def is_word_boundary(text: str, index: int) -> bool:
    """Return whether a word may begin or end at `index`: no word and no combined character is cut there."""
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    if _is_one_character(before, after):
        return False
    word_before, word_after = before.isalnum(), after.isalnum()
    if word_before and word_after and before.isascii() and after.isascii():
        return False
    if not (word_before or before in _CONNECTORS or _extends(before)):
        return True
    if not (word_after or after in _CONNECTORS):
        return True
    return _word_around(text, index) is None


def word_at(text: str, index: int) -> tuple[int, int] | None:
    """Return the word that holds or begins at `index`, else the one that ends there, else None."""
    start, end = _surroundings(text, index)
    found = None
    for span in word_spans(text, start, end):
        if span[0] <= index < span[1]:
            return span
        if span[1] == index:
            found = span
    return found


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without white space at its ends, widened so that no word is cut.

    Offsets outside the text are brought inside it. A stretch of white space alone gives (start, start).
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    stretch = text[start:end]
    if not stretch.strip():
        return start, start
    start, end = start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())
    return _moved_out(text, start, 0), _moved_out(text, end, 1)


def without_possessive(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without a possessive's ending: “China's” gives “China”, “the two nations'” too."""
    ending = _POSSESSIVE.search(text[max(start, end - 3) : end])
    return start, end - len(ending.group()) if ending else end


def _marks_of(text: str) -> str:
    if text.isascii():
        return ""
    return "".join(sorted(char for char in set(text) if unicodedata.category(char)[0] == "M"))


def _moved_out(text: str, index: int, side: int) -> int:
    """Return the nearest index before (`side` 0) or after (1) this one that cuts no word and no character."""
    while not is_word_boundary(text, index):
        word = _word_around(text, index)
        index = word[side] if word else index - 1 + 2 * side
    return index


def _is_one_character(before: str, after: str) -> bool:
    """Return whether a reader sees one character in the two, as in a letter with its accent."""
    return (_extends(after) or before in _JOINERS) and not (before.isspace() or after.isspace())


def _extends(char: str) -> bool:
    return char > "\x7f" and (char in _JOINERS or char in _TRAILING or unicodedata.category(char)[0] == "M")


def _word_around(text: str, index: int) -> tuple[int, int] | None:
    """Return the word that `index` lies inside of, neither at its start nor at its end, else None."""
    start, end = _surroundings(text, index)
    return next((span for span in word_spans(text, start, end) if span[0] < index < span[1]), None)


def _surroundings(text: str, index: int) -> tuple[int, int]:
    """Return the stretch without white space around `index`, at most _REACH code points either way."""
    start, end = index, index
    while start > 0 and index - start < _REACH and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - index < _REACH and not text[end].isspace():
        end += 1
    return start, end
