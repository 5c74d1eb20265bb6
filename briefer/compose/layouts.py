"""Layouts: facts and sources laid out straight as paragraphs, lists and tables, not through Markdown.

A layout stands on a line of its own in a template, as in `{{ facts|paragraphs }}`. Long lists and tables
are quick this way, and nothing in them can be read as Markdown.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jinja2 import Undefined, pass_environment
from markupsafe import Markup

from briefer.compose.fact_records import FactRecord
from briefer.compose.faults import TemplateFault
from briefer.compose.parts import PARTS
from briefer.compose.tokens import TOKEN, Grid, Line, Lines, Piece, Run, Tokens, Value, Words, printable
from briefer.model.documents import Timeline, TimeMark

WHOLE_LINE = ("line",)
"""What a line of a fact is where nothing is said of its parts."""

_COLUMN_PARTS = 3
_CLEARANCE = frozenset(
    {
        "quote",
        "words",
        "grades",
        "translation",
        "grading",
        "gradings",
        "credibility",
        "credibility_words",
        "reliability",
        "reliability_words",
    }
)


def layouts_for(tokens: Tokens, say: Callable[[str], str]) -> dict[str, Callable[..., Any]]:
    """Return the filters that lay out records as blocks, by name; `say` gives the pack's phrases."""

    @pass_environment
    def paragraphs(environment: Any, records: Iterable[object], *parts: str) -> Markup:
        laid = _lines(tokens, environment, records, parts)
        return tokens.put(Lines(laid)) if laid else Markup("")

    @pass_environment
    def bullets(environment: Any, records: Iterable[object], *parts: str) -> Markup:
        laid = _lines(tokens, environment, records, parts)
        return tokens.put(Lines(laid, bulleted=True)) if laid else Markup("")

    @pass_environment
    def table(environment: Any, records: Iterable[object], *columns: str, title: str = "") -> Markup:
        grid = _grid(tokens, environment, records, columns, title)
        return tokens.put(grid) if grid.rows else Markup("")

    @pass_environment
    def chronology(environment: Any, records: Iterable[object], title: str = "") -> Markup:
        return table(environment, records, *_columns(say, "chronology"), title=title or say("chronology"))

    @pass_environment
    def roster(environment: Any, records: Iterable[object], title: str = "") -> Markup:
        return table(environment, records, *_columns(say, "roster"), title=title or say("roster"))

    def role(words: object, name: str) -> Markup:
        pieces = _pieces(tokens, words)
        return tokens.put(Lines((Run(tuple(pieces)),), style=str(name))) if pieces else Markup("")

    @pass_environment
    def timeline(environment: Any, records: Iterable[object], title: str = "") -> Markup:
        environment.reading.is_beyond = True
        marks = _marks(records)
        return tokens.put(Timeline(str(title) or say("timeline"), marks)) if marks else Markup("")

    return {
        "paragraphs": paragraphs,
        "bullets": bullets,
        "table": table,
        "chronology": chronology,
        "role": role,
        "roster": roster,
        "timeline": timeline,
    }


def _columns(say: Callable[[str], str], table: str) -> tuple[str, ...]:
    """Return the columns of a table that a pack has by name, as its phrase describes them."""
    return tuple(column.strip() for column in say(f"{table}_columns").split("|"))


def _marks(records: Iterable[object]) -> tuple[TimeMark, ...]:
    """Return the dated facts as marks, in order of time."""
    facts = _records(records)
    if not all(isinstance(fact, FactRecord) for fact in facts):
        raise TemplateFault("a timeline is for lists of facts")
    marks = (fact.marks_time() for fact in facts if isinstance(fact, FactRecord))
    return tuple(sorted(filter(None, marks), key=lambda mark: (mark.begins, mark.ends)))


def _lines(
    tokens: Tokens, environment: Any, records: Iterable[object], parts: tuple[str, ...]
) -> tuple[Piece, ...]:
    named = parts or WHOLE_LINE
    return tuple([_piece(tokens, environment, record, named) for record in _records(records)])


def _grid(
    tokens: Tokens, environment: Any, records: Iterable[object], columns: tuple[str, ...], title: str
) -> Grid:
    taken = [_column(column) for column in columns]
    if not taken:
        raise TemplateFault("a table has columns", 'Write them as "Heading: part, part: width".')
    rows = tuple(
        tuple(_piece(tokens, environment, record, parts) for _, parts, _ in taken)
        for record in _records(records)
    )
    header = tuple(heading for heading, _, _ in taken)
    grid = Grid(header, rows, _widths([width for _, _, width in taken]), str(title))
    hidden = [place for place, (_, parts, _) in enumerate(taken) if _is_withheld(parts, rows, place)]
    return _without(grid, hidden) if hidden else grid


