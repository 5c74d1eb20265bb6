"""Running numbers as they are printed: 1. (a) (i) through a note, or 1. a. (1) below numbered sections.

The first way is that of papers with numbered paragraphs, the second that of the US Army's correspondence
(AR 25-50, paragraph 2-5), in which a section is a paragraph too.
"""

from collections.abc import Iterable

from briefer.model.documents import AnyBlock, Heading

PARAGRAPH_FORMATS = (
    ("decimal", "{}."),
    ("lowerLetter", "({})"),
    ("lowerRoman", "({})"),
)
SECTION_FORMATS = (
    ("decimal", "{}."),
    ("lowerLetter", "{}."),
    ("decimal", "({})"),
    ("lowerLetter", "({})"),
    ("lowerRoman", "{}."),
    ("lowerRoman", "({})"),
)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS = 26
_MOST_ROMAN = 3_999


def has_numbered_sections(blocks: Iterable[AnyBlock]) -> bool:
    """Return whether any heading of a note carries a number."""
    return any(block.number > 0 for block in blocks if type(block) is Heading)


def format_of(level: int, *, sections: bool) -> tuple[str, str]:
    """Return how numbers of a level are counted, by Word's names, and the signs around them."""
    formats = SECTION_FORMATS if sections else PARAGRAPH_FORMATS
    return formats[max(level, 0) % len(formats)]


def number_words(number: int, level: int, *, sections: bool) -> str:
    """Return a running number of that level as it is printed, such as “3.” or “(c)”."""
    kind, pattern = format_of(level, sections=sections)
    counted = {"lowerLetter": _letters, "lowerRoman": _roman}.get(kind, str)
    return pattern.format(counted(number))


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb … as Word and CSS-less readers count; a number below 1 stays as it is."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
