"""The words of a document, and the facts that it cites: what every format asks of the tree of blocks."""

from collections.abc import Iterable, Iterator, Sequence

from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Document,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Quotation,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefer.model.ids import FactId

SIGN_OFF = "sign-off"


def pieces(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the printed words of inlines in order, without footnotes; a line break is a line feed."""
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield inline.text
            case Strong() | Emphasis() | Link() | Statement():
                yield from pieces(inline.inlines)
            case LineBreak():
                yield "\n"
            case Citation():
                pass


def plain_words(inlines: Iterable[Inline]) -> str:
    """Return the printed words of inlines, without footnotes."""
    return "".join(pieces(inlines))


def marked_title(document: Document) -> str:
    """Return the title with the mark of its own portion before it, where it has one."""
    return f"{document.portion} {document.title}" if document.portion else document.title


def marked_caption(block: Table | Timeline) -> str:
    """Return the line above a table or drawing that carries a mark of its own: the mark and its title.

    Nothing where it has no mark, nor above places to sign that have no title: these are no words of the note.
    """
    if not block.portion or (isinstance(block, Table) and block.style == SIGN_OFF and not block.title):
        return ""
    return f"{block.portion} {block.title}".strip()


def citations(blocks: Iterable[AnyBlock]) -> Iterator[Citation]:
    """Yield every citation of the blocks in the order in which they are printed."""
    for block in blocks:
        match block:
            case Heading() | Block():
                yield from _citations_within(block.inlines)
            case Items():
                for item in block.items:
                    yield from citations(item)
            case Quotation():
                yield from citations(block.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from _citations_within(cell)
            case _:
                pass


def cited_labels(blocks: Iterable[AnyBlock]) -> dict[FactId, str]:
    """Return the labels of the facts that are cited."""
    labels: dict[FactId, str] = {}
    for citation in citations(blocks):
        labels[citation.fact] = citation.label
        labels.update(citation.others)
    return labels


def _citations_within(inlines: Sequence[Inline]) -> list[Citation]:
    found: list[Citation] = []
    for inline in inlines:
        match inline:
            case Text():
                pass
            case Citation():
                found.append(inline)
            case Strong() | Emphasis() | Link() | Statement():
                found += _citations_within(inline.inlines)
            case _:
                pass
    return found
