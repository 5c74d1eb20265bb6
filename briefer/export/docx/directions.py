"""Words in the places of a house file that run the other way than what is around them.

A paragraph that holds such words alone runs as they do. In one with other words, such as a label or a date,
they are set between marks that nobody sees: without these a program puts what stands behind them, or Latin
letters within them, in an order that nobody wrote. The marks are of Unicode Standard Annex 9, 2.3 and 2.6.
"""

from collections.abc import Sequence

from briefer.export.docx.controls import text_runs
from briefer.export.docx.letters import words_of_run
from briefer.export.docx.names import Element, new, paragraph_of, paragraph_properties, put, q
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.pens import Pen
from briefer.export.languages import begins_rtl

_EMBEDDED = {  # by whether the words run from right to left: what opens, and what closes
    True: ("\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}\N{LEFT-TO-RIGHT MARK}"),
    False: ("\N{LEFT-TO-RIGHT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}\N{RIGHT-TO-LEFT MARK}"),
}


def turn(runs: Sequence[Element], words: str, pen: Pen) -> None:
    """Have a paragraph that holds these runs alone, with these words, run as the words do.

    Words without a direction, such as figures, run as the note's language does.
    """
    paragraph = paragraph_of(runs)
    direction = begins_rtl((words,))
    is_rtl = direction or (direction is None and pen.rtl)
    if is_rtl and paragraph is not None:
        put(paragraph_properties(paragraph), new("w:bidi"), PARAGRAPH_ORDER)


def embed(runs: Sequence[Element], words: str) -> None:
    """Set these runs between marks where their words run the other way than a paragraph that has others too.

    Called when the runs stand in their paragraph.
    """
    paragraph = next((up for run in runs[:1] for up in run.iterancestors(q("w:p"))), None)
    is_rtl = begins_rtl((words,))
    if paragraph is None or is_rtl is None:
        return
    others = (words_of_run(run) for run in paragraph.iter(q("w:r")) if run not in runs)
    is_turned = paragraph.find(f"{q('w:pPr')}/{q('w:bidi')}") is not None
    if is_rtl == is_turned or not any(map(str.strip, others)):
        return
    before, behind = _EMBEDDED[is_rtl]
    look = runs[0].find(q("w:rPr"))
    for mark in text_runs(before, look):
        runs[0].addprevious(mark)
    for mark in reversed(text_runs(behind, look)):
        runs[-1].addnext(mark)
