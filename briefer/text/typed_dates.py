"""Dates that a person types into a field: as EDTF, or in words as a source would have them."""

import re

from briefer.errors import BrieferError
from briefer.model.dates import Dating, is_edtf
from briefer.text.dates import dates_in

HOW_TO_WRITE = "Write it as 2024-01-18, 2024-01 or 2024-01-16/2024-01-18, or empty it."
_SHOWN = 40
# A year of nought, or of more digits than four, where a year may stand.
_NO_YEAR = re.compile(r"(?<![\d:-])(?:0+|\d{5,})(?![\d:])")


def read_date(words: str, published: Dating) -> str | None:
    """Return the EDTF value of what was typed, or None where it is no date.

    An EDTF string stands for itself; other words are read as the text of a source that was published on
    this date would be (“Tuesday”, “18 January”), and must be a date as a whole.
    """
    typed = words.strip()
    if is_edtf(typed):
        return typed
    for item in dates_in(typed, published):
        if item.value is not None and not (typed[: item.start] + typed[item.end :]).strip(" ,.").strip():
            return item.value
    return None


def entered_date(words: str, published: Dating, how: str = HOW_TO_WRITE) -> str | None:
    """Return the EDTF value of a field that may be empty, None where it is.

    Raises BrieferError where it is no date; `how` says how to write one.
    """
    typed = words.strip()
    if not typed:
        return None
    value = read_date(typed, published)
    if value is None:
        raise no_date(typed, how)
    return value


def no_date(typed: str, how: str = HOW_TO_WRITE) -> BrieferError:
    """Return the fault that says why what was typed is no date, and how to write one."""
    line = " ".join(typed.split())
    shown = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    if _NO_YEAR.search(line):
        return BrieferError(f"“{shown}” is no date: years run from 0001 to 9999.", how)
    return BrieferError(f"“{shown}” is no date.", how)
