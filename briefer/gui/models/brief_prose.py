"""Blocks as words to be read in the draft: one text, and which of it is strong, slanted, a heading or a chip.

Offsets are code points.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from briefer.gui.models.brief_text import citations_in
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
    Contents,
    Emphasis,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Quotation,
    Rule,
    Statement,
    Strong,
    Table,
    Text,
    Timeline,
)

_MOST = 6_000  # code points of one row; what is longer is read in the preview
_THIN = "\u2009"  # beside a label, so that its chip has room


class Sign(Enum):
    """What a stretch of words is set as."""

    STRONG = auto()
    SLANTED = auto()
    FIXED = auto()
    HEADING = auto()
    CHIP = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `start` to `end` of a text and what they are set as; a chip has its fact's label."""

    start: int
    end: int
    sign: Sign
    label: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Words in lines, and their stretches in order."""

    words: str
    stretches: tuple[Stretch, ...] = ()

    @property
    def said(self) -> str:
        """The words without the chips."""
        words, end = "", 0
        for chip in self.chips:
            words += self.words[end : chip.start].removesuffix(_THIN)
            end = chip.end
        return words + self.words[end:]

    @property
    def chips(self) -> tuple[Stretch, ...]:
        """The stretches that stand for citations."""
        return tuple(each for each in self.stretches if each.sign is Sign.CHIP)


EMPTY = Prose("")


def prose_of(blocks: Iterable[AnyBlock]) -> Prose:
    """Return the blocks as words to be read, long ones cut."""
    setter = _Setter()
    for number, block in enumerate(blocks):
        if number:
            setter.put("\n\n" if isinstance(block, Block) else "\n")
        setter.block(block)
        if setter.length > _MOST:
            break
    return setter.prose()


def raw_prose(text: str) -> Prose:
    """Return Markdown as it is written, its citations as chips: what stands until it is composed."""
    cut = text[:_MOST]
    chips = (Stretch(each.start, each.end, Sign.CHIP, each.label) for each in citations_in(cut))
    return Prose(cut, tuple(chips))


class _Setter:
    """Puts blocks one after the other into one text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._stretches: list[Stretch] = []
        self.length = 0

    def prose(self) -> Prose:
        words = "".join(self._pieces)
        if len(words) <= _MOST:
            return Prose(words, tuple(self._stretches))
        kept = (each for each in self._stretches if each.end <= _MOST)
        return Prose(f"{words[:_MOST].rstrip()}…", tuple(kept))

    def put(self, words: str) -> None:
        self._pieces.append(words)
        self.length += len(words)

    def block(self, block: AnyBlock) -> None:
        match block:
            case Heading():
                self._under(Sign.HEADING, block.inlines)
            case Block():
                self._inlines(block.inlines)
            case Items():
                self._items(block)
            case Quotation():
                self._lines(block.blocks)
            case Table():
                self._table(block)
            case Rule():
                self.put("———")
            case Contents() | Timeline():
                self.put(f"({block.title or 'a drawing'})")

    def _lines(self, blocks: Iterable[AnyBlock]) -> None:
        for number, block in enumerate(blocks):
            if number:
                self.put("\n")
            self.block(block)

    def _items(self, items: Items) -> None:
        for number, item in enumerate(items.items):
            if self.length > _MOST:
                return
            self.put("\n" if number else "")
            self.put(f"{items.start + number}. " if items.ordered else "• ")
            self._lines(item)

    def _table(self, table: Table) -> None:
        rows = (*((table.header,) if any(table.header) else ()), *table.rows)
        for number, row in enumerate(rows):
            if self.length > _MOST:
                return
            self.put("\n" if number else "")
            for column, cell in enumerate(row):
                self.put(" | " if column else "")
                if number == 0 and row is table.header:
                    self._under(Sign.STRONG, cell)
                else:
                    self._inlines(cell)

    def _inlines(self, inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self.put(inline.text)
                case Code():
                    self._under(Sign.FIXED, (Text(inline.text),))
                case Strong():
                    self._under(Sign.STRONG, inline.inlines)
                case Emphasis():
                    self._under(Sign.SLANTED, inline.inlines)
                case Link() | Statement():
                    self._inlines(inline.inlines)
                case LineBreak():
                    self.put("\n")
                case Citation():
                    self._chips(inline)

    def _chips(self, citation: Citation) -> None:
        for _, label in citation.cited:
            self.put(_THIN)
            start = self.length
            self.put(f"{_THIN}{label}{_THIN}")
            self._stretches.append(Stretch(start, self.length, Sign.CHIP, label))

    def _under(self, sign: Sign, inlines: Iterable[Inline]) -> None:
        start = self.length
        self._inlines(inlines)
        if self.length > start:
            self._stretches.append(Stretch(start, self.length, sign))
