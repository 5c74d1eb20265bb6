"""What goes wrong in a pack's templates, told with pack, file, line, column and in plain words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from briefer.errors import BrieferError

if TYPE_CHECKING:
    from types import TracebackType

_PLAIN = (
    (re.compile(r"Unexpected end of template.*closed is '(\w+)'", re.DOTALL),
     "the “{0}” opened last is never closed"),
    (re.compile(r"Unexpected end of template"), "the template ends within a tag"),
    (re.compile(r"Encountered unknown tag '(\w+)'.*closed is '(\w+)'", re.DOTALL),
     "“{0}” does not belong here: the “{1}” before it is still open"),
    (re.compile(r"Encountered unknown tag '(\w+)'"), "there is no tag “{0}”"),
    (re.compile(r"No filter named '([^']*)'"), "there is no filter “{0}”"),
    (re.compile(r"No test named '([^']*)'"), "there is no test “{0}”"),
    (re.compile(r"(?:unexpected|got) 'end of print statement'"), "the {{ … }} ends too early"),
    (re.compile(r"(?:unexpected|got) 'end of statement block'"), "the {% … %} ends too early"),
    (re.compile(r"expected token '([^']*)', got '([^']*)'"), "“{1}” stands where “{0}” is expected"),
    (re.compile(r"unexpected '([^']*)'"), "“{0}” is not expected here"),
    (re.compile(r"unexpected char ['\"](.*)['\"] at"), "“{0}” is not expected here"),
    (re.compile(r"Missing end of comment tag"), "a comment is opened and never closed"),
)  # fmt: skip
_SHOWN = 100


class TemplateFault(Exception):  # noqa: N818 - a fault of the pack's, as in BrieferError's sentences
    """A template asks for what it may not have: half a sentence, and what to do."""

    def __init__(self, what: str, next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """A section's template: its pack's id, the file, its text, and the file's line where the text begins."""

    pack: str
    file: str
    text: str
    first_line: int = 1


RENDERING_FAULTS = (
    TemplateFault,
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a template can provoke: Python's own errors among them, for Jinja turns templates into Python."""


def template_error(places: Sequence[TemplatePlace], error: Exception) -> BrieferError:
    """Return the error to show for what went wrong in a template; the first place is the section's own."""
    if isinstance(error, TemplateFault):
        what, next_step = error.what, error.next_step
    else:
        what, next_step = _plain(error), ""
    place, line = _place_of(places, error)
    return error_at(place, line, what, next_step or "Correct the template.")


def error_at(place: TemplatePlace, line: int, what: str, next_step: str) -> BrieferError:
    """Return the error for this line of the template's text, counted from 1; line 0 is not known."""
    lines = place.text.splitlines()
    where = f"Pack “{place.pack}”, {place.file}"
    if not 1 <= line <= len(lines):
        return BrieferError(f"{where}: {what}.", next_step)
    shown = lines[line - 1].strip()
    column = _column(lines[line - 1], what)
    where += f", line {place.first_line + line - 1}" + (f", column {column}" if column else "")
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    return BrieferError(f"{where}: {what}. The line reads: {shown}", next_step)


def _plain(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the template calls itself without end, or nests too deeply"
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}” in this pack"
    message = str(error.message or "") if isinstance(error, TemplateError) else str(error)
    for pattern, words in _PLAIN:
        match = pattern.search(message)
        if match:
            return words.format(*match.groups()) if match.groups() else words
    message = " ".join(message.split()).rstrip(".")
    return message or "the template cannot be carried out"


def _place_of(places: Sequence[TemplatePlace], error: Exception) -> tuple[TemplatePlace, int]:
    """Return the template in which the error arose, the innermost of those included, and its line."""
    by_file = {place.file: place for place in reversed(places)}
    if isinstance(error, TemplateSyntaxError):
        return by_file.get(error.name or "", places[0]), error.lineno
    found = places[0], 0
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        place = by_file.get(trace.tb_frame.f_code.co_filename)
        if place is not None:
            found = place, trace.tb_lineno
        trace = trace.tb_next
    return found


def _column(line: str, what: str) -> int:
    """Return the column, counted from 1, at which the first quoted word of the sentence stands, or 0."""
    for word in re.findall("“([^”]+)”", what):
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line)
        if match:
            return match.start() + 1
    return 0
