"""What a citation showed of its fact, in words: dates as the note has them, not as they are stored."""

import re

from briefer.gui.wording import basis_words, shown_date

_BY = "by "
_BASED = re.compile(r"(.*) \(([^()]*)\)", re.DOTALL)
_SEPARATOR = " · "


def seen_in_words(words: str) -> str:
    """Return the lines that were kept of a fact with their dates in words; see `compose.shown_facts`.

    The statement in the first line and what is quoted stay letter for letter.
    """
    statement, *rest = words.split("\n")
    when, *passages = rest or [""]
    lines = (statement, _when(when), *map(_passage, passages))
    return "\n".join(lines[: 1 + len(rest)])


def _when(line: str) -> str:
    based = _BASED.fullmatch(line)
    words, basis = (based[1], basis_words(based[2])) if based else (line, "")
    said = _SEPARATOR.join(map(_part, words.split(_SEPARATOR)))
    return f"{said} ({basis})" if basis else said


def _passage(line: str) -> str:
    """Return a line of a passage: its quote, which may hold anything, ends where its mark is closed."""
    quote, mark, rest = line.rpartition("”")
    return quote + mark + _SEPARATOR.join(map(_part, rest.split(_SEPARATOR)))


def _part(part: str) -> str:
    if part.startswith(_BY):
        return _BY + shown_date(part.removeprefix(_BY))
    return shown_date(part)
