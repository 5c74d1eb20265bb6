"""The runs of inlines in a block, one by one: paragraphs, headings, items, quotations and cells."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefer.model.documents import AnyBlock, Block, Heading, Inline, Items, Quotation, Table

Run = tuple[Inline, ...]
"""The inlines of one paragraph, heading or cell."""


def with_runs(block: AnyBlock, change: Callable[[Run], Run]) -> AnyBlock:
    """Return the block with each of its runs changed, in the order in which they are read.

    A paragraph of which nothing is changed is not made anew.
    """
    match block:
        case Heading() | Block():
            changed = change(block.inlines)
            return block if changed is block.inlines else replace(block, inlines=changed)
        case Items():
            items = tuple(tuple(with_runs(each, change) for each in item) for item in block.items)
            return replace(block, items=items)
        case Quotation():
            return replace(block, blocks=tuple(with_runs(each, change) for each in block.blocks))
        case Table():
            header = tuple(change(cell) for cell in block.header)
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case _:
            return block


def runs_in(block: AnyBlock) -> Iterator[Run]:
    """Yield the runs of a block in the order in which they are read."""
    match block:
        case Heading() | Block():
            yield block.inlines
        case Items():
            for item in block.items:
                for each in item:
                    yield from runs_in(each)
        case Quotation():
            for each in block.blocks:
                yield from runs_in(each)
        case Table():
            for row in (block.header, *block.rows):
                yield from row
        case _:
            pass
