"""A paragraph of any kind as w:p, its properties in the order of the schema."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefer.export.docx.pens import Pen
from briefer.export.docx.runs import inlines_xml, words_xml
from briefer.export.docx.tables import bidi_xml
from briefer.model.documents import Inline

_NO_ROOM = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
NO_LIST = ("0", 0)  # takes a paragraph out of the list of its style


class Shape(NamedTuple):
    """How a paragraph stands: its role, list and level, and what it is set in by.

    `numbering` is the id of a list and a level of it.
    `indent` is in twentieths of a point, and 0 leaves it to the style; `portion` is a marking that
    stands before the words. A heading or caption stays with what follows, and so does a `leads` paragraph.
    One without words that `is_last` takes no room, which might begin an empty page.
    """

    role: str
    numbering: tuple[str, int] | None = None
    indent: int = 0
    portion: str = ""
    new_page: bool = False
    leads: bool = False
    is_last: bool = False


def paragraph_xml(inlines: Sequence[Inline], pen: Pen, shape: Shape, bookmarks: Sequence[str] = ()) -> str:
    """Return a paragraph with these words, and with bookmarks of these names around them."""
    begun = _begun(shape, pen.styles.id_of(shape.role), bidi_xml(inlines, pen))
    words = inlines_xml(inlines, pen)
    if shape.portion:
        words = words_xml(f"{shape.portion} ") + words
    for name in bookmarks:
        start, end = pen.bookmarks.open(name)
        words = f"{start}{words}{end}"
    return f"{begun}{words}</w:p>"


@lru_cache(maxsize=256)
def _begun(shape: Shape, style: str, bidi: str) -> str:
    """Return what a paragraph begins with: its properties, which are the same for most of a note."""
    properties = f'<w:pStyle w:val="{style}"/>'
    leads = shape.leads or shape.role.startswith(("heading", "caption"))
    properties += "<w:keepNext/>" if leads else ""
    properties += "<w:pageBreakBefore/>" if shape.new_page else ""
    if shape.numbering is not None:
        number, level = shape.numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += bidi
    properties += _NO_ROOM if shape.is_last else ""
    properties += f'<w:ind w:left="{shape.indent}"/>' if shape.indent else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>"
