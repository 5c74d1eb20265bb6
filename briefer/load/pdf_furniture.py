"""The lines that a PDF repeats on its pages and that are none of its text: running heads, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from briefer.load.pdf_lines import Line, Page

_MARGIN = 0.15  # of a page's height, above and below
_OUTERMOST = 5  # lines in either margin that may be repeated
_MOST_PAGES = 0.4  # on more pages than this share: left and right pages may differ
_STEP = 8.0  # points by which the same line may stand higher on another page
_NUMBER = re.compile(r"\d+|(?<![^\W\d_])[ivxlc]{1,7}(?![^\W\d_])", re.IGNORECASE)
_Key = tuple[str, int]


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without lines at their upper and lower edges that are the same on most of them.

    Numbers may differ. A line of text that stands further in than one that is not repeated is kept. Where
    nothing would be left, all is.
    """
    seen = Counter(key for page in pages for key in {_key(line) for edge in _edges(page) for line in edge})
    written = sum(bool(page.lines) for page in pages)
    least = max(2, int(_MOST_PAGES * written) + 1)
    kept = [_without(page, seen, least) for page in pages]
    return kept if any(page.lines for page in kept) else list(pages)


def _without(page: Page, seen: Counter[_Key], least: int) -> Page:
    repeated = {
        id(line)
        for edge in _edges(page)
        for line in takewhile(lambda line: _count(seen, _key(line)) >= least, edge)
    }
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in repeated))


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """Return the lines at the lower and the upper edge, from the edge inwards."""
    ordered = sorted(page.lines, key=lambda line: line.y)
    low = [line for line in ordered if line.y < _MARGIN * page.height]
    high = [line for line in reversed(ordered) if line.y > (1 - _MARGIN) * page.height]
    return low[:_OUTERMOST], high[:_OUTERMOST]


def _key(line: Line) -> _Key:
    """Return what makes a line the same as one of another page: its words without numbers, and its height."""
    return _NUMBER.sub("#", line.text).casefold(), round(line.y / _STEP)


def _count(seen: Counter[_Key], key: _Key) -> int:
    """Return on how many pages a line stands; it may fall to either side of a border between two steps."""
    words, step = key
    return seen[key] + max(seen[words, step - 1], seen[words, step + 1])
