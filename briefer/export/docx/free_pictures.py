"""Pictures that lie free on a page, behind or before its words, and which part of the page they take.

Word says where such a picture lies relative to the page, its margins, or the paragraph that holds it. Where
it says so in a way that is not reckoned with here, the picture is taken to lie everywhere: words that keep
clear of it for nothing are better than words that lie on an emblem.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.export.docx.names import Element, q

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ANCHOR = _DRAWING + "anchor"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_EMU = 635  # to a twentieth of a point
_A4 = (11_906, 16_838)
_MARGIN = 1440
_USUAL = 708  # Word's distance of headers where a section names none


@dataclass(frozen=True, slots=True)
class Sides:
    """A section's page and what it leaves free around the text, in twentieths of a point.

    `header` is how far from the upper edge its headers begin.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    header: int


def sides_of(section: Element) -> Sides:
    """Return a section's page; what it does not say in plain numbers is as on a usual page."""
    width, height = (_length(section, "w:pgSz", name, usual) for name, usual in zip("wh", _A4, strict=True))
    left, right, top, bottom = (
        _length(section, "w:pgMar", name, _MARGIN) for name in ("left", "right", "top", "bottom")
    )
    return Sides(width, height, left, right, top, bottom, _length(section, "w:pgMar", "header", _USUAL))


def free_pictures(root: Element) -> Iterator[Element]:
    """Yield the anchors of the pictures that lie free on the page, behind or before its words."""
    return (each for each in root.iter(_ANCHOR) if next(each.iter(_PICTURE), None) is not None)


def is_beside_words(anchor: Element) -> bool:
    """Return whether words make room for a picture by themselves, as Word has them wrap around it."""
    return anchor.find(_DRAWING + "wrapNone") is None


def across(anchor: Element, sides: Sides) -> tuple[int, int]:
    """Return from where to where a picture reaches over the width of the page, in twentieths of a point."""
    whole = (0, sides.width)
    frames = {
        "page": whole,
        "margin": (sides.left, sides.width - sides.right),
        "column": (sides.left, sides.width - sides.right),
    }
    return _reach(anchor, "positionH", "cx", frames, whole)


def down(anchor: Element, sides: Sides) -> tuple[int, int]:
    """Return from where to where a picture in a header reaches over the height of the page."""
    whole = (0, sides.height)
    first = (sides.header, sides.height)  # such headers begin with the paragraph that holds their pictures
    frames = {
        "page": whole,
        "margin": (sides.top, sides.height - sides.bottom),
        "paragraph": first,
        "line": first,
    }
    return _reach(anchor, "positionV", "cy", frames, whole)


def _reach(
    anchor: Element, position: str, size: str, frames: dict[str, tuple[int, int]], whole: tuple[int, int]
) -> tuple[int, int]:
    placed, extent = anchor.find(_DRAWING + position), anchor.find(_DRAWING + "extent")
    frame = None if placed is None else frames.get(placed.get("relativeFrom", ""))
    length = "" if extent is None else extent.get(size, "")
    if placed is None or frame is None or not length.isdecimal():
        return whole
    offset = placed.findtext(_DRAWING + "posOffset", "").strip()
    align = placed.findtext(_DRAWING + "align", "").strip()
    long = int(length) // _EMU
    if offset.removeprefix("-").isdecimal():
        begin = frame[0] + int(offset) // _EMU
    elif align in ("left", "top", "inside"):
        begin = frame[0]
    elif align in ("right", "bottom", "outside"):
        begin = frame[1] - long
    elif align == "center":
        begin = (sum(frame) - long) // 2
    else:
        return whole
    return begin, begin + long


def _length(section: Element, element: str, name: str, usual: int) -> int:
    found = section.find(q(element))
    words = "" if found is None else found.get(q(f"w:{name}"), "").removeprefix("-")
    return int(words) if words.isdecimal() else usual
