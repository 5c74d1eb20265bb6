"""The lines that a PDF repeats on its pages and that are none of its text: running heads, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefer.load.pdf_lines import Line, Page

_MARGIN = 0.15  # of a page's height, above and below
_OUTERMOST = 5  # lines in either margin that may be repeated
_MOST_PAGES = 0.4  # on more pages than this share: left and right pages may differ
_APART = 8.0  # points by which the same line may stand higher on another page
_NUMBER = re.compile(r"\d+|(?<![^\W\d_])[ivxlc]{1,7}(?![^\W\d_])", re.IGNORECASE)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without lines in their margins that are the same, but for numbers, on most pages."""
    seen = Counter(key for page in pages for key in {key for _, key in _outermost(page)})
    written = sum(bool(page.lines) for page in pages)
    return [replace(page, lines=tuple(_kept(page, seen, written))) for page in pages]


def _kept(page: Page, seen: Counter[tuple[str, int]], pages: int) -> Iterator[Line]:
    outer = {id(line): key for line, key in _outermost(page)}
    for line in page.lines:
        key = outer.get(id(line))
        # The same line may fall to either side of a border between two steps of height.
        count = 0 if key is None else max(seen[key], _both(seen, key))
        if count < 2 or count <= _MOST_PAGES * pages:  # noqa: PLR2004 - once is no repetition
            yield line


def _both(seen: Counter[tuple[str, int]], key: tuple[str, int]) -> int:
    words, step = key
    return seen[key] + max(seen[words, step - 1], seen[words, step + 1])


def _outermost(page: Page) -> list[tuple[Line, tuple[str, int]]]:
    """Return the outermost lines in both margins, each with what makes it the same as another page's."""
    ordered = sorted(page.lines, key=lambda line: line.y)
    low = [line for line in ordered if line.y < _MARGIN * page.height][:_OUTERMOST]
    high = [line for line in reversed(ordered) if line.y > (1 - _MARGIN) * page.height][:_OUTERMOST]
    return [(line, (_NUMBER.sub("#", line.text).casefold(), round(line.y / _APART))) for line in low + high]
