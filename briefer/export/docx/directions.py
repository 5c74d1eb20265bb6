"""Paragraphs of a house file that run from right to left once a place in them is filled with such words."""

from collections.abc import Sequence

from briefer.export.docx.names import Element, new, put, q
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.pens import Pen
from briefer.export.languages import begins_rtl


def turn(runs: Sequence[Element], words: str, pen: Pen) -> None:
    """Have a paragraph that holds these runs alone, with these words, run as the words do.

    Words without a direction, such as figures, run as the note's language does.
    """
    paragraph = next((up for run in runs[:1] for up in run.iterancestors(q("w:p"))), None)
    direction = begins_rtl((words,))
    is_rtl = direction or (direction is None and pen.rtl)
    if is_rtl and paragraph is not None and {*paragraph.iter(q("w:r"))} <= {*runs}:
        properties = paragraph.find(q("w:pPr"))
        if properties is None:
            properties = new("w:pPr")
            paragraph.insert(0, properties)
        put(properties, new("w:bidi"), PARAGRAPH_ORDER)
