"""The head of a note: kind, title and fields in the places that the house file names, or before the body.

A house file names places with content controls: `kind`, `title`, `marking`, `body`, any field by its name,
and `fields` around a table whose first row, with controls `label` and `value`, is repeated for each field
that has no place of its own. Filled places become bookmarks (`field_title` and so on): readers that know
nothing of content controls, and there are many, would not see the words within. A house file without any
such place is taken for its looks alone: what stands in its body is sample text and goes.
"""

from collections.abc import Container, Sequence
from copy import deepcopy

from briefer.export.docx.controls import clear_places, controls, fill, settle_lines, text_runs, unwrap
from briefer.export.docx.cover_titles import fit_cover_titles
from briefer.export.docx.directions import embed, turn
from briefer.export.docx.names import Element, add, fragment, new, put, q, remove, replace_by
from briefer.export.docx.packages import Package, Pieces, insert_xml
from briefer.export.docx.pens import Pen
from briefer.export.docx.shared_lines import settle_shared_lines
from briefer.export.words import marked_title
from briefer.model.documents import Document, DocumentField

FRAME = frozenset({"marking", "kind", "title", "fields", "body"})
_LABEL_SHARE, _WHOLE = 24, 100
_TABLE_ORDER = (
    "w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd",
    "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription",
)  # fmt: skip
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def values_of(document: Document) -> dict[str, str]:
    """Return what a control may be filled with, by its name in lower case: a field's name, else its role."""
    values = {field.role: field.value for field in reversed(document.fields) if field.role}
    values |= {field.name.casefold(): field.value for field in document.fields}
    return values | {"marking": document.marking, "kind": document.kind, "title": marked_title(document)}


def place(document: Document, package: Package, pen: Pen, body_xml: Pieces) -> None:
    """Put the title block and the body, in UTF-8 and in pieces, into the house file's document."""
    body = package.document.tree().find(q("w:body"))
    if body is None:
        raise KeyError("w:body")
    if body.find(q("w:sectPr")) is None:
        body.append(fragment(_PAGE))
    values = values_of(document)
    if not any(name in FRAME or name in values for name, _ in controls(body)):
        _empty(body)
    settle_lines(body, values)
    filled = _fill_controls(body, values, pen)
    clear_places(body)
    fit_cover_titles(body, filled.get("title", ()), pen.styles)
    settle_shared_lines(body, [runs for places in filled.values() for runs in places], pen)
    fields = [
        field
        for field in document.fields
        if field.value.strip()
        and not filled.keys() & {field.name.casefold(), field.role} - FRAME
        and field.name.casefold() not in FRAME
    ]
    holder = next((control for name, control in controls(body) if name == "fields"), None)
    missing = [*_missing_lines(document, filled, pen)]
    if holder is not None:
        _fill_table(holder, fields, pen)
    elif fields:
        missing += [field_table(fields, pen), _line("", "table-end", pen)]
    index = _put_head(body, missing)
    insert_xml(package.document, *index, body_xml)


def _empty(body: Element) -> None:
    last = body[-1] if len(body) and body[-1].tag == q("w:sectPr") else None
    body[:] = [] if last is None else [last]


def _fill_controls(body: Element, values: dict[str, str], pen: Pen) -> dict[str, list[list[Element]]]:
    """Fill each control that carries a value's name; return the runs of each place by its name."""
    filled: dict[str, list[list[Element]]] = {}
    for name, control in controls(body):
        if name in values:
            runs = fill(control, values[name])
            unwrap(control)
            turn(runs, values[name], pen)
            embed(runs, values[name])
            pen.bookmarks.around(runs, f"field_{name}")
            filled.setdefault(name, []).append(runs)
    return filled


def _missing_lines(document: Document, filled: Container[str], pen: Pen) -> list[Element]:
    lines = [("kind", document.kind), ("title", marked_title(document))]
    return [_line(text, name, pen) for name, text in lines if text and name not in filled]


