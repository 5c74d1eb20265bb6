"""The fields that a pack asks for: what is printed of them, and checking what is given for them."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.compose.date_words import date_words
from briefer.compose.phrases import phrases_of
from briefer.compose.words import nearest
from briefer.errors import BrieferError
from briefer.marking.reading import read_marking
from briefer.marking.values import Marking
from briefer.model.briefs import Brief
from briefer.model.dates import is_edtf
from briefer.model.documents import DocumentField
from briefer.model.packs import FieldKind, Pack, PackField, Scheme

_OUTSIDE_THE_BLOCK = ("title", "marking", "body")


def title_block(brief: Brief, pack: Pack, created: str) -> tuple[DocumentField, ...]:
    """Return the lines of the title block; the title and the marking have places of their own.

    So have fields of the role `body`, which a section's template prints, such as the names of a sign-off.

    A required field that has no value says visibly that it is to be filled in; another one is left out.
    """
    lines = []
    for field in pack.fields:
        words = field_words(brief, pack, field, created)
        if field.required and not words:
            words = phrases_of(pack).say("to_be_filled_in")
        if words and field.role not in _OUTSIDE_THE_BLOCK:
            lines.append(DocumentField(field.name, field.label, words, field.role))
    return tuple(lines)


def field_words(brief: Brief, pack: Pack, field: PackField, created: str) -> str:
    """Return what is printed for a field: dates in words, all else as it was entered."""
    value = _value(brief, field, created)
    if field.kind is FieldKind.DATE and is_edtf(value):
        return date_words(value, phrases_of(pack))
    return value


def value_of_role(brief: Brief, pack: Pack, role: str, created: str) -> str:
    """Return what is printed for the first field with this role, or an empty string."""
    for field in pack.fields:
        if field.role == role:
            return field_words(brief, pack, field, created)
    return ""


def raw_value_of_role(brief: Brief, pack: Pack, role: str, created: str) -> str:
    """Return what was entered for the first field with this role, or its default, or an empty string."""
    field = next((field for field in pack.fields if field.role == role), None)
    return _value(brief, field, created) if field else ""


def marking_of(brief: Brief, pack: Pack, created: str) -> Marking:
    """Return the note's marking by the pack's scheme; one of no words where it has none.

    Raises BrieferError where the words are none of the scheme.
    """
    words = value_of_role(brief, pack, "marking", created)
    return read_marking(pack.scheme if words else Scheme.NONE, words)


def value_to_keep(pack: Pack, field: PackField, value: str) -> str:
    """Return the value as the field keeps it: a choice as the pack spells it, a marking as its scheme does.

    Raises BrieferError where the field cannot have the value.
    """
    value = checked_value(field, value)
    if not value or field.role != "marking":
        return value
    banner = read_marking(pack.scheme, value).banner
    return value if field.kind is FieldKind.CHOICE else banner


def title_of(brief: Brief, pack: Pack, created: str) -> str:
    """Return the note's title; where it has none, what stands for a required one, else the pack's name."""
    title = value_of_role(brief, pack, "title", created) or brief.title
    asked = next((field for field in pack.fields if field.role == "title" and field.required), None)
    if title or asked is None:
        return title or pack.name
    return phrases_of(pack).say("to_be_written", heading=asked.label)


def set_fields(brief: Brief, pack: Pack, settings: Sequence[str]) -> Brief:
    """Return the brief with fields set from ``NAME=VALUE`` words, as the command line gives them.

    Raises BrieferError for a field that the pack does not have, naming those it has, and for a value
    that the field cannot have.
    """
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise BrieferError(f"“{setting}” sets no field.", "Write it as FIELD=VALUE.")
        field = _field(pack, name.strip())
        brief = set_field(brief, field, value_to_keep(pack, field, value.strip()))
    return brief


def set_field(brief: Brief, field: PackField, value: str) -> Brief:
    """Return the brief with one field set; an empty value takes the field away.

    Raises BrieferError where the field cannot have the value.
    """
    value = checked_value(field, value)
    if field.role == "cut_off":
        return replace(brief, cut_off=value or None)
    if field.role == "title":
        return replace(brief, title=value)
    others = tuple(pair for pair in brief.fields if pair[0] != field.name)
    return replace(brief, fields=(*others, (field.name, value)) if value else others)


def checked_value(field: PackField, value: str) -> str:
    """Return the value as the field keeps it: a choice in the pack's own spelling.

    Raises BrieferError where a date is no EDTF date or a choice is none of the field's.
    """
    if not value:
        return ""
    if field.kind is FieldKind.DATE and not is_edtf(value):
        raise BrieferError(
            f"“{value}” is no date for the field “{field.name}”.",
            "Write it as year, month and day, as in 2024-01-23.",
        )
    if field.kind is FieldKind.CHOICE:
        for choice in field.choices:
            if choice.casefold() == value.casefold():
                return choice
        raise BrieferError(
            f"“{value}” is no choice for the field “{field.name}”.", f"It can be {_either(field.choices)}."
        )
    return value


def _value(brief: Brief, field: PackField, created: str) -> str:
    """Return a field's value as it is kept, its default where it has none."""
    value = dict(brief.fields).get(field.name, "")
    if field.role == "cut_off":
        value = brief.cut_off or value
    if field.role == "title":
        value = brief.title or value
    if value or field.default:
        return value or field.default
    return created[:10] if field.role == "date" else ""


def _field(pack: Pack, name: str) -> PackField:
    for field in pack.fields:
        if field.name == name:
            return field
    names = [field.name for field in pack.fields]
    close = nearest(name, names)
    raise BrieferError(
        f"The pack “{pack.id}” has no field “{name}”{close}.", f"Its fields are {', '.join(names)}."
    )


def _either(choices: Sequence[str]) -> str:
    return " or ".join((", ".join(choices[:-1]), choices[-1])) if len(choices) > 1 else "".join(choices)
