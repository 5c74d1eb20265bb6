"""On which pages a stretch of a text stands, from the code points at which the pages begin."""

from bisect import bisect_right
from collections.abc import Sequence


def page_at(pages: Sequence[int], offset: int) -> int:
    """Return the number, from 1, of the page that a code point stands on; 0 where there are no pages."""
    return max(1, bisect_right(pages, offset)) if pages else 0


def pages_of(pages: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last page, from 1, of a stretch, its end exclusive; None where there are none."""
    if not pages:
        return None
    return page_at(pages, start), page_at(pages, max(start, end - 1))
