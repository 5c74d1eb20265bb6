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
    Statement,
    Strong,
    Table,
    Text,
)

Run = tuple[Inline, ...]
"""The inlines of one paragraph, heading or cell."""

HOLDERS = (Strong, Emphasis, Link)
"""The kinds of inline that can hold a citation."""

_WORDS = (Text, Statement)

_Change = Callable[[Run], Run]
_Part = TypeVar("_Part")


def with_runs(block: AnyBlock, change: _Change) -> AnyBlock:
    """Return the block with each of its runs changed, in the order in which they are read.

    It is the block itself where each run is changed to itself.
    """
    if isinstance(block, Block):  # first, as nearly all of a long note are
        run = change(block.inlines)
        if run is block.inlines:
            return block
        return Block(run, block.number, block.style, block.level, block.portion)
    if isinstance(block, Heading):
        run = change(block.inlines)
        return block if run is block.inlines else replace(block, inlines=run)
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
        if type(inline) in _WORDS:  # as nearly all are: to be none of several kinds takes longer
            continue
        if isinstance(inline, Citation):
            other: Inline = change(inline)
        elif isinstance(inline, HOLDERS):
            within = inline.inlines
            if len(within) == 1 and type(within[0]) is Text:
                continue
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


def is_plain(run: Run) -> bool:
    """Return whether nothing in a run could change."""
    for inline in run:  # noqa: SIM110 - `all` takes three times as long, and this is asked of every cell
        if type(inline) is not Text:
            return False
    return True


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


def with_others(blocks: tuple[AnyBlock, ...], others: Mapping[int, Run]) -> tuple[AnyBlock, ...]:
    """Return blocks with other runs in place of those of these ids; the very same value where it has none.

    Nothing is called for a paragraph, item or row that has none: this is what an edit of one fact costs.
    """
    asked = [
        place for place, block in enumerate(blocks) if type(block) is not Block or id(block.inlines) in others
    ]
    return _with(blocks, {place: _block_with(blocks[place], others) for place in asked})


def _block_with(block: AnyBlock, others: Mapping[int, Run]) -> AnyBlock:
    if isinstance(block, Items):
        asked = [
            place
            for place, item in enumerate(block.items)
            if len(item) != 1 or type(item[0]) is not Block or id(item[0].inlines) in others
        ]
        items = _with(block.items, {place: with_others(block.items[place], others) for place in asked})
        return block if items is block.items else Items(items, block.ordered, block.start)
    if isinstance(block, Table):
        ids = others.keys()
        asked = [place for place, row in enumerate(block.rows) if not ids.isdisjoint(map(id, row))]
        rows = _with(block.rows, {place: _cells_with(block.rows[place], others) for place in asked})
        if rows is block.rows and ids.isdisjoint(map(id, block.header)):
            return block
        return replace(block, header=_cells_with(block.header, others), rows=rows)
    return with_runs(block, lambda run: others.get(id(run), run))


def _with(parts: tuple[_Part, ...], others: Mapping[int, _Part]) -> tuple[_Part, ...]:
    """Return parts with others at these places; the very same value where each other is the part itself."""
    changed: list[_Part] | None = None
    for place, other in others.items():
        if other is not parts[place]:
            changed = changed or list(parts)
            changed[place] = other
    return parts if changed is None else tuple(changed)


def _cells_with(cells: tuple[Run, ...], others: Mapping[int, Run]) -> tuple[Run, ...]:
    return tuple([others.get(id(cell), cell) for cell in cells])


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
