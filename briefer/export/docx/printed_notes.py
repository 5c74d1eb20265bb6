"""Endnotes as paragraphs at the end of the text, for a program that prints Word's own on an unmarked page.

LibreOffice (7.4) puts endnotes on a page of a style of its own, which has no header and footer, so that a PDF
made by it would have a page without its marking. Here the marks are links to paragraphs that say the same.
"""

from dataclasses import dataclass, field

from briefer.export.docx.links import Bookmarks, Links
from briefer.export.docx.notes import ENDNOTE, mark_xml
from briefer.export.docx.styles import Styles
from briefer.export.docx.written import Written


@dataclass(slots=True)
class PrintedNotes:
    """The notes of one document, in order; `added` is the XML of their paragraphs."""

    links: Links
    bookmarks: Bookmarks
    kind: str = ENDNOTE
    added: Written = field(default_factory=Written)

    def add(self, words: str, styles: Styles) -> str:
        """Add a note with these runs, in XML, and return the XML of its mark."""
        number = self.added.count + 1
        text_style, mark_style = styles.id_of(self.kind), styles.id_of(f"{self.kind}-mark")
        mark = mark_xml(mark_style, f"<w:t>{number}</w:t>")
        start, end = self.bookmarks.open(f"note_{number}")
        note = (
            f'<w:p><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>{start}{mark}'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{words}{end}</w:p>'
        )
        self.added.add(note)
        return f'<w:hyperlink w:anchor="note_{number}" w:history="1">{mark}</w:hyperlink>'
