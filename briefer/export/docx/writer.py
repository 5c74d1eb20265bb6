"""Write a Document as a Word file in the looks of a house file."""

from dataclasses import replace
from pathlib import Path

from briefer.export.docx.blocks import body_xml
from briefer.export.docx.footnotes import finish_footnotes, footnotes_of
from briefer.export.docx.houses import open_house
from briefer.export.docx.links import Links, bookmarks_of
from briefer.export.docx.margins import fill_margins
from briefer.export.docx.names import Element, q
from briefer.export.docx.numbering import Numbering
from briefer.export.docx.packages import Package, members_of, zip_members
from briefer.export.docx.pens import Pen
from briefer.export.docx.properties import (
    clean_settings,
    set_language,
    write_core,
    write_program,
    write_seal,
)
from briefer.export.docx.styles import styles_of
from briefer.export.docx.title_block import place
from briefer.export.languages import is_rtl_language
from briefer.export.seals import seal_of_members
from briefer.export.words import cited_labels
from briefer.model.documents import Document
from briefer.model.extensions import Exporter

_A4_TEXT_WIDTH = 9026  # twentieths of a point: 210 mm less two margins of an inch


def write_docx(document: Document, house: Path) -> bytes:
    """Return the note as a .docx, the same bytes for the same document and house file.

    Every citation becomes a real footnote, in order; statements, headings and numbered paragraphs become
    bookmarks; the marking stands on every page. Raises BrieferError where the house file cannot be used
    or the note holds more footnotes than Word can take.
    """
    package = open_house(house)
    pen = _pen(document, package)
    place(document, package, pen, body_xml(document.blocks, pen))
    fill_margins(document, package, pen)
    clean_settings(package)
    finish_footnotes(pen.notes, package)
    set_language(document, package, pen.styles.root)
    write_core(document, package)
    write_program(package)
    return _sealed(package)


def _pen(document: Document, package: Package) -> Pen:
    root = package.document.tree()
    notes = footnotes_of(package)
    note_pen = Pen(
        styles=styles_of(package),
        numbering=Numbering(package),
        bookmarks=bookmarks_of([story for _, story in package.stories()]),
        notes=notes,
        links=notes.links,
        labels=cited_labels(document.blocks),
        rtl=is_rtl_language(document.language),
        width=_text_width(root),
    )
    return replace(note_pen, links=Links(package.document), note_pen=note_pen)


def _text_width(root: Element) -> int:
    """Return the width of the last section's text, in twentieths of a point."""
    sections = list(root.iter(q("w:sectPr")))
    size = sections[-1].find(q("w:pgSz")) if sections else None
    margin = sections[-1].find(q("w:pgMar")) if sections else None
    if size is None or margin is None:
        return _A4_TEXT_WIDTH
    lengths = [size.get(q("w:w"), ""), margin.get(q("w:left"), ""), margin.get(q("w:right"), "")]
    if not all(length.isdecimal() for length in lengths):
        return _A4_TEXT_WIDTH
    width = int(lengths[0]) - int(lengths[1]) - int(lengths[2])
    return width if width > 0 else _A4_TEXT_WIDTH


def _sealed(package: Package) -> bytes:
    """Return the package's bytes with its seal, which covers all files but the one that holds it."""
    write_seal(package, "0" * 64)
    members = members_of(package)
    write_seal(package, seal_of_members(members))
    custom = package.part(package.parts[""], "custom-properties")
    if custom is not None:
        members[custom.name] = custom.bytes()
    return zip_members(members)


EXPORTER = Exporter(name="docx", title="Word document", suffix=".docx", write=write_docx)
