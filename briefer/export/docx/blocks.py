"""Blocks as paragraphs, lists and tables, in the XML of a Word document's body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefer.export.docx.contents import contents_xml, heading_bookmark
from briefer.export.docx.counting import Counting
from briefer.export.docx.drawings import timeline_xml
from briefer.export.docx.numbering import (
    BULLETS,
    INSET_BULLETS,
    INSET_NUMBERS,
    LEVELS,
    NUMBERS,
    PARAGRAPHS,
    SECTIONS,
    indent_of,
)
from briefer.export.docx.paragraphs import NO_LIST, Shape, paragraph_xml
from briefer.export.docx.pens import Pen
from briefer.export.docx.tables import table_xml
from briefer.export.docx.written import Written
from briefer.export.outline import outline
from briefer.export.words import SIGN_OFF, marked_caption
from briefer.model.documents import (
    AnyBlock,
    Block,
    Contents,
    Heading,
    Items,
    Quotation,
    Rule,
    Table,
    Text,
    Timeline,
)

_QUOTE_STEP = 567
_DEEPEST_HEADING = 4
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


_TOP = _Place()


def body_xml(blocks: Sequence[AnyBlock], pen: Pen, pages: Mapping[int, int]) -> list[bytes]:
    """Return the note's body, in order; lists that follow a numbered paragraph stand below its words.

    It is UTF-8, in pieces: one sign beyond Latin 1 would double the memory of a text of the whole body.
    `pages` are the pages on which its headings are expected, by their place among the headings, from 1.
    """
    written = Written()
    counting = _counting(pen)
    place = _TOP
    headings = 0
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        match block:
            case Block():
                place = _place_below(block) if block.number else _TOP
                at = counting.place(block.number, block.level) if block.number else None
                leads = _leads(block, following)
                own = _TOP if block.number or block.level <= 0 else _Place(depth=block.level)
                xml = _text_xml(block, pen, own, at, leads=leads)
            case Heading():
                headings += 1
                place = _TOP
                xml = _heading_xml(block, pen, counting, headings)
            case Contents():
                xml = contents_xml(block, outline(blocks), pages, pen)
            case Table():
                noted = isinstance(following, Block) and following.style == "small"
                xml = _table_xml(block, pen, noted=noted, is_last=following is None)
            case _:
                xml = _block_xml(block, pen, place)
        written.add(xml)
    return written.pieces()


def _leads(block: Block, following: AnyBlock | None) -> bool:
    """Return whether a paragraph may not end a page: one before a colon's list, or before places to sign."""
    if type(following) is Table:
        return following.style == SIGN_OFF
    last = block.inlines[-1] if following is not None and block.inlines else None
    return type(last) is Text and last.text.rstrip().endswith(":")


def _counting(pen: Pen) -> Counting:
    if not pen.sections:
        return Counting(pen.numbering, PARAGRAPHS)
    styles = pen.styles
    first = pen.numbering.link_sections(styles.root, styles.id_of("heading1"), styles.id_of("numbered"))
    return Counting(pen.numbering, SECTIONS, {0: first})


def _place_below(block: Block) -> _Place:
    """Return where lists stand that follow a numbered paragraph: their marks below its words."""
    return _Place(depth=max(block.level, 0), inset=True)


def _block_xml(block: AnyBlock, pen: Pen, place: _Place) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading():
            return _heading_xml(block, pen)
        case Block():
            return _text_xml(block, pen, place)
        case Items():
            return _items_xml(block, pen, place)
        case Quotation():
            within = replace(place, quoted=place.quoted + 1)
            return "".join(_block_xml(inner, pen, within) for inner in block.blocks)
        case Table():
            return _table_xml(block, pen)
        case Timeline():
            return _caption_xml(block, pen) + timeline_xml(block, pen)
        case Rule():
            return paragraph_xml((), pen, Shape("rule"))
        case Contents():
            return ""


def _table_xml(table: Table, pen: Pen, *, noted: bool = False, is_last: bool = False) -> str:
    """Return a table with its caption; one that is `noted` stays with the small print that follows."""
    written = table_xml(table, pen, noted=noted)
    # Tables side by side would be one without what follows.
    end = Shape("table-end", leads=noted, is_last=is_last)
    return written and _caption_xml(table, pen) + written + paragraph_xml((), pen, end)


def _caption_xml(block: Table | Timeline, pen: Pen) -> str:
    words = marked_caption(block)
    return paragraph_xml((Text(words),), pen, Shape("caption")) if words else ""


def _indent(place: _Place) -> int:
    """Return what a paragraph within lists and quotations is set in by; 0 leaves it to its style."""
    if not place.depth and place.quoted <= 1:
        return 0
    in_lists = indent_of(min(place.depth, LEVELS) - 1, inset=place.inset) if place.depth else 0
    return in_lists + place.quoted * _QUOTE_STEP


def _heading_xml(heading: Heading, pen: Pen, counting: Counting | None = None, place: int = 0) -> str:
    """Return a heading; `place` is where it stands among those of the note, or 0 within another block."""
    level = min(max(heading.level, 1), _DEEPEST_HEADING)
    names = [f"section_{heading.section}"] if heading.section else []
    if heading.section:
        pen.bookmarks.begin_section(heading.section)
    if place and pen.contents:
        names.append(heading_bookmark(place))
    numbering = None
    if counting is not None and heading.number:
        numbering = counting.place(heading.number, 0)
    elif pen.sections and level == 1:
        numbering = NO_LIST
    shape = Shape(
        f"heading{level}",
        numbering,
        portion=heading.portion,
        new_page=heading.new_page,
    )
    return paragraph_xml(heading.inlines, pen, shape, names)


def _text_xml(
    block: Block, pen: Pen, place: _Place, numbering: tuple[str, int] | None = None, *, leads: bool = False
) -> str:
    """Return a paragraph of text with a bookmark of its own."""
    role = block.style or ("numbered" if block.number else "quotation" if place.quoted else "body")
    is_main = block.number > 0 and block.level == 0
    name = f"paragraph_{block.number}" if is_main else pen.bookmarks.next_text()
    names = (name,) if block.inlines else ()
    indent = 0 if place is _TOP else _indent(place)
    shape = _text_shape(role, numbering, indent, block.portion, leads)
    return paragraph_xml(block.inlines, pen, shape, names)


@lru_cache(maxsize=256)
def _text_shape(
    role: str,
    numbering: tuple[str, int] | None,
    indent: int,
    portion: str,
    leads: bool,  # noqa: FBT001 - a key of what is kept
) -> Shape:
    """Return how a paragraph of text stands: it is the same for most of a note, and made once."""
    return Shape(role, numbering, indent, portion, leads=leads)


def _items_xml(items: Items, pen: Pen, place: _Place) -> str:
    """Return a list of its own; what follows an item's first paragraph is set in to stand below it."""
    level = min(place.depth, LEVELS - 1)
    within = replace(place, depth=place.depth + 1)
    number = pen.numbering.new_list(_LISTS[items.ordered, place.inset], level, items.start)
    written = []
    for item in items.items:
        first = item[0] if item and isinstance(item[0], Block) else None
        inlines = first.inlines if first is not None else ()
        shape = Shape("item", (number, level), portion=first.portion if first is not None else "")
        names = (pen.bookmarks.next_text(),) if inlines else ()
        written.append(paragraph_xml(inlines, pen, shape, names))
        rest = item if first is None else item[1:]
        written += [_block_xml(block, pen, within) for block in rest]
    return "".join(written)
