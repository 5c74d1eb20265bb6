"""On which page each heading is expected: an estimate, from the sizes that the house file's styles give.

Page numbers in a table of contents have to be there before anybody opens the note, and only a program that
sets type knows them. LibreOffice does not fill them in without a window, and its pages are not Word's. So
they are estimated, the same each time; Word puts in its own when it updates the table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.export.docx.names import Element, q, value_of
from briefer.export.docx.pens import Pen
from briefer.export.docx.styles import Styles
from briefer.export.outline import outline
from briefer.export.timelines import timeline_drawings, width_of
from briefer.export.words import citations, plain_words
from briefer.model.documents import (
    AnyBlock,
    Block,
    Contents,
    Document,
    Heading,
    Items,
    Quotation,
    Rule,
    Table,
    Timeline,
)

_TWENTIETHS = 20
_SINGLE = 240  # of Word's units for the pitch of lines
LINE = 1.15
"""The pitch of lines as a share of the size of letters, as Arial and Times have it."""

_DEFAULT = {"sz": 20.0, "before": 0.0, "after": 0.0, "line": 240.0}
_LIST_INDENT = 28.0
_CELL_PADDING = 12.0
_RULED = 6.0  # room above and below the words of a row
_TITLE_SHARE = 0.78


@dataclass(frozen=True, slots=True)
class Page:
    """The room for text on a page, in points, and the number of the first page."""

    width: float
    height: float
    first: int = 1


@dataclass(slots=True)
class _Sheet:
    """How far the pages are filled: `used` is the height of text and notes on the present one, in points."""

    room: Page
    pen: Pen
    sizes: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    number: int = 1
    used: float = 0.0

    def size_of(self, role: str) -> tuple[float, float, float]:
        """Return a role's size of letters, pitch of lines, and room above and below together."""
        known = self.sizes.get(role)
        if known is None:
            known = self.sizes[role] = _sizes(self.pen.styles, self.pen.styles.id_of(role))
        return known

    def height_of(self, words: str, role: str, width: float) -> float:
        """Return how high a paragraph is."""
        size, pitch, around = self.size_of(role)
        lines = sum(
            max(1, -(-int(width_of(line, size * 0.93) + 1) // max(int(width), 1)))
            for line in words.split("\n")
        )
        return lines * pitch + around

    def put(self, height: float, keep: float = 0.0) -> int:
        """Put something of this height on the page, or on the next one; `keep` has to fit below it too."""
        if self.used and self.used + min(height, self.room.height / 4) + keep > self.room.height:
            self.turn()
        page = self.number
        self.used += height
        while self.used > self.room.height:
            self.number += 1
            self.used -= self.room.height
        return page

    def turn(self) -> None:
        """Begin a new page."""
        self.number, self.used = self.number + 1, 0.0


def expected_pages(document: Document, pen: Pen, page: Page) -> Mapping[int, int]:
    """Return the page of each heading by its place among them, from 1."""
    sheet = _Sheet(page, pen, number=page.first)
    sheet.put(_title_height(document, sheet))
    pages: dict[int, int] = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.new_page and sheet.used:
                sheet.turn()
            role = f"heading{min(max(block.level, 1), 4)}"
            height = sheet.height_of(plain_words(block.inlines), role, page.width)
            pages[len(pages) + 1] = sheet.put(height, 2 * sheet.size_of("body")[1])
            continue
        for height in _heights(block, sheet, document.blocks, page.width):
            sheet.put(height)
    return pages


def _title_height(document: Document, sheet: _Sheet) -> float:
    rows = sum(
        sheet.height_of(line.value, "field-value", sheet.room.width * _TITLE_SHARE) + 2
        for line in document.fields
        if line.value.strip()
    )
    head = sheet.height_of(document.kind, "kind", sheet.room.width)
    return rows + head + sheet.height_of(document.title, "title", sheet.room.width) + sheet.size_of("body")[1]


def _heights(  # noqa: C901, PLR0912 - one for each kind
    block: AnyBlock, sheet: _Sheet, blocks: Sequence[AnyBlock], width: float
) -> Iterator[float]:
    """Yield the heights of a block's paragraphs or rows, with their notes."""
    match block:
        case Heading():
            yield sheet.height_of(plain_words(block.inlines), "heading2", width)
        case Block():
            role = block.style or ("numbered" if block.number else "body")
            inner = width - _LIST_INDENT if block.number else width
            words = plain_words(block.inlines)
            yield sheet.height_of(words, role, inner) + _notes_height(block, sheet)
        case Items():
            for item in block.items:
                for inside in item:
                    yield from _heights(inside, sheet, blocks, width - _LIST_INDENT)
        case Quotation():
            for inside in block.blocks:
                yield from _heights(inside, sheet, blocks, width - 2 * _LIST_INDENT)
        case Table():
            yield from _row_heights(block, sheet, width)
        case Rule():
            yield sheet.height_of("", "rule", width)
        case Contents():
            yield sheet.height_of(block.title, "contents-title", width)
            for entry in outline(blocks):
                yield sheet.height_of(entry.label, f"contents{entry.level}", width)
        case Timeline():
            for drawing in timeline_drawings(block.title, block.marks, width):
                yield drawing.height + sheet.size_of("drawing")[2]


def _row_heights(table: Table, sheet: _Sheet, width: float) -> Iterator[float]:
    columns = max(map(len, (table.header, *table.rows)), default=0)
    shares = (*table.widths, *(100 // max(columns, 1),) * columns)[:columns]
    whole = max(sum(shares), 1)
    for row in (table.header, *table.rows):
        cells = [
            sheet.height_of(plain_words(cell), "table-text", width * share / whole - _CELL_PADDING)
            for cell, share in zip(row, shares, strict=False)
        ]
        notes = sum(_notes_height(Block(cell), sheet) for cell in row)
        yield max(cells, default=0.0) + _RULED + notes


def _notes_height(block: Block, sheet: _Sheet) -> float:
    notes = sheet.pen.notes
    if notes is None or notes.kind != "footnote":
        return 0.0
    return sum(
        sheet.height_of(f"99 {plain_words(citation.note)}", "footnote", sheet.room.width)
        for citation in citations((block,))
    )


@dataclass(frozen=True, slots=True)
class Spacing:
    """A paragraph's size of letters, and the room above and below together, in points.

    The pitch of its lines is `exact` points, or where that is 0 `share` times the usual one.
    """

    size: float
    around: float
    share: float
    exact: float = 0.0


def spacing_of(paragraph: Element, styles: Styles) -> Spacing:
    """Return how a paragraph's lines are spaced, by its own properties and its style's."""
    own = paragraph.find(q("w:pPr"))
    looks = () if own is None else (own,)
    found = _found(styles, value_of(own, "w:pStyle") or styles.default, looks)
    rule = value_of(own, "w:spacing", "w:lineRule")
    exact = found["line"] / _TWENTIETHS if rule == "exact" else 0.0
    around = (found["before"] + found["after"]) / _TWENTIETHS
    return Spacing(found["sz"] / 2, around, found["line"] / _SINGLE, exact)


def _sizes(styles: Styles, style_id: str) -> tuple[float, float, float]:
    """Return a style's size of letters, pitch of lines, and room around, in points."""
    found = _found(styles, style_id)
    size = found["sz"] / 2
    around = (found["before"] + found["after"]) / _TWENTIETHS
    return size, size * LINE * found["line"] / _SINGLE, around


def _found(styles: Styles, style_id: str, own: Sequence[Element] = ()) -> dict[str, float]:
    """Return what a style and own properties say of sizes and spaces, as they say it."""
    found = dict(_DEFAULT)
    defaults = styles.root.find(q("w:docDefaults"))
    bases = (*([defaults] if defaults is not None else ()), *reversed(styles.chain(style_id)))
    for source in (*bases, *own):
        for size in source.iter(q("w:sz")):
            _take(found, "sz", size.get(q("w:val")))
        for spacing in source.iter(q("w:spacing")):
            for name in ("before", "after", "line"):
                _take(found, name, spacing.get(q(f"w:{name}")))
    return found


def _take(found: dict[str, float], name: str, value: str | None) -> None:
    if value is not None and value.isdecimal():
        found[name] = float(value)
