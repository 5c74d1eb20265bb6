"""Blocks that were printed to be looked at, printed anew with the numbers of their citations in the note."""

from dataclasses import replace
from typing import Protocol

from briefer.compose.tokens import Cited, Piece
from briefer.compose.walking import Run, with_runs
from briefer.model.documents import AnyBlock, Citation, Emphasis, Inline, Link, Statement, Strong
from briefer.model.ids import FactId


class Reciter(Protocol):
    """What numbers citations in the order in which they stand, and gathers the facts that were printed."""

    seen: set[FactId]

    def inlines(self, piece: Piece) -> list[Inline]:
        """Return a piece as inlines."""


def recited(block: AnyBlock, printer: Reciter) -> AnyBlock:
    """Return the block with its citations numbered by this printer."""
    return with_runs(block, lambda run: _inlines(run, printer))


def _inlines(inlines: Run, printer: Reciter) -> Run:
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
