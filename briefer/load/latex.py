"""Words from LaTeX's spelling, as reference managers write it in BibTeX."""

import re
import unicodedata
from functools import cache
from typing import Any

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''")
_MARKS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "l": "ł",
    "L": "Ł", "i": "\u0131", "j": "\u0237",
}  # fmt: skip
_ACCENT = re.compile(
    r"""\\(?:(?P<mark>["'`^~=.])\s*\{?\s*|(?P<word>[cvuHkr])(?:\s*\{\s*|\s+))\\?(?P<letter>[A-Za-z])(?![A-Za-z]*\\)"""
)
_LETTER = re.compile(r"\\(ss|o|O|aa|AA|ae|AE|oe|OE|l|L|i|j)(?![A-Za-z])\s*")
_ESCAPED = re.compile(r"\\([&%#_])")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("{", ""), ("}", ""))
_BARE_PERCENT = re.compile(r"(?<!\\)%")


def unlatexed(words: str) -> str:
    """Return words with LaTeX's spelling turned into letters, and without braces.

    The usual spellings are read here, which takes a fraction of the time; where more than those is left,
    the library reads the whole. A percent sign, which would begin a comment in LaTeX, is one in records.
    """
    if not _SPECIAL.search(words):
        return words
    if "$" in words:
        return _by_library(words)
    read = _ESCAPED.sub(r"\1", _LETTER.sub(lambda match: _LETTERS[match[1]], _ACCENT.sub(_accented, words)))
    if "\\" in read:
        return _by_library(words)
    for spelled, sign in _SIGNS:
        read = read.replace(spelled, sign)
    return read


def _accented(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match["letter"] + _MARKS[match["mark"] or match["word"]])


def _by_library(words: str) -> str:
    """Return the words as the library reads them, or, where it cannot, without braces alone."""
    field = Field("words", _BARE_PERCENT.sub(r"\\%", words))
    entry: Any = Entry("x", "x", [field])
    read = _layer().transform_entry(entry, Library())
    if isinstance(read, Entry):
        return str(read.fields[0].value).replace("\xa0", " ")
    return words.replace("{", "").replace("}", "")


@cache
def _layer() -> LatexDecodingMiddleware:
    """Return the layer that knows LaTeX's macros; it takes a while to make."""
    return LatexDecodingMiddleware()
