"""Where words stand in a text, whatever their case, accents and forms.

A text is folded piece by piece, so that a find near the beginning of a long one comes at once.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefer.text.folding import Folded, Keep, fold

# Scripts without spaces between words, in which any characters that follow each other are looked for.
_UNSPACED = (
    "\u0e01-\u0e5a\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd"  # Thai, Lao, Myanmar, Khmer
    "\u3041-\u30ff\u31f0-\u31ff\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_APART = re.compile(f"([{_UNSPACED}])")
# Where a word of a script with spaces begins and ends.
_BEFORE, _BEHIND = rf"(?<![^\W_{_UNSPACED}])", rf"(?![^\W_{_UNSPACED}])"
_BEYOND_LATIN = re.compile("[\u0e00-\U0003ffff]")
# Code points folded at a time: few at first, since what is found is often found soon.
_PIECE, _LARGEST_PIECE = 2_000, 32_000
_MARGIN = 400  # code points that pieces share, so that nothing at a seam is missed


def spread(folded: str) -> str:
    """Return folded text with each character of a script without spaces as a word of its own."""
    return _APART.sub(r" \1 ", folded) if _BEYOND_LATIN.search(folded) else folded


@lru_cache(maxsize=2_000)
def tokens_of(words: str) -> tuple[str, ...]:
    """Return the words that an index has of these: folded, without signs, unspaced characters apart."""
    kept = (sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in spread(fold(words)))
    return tuple("".join(kept).split())


@lru_cache(maxsize=200)
def pattern_of(wanted: tuple[tuple[tuple[str, ...], bool], ...]) -> re.Pattern[str]:
    """Return what finds any of these rows of tokens in folded text; with True the last may be longer."""
    return re.compile("|".join(_row_pattern(*row) for row in wanted if row[0]) or r"(?!)")


def literal_pattern(words: str, keep: Keep, *, whole: bool) -> re.Pattern[str] | None:
    """Return what finds the words as they are written, in text folded alike; None for no words.

    Any blanks stand for any others. With `whole`, no word goes on before or behind.
    """
    forms = dict.fromkeys(fold(unicodedata.normalize(form, words), keep) for form in ("NFC", "NFD"))
    written = [r" +".join(map(re.escape, form.split())) for form in forms if form.strip()]
    if not written:
        return None
    plain = next(iter(forms)).strip()
    before = _BEFORE if whole and _is_worded(plain[0]) else ""
    behind = _BEHIND if whole and _is_worded(plain[-1]) else ""
    # An accent that follows belongs to the last letter: where accents count, that is another letter.
    return re.compile(f"{before}(?:{'|'.join(written)}){behind}(?![\u0300-\u036f])")


def finds(
    text: str, pattern: re.Pattern[str], keep: Keep = Keep.NOTHING, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield where the pattern stands in the text, as (start, end) of those that begin within the stretch."""
    stop, last, piece = len(text) if end is None else min(end, len(text)), start, _PIECE
    while start < stop:
        finish, before = min(start + piece, stop), max(start - _MARGIN, 0)
        folded = Folded(text[before : finish + _MARGIN], keep)
        for match in pattern.finditer(folded.text):
            if match.end() > match.start():
                low, high = (before + place for place in folded.span(*match.span()))
                if max(start, last) <= low < finish:
                    yield low, high
                    last = high
        start, piece = finish, min(2 * piece, _LARGEST_PIECE)


def _row_pattern(tokens: tuple[str, ...], is_begun: bool) -> str:  # noqa: FBT001 - half of a pair
    """Return the pattern of tokens that follow each other, with whatever signs between them."""
    row = re.escape(tokens[0])
    for one, other in pairwise(tokens):
        row += (r"[\W_]+" if _is_worded(one[-1]) and _is_worded(other[0]) else r"[\W_]*") + re.escape(other)
    before = _BEFORE if _is_worded(tokens[0][0]) else ""
    behind = _BEHIND if not is_begun and _is_worded(tokens[-1][-1]) else ""
    return before + row + behind


def _is_worded(sign: str) -> bool:
    """Return whether a character is part of words that have an end: a letter or digit of a spaced script."""
    return sign.isalnum() and _APART.match(sign) is None
