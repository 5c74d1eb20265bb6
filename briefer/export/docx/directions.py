"""Paragraphs of a house file that run from right to left once a place in them is filled with such words."""

from collections.abc import Sequence

from briefer.export.docx.names import Element, new, paragraph_of, paragraph_properties, put
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.pens import Pen
from briefer.export.languages import begins_rtl


def turn(runs: Sequence[Element], words: str, pen: Pen) -> None:
    """Have a paragraph that holds these runs alone, with these words, run as the words do.

    Words without a direction, such as figures, run as the note's language does.
    """
    paragraph = paragraph_of(runs)
    direction = begins_rtl((words,))
    is_rtl = direction or (direction is None and pen.rtl)
    if is_rtl and paragraph is not None:
        put(paragraph_properties(paragraph), new("w:bidi"), PARAGRAPH_ORDER)
