"""A document as plain lists and back, for the way out of a child process, whose answers are no pickles."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from briefer.compose.compose import compose, section_parts
from briefer.compose.section_parts import Part
from briefer.compose.source_forms import SourceForms
from briefer.errors import BrieferError
from briefer.model import documents
from briefer.model.briefs import BriefContent
from briefer.model.documents import Document
from briefer.model.ids import SectionId, SourceId
from briefer.model.note_options import NoteOptions
from briefer.model.packs import Pack

COMPOSE_IN_CHILD = "briefer.compose.transfer:composed_data"
"""The dotted name of the function that a child runs."""

_CLASSES: dict[str, type[Any]] = {
    each.__name__: each
    for each in (
        documents.Text, documents.Strong, documents.Emphasis, documents.Code, documents.Link,
        documents.LineBreak, documents.Statement, documents.Citation, documents.Heading, documents.Block,
        documents.Items, documents.Quotation, documents.Table, documents.Rule, documents.DocumentField,
        documents.Contents, documents.TimeMark, documents.Timeline, Document, Part,
    )
}  # fmt: skip
PARTS_IN_CHILD = "briefer.compose.transfer:parts_data"
"""The dotted name of the function that a child runs for one section."""

_TUPLE = ""


def composed_data(
    content: BriefContent,
    pack: Pack,
    created: str,
    options: NoteOptions | None = None,
    forms: Mapping[SourceId, SourceForms] | None = None,
) -> Any:
    """Return the composed document as plain lists; raises what compose raises."""
    forms_of = None if forms is None else forms.__getitem__
    return to_data(compose(content, pack, created=created, options=options, forms_of=forms_of))


def parts_data(content: BriefContent, pack: Pack, section: SectionId, created: str) -> Any:
    """Return the parts of a section as plain lists; raises what composing raises."""
    return to_data(section_parts(content, pack, section, created=created))


def parts_of(data: Any) -> tuple[Part, ...]:
    """Return the parts of a section that plain lists describe; raises BrieferError as `document_of` does."""
    try:
        parts = _value_of(data)
    except (TypeError, ValueError, LookupError, RecursionError) as error:
        raise _no_document() from error
    if not isinstance(parts, tuple) or not all(isinstance(part, Part) for part in parts):
        raise _no_document()
    return parts


def to_data(value: Any) -> Any:
    """Return a document, or a part of one, as lists, words and numbers."""
    if isinstance(value, tuple):
        return [_TUPLE, *map(to_data, value)]
    if type(value).__name__ in _CLASSES:
        return [type(value).__name__, *(to_data(getattr(value, name)) for name in value.__slots__)]
    return value


def document_of(data: Any) -> Document:
    """Return the document that plain lists describe.

    Raises BrieferError where they describe none, as when the child that made them was taken over.
    """
    try:
        document = _value_of(data)
    except (TypeError, ValueError, LookupError, RecursionError) as error:
        raise _no_document() from error
    if not isinstance(document, Document):
        raise _no_document()
    return document


def _value_of(data: Any) -> Any:
    if not isinstance(data, list):
        return data
    name, *rest = data
    values = tuple(map(_value_of, rest))
    if name == _TUPLE:
        return values
    made = _CLASSES[name]
    return made(*(_checked(field.type, value) for field, value in zip(fields(made), values, strict=True)))


def _checked(wanted: Any, value: Any) -> Any:
    """Return the value of a field: words, a number, a tuple, or one of an enumeration's words.

    Raises TypeError where it is not of the field's kind, ValueError for a word that is none of them.
    """
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(value)
    kind = (
        wanted
        if wanted in (str, bool)
        else int
        if wanted is int or hasattr(wanted, "__supertype__")
        else tuple
    )
    if type(value) is not kind:
        message = f"{type(value).__name__} in place of {kind.__name__}"
        raise TypeError(message)
    return value


def _no_document() -> BrieferError:
    return BrieferError("The pack gave no document.", "Use another pack, or correct this one.")
