"""Values of a brief's fields: what the analyst typed, as it is kept, or why it cannot be."""

from dataclasses import dataclass
from datetime import date, datetime

from briefer.gui.wording import shown_date
from briefer.model.briefs import Brief
from briefer.model.dates import is_edtf
from briefer.model.packs import FieldKind, PackField

_WRITTEN = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%B %Y", "%b %Y", "%B %d, %Y", "%b %d, %Y")
CUT_OFF_ROLE = "cut_off"
TITLE_ROLE = "title"
DATE_ROLE = "date"
REQUIRED = "Required."


@dataclass(frozen=True, slots=True)
class Checked:
    """A field's value as it is kept, and what is wrong with what was typed, or an empty string."""

    value: str
    fault: str = ""


def checked(field: PackField, typed: str) -> Checked:
    """Return what to keep of what was typed into a field, or the sentence that says what is wrong."""
    words = typed.strip()
    if not words:
        return Checked("", REQUIRED if field.required and not default_of(field) else "")
    if field.kind is FieldKind.DATE:
        value = edtf_of(words)
        return (
            Checked(value)
            if value
            else Checked("", f"Not a date: write {_today():%Y-%m-%d} or {_example()}.")
        )
    if field.kind is FieldKind.CHOICE and field.choices and words not in field.choices:
        return Checked(words, f"Not one of the pack's choices: {', '.join(field.choices)}.")
    return Checked(words)


def edtf_of(words: str) -> str:
    """Return the EDTF string that the words mean, or an empty string: “24 January 2024” is 2024-01-24."""
    if is_edtf(words):
        return words
    for form in _WRITTEN:
        try:
            read = datetime.strptime(" ".join(words.split()), form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
        return f"{read:%Y-%m-%d}" if "%d" in form else f"{read:%Y-%m}"
    return ""


def shown_value(field: PackField, value: str) -> str:
    """Return a field's value as it stands in the form: a date in words, else as it is."""
    return shown_date(value) if field.kind is FieldKind.DATE and value else value


def value_of(brief: Brief, field: PackField) -> str:
    """Return a field's value as the analyst entered it, or an empty string."""
    entered = dict(brief.fields).get(field.name, "")
    if field.role == TITLE_ROLE:
        return brief.title or entered
    if field.role == CUT_OFF_ROLE:
        return brief.cut_off or entered
    return entered


def default_of(field: PackField) -> str:
    """Return what is printed for a field left empty: the pack's default, or today for the note's date."""
    if field.default or field.role != DATE_ROLE:
        return field.default
    return f"{_today():%Y-%m-%d}"


def is_missing(brief: Brief, field: PackField) -> bool:
    """Return whether a field is required and nothing would be printed for it."""
    return field.required and not (value_of(brief, field).strip() or default_of(field))


def _today() -> date:
    return datetime.now().astimezone().date()


def _example() -> str:
    return shown_date(f"{_today():%Y-%m-%d}")
