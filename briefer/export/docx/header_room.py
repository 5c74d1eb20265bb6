"""Room for the marking above what a house file has in its headers, whose words and pictures stay in place.

A line more at the top of a header would push a logo into the text below it, and a cover that lies behind the
whole page off its upper edge. So such headers begin that much nearer to the edge of the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.export.docx.free_pictures import down, free_pictures, sides_of
from briefer.export.docx.letters import lines_of
from briefer.export.docx.names import Element, new, paragraph_properties, put, q, value_of
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.styles import Styles

LINE_HEIGHT = 320  # twentieths of a point that the line of a marking takes
_EDGE, LEAST_FROM_EDGE = 400, 240  # from the upper edge of the page: what is wanted, and what printers need
_USUAL = 708
_GAP = 120  # below a marking that stands alone


@dataclass(frozen=True, slots=True)
class FilledHeader:
    """A header that was filled, and the paragraph with the marking that was put at its top, if one was.

    `lines` is how many lines that is expected to take.
    """

    root: Element
    line: Element | None = None
    lines: int = 1

    @property
    def is_crowded(self) -> bool:
        """Whether the marking was put above what was there."""
        return self.line is not None and len(self.root) > 1


def make_room(
    sections: Sequence[Element], headers: Sequence[Mapping[str, FilledHeader]], *, even: bool
) -> None:
    """Move headers with a marking at their top up by that line.

    `headers` are each section's by the kind of page; `even` says whether even pages have their own. Nothing
    is moved where a header of such a section has the marking at a place of its own, or where such sections
    begin their headers at different heights.
    """
    for header in (each for kinds in headers for each in kinds.values()):
        if header.line is not None and not header.is_crowded:
            _space(header.line, {"w:after": str(_GAP)})
    used = _used(sections, headers, even=even)
    moved = [at for at, roots in enumerate(used) if any(each.is_crowded for each in roots)]
    heights = {_height(sections[at]) for at in moved}
    has_own = any(each.line is None and len(each.root) for at in moved for each in used[at])
    if has_own or len(heights) != 1 or (height := heights.pop()) <= LEAST_FROM_EDGE:
        return
    edge = LEAST_FROM_EDGE if any(_lies_on_picture(used[at], sections[at]) for at in moved) else _EDGE
    highest = max(each.lines for at in moved for each in used[at] if each.is_crowded) * LINE_HEIGHT
    begin = min(edge, max(height - highest, LEAST_FROM_EDGE))
    for at in moved:
        margins = sections[at].find(q("w:pgMar"))
        if margins is not None:
            margins.set(q("w:header"), str(begin))
        for header in used[at]:
            if header.is_crowded and header.line is not None:
                after = max(height - begin - header.lines * LINE_HEIGHT, 0)
                pitch = {"w:line": str(LINE_HEIGHT), "w:lineRule": "exact"}
                _space(header.line, {"w:before": "0", "w:after": str(after), **pitch})


def leave_gap(root: Element, room: int, styles: Styles) -> None:
    """Keep the text off a header in which a line went over into a second one, for which it was not made.

    `room` is how wide its lines are, in twentieths of a point.
    """
    last = root[-1] if len(root) else None
    lines = root.findall(q("w:p"))
    if last is None or last.tag != q("w:p") or all(lines_of(line, room, styles) == 1 for line in lines):
        return
    properties = last.find(q("w:pPr"))
    looks = [
        properties,
        *(style.find(q("w:pPr")) for style in styles.chain(value_of(properties, "w:pStyle"))),
    ]
    given = next((found for each in looks if (found := value_of(each, "w:spacing", "w:after"))), "0")
    if given.isdecimal() and int(given) < _GAP:
        own = None if properties is None else properties.find(q("w:spacing"))
        kept = (
            {}
            if own is None
            else {f"w:{str(key).rsplit('}', 1)[-1]}": str(own.attrib[key]) for key in own.attrib}
        )
        _space(last, {**kept, "w:after": str(_GAP)})


def _lies_on_picture(headers: Sequence[FilledHeader], section: Element) -> bool:
    """Return whether a free picture reaches up to where the marking is wanted.

    Its emblem stands away from the edges of the page, so the marking goes as near to them as it may.
    """
    sides = sides_of(section)
    return any(
        down(anchor, sides)[0] < _EDGE + LINE_HEIGHT
        for header in headers
        if header.is_crowded
        for anchor in free_pictures(header.root)
    )


def _used(
    sections: Sequence[Element], headers: Sequence[Mapping[str, FilledHeader]], *, even: bool
) -> list[list[FilledHeader]]:
    """Return the headers that are printed in each section; what one lacks it has from the one before."""
    known: dict[str, FilledHeader] = {}
    used = []
    for section, own in zip(sections, headers, strict=True):
        known = {**known, **own}
        has_first = section.find(q("w:titlePg")) is not None
        kinds = ("default", *(("first",) if has_first else ()), *(("even",) if even else ()))
        used.append([known[kind] for kind in kinds if kind in known])
    return used


def _height(section: Element) -> int:
    """Return how far from the upper edge of the page a section's headers begin, in twentieths of a point."""
    margins = section.find(q("w:pgMar"))
    words = "" if margins is None else margins.get(q("w:header"), "")
    return int(words) if words.isdecimal() else _USUAL


def _space(line: Element, values: Mapping[str, str]) -> None:
    put(paragraph_properties(line), new("w:spacing", dict(values)), PARAGRAPH_ORDER)
