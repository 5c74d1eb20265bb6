"""Write a Document as Markdown with footnotes, in which a note's words can never turn into format.

CommonMark 0.31 with tables (GFM) and footnotes (`[^1]`, as in GFM and Pandoc).
"""

from pathlib import Path

from briefer.export.markdown_blocks import Hand, blocks_markdown, fields_markdown, line_markdown
from briefer.export.markdown_inlines import Token, join, tokens
from briefer.export.numbers import has_numbered_sections
from briefer.export.outline import outline
from briefer.export.seals import MARKDOWN_LINE, sealed_text
from briefer.export.words import marked_title
from briefer.model.documents import Citation, Document, NoteKind, Strong, Text
from briefer.model.extensions import Exporter
from briefer.text.markdown_marks import prefixed


def write_markdown(document: Document, _house: Path) -> bytes:
    """Return the note as Markdown in UTF-8; parsed again it gives the same words.

    The marking stands at head and foot, and the file ends with its seal. The house file is of no use here.
    """
    found: list[Citation] = []

    def mark(citation: Citation) -> int | Token:
        if document.notes is NoteKind.NONE:
            return Token("")
        found.append(citation)
        return len(found)

    hand = Hand(mark, has_numbered_sections(document.blocks), outline(document.blocks))
    marking = line_markdown((Strong((Text(document.marking),)),), hand) if document.marking.strip() else ""
    parts = [
        marking,
        line_markdown((Text(document.kind),), hand),
        f"# {join(tokens((Text(marked_title(document)),), mark), one_line=True)}".rstrip(),
        fields_markdown(document.fields, hand),
        *blocks_markdown(document.blocks, hand),
        marking,
        *(_definition(number, citation) for number, citation in enumerate(found, 1)),
    ]
    return sealed_text("\n\n".join(part for part in parts if part) + "\n", MARKDOWN_LINE)


def _definition(number: int, citation: Citation) -> str:
    def inner(nested: Citation) -> str:
        return f"[{nested.label}]"

    words = join(tokens(citation.note, inner))
    return prefixed(words if words.strip() else citation.label, f"[^{number}]: ", "    ")


EXPORTER = Exporter(name="md", title="Markdown", suffix=".md", write=write_markdown)
