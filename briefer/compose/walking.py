"""The runs of inlines in a block, and the citations in a run, one by one.

Runs are those of paragraphs, headings, items, quotations and cells.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from operator import is_
from typing import TypeVar

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
    Strong,
    Table,
)

Run = tuple[Inline, ...]
"""The inlines of one paragraph, heading or cell."""

HOLDERS = (Strong, Emphasis, Link)
"""The kinds of inline that can hold a citation."""

_SAYING = (Block, Heading)  # made once: it is asked of each block of a note

_Change = Callable[[Run], Run]
_Part = TypeVar("_Part")


def with_runs(block: AnyBlock, change: _Change) -> AnyBlock:
    """Return the block with each of its runs changed, in the order in which they are read.

    It is the block itself where each run is changed to itself.
    """
    if isinstance(block, _SAYING):
        run = change(block.inlines)
        return block if run is block.inlines else _saying(block, run)
    if isinstance(block, Items):
        items = _changed(block.items, lambda item: _blocks(item, change))
        return block if items is block.items else Items(items, block.ordered, block.start)
    if isinstance(block, Quotation):
        blocks = _blocks(block.blocks, change)
        return block if blocks is block.blocks else Quotation(blocks)
    return _table(block, change) if isinstance(block, Table) else block


def with_citations(run: Run, change: Callable[[Citation], Citation]) -> Run:
    """Return the run with each of its citations changed, in order; the run itself where it has none."""
    changed: list[Inline] | None = None
    for place, inline in enumerate(run):
        if isinstance(inline, Citation):
            other: Inline = change(inline)
        elif isinstance(inline, HOLDERS):
            other = _holding(inline, change)
        else:
            continue
        if other is not inline:
            changed = changed or list(run)
            changed[place] = other
    return run if changed is None else tuple(changed)


def _holding(inline: Strong | Emphasis | Link, change: Callable[[Citation], Citation]) -> Inline:
    run = with_citations(inline.inlines, change)
    return inline if run is inline.inlines else replace(inline, inlines=run)


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


def with_others(block: AnyBlock, others: Mapping[int, Run]) -> AnyBlock:
    """Return the block with other runs in place of those of these ids; the block itself where it has none.

    Nothing is asked of a paragraph, item or row that has none: this is what an edit of one fact costs.
    """
    if isinstance(block, Block):
        run = others.get(id(block.inlines))
        return block if run is None else _saying(block, run)
    if isinstance(block, Items):
        items = [_item_with(item, others) for item in block.items]
        is_same = all(map(is_, items, block.items))
        return block if is_same else Items(tuple(items), block.ordered, block.start)
    if isinstance(block, Table):
        ids = others.keys()
        rows = [row if ids.isdisjoint(map(id, row)) else _cells_with(row, others) for row in block.rows]
        is_same = all(map(is_, rows, block.rows)) and ids.isdisjoint(map(id, block.header))
        if is_same:
            return block
        return replace(block, header=_cells_with(block.header, others), rows=tuple(rows))
    return with_runs(block, lambda run: others.get(id(run), run))


def _item_with(item: tuple[AnyBlock, ...], others: Mapping[int, Run]) -> tuple[AnyBlock, ...]:
    first = item[0] if len(item) == 1 else None
    if isinstance(first, Block) and id(first.inlines) not in others:
        return item
    return _changed(item, lambda block: with_others(block, others))


def _cells_with(cells: tuple[Run, ...], others: Mapping[int, Run]) -> tuple[Run, ...]:
    return tuple([others.get(id(cell), cell) for cell in cells])


def _saying(block: Block | Heading, run: Run) -> AnyBlock:
    if isinstance(block, Block):  # `replace` would take four times as long
        return Block(run, block.number, block.style, block.level, block.portion)
    return replace(block, inlines=run)


def _blocks(blocks: tuple[AnyBlock, ...], change: _Change) -> tuple[AnyBlock, ...]:
    return _changed(blocks, lambda block: with_runs(block, change))


def _table(table: Table, change: _Change) -> Table:
    header = _changed(table.header, change)
    rows = _changed(table.rows, lambda row: _changed(row, change))
    is_same = header is table.header and rows is table.rows
    return table if is_same else replace(table, header=header, rows=rows)


def _changed(parts: tuple[_Part, ...], change: Callable[[_Part], _Part]) -> tuple[_Part, ...]:
    """Return the parts changed one by one; the very same value where each is changed to itself."""
    changed = [change(part) for part in parts]
    return parts if all(map(is_, changed, parts)) else tuple(changed)
