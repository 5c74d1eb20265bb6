"""Text boxes that hold a place for words: how wide they are, and what is too long for one line of theirs.

Labels of sensitivity stand in such boxes in the corner of a page. A longer one would go down over the text.
"""

import re

from briefer.export.docx.letters import size_of
from briefer.export.docx.names import Element, q
from briefer.export.docx.styles import Styles
from briefer.export.timelines import width_of

_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_EMU = 12_700  # to a point
_PADDING = 7.2  # points, where a box does not say what it leaves free at a side
_VML_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]+)pt")


def is_too_wide(words: str, control: Element, styles: Styles) -> bool:
    """Return whether words need more than a line of the text box that a control stands in, if it does."""
    room = _width_of_box(control)
    paragraph = next(control.iterancestors(q("w:p")), None)
    paragraph = next(control.iter(q("w:p")), None) if paragraph is None else paragraph
    run = next(control.iter(q("w:r")), None)
    if room is None or paragraph is None or run is None:
        return False
    return width_of(words, size_of(run, paragraph, styles)) > room


def _width_of_box(control: Element) -> float | None:
    """Return the width that a text box has for words, in points; None without a box that tells it."""
    content = next(control.iterancestors(q("w:txbxContent")), None)
    for up in () if content is None else content.iterancestors(_SHAPE + "wsp", _VML + "shape"):
        if up.tag == _VML + "shape":
            found = _VML_WIDTH.search(up.get("style", ""))
            return float(found.group(1)) - 2 * _PADDING if found else None
        size = up.find(f"{_SHAPE}spPr/{_DRAWING}xfrm/{_DRAWING}ext")
        width = "" if size is None else size.get("cx", "")
        body = up.find(_SHAPE + "bodyPr")
        sides = ["" if body is None else body.get(name, "") for name in ("lIns", "rIns")]
        free = sum(int(side) / _EMU if side.isdecimal() else _PADDING for side in sides)
        return int(width) / _EMU - free if width.isdecimal() else None
    return None