def _line(text: str, role: str, pen: Pen) -> Element:
    paragraph = new("w:p")
    add(add(paragraph, "w:pPr"), "w:pStyle", {"w:val": pen.styles.id_of(role)})
    runs = text_runs(text)
    paragraph.extend(runs)
    turn(runs, text, pen)
    return paragraph


def _put_head(body: Element, head: Sequence[Element]) -> tuple[Element, int]:
    """Put what has no place of its own where the body begins; return the parent and index of the body.

    That is where the body's control stands, or at the end, before the page's properties.
    """
    place_of_body = next((control for name, control in controls(body) if name == "body"), None)
    if place_of_body is None:
        parent, index = body, len(body) - (body[-1].tag == q("w:sectPr"))
    else:
        line = next((up for up in place_of_body.iterancestors() if up.tag == q("w:p")), place_of_body)
        holder = line.getparent()
        parent = body if holder is None else holder
        index = parent.index(line)
        parent.remove(line)
    parent[index:index] = list(head)
    return parent, index + len(head)


def _fill_table(holder: Element, fields: Sequence[DocumentField], pen: Pen) -> None:
    """Repeat the first row of the control's table for each field; without a table, make one."""
    row = next(holder.iter(q("w:tr")), None)
    if row is None or not {"label", "value"} <= {name for name, _ in controls(row)}:
        replace_by(holder, [field_table(fields, pen)] if fields else [])
        return
    table = row.getparent()
    while table is not None and table.tag != q("w:tbl"):
        table = table.getparent()
    if table is None or not fields:
        remove(holder)
        return
    pattern = deepcopy(row)
    for old in table.findall(q("w:tr")):
        table.remove(old)
    table.extend(_filled_row(pattern, field, pen) for field in fields)
    properties = table.find(q("w:tblPr"))
    if pen.rtl and properties is not None:
        put(properties, new("w:bidiVisual"), _TABLE_ORDER)
    unwrap(holder)


def _filled_row(pattern: Element, field: DocumentField, pen: Pen) -> Element:
    """Return a row with a field's label and value."""
    row = deepcopy(pattern)
    for name, control in controls(row):
        if name == "label":
            runs = fill(control, field.label)
            unwrap(control)
            turn(runs, field.label, pen)
        elif name == "value":
            runs = fill(control, field.value)
            pen.bookmarks.around(runs, f"field_{field.name}")
            unwrap(control)
            turn(runs, field.value, pen)
    return row


def field_table(fields: Sequence[DocumentField], pen: Pen) -> Element:
    """Return a table of labels and values, for a house file that has no place for them."""
    table = new("w:tbl")
    properties = add(table, "w:tblPr")
    add(properties, "w:tblStyle", {"w:val": pen.styles.id_of("field-table")})
    if pen.rtl:
        add(properties, "w:bidiVisual")
    add(properties, "w:tblW", {"w:w": "5000", "w:type": "pct"})
    add(properties, "w:tblLayout", {"w:type": "fixed"})
    label_width = pen.width * _LABEL_SHARE // _WHOLE
    widths = (label_width, pen.width - label_width)
    grid = add(table, "w:tblGrid")
    for width in widths:
        add(grid, "w:gridCol", {"w:w": str(width)})
    for field in fields:
        row = add(table, "w:tr")
        add(add(row, "w:trPr"), "w:cantSplit")
        words = ((field.label, "field-label"), (field.value, "field-value"))
        for width, (text, role) in zip(widths, words, strict=True):
            cell = add(row, "w:tc")
            add(add(cell, "w:tcPr"), "w:tcW", {"w:w": str(width), "w:type": "dxa"})
            paragraph = add(cell, "w:p")
            add(add(paragraph, "w:pPr"), "w:pStyle", {"w:val": pen.styles.id_of(role)})
            runs = text_runs(text)
            paragraph.extend(runs)
            turn(runs, text, pen)
            if role == "field-value":
                pen.bookmarks.around(runs, f"field_{field.name}")
    return table