def _is_withheld(parts: tuple[str, ...], rows: Sequence[tuple[Piece, ...]], place: int) -> bool:
    """Return whether a column holds what is for clearance alone and is empty, as in a clean copy."""
    return _CLEARANCE.issuperset(parts) and all(is_empty(row[place]) for row in rows)


def is_empty(piece: Piece) -> bool:
    """Return whether a record printed nothing on a line or in a cell."""
    return (piece.piece if isinstance(piece, Line) else piece) == Run(())


def _without(grid: Grid, hidden: Sequence[int]) -> Grid:
    """Return the table without these columns, the others as wide as they are to each other."""
    kept = [place for place in range(len(grid.header)) if place not in hidden]
    whole = sum(grid.widths[place] for place in kept) if grid.widths else 0
    shares = [grid.widths[place] * 100 // whole for place in kept] if whole else []
    widths = (*shares[:-1], 100 - sum(shares[:-1])) if shares else ()
    rows = tuple(tuple(row[place] for place in kept) for row in grid.rows)
    return Grid(tuple(grid.header[place] for place in kept), rows, widths, grid.title)


def line_of(tokens: Tokens, environment: Any, record: FactRecord, parts: tuple[str, ...]) -> Line:
    """Return what a fact prints where these parts of it stand on a line, the same value each time."""
    line = record.lines.get(parts)
    if line is None:
        # What most of a long note is made of needs no token.
        piece = record.as_line() if parts == WHOLE_LINE else _joined(tokens, environment, record, parts)
        line = record.lines[parts] = Line(piece)
    return line


def _piece(tokens: Tokens, environment: Any, record: object, parts: tuple[str, ...]) -> Piece:
    """Return what a record prints where these parts of it stand on a line."""
    if isinstance(record, FactRecord):
        return line_of(tokens, environment, record, parts)
    return _joined(tokens, environment, record, parts)


def _joined(tokens: Tokens, environment: Any, record: object, parts: Iterable[str]) -> Piece:
    """Return the parts of a record one after the other, with a space where words would run together."""
    pieces: list[Piece] = []
    for name in parts:
        more = _pieces(tokens, _part(environment, record, name))
        if pieces and more and isinstance(pieces[-1], Words) and isinstance(more[0], Words):
            pieces.append(Words(" "))
        pieces += more
    return pieces[0] if len(pieces) == 1 else Run(tuple(pieces))


def _part(environment: Any, record: object, name: str) -> object:
    """Return a part of a record, the quick way where it is one that every template may see.

    A part of a part is named with a dot between them, as in `source.number`.
    """
    if name in PARTS.get(type(record), ()):
        return getattr(record, name)
    first, dot, rest = name.partition(".")
    if dot:
        return _part(environment, _part(environment, record, first), rest)
    return environment.getitem(record, name)


def _records(records: object) -> list[object]:
    if isinstance(records, Undefined):
        str(records)  # raises, with the name that is not there
    if isinstance(records, str) or not isinstance(records, Iterable):
        raise TemplateFault("a layout is for lists of facts, sources or actors")
    return list(records)


def _pieces(tokens: Tokens, value: object) -> list[Piece]:
    """Return what a part of a record prints as; what is ready is taken apart again."""
    if isinstance(value, Undefined):
        str(value)  # raises, with the name that is not there
    if isinstance(value, Markup):
        found = tokens.pieces(value)
        return found if found or not value or TOKEN.search(value) else [Words(str(value))]
    words = printable(value)
    return [Words(str(words), value.fact if isinstance(value, Value) else None)] if words else []


def _column(column: str) -> tuple[str, tuple[str, ...], int]:
    """Return the heading, the parts and the width in percent that a column's description names."""
    heading, *rest = (part.strip() for part in str(column).split(":"))
    if not 1 <= len(rest) < _COLUMN_PARTS or not rest[0]:
        raise TemplateFault(f"“{column}” describes no column", 'Write "Heading: part, part: width".')
    width = rest[1].removesuffix("%") if len(rest) > 1 else "0"
    if not width.isascii() or not width.isdigit():
        raise TemplateFault(f"“{rest[1]}” is no width of a column in percent")
    return heading, tuple(part.strip() for part in rest[0].split(",")), int(width)


def _widths(widths: list[int]) -> tuple[int, ...]:
    """Return the widths as given where each column has one and they come to 100, else none.

    Raises TemplateFault where the columns have widths that come to something else.
    """
    if not any(widths):
        return ()
    if not all(widths) or sum(widths) != 100:  # noqa: PLR2004 - percent
        raise TemplateFault("the widths of a table's columns come to 100")
    return tuple(widths)
