"""Reads PDFs that hold text: their paragraphs in reading order, and what their properties say."""

import re
import statistics
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from briefer.errors import BrieferError
from briefer.load.containers import protected
from briefer.load.files import shown_name
from briefer.load.openings import Opening, Properties, opening_of
from briefer.load.pdf_furniture import without_furniture
from briefer.load.pdf_lines import Page, page_of
from briefer.load.pdf_paragraphs import Laid, laid_out
from briefer.load.splitting import articles_of
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import REPLACEMENT, clean

_MOST_PAGES = 5_000
_TITLE_SIZE = 1.25  # times the size of most letters
_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff]")
_MOST_MEANINGLESS = 0.1
_MOST_NAMED = 12


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return one source with the code point at which each page begins, or those of an export's articles.

    Lines that are the same on most pages, such as page numbers, are left out. Raises BrieferError, also where
    no page has a text layer.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise protected(file_name) from error
        raise BrieferError("The PDF is damaged or cut off.", "Save or download it again.") from error
    try:
        pages, unread = _pages(document)
        properties = _properties(_said(document))
    finally:
        document.close()
    if len(unread) == len(pages):
        raise BrieferError("The PDF is damaged or cut off.", "Save or download it again.")
    laid = _cleaned(laid_out(without_furniture(pages)))
    if not laid.text.strip():
        raise BrieferError(
            f"“{shown_name(file_name)}” has no text layer: run OCR first.",
            "Then load the file that it makes, or paste the text.",
        )
    opening = opening_of(laid.text, properties, "the PDF's properties", _heading(pages))
    return articles_of(_source(laid, opening, data, file_name, _warnings(pages, unread, laid.text)))


def _source(
    laid: Laid, opening: Opening, data: bytes, file_name: str, warnings: tuple[str, ...]
) -> LoadedSource:
    return LoadedSource(
        text=laid.text,
        title=opening.title,
        byline=opening.byline,
        published=opening.published,
        media_type="application/pdf",
        file_name=file_name,
        original=data,
        warnings=warnings,
        bases=opening.bases,
        pages=laid.pages,
    )


def _pages(document: pdfium.PdfDocument) -> tuple[list[Page], list[int]]:
    """Return the pages, and the numbers of those that could not be read, which stand empty among them."""
    if len(document) > _MOST_PAGES:
        raise BrieferError(f"The PDF has more than {_MOST_PAGES:,} pages.", "Save the part that you need.")
    pages, unread = [], []
    for number in range(len(document)):
        try:
            page = document[number]
            pages.append(page_of(page))
            page.close()
        except pdfium.PdfiumError:
            pages.append(Page((), 1.0, is_picture=False))
            unread.append(number + 1)
    return pages, unread


def _cleaned(laid: Laid) -> Laid:
    """Return the text cleaned. Its lines have no carriage returns: only its beginning may become shorter."""
    text = clean(laid.text)
    shorter = len(laid.text) - len(text)
    begins = (min(max(0, begin - shorter), len(text)) for begin in laid.pages)
    return Laid(text, tuple(accumulate(begins, max)))  # a page without words may seem to begin before its end


def _said(document: pdfium.PdfDocument) -> dict[str, str]:
    """Return what the PDF says of itself, without what is no text."""
    found = {}
    for key in ("Title", "Author", "CreationDate"):
        with suppress(UnicodeError):
            found[key] = str(document.get_metadata_value(key))
    return found


def _properties(said: dict[str, str]) -> Properties:
    day = _DAY.match(said.get("CreationDate", ""))
    return Properties(
        title=said.get("Title", ""),
        author=said.get("Author", ""),
        created="-".join(day.groups()) if day else "",
    )


def _heading(pages: Sequence[Page]) -> str:
    """Return the first page's lines in its largest letters, where those are larger than most and few."""
    lines = next((page.lines for page in pages if page.lines), ())
    sizes = [line.size for page in pages for line in page.lines for _ in range(len(line.text) // 20 + 1)]
    largest = max((line.size for line in lines), default=0.0)
    found = [line.text for line in lines if line.size > 0.98 * largest]
    if not lines or largest < _TITLE_SIZE * statistics.median(sizes) or len(found) > 4:  # noqa: PLR2004 - lines
        return ""
    return " ".join(found) if len(" ".join(found)) > 3 else ""  # noqa: PLR2004 - a letter is an ornament


def _warnings(pages: Sequence[Page], unread: Sequence[int], text: str) -> tuple[str, ...]:
    told = []
    scanned = [number for number, page in enumerate(pages, start=1) if page.is_picture]
    if scanned:
        told.append(f"{_named(scanned)} without a text layer, and not in the text: run OCR to have them.")
    if unread:
        told.append(f"{_named(unread)} damaged, and not in the text.")
    if len(_MEANINGLESS.findall(text)) > _MOST_MEANINGLESS * len(text):
        told.append(
            f"Many letters have no meaning in the file and are shown as {REPLACEMENT} or as signs: run OCR."
        )
    return tuple(told)


def _named(numbers: Sequence[int]) -> str:
    """Return page numbers as the beginning of a sentence, as in “Pages 2, 4 to 6 are”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    told = [" to ".join(map(str, run)) for run in runs[:_MOST_NAMED]]
    more = f" and {len(runs) - _MOST_NAMED} more" if len(runs) > _MOST_NAMED else ""
    return f"Page {told[0]} is" if len(numbers) == 1 else f"Pages {', '.join(told)}{more} are"
