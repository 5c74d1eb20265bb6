"""Write a Document as a Word file in the looks of a house file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from zipfile import ZipInfo

from briefer.export.docx.blocks import body_xml
from briefer.export.docx.complex_scripts import set_complex_scripts
from briefer.export.docx.houses import house_bytes, opened_house
from briefer.export.docx.links import Links, bookmarks_of
from briefer.export.docx.margins import fill_margins
from briefer.export.docx.names import Element, q
from briefer.export.docx.notes import ENDNOTE, FOOTNOTE, Notes, finish_notes, notes_of
from briefer.export.docx.numbering import Numbering
from briefer.export.docx.packages import Package, Pieces, pieces_of, zip_pieces
from briefer.export.docx.paging import Page, expected_pages
from briefer.export.docx.paragraphs import Shape, paragraph_xml
from briefer.export.docx.pens import Pen
from briefer.export.docx.printed_notes import PrintedNotes
from briefer.export.docx.properties import (
    clean_settings,
    set_language,
    write_core,
    write_program,
    write_seal,
)
from briefer.export.docx.styles import Styles, styles_in, styles_of
from briefer.export.docx.title_block import place
from briefer.export.docx.traces import erase_traces
from briefer.export.languages import is_rtl_language
from briefer.export.numbers import has_numbered_sections
from briefer.export.outline import has_contents
from briefer.export.seals import seal_of_files
from briefer.export.words import CitedLabels
from briefer.model.documents import Document, NoteKind
from briefer.model.extensions import Exporter

_A4_TEXT = (9026, 13_958)  # twentieths of a point: 210 mm by 297 mm less margins of an inch
_TWENTIETHS = 20
_LARGEST = 31_680  # of Word's pages: 22 inches
_FAULTY = 1_000_000
_MOST_KEPT = 1 << 20  # bytes of a house file, which the next note is likely to be written in too


def write_docx(document: Document, house: Path, *, for_print: bool = False) -> bytes:
    """Return the note as a .docx, the same bytes for the same document and house file.

    Every citation becomes a real footnote or endnote, in order; statements, headings and paragraphs become
    bookmarks; the marking stands on every page. `for_print` sets endnotes as text, for a file that
    LibreOffice makes a PDF of. Raises BrieferError where the house file cannot be used or the note holds
    more notes than Word can take.
    """
    package, styles = _house(house)
    pen = _pen(document, package, styles, for_print=for_print)
    body = body_xml(document.blocks, pen, _pages(document, package, pen))
    if isinstance(pen.notes, PrintedNotes) and pen.notes.added.count:
        body += [paragraph_xml((), pen, Shape("rule")).encode(), *pen.notes.added.pieces()]
    place(document, package, pen, body)
    fill_margins(document, package, pen)
    clean_settings(package)
    finish_notes(pen.notes if isinstance(pen.notes, Notes) else None, package)
    set_language(document, package, pen.styles.root)
    write_core(document, package)
    write_program(package)
    return _sealed(package)


def _house(path: Path) -> tuple[Package, Styles]:
    """Return a house file as a package to write into, read anew only where it is not the last one read.

    Also return its styles.
    """
    data = house_bytes(path)
    if len(data) > _MOST_KEPT:
        return _cleaned(data, path)
    package, styles = _cleaned_last(data, path)
    own = package.copy()
    return own, styles_in(own, styles)


def _cleaned(data: bytes, path: Path) -> tuple[Package, Styles]:
    package = opened_house(data, path)
    erase_traces(package)
    styles = styles_of(package)
    set_complex_scripts(styles.root)
    return package, styles


_cleaned_last = lru_cache(maxsize=1)(_cleaned)


def _pen(document: Document, package: Package, styles: Styles, *, for_print: bool) -> Pen:
    links = Links(package.document)
    bookmarks = bookmarks_of([story for _, story in package.stories()])
    notes: Notes | PrintedNotes | None = None
    if for_print and document.notes is NoteKind.ENDNOTES:
        notes = PrintedNotes(links, bookmarks)
    elif document.notes is not NoteKind.NONE:
        notes = notes_of(package, ENDNOTE if document.notes is NoteKind.ENDNOTES else FOOTNOTE)
    note_pen = Pen(
        styles=styles,
        numbering=Numbering(package),
        bookmarks=bookmarks,
        notes=notes,
        links=links if notes is None else notes.links,
        labels=CitedLabels(document.blocks),
        rtl=is_rtl_language(document.language),
        width=_text_size(package.document.tree())[0],
        sections=has_numbered_sections(document.blocks),
        contents=has_contents(document.blocks),
    )
    return replace(note_pen, links=links, note_pen=note_pen)


def _pages(document: Document, package: Package, pen: Pen) -> Mapping[int, int]:
    """Return the pages on which headings are expected, where a table of contents asks for them."""
    if not pen.contents:
        return {}
    root = package.document.tree()
    width, height = _text_size(root)
    starts = [start.get(q("w:start"), "") for start in root.iter(q("w:pgNumType"))]
    first = int(starts[-1]) if starts and starts[-1].isdecimal() else 1
    return expected_pages(document, pen, Page(width / _TWENTIETHS, height / _TWENTIETHS, first))


def _text_size(root: Element) -> tuple[int, int]:
    """Return width and height of the last section's text, in twentieths of a point."""
    sections = list(root.iter(q("w:sectPr")))
    size = sections[-1].find(q("w:pgSz")) if sections else None
    margin = sections[-1].find(q("w:pgMar")) if sections else None
    if size is None or margin is None:
        return _A4_TEXT
    width = _length(size, "w:w") - _length(margin, "w:left") - _length(margin, "w:right")
    height = _length(size, "w:h") - _length(margin, "w:top") - _length(margin, "w:bottom")
    return (
        width if 0 < width < _LARGEST else _A4_TEXT[0],
        height if 0 < height < _LARGEST else _A4_TEXT[1],
    )


def _length(element: Element, name: str) -> int:
    """Return a length; one that is no number makes whatever is reckoned with it faulty."""
    value = element.get(q(name), "").removeprefix("-")  # a negative margin is one that may not grow
    return int(value) if value.isdecimal() else _FAULTY * (1 if name in ("w:w", "w:h") else -1)


def _sealed(package: Package) -> bytes:
    """Return the package's bytes with its seal, which covers all files but the one that holds it."""
    custom = write_seal(package, "0" * 64)
    members = pieces_of(package)
    del members[custom.name]

    def sealed(files: Sequence[ZipInfo]) -> Mapping[str, Pieces]:
        return {custom.name: write_seal(package, seal_of_files(files)).pieces()}

    return zip_pieces(members, sealed)


EXPORTER = Exporter(name="docx", title="Word document", suffix=".docx", write=write_docx, uses_house=True)
