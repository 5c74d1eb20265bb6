"""A note cut into pieces that are laid out one at a time, each within a few milliseconds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefer.export.numbers import has_numbered_sections
from briefer.export.outline import has_contents, outline
from briefer.gui.views.brief_said import BOXED, PLAIN_WAYS, Ways, plain_words, style_of
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Contents,
    Document,
    Heading,
    Items,
    NoteKind,
    Quotation,
    Rule,
    Table,
    Timeline,
)

_WORDS = 2500  # characters of one piece, about a page
_ITEMS = 12
_NOTES = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """What is laid out at a time: the title block, some blocks, a table alone, or some of the notes.

    `ways` are what it has to know of the whole note.
    """

    title: Document | None = None
    blocks: tuple[AnyBlock, ...] = ()
    notes: tuple[Citation, ...] = ()
    ways: Ways = PLAIN_WAYS

    @property
    def begins_page(self) -> bool:
        """Whether it begins with a heading that stands at the top of a page."""
        first = self.blocks[0] if self.blocks else None
        return isinstance(first, Heading) and first.new_page

    @property
    def table(self) -> Table | None:
        """The table, where the piece is one and nothing else."""
        alone = self.blocks[0] if len(self.blocks) == 1 else None
        return alone if isinstance(alone, Table) else None


def pieces_of(document: Document) -> Iterator[Piece]:
    """Return the title block and the blocks of a note in order, without its notes."""
    yield Piece(title=replace(document, blocks=(), created=""))
    ways = Ways(has_numbered_sections(document.blocks), document.notes is not NoteKind.NONE)
    listing = replace(ways, entries=outline(document.blocks)) if has_contents(document.blocks) else ways
    for blocks in _portions(document.blocks):
        lists = any(isinstance(block, Contents) for block in blocks)
        yield Piece(blocks=blocks, ways=listing if lists else ways)


def _portions(blocks: tuple[AnyBlock, ...]) -> Iterator[tuple[AnyBlock, ...]]:
    """Return the blocks about a page at a time; tables stand alone, and what begins a page comes first."""
    waiting: list[AnyBlock] = []
    held = 0
    for run in _runs(blocks):
        first = run[0]
        if waiting and (isinstance(first, Table) or (isinstance(first, Heading) and first.new_page)):
            yield tuple(waiting)
            waiting, held = [], 0
        if isinstance(first, Table):
            yield run
            continue
        waiting.extend(run)
        held += sum(size_of(block) for block in run)
        if held >= _WORDS:
            yield tuple(waiting)
            waiting, held = [], 0
    if waiting:
        yield tuple(waiting)


def pieces_of_notes(citations: Sequence[Citation]) -> Iterator[Piece]:
    """Return the notes of these citations, some at a time."""
    for first in range(0, len(citations), _NOTES):
        yield Piece(notes=tuple(citations[first : first + _NOTES]))


def _runs(blocks: tuple[AnyBlock, ...]) -> Iterator[tuple[AnyBlock, ...]]:
    """Return blocks alone or, where they stand in one box, together; long lists are parted."""
    for style, run in groupby(blocks, style_of):
        if style == BOXED:
            yield tuple(run)
            continue
        for block in run:
            if isinstance(block, Items):
                yield from ((part,) for part in _parted(block))
            else:
                yield (block,)


def _parted(items: Items) -> Iterator[Items]:
    for first in range(0, len(items.items), _ITEMS):
        yield replace(items, items=items.items[first : first + _ITEMS], start=items.start + first)


def size_of(block: AnyBlock) -> int:
    """Return about how many characters a block has."""
    match block:
        case Heading() | Block():
            return len(plain_words(block.inlines))
        case Items():
            return sum(size_of(inner) for item in block.items for inner in item)
        case Quotation():
            return sum(size_of(inner) for inner in block.blocks)
        case Table():
            return sum(len(plain_words(cell)) for row in block.rows for cell in row)
        case Timeline():
            return sum(len(mark.words) for mark in block.marks)
        case Rule() | Contents():
            return 0
