"""Blocks as paragraphs, lists and tables, in the XML of a Word document's body."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.export.docx.numbering import (
    BULLETS,
    INSET_BULLETS,
    INSET_NUMBERS,
    LEVELS,
    NUMBERS,
    PARAGRAPHS,
    indent_of,
)
from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import inlines_xml
from briefer.export.docx.tables import bidi_xml, table_xml
from briefer.model.documents import (
    AnyBlock,
    Block,
    Contents,
    Heading,
    Inline,
    Items,
    Quotation,
    Rule,
    Table,
    Timeline,
)

_QUOTE_STEP = 567
_LISTS = {  # by whether it is ordered, and whether it stands below a numbered paragraph
    (False, False): BULLETS,
    (False, True): INSET_BULLETS,
    (True, False): NUMBERS,
    (True, True): INSET_NUMBERS,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: within how many lists and quotations, and whether below a numbered paragraph."""

    depth: int = 0
    quoted: int = 0
    inset: bool = False


def body_xml(blocks: Sequence[AnyBlock], pen: Pen) -> str:
    """Return the note's body, in order; lists that follow a numbered paragraph stand below its words."""
    written = []
    number_list, last_number = "", 0
    place = _Place()
    for block in blocks:
        if isinstance(block, Block | Heading):
            place = _Place(inset=isinstance(block, Block) and block.number > 0)
        if isinstance(block, Block) and block.number:
            if not number_list or block.number != last_number + 1:
                number_list = pen.numbering.new_list(PARAGRAPHS, start=block.number)
            last_number = block.number
            written.append(_numbered_xml(block, number_list, pen))
        else:
            written.append(_block_xml(block, pen, place))
    return "".join(written)


def _block_xml(block: AnyBlock, pen: Pen, place: _Place) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading():
            return _heading_xml(block, pen)
        case Block():
            role = block.style or ("quotation" if place.quoted else "body")
            return _paragraph_xml(block.inlines, pen, role, indent=_indent(place))
        case Items():
            return _items_xml(block, pen, place)
        case Quotation():
            within = replace(place, quoted=place.quoted + 1)
            return "".join(_block_xml(inner, pen, within) for inner in block.blocks)
        case Table():
            table = table_xml(block, pen)  # tables side by side would be one without what follows
            return table and table + _paragraph_xml((), pen, "table-end")
        case Rule():
            return _paragraph_xml((), pen, "rule")
        case Contents() | Timeline():
            return ""


def _indent(place: _Place) -> int:
    """Return what a paragraph within lists and quotations is set in by; 0 leaves it to its style."""
    if not place.depth and place.quoted <= 1:
        return 0
    in_lists = indent_of(min(place.depth, LEVELS) - 1, inset=place.inset) if place.depth else 0
    return in_lists + place.quoted * _QUOTE_STEP


def _paragraph_xml(  # noqa: PLR0913 - all that a paragraph can be
    inlines: Sequence[Inline],
    pen: Pen,
    role: str,
    *,
    numbering: tuple[str, int] | None = None,
    indent: int = 0,
    bookmark: str = "",
) -> str:
    properties = f'<w:pStyle w:val="{pen.styles.id_of(role)}"/>'
    properties += "<w:keepNext/>" if role.startswith("heading") else ""
    if numbering is not None:
        number, level = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += bidi_xml(inlines, pen)
    properties += f'<w:ind w:left="{indent}"/>' if indent else ""
    start, end = pen.bookmarks.open(bookmark) if bookmark else ("", "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{start}{inlines_xml(inlines, pen)}{end}</w:p>"


def _heading_xml(heading: Heading, pen: Pen) -> str:
    level = min(max(heading.level, 1), 4)
    bookmark = f"section_{heading.section}" if heading.section else ""
    return _paragraph_xml(heading.inlines, pen, f"heading{level}", bookmark=bookmark)


def _numbered_xml(block: Block, number_list: str, pen: Pen) -> str:
    return _paragraph_xml(
        block.inlines,
        pen,
        block.style or "numbered",
        numbering=(number_list, 0),
        bookmark=f"paragraph_{block.number}",
    )


def _items_xml(items: Items, pen: Pen, place: _Place) -> str:
    """Return a list of its own; what follows an item's first paragraph is set in to stand below it."""
    level = min(place.depth, LEVELS - 1)
    within = replace(place, depth=place.depth + 1)
    number = pen.numbering.new_list(_LISTS[items.ordered, place.inset], level, items.start)
    written = []
    for item in items.items:
        first = item[0] if item and isinstance(item[0], Block) else None
        inlines = first.inlines if first is not None else ()
        written.append(_paragraph_xml(inlines, pen, "item", numbering=(number, level)))
        rest = item if first is None else item[1:]
        written += [_block_xml(block, pen, within) for block in rest]
    return "".join(written)
