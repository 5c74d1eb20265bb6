"""The runs of inlines in a block, changed one by one: paragraphs, headings, items, quotations and cells."""

from collections.abc import Callable
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
