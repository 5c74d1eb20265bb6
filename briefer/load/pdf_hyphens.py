"""What stands between two printed lines of one paragraph, above all where a word is parted."""

import re
import unicodedata
from collections.abc import Sequence

_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words that are hardly ever the beginning of another word, but often of one with a hyphen.
_KEEPING = frozenset(
    (
        "well",
        "self",
        "half",
        "vice",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    )
)
_OFTEN = 0.03  # of all lines: hyphens at so many ends come of parting words
_NO_BLANK_AFTER = "—–/"
_WIDE = ("W", "F")


class Hyphens:
    """Whether a hyphen at a line's end belongs to the word, judged by all lines of a document."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Learn the document's words, and whether it parts words at all."""
        self._words = {word.casefold() for line in lines for word in _WORD.findall(_inner(line))}
        ends = sum(line[-1:] in _HYPHENS and line[-2:-1].isalpha() for line in lines)
        self._parts_words = ends > _OFTEN * len(lines)

    def joint(self, one: str, other: str) -> tuple[int, str]:
        """Return how many characters the first line loses at its end, and what stands between the two."""
        last, first = one[-1:], other[:1]
        if last in _HYPHENS and one[-2:-1].isalnum() and first.isalnum():
            return (1, "") if self._is_parted(one, other) else (1, "-")
        if last in _NO_BLANK_AFTER and one[-2:-1].isalnum():
            return 0, ""
        is_wide = {unicodedata.east_asian_width(last), unicodedata.east_asian_width(first)} <= set(_WIDE)
        return (0, "") if is_wide else (0, " ")

    def _is_parted(self, one: str, other: str) -> bool:
        """Return whether the hyphen goes: the word is known without it, or words are parted here often."""
        if one[-1] == "\N{SOFT HYPHEN}":
            return True
        before, after = _LAST.search(one[:-1]), _FIRST.match(other)
        if before is None or after is None or not other[0].islower():
            return False
        left, right = before[0].casefold(), after[0].casefold()
        if left + right in self._words:
            return True
        if left in _KEEPING:
            return False
        return f"{left}-{right}" not in self._words and self._parts_words


def _inner(line: str) -> str:
    """Return a line without its last word where that is parted."""
    return _LAST.sub("", line[:-1]) if line[-1:] in _HYPHENS else line
