"""Actors read from a table in CSV; each fault names line and column, and then nothing is taken."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from briefer.errors import BrieferError
from briefer.model.actors import ActorFile, ActorKind, Alias, AliasKind, LoadedActor, Role
from briefer.model.dates import is_edtf
from briefer.model.exchange import CSV_COLUMNS
from briefer.text.cells import from_cell, parted, unescaped

_Word = TypeVar("_Word", bound=StrEnum)
_SHOWN = 40
_PARTS_OF_ROLE = 4
_SEE = "Nothing of the file was taken; docs/actor-files.md says what it may hold."


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of one line by column; `number` is the line of the file on which it begins."""

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Return the text of a cell, empty where the column is missing."""
        return from_cell(self.cells.get(column, "")).strip()

    def fault(self, column: str, what: str) -> BrieferError:
        """Return the error that says what is wrong in a column of this line."""
        return BrieferError(f"Line {self.number}, column {column}: {what}.", _SEE)


def read_actors_csv(text: str) -> ActorFile:
    """Return the actors of a table with a header; fields are parted by commas, semicolons or tabs.

    Raises BrieferError that names line and column of a value that cannot be.
    """
    rows = _rows(text)
    _, header = next(rows, (1, []))
    columns = [cell.strip().casefold() for cell in header]
    if "name" not in columns:
        raise BrieferError("Line 1 has no column called name.", _SEE)
    if twice := next((name for name in columns if name and columns.count(name) > 1), None):
        raise BrieferError(f"Line 1 has the column {_cut(twice)} twice.", _SEE)
    actors: dict[str, LoadedActor] = {}
    for number, row in rows:
        if any(cell.strip() for cell in row):
            if len(row) > len(columns):
                what = f"Line {number} has {len(row)} fields, and the header {len(columns)}."
                raise BrieferError(what, _SEE)
            line = _Line(number, dict(zip(columns, row, strict=False)))
            actor = _actor(line)
            if actor.id and actor.id.casefold() in actors:
                raise line.fault("id", f"“{_cut(actor.id)}” stands in an earlier line too")
            actors[actor.id.casefold() or f" {number}"] = actor
    others = [name for name in columns if name and name not in CSV_COLUMNS]
    return ActorFile(tuple(actors.values()), tuple(f"the column {_cut(name)}" for name in others))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of the line on which it begins."""
    head = text.partition("\n")[0]
    parting = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        what = f"Line {begins} is no line of a CSV file: {error}."
        raise BrieferError(what, _SEE) from error


def _actor(line: _Line) -> LoadedActor:
    name = " ".join(line.text("name").split())
    if not name:
        raise line.fault("name", "it is empty")
    kind = _word(line, "kind", line.text("kind"), ActorKind) if line.text("kind") else None
    return LoadedActor(
        f"line {line.number}",
        line.text("id"),
        name,
        kind,
        tuple(_alias(line, part) for part in parted(line.text("aliases"), "|") if part),
        tuple(_role(line, part) for part in parted(line.text("roles"), "|") if part),
        line.text("note"),
        line.text("origin"),
    )


def _alias(line: _Line, part: str) -> Alias:
    """Return an alias; its kind stands before a colon, or it is a full name."""
    kind, colon, words = part.partition(":")
    if colon and kind.strip().casefold() in set(AliasKind):
        text, known = unescaped(words.strip()), AliasKind(kind.strip().casefold())
    else:
        text, known = unescaped(part), AliasKind.FULL
    if not text.strip():
        raise line.fault("aliases", f"“{_cut(part)}” is a kind without a name")
    return Alias(" ".join(text.split()), known)


def _role(line: _Line, part: str) -> Role:
    """Return an office from its parts between semicolons: title, body, from, to."""
    parts = [" ".join(unescaped(piece).split()) for piece in parted(part, ";")]
    if len(parts) > _PARTS_OF_ROLE:
        raise line.fault("roles", f"“{_cut(part)}” has more parts than title, body, from and to")
    title, body, start, end = (*parts, "", "", "")[:_PARTS_OF_ROLE]
    if not title:
        raise line.fault("roles", f"“{_cut(part)}” has no title")
    for date in (start, end):
        if date and not is_edtf(date):
            raise line.fault("roles", f"“{_cut(date)}” is no date, as 2024, 2024-01 or 2024-01-23 are")
    return Role(title, body, start, end)


def _word(line: _Line, column: str, text: str, vocabulary: type[_Word]) -> _Word:
    try:
        return vocabulary(text.casefold().replace(" ", "_"))
    except ValueError:
        allowed = ", ".join(vocabulary)
        raise line.fault(column, f"“{_cut(text)}” is none of {allowed}") from None


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
