"""Covers: room at their foot for a title that is longer than the sample's.

Blank paragraphs that end a page show nothing, but a title of a line more would push them onto a page of their
own, which would be empty.
"""

from collections.abc import Iterator
from itertools import pairwise

from briefer.export.docx.names import Element, new, put, q, remove, value_of
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.packages import Package
from briefer.export.docx.styles import Styles

_SHOWN = ("w:pBdr", "w:shd", "w:framePr", "w:numPr", "w:pageBreakBefore")
_SAME_PAGE = "continuous"


def free_foot(package: Package) -> None:
    """Take out the blank paragraphs before each section that begins on a new page, and flatten the last."""
    body = package.document.tree().find(q("w:body"))
    if body is None:
        return
    part = package.part(package.document, "styles")
    styles = Styles(new("w:styles") if part is None else part.tree(), {})
    for ending in _ends_of_pages(body):
        is_blank = _is_blank(ending, styles)
        for before in list(ending.itersiblings(preceding=True)):
            if not _is_blank(before, styles) or before.getprevious() is None:
                break
            remove(before)
        properties = ending.find(q("w:pPr"))
        if is_blank and properties is not None:
            flat = {"w:before": "0", "w:after": "0", "w:line": "20", "w:lineRule": "exact"}
            put(properties, new("w:spacing", flat), PARAGRAPH_ORDER)


def _ends_of_pages(body: Element) -> Iterator[Element]:
    """Yield the paragraphs with which a section ends, where the next one begins on a new page."""
    sections = list(body.iter(q("w:sectPr")))
    for section, following in pairwise(sections):
        paragraph = next(section.iterancestors(q("w:p")), None)
        if paragraph is not None and value_of(following, "w:type") != _SAME_PAGE:
            yield paragraph


def _is_blank(paragraph: Element, styles: Styles) -> bool:
    """Return whether a paragraph shows nothing: no words, and no line, ground, number or frame."""
    if paragraph.tag != q("w:p") or any(child.tag != q("w:pPr") for child in paragraph):
        return False
    own = paragraph.find(q("w:pPr"))
    named = styles.chain(value_of(own, "w:pStyle"))
    looks = [own, *(style.find(q("w:pPr")) for style in named)]
    return not any(look is not None and look.find(q(name)) is not None for look in looks for name in _SHOWN)
