"""Tables as w:tbl, written straight: python-docx's cell look-ups take 47 s for 2,000 rows."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import inlines_xml
from briefer.export.languages import begins_rtl
from briefer.export.words import pieces
from briefer.model.documents import Inline, Table
from briefer.text.cleaning import clean

_PERCENT = 100
_LEAST_SHARE = 10
_WHOLE_WIDTH = 5_000  # fiftieths of a percent
_MOST_TITLE_CHARACTERS = 250


def table_xml(table: Table, pen: Pen) -> str:
    """Return a table with a header row that repeats and rows that stay whole; nothing without cells."""
    rows = [row for row in (table.header, *table.rows) if row]
    columns = max(map(len, rows), default=0)
    if not columns:
        return ""
    widths = column_widths(table.widths, columns, pen.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = "".join(_row_xml(row, widths, pen, is_header=row is table.header) for row in rows)
    return f"<w:tbl>{_properties_xml(table.title, pen)}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


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


def _properties_xml(title: str, pen: Pen) -> str:
    words = clean(title)
    said = (
        f"<w:tblCaption w:val={quoteattr(words[:_MOST_TITLE_CHARACTERS])}/>"
        f"<w:tblDescription w:val={quoteattr(words)}/>"
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="{pen.styles.id_of("table")}"/>'
        f'{"<w:bidiVisual/>" if pen.rtl else ""}<w:tblW w:w="{_WHOLE_WIDTH}" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"{said if words else ''}</w:tblPr>"
    )


def _row_xml(cells: Sequence[tuple[Inline, ...]], widths: Sequence[int], pen: Pen, *, is_header: bool) -> str:
    style = pen.styles.id_of("table-heading" if is_header else "table-text")
    written = []
    for index, width in enumerate(widths):
        inlines = cells[index] if index < len(cells) else ()
        written.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi_xml(inlines, pen)}</w:pPr>'
            f"{inlines_xml(inlines, pen)}</w:p></w:tc>"
        )
    head = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(written)}</w:tr>"


def bidi_xml(inlines: Sequence[Inline], pen: Pen) -> str:
    """Return the mark of a paragraph that runs from right to left, or nothing."""
    rtl = begins_rtl(pieces(inlines))
    return "<w:bidi/>" if rtl or (rtl is None and pen.rtl) else ""
