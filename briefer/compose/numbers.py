"""The running numbers of a note's sections and paragraphs, and the looks that a section gives its blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer.compose.walking import is_plain, runs_in
from briefer.model.documents import AnyBlock, Block, Heading, Items, Table, Text
from briefer.model.packs import Numbering, PackSection


class Numbers:
    """Counts the sections and paragraphs of one note in the order in which they are met.

    A numbered list is part of the count: below a paragraph its items are sub-paragraphs, one level deeper;
    where a section begins with it they are paragraphs themselves.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._section = 0
        self._paragraph = 0
        self._is_begun = False  # whether the section has a paragraph that sub-paragraphs can stand below

    @property
    def mark(self) -> tuple[int, int]:
        """How many sections there are so far, and paragraphs where they are counted now."""
        return self._section, self._paragraph

    @mark.setter
    def mark(self, mark: tuple[int, int]) -> None:
        self._section, self._paragraph = mark

    def heading(self, words: str, section: str, pattern: PackSection | None) -> Heading:
        """Return the heading of the next section; where sections are numbered, its paragraphs count anew."""
        number = 0
        if self._numbering is Numbering.SECTIONS and (pattern is None or pattern.numbered):
            self._section += 1
            self._paragraph = 0
            number = self._section
        return Heading(1, (Text(words),), section, number, new_page=bool(pattern and pattern.new_page))

    def placed(self, blocks: Iterable[AnyBlock], pattern: PackSection | None) -> Iterator[AnyBlock]:
        """Return the blocks of a section with their numbers and style."""
        style = pattern.style if pattern else ""
        numbered = self._numbering is not Numbering.NONE and (pattern is None or pattern.numbered)
        level = self._level
        self._is_begun = False
        for block in blocks:
            if isinstance(block, Block):  # first, as nearly all of a long note are
                if block.style:
                    yield block
                elif numbered:
                    self._paragraph += 1
                    self._is_begun = True
                    yield _standing(block, self._paragraph, style, level)
                else:
                    yield _standing(block, block.number, style, block.level) if style else block
            elif isinstance(block, Table):
                yield replace(block, style=style) if style and not block.style else block
            elif isinstance(block, Items) and block.ordered and numbered:
                yield from self._listed(block, style)
            else:
                yield block

    @property
    def _level(self) -> int:
        return 1 if self._numbering is Numbering.SECTIONS else 0

    def _listed(self, items: Items, style: str) -> Iterator[AnyBlock]:
        if self._is_begun:
            yield from _below(items, style, self._level + 1)
            return
        for item in items.items:
            self._paragraph += 1
            yield from _item(item, style, self._level, self._paragraph)
        self._is_begun = True


def as_before(blocks: tuple[AnyBlock, ...], former: tuple[AnyBlock, ...]) -> tuple[AnyBlock, ...]:
    """Return blocks, from either end those of a former version as far as they are the same.

    The very same values tell whoever looks at both that nothing is to be done. What could change of them
    later is found by whether it is the very same too.
    """
    least = min(len(blocks), len(former))
    first = next((at for at in range(least) if not _is_same(blocks[at], former[at])), least)
    rest = range(1, least - first + 1)
    last = next((at for at in rest if not _is_same(blocks[-at], former[-at])), least - first + 1) - 1
    behind = len(blocks) - last
    return (*former[:first], *blocks[first:behind], *former[len(former) - last :])


def _is_same(block: AnyBlock, former: AnyBlock) -> bool:
    """Return whether a block is the former one, its words the very same where they are not plain."""
    if isinstance(block, Block) and isinstance(former, Block):
        return block.inlines is former.inlines and block == former
    if block is former:
        return True
    pairs = zip(runs_in(block), runs_in(former), strict=False)
    return block == former and all(one is other or is_plain(one) for one, other in pairs)


def _below(items: Items, style: str, level: int) -> Iterator[AnyBlock]:
    """Return the items of a numbered list as sub-paragraphs of this level."""
    for number, item in enumerate(items.items, items.start):
        yield from _item(item, style, level, number)


def _item(item: tuple[AnyBlock, ...], style: str, level: int, number: int) -> Iterator[AnyBlock]:
    """Return an item's blocks: its first paragraph has the number, the others stand below without one."""
    for block in item:
        if isinstance(block, Block) and not block.style:
            yield _standing(block, number, style, level if number else level + 1)
            number = 0
        elif isinstance(block, Items) and block.ordered:
            yield from _below(block, style, level + 1)
        else:
            yield block


def _standing(block: Block, number: int, style: str, level: int) -> Block:
    """Return a paragraph with another number, style and level: `replace` would take four times as long."""
    return Block(block.inlines, number, style, level, block.portion)
