"""Printed lines put together as paragraphs, a line each."""

import re
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.load.pdf_hyphens import Hyphens
from briefer.load.pdf_lines import Line, Page

_WIDER = 1.35  # a step between lines, in usual steps, that parts paragraphs
_OTHER_SIZE = 0.08
# All in sizes of the letters.
_INDENT = 0.7
_BESIDE = 0.45  # raised and lowered signs stand that near to their line's height
_SPACE = 0.25
_CELLS = 2.0
_SLACK = 0.6
_ENDED = re.compile(r"[.!?:…。؟\u06d4]['\"”’»)\]]*$")
_PARTED = re.compile(r"\w[-\N{HYPHEN}\N{SOFT HYPHEN}]$")
_BULLET = re.compile(r"[•▪‣◦●■□]")
_LEADERS = re.compile(r"(?:\. ?){4}\s*\w{1,5}$")  # of a table of contents
_MARK = re.compile(r"[•▪‣◦●■□]|\(?(?:\d{1,3}|[A-Za-z])[.)]")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s")


@dataclass(frozen=True, slots=True)
class Laid:
    """A text of paragraphs, a line each, and the code point at which each page begins."""

    text: str
    pages: tuple[int, ...]


def laid_out(pages: Sequence[Page]) -> Laid:
    """Return the pages' lines as paragraphs; a page without lines begins where the one after it does."""
    hyphens = Hyphens([line.text for page in pages for line in page.lines])
    steps = _usual_steps(pages)
    pieces: list[str] = []
    begins: list[int] = []
    length = 0
    before: _Placed | None = None
    for page in pages:
        begins.append(length)
        for number, placed in enumerate(_placed(page, steps)):
            glue = "" if before is None else _glue(before, placed, starts_page=number == 0)
            if before is not None and glue == " ":
                cut, glue = hyphens.joint(before.line.text, placed.line.text)
                if cut:
                    pieces[-1] = pieces[-1][:-cut]
                    length -= cut
            length += len(glue)
            if number == 0:
                begins[-1] = length
            pieces += (glue, placed.line.text)
            length += len(placed.line.text)
            before = placed
    return Laid("".join(pieces), tuple(begins))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, the end of the widest line in its block, and whether it follows the line before in it."""

    line: Line
    edge: float
    follows: bool


def _usual_steps(pages: Sequence[Page]) -> dict[int, float]:
    """Return the usual distance between lines for each size of letters, in half points."""
    steps: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        for one, other in zip(page.lines, page.lines[1:], strict=False):
            if _is_alike(one, other) and 0 < one.y - other.y < 3 * one.size:
                steps[_key(one)].append(one.y - other.y)
    return {size: statistics.median(found) for size, found in steps.items()}


def _key(line: Line) -> int:
    return round(2 * line.size)


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _placed(page: Page, steps: dict[int, float]) -> Iterator[_Placed]:
    """Yield the page's lines in their blocks: lines of one size at the usual distance, going down."""
    block: list[Line] = []
    for line in page.lines:
        step = steps.get(_key(line), 1.2 * line.size)
        if block and not (_is_alike(block[-1], line) and 0 < block[-1].y - line.y <= _WIDER * step):
            yield from _block(block)
            block = []
        block.append(line)
    yield from _block(block)


def _block(lines: list[Line]) -> Iterator[_Placed]:
    edge = max((line.right for line in lines), default=0.0)
    return (_Placed(line, edge, follows=place > 0) for place, line in enumerate(lines))


def _glue(one: _Placed, other: _Placed, *, starts_page: bool) -> str:
    """Return what stands between two lines: a line feed, a blank, a tab, or nothing."""
    a, b = one.line, other.line
    size = max(a.size, b.size)
    if not starts_page and abs(a.y - b.y) < _BESIDE * size and b.left > a.left:
        gap = (b.left - a.right) / size
        if _MARK.fullmatch(a.text):
            return " "
        return "\t" if gap > _CELLS else " " if gap > _SPACE else ""
    if other.follows:
        return "\n" if _begins_paragraph(one, other) else " "
    goes_on = starts_page or b.y > a.y
    if not goes_on or not _is_alike(a, b) or _is_item(a, b) or _ENDED.search(a.text):
        return "\n"
    return " " if _room(one) < b.first + _SLACK * size else "\n"


def _begins_paragraph(one: _Placed, other: _Placed) -> bool:
    """Return whether the second line, which is printed below the first, begins a paragraph.

    It does where it is indented, and where its first word would have found room on the line before.
    """
    a, b = one.line, other.line
    if _is_item(a, b) or _LEADERS.search(a.text):
        return True
    if _PARTED.search(a.text):
        return False
    is_indented = b.left - a.left > _INDENT * b.size and not (
        _BULLET.match(a.text) or _NUMBERED.match(a.text)
    )
    return is_indented or _room(one) > b.first + _SLACK * a.size


def _room(placed: _Placed) -> float:
    return placed.edge - placed.line.right


def _is_item(a: Line, b: Line) -> bool:
    """Return whether the second line begins an item of a list."""
    if _BULLET.match(b.text):
        return True
    return bool(_NUMBERED.match(b.text)) and bool(_ENDED.search(a.text) or a.text.endswith((";", ",")))
