"""Running titles: the note's title in a header or footer, kept to the room that its line leaves.

A house file's sample has a short title there, beside a logo or before a date. A longer one would run into the
logo, or push the text of every page down. Its line keeps clear of free pictures, and the title is cut at a
word: it stands in full where the note begins.
"""

from collections.abc import Sequence

from briefer.export.docx.controls import text_runs
from briefer.export.docx.free_pictures import Sides, across, down, free_pictures, is_beside_words
from briefer.export.docx.letters import size_of, width_of_runs, words_of_run
from briefer.export.docx.names import Element, new, paragraph_properties, put, q, remove, value_of
from briefer.export.docx.numbering import PARAGRAPH_ORDER
from briefer.export.docx.styles import Styles
from briefer.export.timelines import width_of, wrapped

_LINE = 300  # twentieths of a point: the height of a header's line
_GAP = 140  # between a picture and words
_EMBLEM = 3  # a picture across the whole line has its emblem in the third that is farther from the words
_LEAST_SIZES = 10  # a title is cut to no less room than this many sizes of its letters
_TWENTIETHS = 20
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_STOPS = " ,;:.\N{EN DASH}\N{EM DASH}-"


def fit_running_title(root: Element, runs: Sequence[Element], sides: Sides, styles: Styles) -> None:
    """Keep a header's or footer's line clear of pictures, and cut the title in it to the room there is.

    `runs` hold the title, and `root` all of the header or footer. In a cell or a box it stays as it is: these
    have edges that words do not leave.
    """
    paragraph = None if not runs else next(runs[0].iterancestors(q("w:p")), None)
    if paragraph is None or paragraph.getparent() is not root:
        return
    line = _line_of(paragraph, sides)
    lying = [] if root.tag != q("w:hdr") else [*_lying_on(paragraph, root, sides)]
    clear = _clear(line, lying, at_right=_is_at_right(paragraph))
    if clear != line:
        _indent(paragraph, clear, sides)
    _cut(paragraph, runs, clear[1] - clear[0], styles)


def _line_of(paragraph: Element, sides: Sides) -> tuple[int, int]:
    indents = paragraph.find(f"{q('w:pPr')}/{q('w:ind')}")
    left, right = (_indent_of(indents, names) for names in (("left", "start"), ("right", "end")))
    return sides.left + left, sides.width - sides.right - right


def _indent_of(indents: Element | None, names: Sequence[str]) -> int:
    given = ("" if indents is None else indents.get(q(f"w:{name}"), "") for name in names)
    words = next(filter(None, given), "")
    return int(words) if words.removeprefix("-").isdecimal() else 0


def _lying_on(paragraph: Element, root: Element, sides: Sides) -> list[tuple[int, int]]:
    """Return from where to where each picture reaches that lies on a paragraph's first line."""
    begin = sides.header + root.index(paragraph) * _LINE
    return [
        across(anchor, sides)
        for anchor in free_pictures(root)
        if not is_beside_words(anchor)
        and (reach := down(anchor, sides))[0] < begin + _LINE
        and reach[1] > begin
    ]


def _is_at_right(paragraph: Element) -> bool:
    """Return whether a paragraph's words stand at the right, by its alignment or a tab before them.

    In one that runs from right to left all of this is the other way round.
    """
    properties = paragraph.find(q("w:pPr"))
    runs = paragraph.iter(q("w:tab"), q("w:ptab"), q("w:t"))
    first = next((each for each in runs if (up := each.getparent()) is not None and up.tag == q("w:r")), None)
    is_far = value_of(properties, "w:jc") in ("right", "end") or (first is not None and first.tag != q("w:t"))
    return is_far != _is_bidi(properties)


def _is_bidi(properties: Element | None) -> bool:
    return properties is not None and properties.find(q("w:bidi")) is not None


def _clear(line: tuple[int, int], lying: Sequence[tuple[int, int]], *, at_right: bool) -> tuple[int, int]:
    """Return the part of a line that pictures leave to its words."""
    left, right = line
    for begin, end in lying:
        if begin <= left and end >= right:
            emblem = (line[1] - line[0]) // _EMBLEM
            if at_right:
                left = max(left, line[0] + emblem)
            else:
                right = min(right, line[1] - emblem)
        elif right - end >= begin - left:
            left = max(left, end + _GAP)
        else:
            right = min(right, begin - _GAP)
    return (left, right) if left < right else line


def _indent(paragraph: Element, clear: tuple[int, int], sides: Sides) -> None:
    """Have a paragraph's lines begin and end there; in one from right to left Word takes left for right."""
    properties = paragraph_properties(paragraph)
    ends = {"left": clear[0] - sides.left, "right": sides.width - sides.right - clear[1]}
    if _is_bidi(properties):
        ends = {"left": ends["right"], "right": ends["left"]}
    put(properties, new("w:ind", {f"w:{name}": str(value) for name, value in ends.items()}), PARAGRAPH_ORDER)


def _cut(paragraph: Element, runs: Sequence[Element], room: int, styles: Styles) -> None:
    """Cut the title in a paragraph where all of its words need more than this room."""
    title = "".join(map(words_of_run, runs))
    size = size_of(runs[0], paragraph, styles)
    others = (run for run in paragraph.iter(q("w:r")) if run not in runs)
    left = room / _TWENTIETHS - width_of_runs(others, paragraph, styles)
    if left < size * _LEAST_SIZES or width_of(title, size) <= left:
        return
    words = _shortened(title, left, size)
    holder = runs[0].getparent()
    if holder is None:
        return
    at = holder.index(runs[0])
    holder[at:at] = text_runs(words, runs[0].find(q("w:rPr")))
    for run in runs:
        remove(run)


def _shortened(title: str, width: float, size: float) -> str:
    """Return the first words of a title that fit with an ellipsis; a single long one is cut within."""
    words = title.split()
    while words and width_of(" ".join(words) + _ELLIPSIS, size) > width:
        words.pop()
    return f"{' '.join(words).rstrip(_STOPS)}{_ELLIPSIS}" if words else wrapped(title, width, size, 1)[0]
