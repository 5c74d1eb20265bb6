"""A Word note as plain values, which is all that crosses from the reading child to this process."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any

from briefer.load.returned import read_note
from briefer.model.returned import (
    NOTE_KINDS,
    Bookmark,
    NoteMark,
    ReadComment,
    ReadFootnote,
    ReadNote,
    ReadParagraph,
    Stretch,
)
from briefer.text.cleaning import clean


def read_returned(data: bytes, file_name: str) -> list[Any]:
    """Return a Word note as lists of plain values, of which `note_of` makes a note. This runs in a child.

    Raises what `read_note` does.
    """
    return list(astuple(read_note(data, file_name)))


def note_of(value: Sequence[Any]) -> ReadNote:
    """Return a note made of plain values again. Each is checked: the child is not believed.

    Raises ValueError or TypeError where the values make no note.
    """
    paragraphs, footnotes, comments, created = value
    read = tuple(_footnote(*each) for each in footnotes)
    made = tuple(_paragraph(*each, most=len(read)) for each in paragraphs)
    said = tuple(_comment(*each, most=len(made)) for each in comments)
    return ReadNote(made, read, said, _words(created))


def _footnote(kind: str, number: int, words: str) -> ReadFootnote:
    if kind not in NOTE_KINDS:
        raise _refusal
    return ReadFootnote(kind, _number(number, 1), _words(words))


def _paragraph(  # noqa: PLR0913, PLR0917 - the fields of a paragraph
    words: str,
    section: str,
    row: int,
    is_heading: bool,  # noqa: FBT001 - as it was sent
    is_tracked: bool,  # noqa: FBT001 - as it was sent
    bookmarks: Iterable[Sequence[Any]],
    marks: Iterable[Sequence[Any]],
    bold: Iterable[Sequence[int]],
    italic: Iterable[Sequence[int]],
    *,
    most: int,
) -> ReadParagraph:
    length = len(_words(words))
    return ReadParagraph(
        words,
        _words(section),
        _number(row, 0),
        bool(is_heading),
        bool(is_tracked),
        tuple(Bookmark(_words(name), *_stretch((low, high), length)) for name, low, high in bookmarks),
        tuple(NoteMark(_number(at, 0, length), _number(note, 0, most - 1)) for at, note in marks),
        tuple(_stretch(each, length) for each in bold),
        tuple(_stretch(each, length) for each in italic),
    )


def _comment(initials: str, words: str, about: str, paragraph: int, *, most: int) -> ReadComment:
    return ReadComment(_words(initials), _words(words), _words(about), _number(paragraph, -1, most - 1))


_refusal = ValueError("no values of a note")


def _words(value: object) -> str:
    if not isinstance(value, str) or clean(value) != value:
        raise _refusal
    return value


def _number(value: object, least: int, most: int | None = None) -> int:
    if not isinstance(value, int) or value < least or (most is not None and value > most):
        raise _refusal
    return value


def _stretch(value: Sequence[int], length: int) -> Stretch:
    low, high = value
    return _number(low, 0, high), _number(high, 0, length)
