"""Lists within one cell of a table, and cells that a spreadsheet would take for formulas.

A backslash stands before a sign that would part the list, and before a backslash. Before a cell that begins
as a formula stands an apostrophe, which spreadsheets do not show; one more goes before a cell that has such
apostrophes of its own, so that taking one off gives the cell back.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_TOKEN = re.compile(r"\\.|.", re.DOTALL)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def as_cell(text: str) -> str:
    """Return the text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """Return the text of a cell made by `as_cell`, or of one that was written by hand."""
    return cell[1:] if _GUARDED.match(cell) else cell


def escaped(text: str, signs: str) -> str:
    """Return the text with a backslash before each of these signs and before each backslash."""
    return re.sub(rf"([{re.escape(signs)}\\])", r"\\\1", text)


def parted(text: str, sign: str) -> list[str]:
    """Return the parts of the text between signs that have no backslash before them; backslashes stay."""
    parts = [""]
    for token in _TOKEN.findall(text):
        if token == sign:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts] if text.strip() else []


def unescaped(text: str) -> str:
    """Return the text without the backslashes that `escaped` put in."""
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
