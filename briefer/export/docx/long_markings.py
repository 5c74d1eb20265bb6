"""Markings that are too long for a line where pictures lie below them, such as a banner with an emblem.

A second line would lie on the emblem, whose place within the picture is not known. So the marking takes the
width of the page, as far as printers let it, and smaller letters as far as that is not enough.
"""

from briefer.export.docx.free_pictures import Sides, down, free_pictures
from briefer.export.docx.header_room import LEAST_FROM_EDGE, LINE_HEIGHT
from briefer.export.docx.letters import lines_of, points_of, set_points, width_of_runs
from briefer.export.docx.names import Element, new, paragraph_properties, put, q, value_of
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.styles import Styles

LEAST_POINTS = 8.0
"""The smallest letters that a marking is set in, where its scheme names no size."""

_TWENTIETHS = 20


def fit_over_pictures(line: Element, sides: Sides, styles: Styles, least: float) -> None:
    """Have a header's first line keep to one line where a second one would lie on a free picture.

    `least` are the points below which its letters are not set. What needs more room than that stays on
    several lines. In a footer, and where no picture reaches up there, nothing changes.
    """
    root = line.getparent()
    lines = lines_of(line, room_of(line, sides), styles)
    if root is None or root.tag != q("w:hdr") or lines == 1:
        return
    foot = LEAST_FROM_EDGE + lines * LINE_HEIGHT
    if not any(down(anchor, sides)[0] < foot for anchor in free_pictures(root)):
        return
    ends = {"left": LEAST_FROM_EDGE - sides.left, "right": LEAST_FROM_EDGE - sides.right}
    widened = {f"w:{name}": str(min(end, 0)) for name, end in ends.items()}
    put(paragraph_properties(line), new("w:ind", widened), PARAGRAPH_ORDER)
    room = room_of(line, sides) / _TWENTIETHS
    runs = line.findall(q("w:r"))
    width = width_of_runs(runs, line, styles)
    for run in runs if width > room else ():
        set_points((run,), max(points_of(run, line, styles) * room / width, least))


def room_of(line: Element, sides: Sides) -> int:
    """Return how wide the lines of a paragraph are by its own indents, in twentieths of a point."""
    properties = line.find(q("w:pPr"))
    ends = (value_of(properties, "w:ind", f"w:{side}") for side in ("left", "right"))
    indents = sum(int(end) for end in ends if end.removeprefix("-").isdecimal())
    return sides.width - sides.left - sides.right - indents
