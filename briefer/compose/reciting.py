"""Blocks that were printed to be looked at, printed anew with the numbers of their citations in the note."""

from dataclasses import replace
from typing import Protocol

from briefer.compose.tokens import Cited, Piece
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Emphasis,
    Heading,
    Inline,
    Items,
    Link,
    Quotation,
    Statement,
    Strong,
    Table,
)
from briefer.model.ids import FactId


class Reciter(Protocol):
    """What numbers citations in the order in which they stand, and gathers the facts that were printed."""

    seen: set[FactId]

    def inlines(self, piece: Piece) -> list[Inline]:
        """Return a piece as inlines."""


def recited(block: AnyBlock, printer: Reciter) -> AnyBlock:
    """Return the block with its citations numbered by this printer."""
    match block:
        case Block() | Heading():
            return replace(block, inlines=_inlines(block.inlines, printer))
        case Items():
            items = tuple(tuple(recited(each, printer) for each in item) for item in block.items)
            return replace(block, items=items)
        case Quotation():
            return Quotation(tuple(recited(each, printer) for each in block.blocks))
        case Table():
            header = tuple(_inlines(cell, printer) for cell in block.header)
            rows = tuple(tuple(_inlines(cell, printer) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
    return block


def _inlines(inlines: tuple[Inline, ...], printer: Reciter) -> tuple[Inline, ...]:
    return tuple(each for inline in inlines for each in _recited(inline, printer))


def _recited(inline: Inline, printer: Reciter) -> list[Inline]:
    match inline:
        case Citation():
            return printer.inlines(Cited(inline.fact))
        case Statement():
            printer.seen.add(inline.fact)
            return [replace(inline, inlines=_inlines(inline.inlines, printer))]
        case Strong() | Emphasis() | Link():
            return [replace(inline, inlines=_inlines(inline.inlines, printer))]
    return [inline]
