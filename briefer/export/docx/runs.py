"""Inlines as runs: words, marks of footnotes, links and the bookmarks of statements."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefer.export.docx.footnotes import add_mark
from briefer.export.docx.languages import language_attributes
from briefer.export.docx.links import close_bookmark
from briefer.export.docx.names import Element, add, q
from briefer.export.docx.pens import PLAIN, Look, Pen
from briefer.export.languages import has_rtl, stretches
from briefer.model.documents import (
    Citation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Statement,
    Strong,
    Text,
)
from briefer.text.cleaning import clean

_BREAKS = re.compile("([\n\t\u2028\u2029])")
_MOST_LABEL_CHARACTERS = 24


def write_inlines(parent: Element, inlines: Sequence[Inline], pen: Pen, look: Look = PLAIN) -> None:
    """Append runs for the inlines to a paragraph or a link.

    Two footnote marks side by side are kept apart by a raised comma.
    """
    follows_citation = False
    for inline in inlines:
        is_citation = isinstance(inline, Citation) and not pen.in_note
        if is_citation and follows_citation:
            write_text(parent, ",", Look(style=pen.styles.id_of("footnote-mark")))
        _write_inline(parent, inline, pen, look)
        follows_citation = is_citation


def _write_inline(parent: Element, inline: Inline, pen: Pen, look: Look) -> None:
    match inline:
        case Text():
            write_text(parent, inline.text, look, inline.language)
        case Strong():
            write_inlines(parent, inline.inlines, pen, replace(look, bold=True))
        case Emphasis():
            write_inlines(parent, inline.inlines, pen, replace(look, italic=True))
        case Code():
            write_text(parent, inline.text, replace(look, style=pen.styles.id_of("code")))
        case Link():
            _write_link(parent, inline, pen, look)
        case LineBreak():
            add(add(parent, "w:r"), "w:br")
        case Statement():
            _write_statement(parent, inline, pen, look)
        case Citation():
            _write_citation(parent, inline, pen)


def write_text(parent: Element, text: str, look: Look = PLAIN, language: str = "") -> None:
    """Append runs with these words; each stretch in one direction of writing has its own."""
    text = clean(text)
    attributes = language_attributes(language)
    if not has_rtl(text):
        if text:
            _write_run(parent, text, look, attributes, rtl=False)
        return
    for piece, rtl in stretches(text):
        _write_run(parent, piece, look, attributes, rtl=rtl)


def fill_run(run: Element, text: str) -> None:
    """Append cleaned words to a run, with its line breaks and tabs as Word has them."""
    for piece in _BREAKS.split(text) if _BREAKS.search(text) else (text,):
        if piece == "\t":
            add(run, "w:tab")
        elif piece and piece in "\n\u2028\u2029":
            add(run, "w:br")
        elif piece:
            words = add(run, "w:t")
            words.set(q("xml:space"), "preserve")
            words.text = piece


def _write_run(parent: Element, text: str, look: Look, language: dict[str, str], *, rtl: bool) -> None:
    run = add(parent, "w:r")
    if look is not PLAIN or language or rtl:
        properties = add(run, "w:rPr")
        if look.style:
            add(properties, "w:rStyle", {"w:val": look.style})
        for is_set, names in ((look.bold, ("w:b", "w:bCs")), (look.italic, ("w:i", "w:iCs"))):
            if is_set:
                add(properties, names[0])
                add(properties, names[1])
        if rtl:
            add(properties, "w:rtl")
        if language:
            add(properties, "w:lang", language)
    fill_run(run, text)


def _write_link(parent: Element, link: Link, pen: Pen, look: Look) -> None:
    relation = "" if parent.tag == q("w:hyperlink") else pen.links.id_of(link.url)
    if not relation:
        write_inlines(parent, link.inlines, pen, look)
        return
    anchor = add(parent, "w:hyperlink", {"r:id": relation, "w:history": "1"})
    write_inlines(anchor, link.inlines, pen, replace(look, style=pen.styles.id_of("link")))


def _write_statement(parent: Element, statement: Statement, pen: Pen, look: Look) -> None:
    label = pen.labels.get(statement.fact, "")
    name = label if label and len(label) <= _MOST_LABEL_CHARACTERS else str(statement.fact)
    bookmark = pen.bookmarks.open(parent, f"fact_{name}")
    write_inlines(parent, statement.inlines, pen, look)
    close_bookmark(parent, bookmark)


def _write_citation(parent: Element, citation: Citation, pen: Pen) -> None:
    if pen.in_note:  # a note cannot carry a note: it names the fact instead
        write_text(parent, f"[{citation.label}]")
        return
    mark_style = pen.styles.id_of("footnote-mark")
    number, paragraph = pen.notes.add(pen.styles.id_of("footnote"), mark_style)
    add_mark(parent, mark_style, "w:footnoteReference", number)
    write_inlines(paragraph, citation.note, replace(pen, links=pen.notes.links, in_note=True))
