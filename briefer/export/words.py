"""The words of a document, and the facts that it cites: what every format asks of the tree of blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

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

_HOLDERS = (Strong, Emphasis, Link, Statement)  # made once: it is asked of each inline of a note


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
    for inlines in _runs(blocks):
        yield from _citations_within(inlines)


def cited_labels(blocks: Iterable[AnyBlock]) -> dict[FactId, str]:
    """Return the labels of the facts that are cited."""
    return dict(pair for citation in citations(blocks) for pair in citation.cited)


class CitedLabels:
    """The labels of the facts that blocks cite, gathered where one is asked for."""

    def __init__(self, blocks: Sequence[AnyBlock]) -> None:
        """Take the blocks."""
        self._blocks = blocks

    def of(self, fact: FactId) -> str:
        """Return the label of a fact, or nothing where it is not cited."""
        return self._labels.get(fact, "")

    @cached_property
    def _labels(self) -> Mapping[FactId, str]:
        return cited_labels(self._blocks)


def _runs(blocks: Iterable[AnyBlock]) -> Iterator[Sequence[Inline]]:
    """Yield the inlines of each paragraph, heading and cell in the order in which they are printed."""
    for block in blocks:
        match block:
            case Block() | Heading():
                yield block.inlines
            case Items():
                for item in block.items:
                    yield from _runs(item)
            case Quotation():
                yield from _runs(block.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    yield from row
            case _:
                pass


def _citations_within(inlines: Sequence[Inline]) -> list[Citation]:
    found: list[Citation] = []
    for inline in inlines:
        if type(inline) is Text:  # nearly all are: to be none of several kinds takes longer
            continue
        if isinstance(inline, Citation):
            found.append(inline)
        elif isinstance(inline, _HOLDERS):
            within = inline.inlines
            if len(within) != 1 or type(within[0]) is not Text:
                found += _citations_within(within)
    return found
