"""Pages of a PDF as pictures; only imported by a child, which draws them."""

from contextlib import closing
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

MOST_PIXELS = 24_000_000
"""Largest picture of a page, so that a page of odd size takes no more memory than one of usual size."""


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with closing(pdfium.PdfDocument(data)) as document:
        return len(document)


def draw_page(data: bytes, page: int, width: int) -> list[Any]:
    """Return one page, counted from 0, in this width in pixels: width, height, channels, and bytes (RGB).

    Rows follow each other without gaps.
    """
    with closing(pdfium.PdfDocument(data)) as document, closing(document[page]) as drawn:
        wide, high = drawn.get_size()
        scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
        with closing(drawn.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)) as bitmap:
            rows = memoryview(bitmap.buffer).cast("B")
            used = bitmap.width * bitmap.n_channels
            held = [
                bytes(rows[at : at + used]) for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
            ]
            return [bitmap.width, bitmap.height, bitmap.n_channels, b"".join(held)]
