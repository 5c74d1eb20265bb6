"""The printed lines of a PDF's pages, and where they stand. Their order is PDFium's, that of reading.

Lengths are points; y grows upwards from the bottom of the page.
"""

import ctypes
import math
import unicodedata
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# PDFium puts one of these, by version, for a hyphen at a line's end, and no line end after it.
_PARTED = "\x02\ufffe"
_TOUCHING = 0.15  # of the letters' size
_RIGHT_TO_LEFT = ("R", "AL")
_SHORTEST = 3  # signs: a letter, a blank, a hyphen
_SHARE = 0.5  # of a page that pictures cover before it counts as scanned


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, the ends of its ink, its baseline, the size of its letters.

    `first` is the width of its first word. For text from right to left the ends are mirrored, so that
    `left` is always where reading begins and `left` < `right`.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    first: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order, its height, and whether it is a picture."""

    lines: tuple[Line, ...]
    height: float
    is_picture: bool


def page_of(page: pdfium.PdfPage) -> Page:
    """Return a page's lines. Raises PdfiumError where the page is damaged."""
    text_page = page.get_textpage()
    try:
        signs = _signs(text_page)
        lines = tuple(_line(text_page, signs, start, end) for start, end in _stretches(signs))
    finally:
        text_page.close()
    return Page(lines, page.get_height(), is_picture=not lines and _is_covered(page))


def _signs(text_page: pdfium.PdfTextPage) -> list[str]:
    """Return the page's signs at the places by which PDFium knows them.

    The whole text is a third of the work of asking for each, but leaves some out and joins halves.
    """
    count = text_page.count_chars()
    whole = text_page.get_text_range()
    if len(whole) == count:
        return list(whole)
    return [chr(raw.FPDFText_GetUnicode(text_page, place)) for place in range(count)]


def _stretches(signs: list[str]) -> list[tuple[int, int]]:
    """Return where each line begins and ends, without white space at its ends; empty ones are left out."""
    stretches = []
    start = 0
    for place, sign in enumerate([*signs, "\n"]):
        if sign in "\r\n" or sign in _PARTED:
            first, last = start, place + (sign in _PARTED)
            while first < last and signs[first].isspace():
                first += 1
            while first < last and signs[last - 1].isspace():
                last -= 1
            if first < last:
                stretches.append((first, last))
            start = place + 1
    return stretches


def _line(text_page: pdfium.PdfTextPage, signs: list[str], start: int, end: int) -> Line:
    words = _text(signs[start:end])
    size = _size(text_page, start)
    first_end = next((place for place in range(start, end) if signs[place].isspace()), end)
    boxes = [_box(text_page, place) for place in (start, first_end - 1, end - 1)]
    left, right = min(box[0] for box in boxes[::2]), max(box[1] for box in boxes[::2])
    first = max(box[1] for box in boxes[:2]) - min(box[0] for box in boxes[:2])
    if words.endswith(" -") and end - start > _SHORTEST and signs[end - 3].isalpha():
        # Some programs print the hyphen of a parted word by itself, and PDFium takes that for another word.
        gap = _box(text_page, end - 1)[0] - _box(text_page, end - 3)[1]
        words = f"{words[:-2]}-" if gap < _TOUCHING * size else words
    if _runs_leftwards(words):
        left, right = -right, -left
    return Line(words, left, right, _baseline(text_page, start), size, first)


def _text(signs: list[str]) -> str:
    """Return signs as text: ligatures as letters, halves of characters joined, no unseen hyphen."""
    joined = "".join(signs).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    for mark in _PARTED:
        joined = joined.replace(mark, "-")
    return joined[:-1].translate(_LIGATURES).replace("\N{SOFT HYPHEN}", "") + joined[-1:].translate(
        _LIGATURES
    )


def _runs_leftwards(words: str) -> bool:
    letter = next((sign for sign in words if sign.isalpha()), "")
    return bool(letter) and unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT


def _box(text_page: pdfium.PdfTextPage, place: int) -> tuple[float, float]:
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, place, rectangle)
    return rectangle.left, rectangle.right


def _baseline(text_page: pdfium.PdfTextPage, place: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, place, x, y)
    return y.value


def _size(text_page: pdfium.PdfTextPage, place: int) -> float:
    """Return the size of the letters as printed: many files have size 1 and scale it."""
    matrix = raw.FS_MATRIX()
    size: float = raw.FPDFText_GetFontSize(text_page, place)
    if raw.FPDFText_GetMatrix(text_page, place, matrix):
        size *= math.hypot(matrix.b, matrix.d)
    return size if math.isfinite(size) and size > 0 else 1.0


def _is_covered(page: pdfium.PdfPage) -> bool:
    """Return whether pictures cover most of a page."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return bool(covered >= _SHARE * width * height)
