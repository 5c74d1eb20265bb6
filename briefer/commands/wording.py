"""What commands make of the words they are given, and say of what they did."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefer.errors import BrieferError
from briefer.text.cleaning import clean

_SHOWN = 40


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn the ValueError of a value that cannot be made from the user's input into a BrieferError."""
    try:
        yield
    except ValueError as error:
        words = str(error)
        what = f"{words[:1].upper()}{words[1:]}."
        raise BrieferError(what) from error


def one_line(text: str) -> str:
    """Return the text cleaned, on one line, without blanks at its ends."""
    return " ".join(clean(text).split())


def shown(text: str) -> str:
    """Return the text on one line, cut to what a step's label can hold."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: “1 fact”, “3 facts”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
