"""Blocks as paragraphs, lists and tables, built with lxml and appended once."""

from collections.abc import Sequence

from briefer.export.docx.links import close_bookmark
from briefer.export.docx.names import Element, add, new
from briefer.export.docx.numbering import BULLETS, LEVELS, NUMBERS, PARAGRAPHS, indent_of
from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import write_inlines
from briefer.export.docx.tables import table_element
from briefer.export.languages import begins_rtl
from briefer.export.words import pieces
from briefer.model.documents import AnyBlock, Block, Heading, Inline, Items, Quotation, Rule, Table

_QUOTE_STEP = 567


def body_elements(blocks: Sequence[AnyBlock], pen: Pen) -> list[Element]:
    """Return the elements of the note's body in order."""
    body = new("w:body")
    number_list, last_number = "", 0
    for block in blocks:
        if isinstance(block, Block) and block.number:
            if not number_list or block.number != last_number + 1:
                number_list = pen.numbering.new_list(PARAGRAPHS, start=block.number)
            last_number = block.number
            _write_numbered(body, block, number_list, pen)
        else:
            _write_block(body, block, pen)
    return list(body)


def _write_block(body: Element, block: AnyBlock, pen: Pen, depth: int = 0, quoted: int = 0) -> None:
    match block:
        case Heading():
            _write_heading(body, block, pen)
        case Block():
            role = block.style or ("quotation" if quoted else "body")
            _write_paragraph(body, block.inlines, pen, role, indent=_indent(depth, quoted))
        case Items():
            _write_items(body, block, pen, depth, quoted)
        case Quotation():
            for inner in block.blocks:
                _write_block(body, inner, pen, depth, quoted + 1)
        case Table():
            if (table := table_element(block, pen)) is not None:
                body.append(table)
                _write_paragraph(body, (), pen, "table-end")
        case Rule():
            _write_paragraph(body, (), pen, "rule")


def _indent(depth: int, quoted: int) -> int:
    """Return what a paragraph within lists and quotations is set in by; 0 leaves it to its style."""
    if not depth and quoted <= 1:
        return 0
    return (indent_of(min(depth, LEVELS) - 1) if depth else 0) + quoted * _QUOTE_STEP


def _write_paragraph(  # noqa: PLR0913 - all that a paragraph can be
    body: Element,
    inlines: Sequence[Inline],
    pen: Pen,
    role: str,
    *,
    numbering: tuple[str, int] | None = None,
    indent: int = 0,
    bookmark: str = "",
) -> None:
    paragraph = add(body, "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", {"w:val": pen.styles.id_of(role)})
    if role.startswith("heading"):
        add(properties, "w:keepNext")
    if numbering is not None:
        within = add(properties, "w:numPr")
        add(within, "w:ilvl", {"w:val": str(numbering[1])})
        add(within, "w:numId", {"w:val": numbering[0]})
    rtl = begins_rtl(pieces(inlines))
    if rtl or (rtl is None and pen.rtl):
        add(properties, "w:bidi")
    if indent:
        add(properties, "w:ind", {"w:left": str(indent)})
    mark = pen.bookmarks.open(paragraph, bookmark) if bookmark else ""
    write_inlines(paragraph, inlines, pen)
    if mark:
        close_bookmark(paragraph, mark)


def _write_heading(body: Element, heading: Heading, pen: Pen) -> None:
    level = min(max(heading.level, 1), 4)
    bookmark = f"section_{heading.section}" if heading.section else ""
    _write_paragraph(body, heading.inlines, pen, f"heading{level}", bookmark=bookmark)


def _write_numbered(body: Element, block: Block, number_list: str, pen: Pen) -> None:
    _write_paragraph(
        body,
        block.inlines,
        pen,
        block.style or "numbered",
        numbering=(number_list, 0),
        bookmark=f"paragraph_{block.number}",
    )


def _write_items(body: Element, items: Items, pen: Pen, depth: int, quoted: int) -> None:
    """Write a list of its own; what follows an item's first paragraph is set in to stand below it."""
    level = min(depth, LEVELS - 1)
    number = pen.numbering.new_list(NUMBERS if items.ordered else BULLETS, level, items.start)
    for item in items.items:
        first = item[0] if item and isinstance(item[0], Block) else None
        inlines = first.inlines if first is not None else ()
        _write_paragraph(body, inlines, pen, "item", numbering=(number, level))
        for block in item if first is None else item[1:]:
            _write_block(body, block, pen, depth + 1, quoted)
