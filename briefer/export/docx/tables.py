"""Tables as w:tbl, built straight: python-docx's cell look-ups take 47 s for 2,000 rows, this a fraction."""

from collections.abc import Sequence

from briefer.export.docx.names import Element, add, new
from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import write_inlines
from briefer.export.languages import begins_rtl
from briefer.export.words import pieces
from briefer.model.documents import Inline, Table
from briefer.text.cleaning import clean

_PERCENT = 100
_LEAST_SHARE = 10
_WHOLE_WIDTH = 5_000  # fiftieths of a percent
_MOST_TITLE_CHARACTERS = 250


def table_element(table: Table, pen: Pen) -> Element | None:
    """Return a table with a header row that repeats and rows that stay whole; None without cells."""
    rows = [row for row in (table.header, *table.rows) if row]
    columns = max(map(len, rows), default=0)
    if not columns:
        return None
    widths = column_widths(table.widths, columns, pen.width)
    element = new("w:tbl")
    _write_properties(element, table.title, pen)
    grid = add(element, "w:tblGrid")
    for width in widths:
        add(grid, "w:gridCol", {"w:w": str(width)})
    for row in rows:
        _write_row(element, row, widths, pen, is_header=row is table.header)
    return element


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


def _write_properties(element: Element, title: str, pen: Pen) -> None:
    properties = add(element, "w:tblPr")
    add(properties, "w:tblStyle", {"w:val": pen.styles.id_of("table")})
    if pen.rtl:
        add(properties, "w:bidiVisual")
    add(properties, "w:tblW", {"w:w": str(_WHOLE_WIDTH), "w:type": "pct"})
    add(properties, "w:tblLayout", {"w:type": "fixed"})
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "0"}
    add(
        properties,
        "w:tblLook",
        {"w:val": "0420", **{f"w:{key}": value for key, value in look.items()}, "w:noVBand": "1"},
    )
    if title:
        words = clean(title)
        add(properties, "w:tblCaption", {"w:val": words[:_MOST_TITLE_CHARACTERS]})
        add(properties, "w:tblDescription", {"w:val": words})


def _write_row(
    table: Element,
    cells: Sequence[tuple[Inline, ...]],
    widths: Sequence[int],
    pen: Pen,
    *,
    is_header: bool,
) -> None:
    row = add(table, "w:tr")
    properties = add(row, "w:trPr")
    add(properties, "w:cantSplit")
    if is_header:
        add(properties, "w:tblHeader")
    style = pen.styles.id_of("table-heading" if is_header else "table-text")
    for index, width in enumerate(widths):
        cell = add(row, "w:tc")
        add(add(cell, "w:tcPr"), "w:tcW", {"w:w": str(width), "w:type": "dxa"})
        inlines = cells[index] if index < len(cells) else ()
        paragraph = add(cell, "w:p")
        paragraph_properties = add(paragraph, "w:pPr")
        add(paragraph_properties, "w:pStyle", {"w:val": style})
        rtl = begins_rtl(pieces(inlines))
        if rtl or (rtl is None and pen.rtl):
            add(paragraph_properties, "w:bidi")
        write_inlines(paragraph, inlines, pen)
