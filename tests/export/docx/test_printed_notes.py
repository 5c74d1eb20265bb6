"""Endnotes in the file that a PDF is made of: the same words, each led to by its mark."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree

from briefer.export.docx.checks import check_docx
from briefer.export.docx.names import q
from briefer.export.docx.writer import write_docx
from briefer.export.words import citations, plain_words
from briefer.model.documents import Document, NoteKind

Parts = Callable[[bytes], dict[str, etree._Element]]


def test_each_mark_leads_to_its_note(rich: Document, house: Path, parts: Parts) -> None:
    data = write_docx(rich, house, for_print=True)
    assert check_docx(data, rich.marking) == ()
    read = parts(data)
    assert "word/endnotes.xml" not in read
    notes = {
        mark.get(q("w:name")): "".join(text.text or "" for text in paragraph.iter(q("w:t")))
        for paragraph in read["word/document.xml"].iter(q("w:p"))
        for mark in paragraph.iter(q("w:bookmarkStart"))
    }
    marks = [
        link.get(q("w:anchor"), "")
        for link in read["word/document.xml"].iter(q("w:hyperlink"))
        if link.get(q("w:anchor"), "").startswith("note_")
    ]
    expected = [plain_words(citation.note) for citation in citations(rich.blocks)]
    assert [notes[mark] for mark in marks] == [f"{n} {words}" for n, words in enumerate(expected, 1)]


def test_other_notes_are_as_ever(rich: Document, house: Path) -> None:
    document = replace(rich, notes=NoteKind.FOOTNOTES)
    assert write_docx(document, house, for_print=True) == write_docx(document, house)
