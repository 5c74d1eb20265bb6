"""Write a Document as Markdown for pandoc: citations by key, and what they cite as a bibliography.

`pandoc --citeproc note.md -o note.docx` sets it in any citation style. Pandoc's own Markdown (2.11 and
later), with a YAML metadata block; its references are CSL-JSON in form (CSL 1.0.2), each value guarded, since
pandoc reads these as Markdown too.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefer.export.addresses import safe_address
from briefer.export.markdown_blocks import Hand, blocks_markdown, fields_markdown, line_markdown
from briefer.export.markdown_inlines import Token, join, tokens
from briefer.export.numbers import has_numbered_sections
from briefer.export.outline import outline
from briefer.export.seals import MARKDOWN_LINE, sealed_text
from briefer.export.words import citations, marked_title, plain_words
from briefer.model.documents import (
    Citation,
    Document,
    Emphasis,
    Inline,
    Link,
    NoteKind,
    Statement,
    Strong,
    Text,
)
from briefer.model.extensions import Exporter

_KEY = re.compile(r"[A-Za-z0-9]+")
_QUOTES = "\u201c\u201d\"' "  # a citation style sets its own around a title
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML 1.2, 5.1


def write_pandoc(document: Document, _house: Path) -> bytes:
    """Return the note as Markdown for pandoc in UTF-8, with a metadata block and its seal.

    A note without notes cites nothing. The house file is of no use here.
    """
    cites = document.notes is not NoteKind.NONE

    def mark(citation: Citation) -> Token:
        return Token(f"[@{_key(citation)}]", "mark") if cites else Token("")

    hand = Hand(
        mark, has_numbered_sections(document.blocks), outline(document.blocks), top=1, for_pandoc=True
    )
    marking = line_markdown((Strong((Text(document.marking),)),), hand) if document.marking.strip() else ""
    parts = [
        _metadata(document, citations(document.blocks) if cites else ()),
        marking,
        fields_markdown(document.fields, hand),
        *blocks_markdown(document.blocks, hand),
        marking,
    ]
    return sealed_text("\n\n".join(part for part in parts if part) + "\n", MARKDOWN_LINE)


def _key(citation: Citation) -> str:
    return citation.label if _KEY.fullmatch(citation.label) else f"fact{citation.fact}"


def _metadata(document: Document, cited: Iterable[Citation]) -> str:
    lines = [
        f"title: {_value(marked_title(document))}",
        f"subtitle: {_value(document.kind)}",
        f"lang: {_value(document.language)}",
        "link-citations: true",
    ]
    references = list(_references(cited))
    lines += ["references:", *references] if references else []
    return "\n".join(("---", *lines, "---"))


def _references(cited: Iterable[Citation]) -> Iterator[str]:
    """Yield an entry for each fact that is cited, at its first citation."""
    known = set()
    for citation in cited:
        key = _key(citation)
        if key in known:
            continue
        known.add(key)
        link = next(_links(citation.note), None)
        words = plain_words(citation.note if link is None else link.inlines)
        yield f'- id: "{key}"'
        yield '  type: "document"'
        yield f"  title: {_value(words.strip(_QUOTES) or citation.label)}"
        if link is not None and (address := safe_address(link.url)):
            yield f"  URL: {_quoted(address)}"
        yield f"  note: {_value(plain_words(citation.note))}"


def _links(inlines: Iterable[Inline]) -> Iterator[Link]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline
        elif isinstance(inline, Strong | Emphasis | Statement):
            yield from _links(inline.inlines)


def _value(words: str) -> str:
    """Return words as a value that is read as Markdown."""

    def bare(citation: Citation) -> str:
        return citation.label

    return _quoted(join(tokens((Text(words),), bare), one_line=True, for_pandoc=True))


def _quoted(words: str) -> str:
    """Return a text in double quotes, which YAML reads as JSON is read."""
    written = json.dumps(words, ensure_ascii=False)
    return _UNPRINTED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


EXPORTER = Exporter(name="pandoc", title="Markdown for pandoc", suffix=".md", write=write_pandoc)
