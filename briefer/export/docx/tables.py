"""Tables as w:tbl, written straight: python-docx's cell look-ups take 47 s for 2,000 rows.

A table for signatures is kept on one page, with room to write in each row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from xml.sax.saxutils import quoteattr

from briefer.export.docx.letters import size_of_style
from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import inlines_xml
from briefer.export.languages import begins_latin, begins_rtl
from briefer.export.timelines import width_of
from briefer.export.words import SIGN_OFF, citations, pieces, plain_words
from briefer.model.documents import Block, Inline, Strong, Table, Text
from briefer.text.cleaning import clean

_PERCENT = 100
_LEAST_SHARE = 10
_WHOLE_WIDTH = 5_000  # fiftieths of a percent
_MOST_TITLE_CHARACTERS = 250
_LONG = 300  # characters of XML in a cell, below which it is not high
_LETTER, _MOST_LINES = 95, 35  # twentieths of a point, and lines of a cell that surely fit a page
_TWENTIETHS = 20
_PADDING = 230  # twentieths of a point, at both sides of a cell
_BOLD = 1.25  # as wide as plain letters of a usual face, in a wide one
_ROOM_TO_SIGN = 680  # twentieths of a point


def table_xml(table: Table, pen: Pen, *, noted: bool = False) -> str:
    """Return a table with a header row that repeats and rows that stay whole; nothing without cells.

    A header without words is left out. One that is `noted` keeps its last row with what follows. A row that
    may be as high as a page is parted, and kept with no other: LibreOffice would not come to an end.
    """
    head = () if _is_blank(table.header) else (table.header,)
    rows = [row for row in (*head, *table.rows) if row]
    columns = max(map(len, rows), default=0)
    if not columns:
        return ""
    widths = column_widths(table.widths, columns, pen.width)
    if head:
        widths = _with_whole_words(widths, table.header, pen)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    signed = table.style == SIGN_OFF
    first, last = len(head), len(rows) - 1
    is_low = not any(_is_high(row, widths) for row in (*rows[first : first + 2], *rows[-2:]))
    ends = (first, last - 1) if is_low else ()
    written = "".join(
        _row_xml(
            row,
            widths,
            pen,
            _Row(
                is_header=bool(head) and not at,
                signed=signed,
                stays=(noted and is_low) if at == last else signed or at in ends,
            ),
        )
        for at, row in enumerate(rows)
    )
    role = "sign-off-table" if signed else "table"
    properties = _properties_xml(table.title, role, pen, has_head=bool(head))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def _is_blank(cells: Sequence[tuple[Inline, ...]]) -> bool:
    words = Block(tuple(inline for cell in cells for inline in cell))
    return not plain_words(words.inlines).strip() and not any(citations((words,)))


@dataclass(frozen=True, slots=True)
class _Row:
    """What kind of row it is: `signed` rows leave room to sign; one that `stays` is kept with the next.

    No single row is parted from either end of its table.
    """

    is_header: bool
    signed: bool
    stays: bool


def _is_high(cells: Sequence[tuple[Inline, ...]], widths: Sequence[int]) -> bool:
    """Return whether a row may be as high as a page, by the letters of its cells."""
    return any(
        sum(map(len, pieces(inlines))) * _LETTER > _MOST_LINES * width
        for inlines, width in zip(cells, widths, strict=False)
    )


def column_widths(shares: Sequence[int], columns: int, width: int) -> tuple[int, ...]:
    """Return the columns' widths, in twentieths of a point, that together make up the text width."""
    given = [max(share, 1) for share in shares[:columns]]
    missing = columns - len(given)
    if missing:
        rest = max(_PERCENT - sum(given), missing * _LEAST_SHARE)
        given += [rest // missing] * missing
    whole = sum(given)
    widths = [width * share // whole for share in given]
    widths[-1] += width - sum(widths)
    return tuple(widths)


def _with_whole_words(
    widths: tuple[int, ...], header: Sequence[tuple[Inline, ...]], pen: Pen
) -> tuple[int, ...]:
    """Return widths in which no word of a header is parted, where the other columns have room to give."""
    size = size_of_style(pen.styles.id_of("table-heading"), pen.styles) * _BOLD
    cells = (plain_words(inlines).split() for inlines in header)
    longest = [max((width_of(word, size) for word in words), default=0.0) for words in cells]
    least = [ceil(width * _TWENTIETHS) + _PADDING for width in (*longest, *(0.0,) * len(widths))]
    spare = [max(width - need, 0) for width, need in zip(widths, least, strict=False)]
    missing = sum(max(need - width, 0) for width, need in zip(widths, least, strict=False))
    if not missing or missing > sum(spare):
        return widths
    roomy = [
        need if width < need else width - room * missing // sum(spare)
        for width, need, room in zip(widths, least, spare, strict=False)
    ]
    roomy[spare.index(max(spare))] += sum(widths) - sum(roomy)
    return tuple(roomy)


def _properties_xml(title: str, role: str, pen: Pen, *, has_head: bool) -> str:
    words = clean(title)
    said = (
        f"<w:tblCaption w:val={quoteattr(words[:_MOST_TITLE_CHARACTERS])}/>"
        f"<w:tblDescription w:val={quoteattr(words)}/>"
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="{pen.styles.id_of(role)}"/>'
        f'{"<w:bidiVisual/>" if pen.rtl else ""}<w:tblW w:w="{_WHOLE_WIDTH}" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0420" if has_head else "0400"}" '
        f'w:firstRow="{int(has_head)}" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"{said if words else ''}</w:tblPr>"
    )


def _row_xml(cells: Sequence[tuple[Inline, ...]], widths: Sequence[int], pen: Pen, row: _Row) -> str:
    role = "table-heading" if row.is_header else "sign-off" if row.signed else "table-text"
    style = pen.styles.id_of(role)
    keep = "<w:keepNext/>" if row.stays else ""
    if row.signed and not row.stays:  # a row is kept with the next one by its paragraphs, as their style says
        keep = '<w:keepNext w:val="0"/>'
    written = []
    is_long = False
    for index, width in enumerate(widths):
        inlines = cells[index] if index < len(cells) else ()
        words = inlines_xml(inlines, pen)
        is_long = is_long or len(words) > _LONG
        written.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{bidi_xml(inlines, pen)}</w:pPr>'
            f"{words}</w:p></w:tc>"
        )
    room = f'<w:trHeight w:val="{_ROOM_TO_SIGN}" w:hRule="atLeast"/>'
    marks = "<w:tblHeader/>" if row.is_header else room if row.signed else ""
    whole = "" if is_long and _is_high(cells, widths) else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{marks}</w:trPr>{''.join(written)}</w:tr>"


def bidi_xml(inlines: Sequence[Inline], pen: Pen) -> str:
    """Return the mark of a paragraph that runs from right to left, or nothing."""
    first = inlines[0] if inlines else None
    if isinstance(first, Strong):  # a fact's line begins with its date
        first = first.inlines[0] if first.inlines else None
    if isinstance(first, Text) and begins_latin(first.text):
        return ""
    rtl = begins_rtl(pieces(inlines))
    return "<w:bidi/>" if rtl or (rtl is None and pen.rtl) else ""
