"""Write a Document as Markdown with footnotes, in which a note's words can never turn into format.

CommonMark 0.31 with tables (GFM) and footnotes (`[^1]`, as in GFM and Pandoc).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefer.export.markdown_inlines import Token, join, tokens
from briefer.export.seals import MARKDOWN_LINE, sealed_text
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Contents,
    Document,
    DocumentField,
    Heading,
    Inline,
    Items,
    Quotation,
    Rule,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefer.model.extensions import Exporter

_DEEPEST_HEADING = 6
_MOST_LIST_NUMBER = 999_999_999  # CommonMark takes no number of more than nine digits


@dataclass(slots=True)
class _Notes:
    """The citations that were met, in order."""

    found: list[Citation] = field(default_factory=list)

    def add(self, citation: Citation) -> int:
        self.found.append(citation)
        return len(self.found)


def write_markdown(document: Document, _house: Path) -> bytes:
    """Return the note as Markdown in UTF-8; parsed again it gives the same words.

    The marking stands at head and foot, and the file ends with its seal. The house file is of no use here.
    """
    notes = _Notes()
    marking = _paragraph((Strong((Text(document.marking),)),), notes) if document.marking.strip() else ""
    parts = [
        marking,
        _paragraph((Text(document.kind),), notes),
        _heading(1, (Text(document.title),), notes),
        _fields(document.fields, notes),
        *_blocks(document.blocks, notes),
        marking,
        *(_definition(number, citation) for number, citation in enumerate(notes.found, 1)),
    ]
    return sealed_text("\n\n".join(part for part in parts if part) + "\n", MARKDOWN_LINE)


def _paragraph(inlines: Sequence[Inline], notes: _Notes, before: str = "") -> str:
    return join((*([Token(before)] if before else ()), *tokens(inlines, notes.add)))


def _heading(level: int, inlines: Sequence[Inline], notes: _Notes) -> str:
    words = join(tokens(inlines, notes.add), one_line=True)
    return f"{'#' * min(level, _DEEPEST_HEADING)} {words}".rstrip()


def _fields(fields: Sequence[DocumentField], notes: _Notes) -> str:
    rows = tuple(
        ((Strong((Text(line.label),)),), (Text(line.value),)) for line in fields if line.value.strip()
    )
    return _table(Table(((), ()), rows), notes) if rows else ""


def _blocks(blocks: Sequence[AnyBlock], notes: _Notes) -> list[str]:
    """Return the blocks' Markdown; lists side by side get different signs, or they would be one."""
    written: list[str] = []
    odd = False
    for block in blocks:
        odd = isinstance(block, Items) and not odd
        text = _block(block, notes, odd=odd)
        if text:
            written.append(text)
    return written


def _block(block: AnyBlock, notes: _Notes, *, odd: bool = False) -> str:  # noqa: PLR0911 - as many as kinds
    match block:
        case Heading():
            return _heading(block.level + 1, block.inlines, notes)
        case Block():
            return _paragraph(block.inlines, notes, f"{block.number}. " if block.number else "")
        case Items():
            return _items(block, notes, odd=odd)
        case Quotation():
            return _prefixed("\n\n".join(_blocks(block.blocks, notes)), "> ", "> ")
        case Table():
            return _table(block, notes)
        case Rule():
            return "___"
        case Contents() | Timeline():
            return ""


def _items(items: Items, notes: _Notes, *, odd: bool) -> str:
    written = []
    for index, item in enumerate(items.items):
        number = min(max(items.start, 0) + index, _MOST_LIST_NUMBER)
        sign = f"{number}{'.' if odd else ')'}" if items.ordered else ("-" if odd else "*")
        inner = "\n\n".join(_blocks(item, notes)) or "&nbsp;"  # rows of bare signs would be a rule
        written.append(_prefixed(inner, f"{sign} ", " " * (len(sign) + 1)))
    return "\n".join(written)


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    goes_on = ">" in rest  # an empty line would end a quotation
    prefixed = [first + lines[0], *(rest + line if line or goes_on else "" for line in lines[1:])]
    return "\n".join(line.rstrip(" ") for line in prefixed)


def _table(table: Table, notes: _Notes) -> str:
    columns = max(map(len, (table.header, *table.rows)), default=0)
    if not columns:
        return ""

    def row(cells: Sequence[Sequence[Inline]]) -> str:
        filled = [join(tokens(cell, notes.add), one_line=True, in_table=True) for cell in cells]
        filled += [""] * (columns - len(filled))
        return f"| {' | '.join(filled)} |"

    return "\n".join([row(table.header), f"|{' --- |' * columns}", *map(row, table.rows)])


def _definition(number: int, citation: Citation) -> str:
    def inner(nested: Citation) -> str:
        return f"[{nested.label}]"

    words = join(tokens(citation.note, inner))
    return _prefixed(words if words.strip() else citation.label, f"[^{number}]: ", "    ")


EXPORTER = Exporter(name="md", title="Markdown", suffix=".md", write=write_markdown)
