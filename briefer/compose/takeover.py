"""Paragraphs that an analyst took over: which block of the template each of them stands in place of.

A template prints other blocks when its facts change, so blocks are told apart by the facts in them, or, where
they have none, by their kind and place.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.compose.material import Material
from briefer.compose.printing import NotePrinter, Quoted
from briefer.compose.section_parts import Part
from briefer.compose.tokens import BlockPiece, Lines, Own, Tokens
from briefer.model.briefs import Paragraph
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Contents,
    Heading,
    Inline,
    Items,
    LineBreak,
    Quotation,
    Statement,
    Table,
    Timeline,
)
from briefer.model.drafting import Taken
from briefer.model.ids import FactId, ParagraphId, SectionId


@dataclass(frozen=True, slots=True)
class Arrival:
    """A paragraph that is put beside another: its words in Markdown, or None as they were.

    `holder` is the key of the analyst's paragraph that they come from, or 0; where that comes whole, it keeps
    its key.
    """

    text: str | None
    holder: int = 0
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """New words, in Markdown, for what a section prints: a paragraph of the analyst's, or a template's block.

    `holder` is the paragraph's key, or 0 for a template's block, which `block` and `place` tell then, as
    `taken_of` takes them. `text` is None where a paragraph keeps its words; `before` and `behind` are
    paragraphs that come beside it, and `holders` those of which words come into it. One that `is_gone` is
    removed; where it stands for a template's block, an empty one stands there then.
    """

    section: SectionId
    holder: int
    block: AnyBlock
    place: int
    text: str | None
    before: tuple[Arrival, ...] = ()
    behind: tuple[Arrival, ...] = ()
    holders: tuple[int, ...] = ()
    is_gone: bool = False


class ScratchPrinter(NotePrinter):
    """Prints a section to see what stands in it; `holders` tells whose block each of the analyst's is."""

    def __init__(self, tokens: Tokens, material: Material, quoted: Quoted | None = None) -> None:
        """Begin with nothing printed."""
        super().__init__(tokens, material, quoted)
        self.holders: dict[int, int] = {}
        self._laid: dict[int, tuple[int, ...]] = {}  # judgements, by the id of the block they stand in
        self._waiting: dict[int, None] = {}  # judgements of which words were printed since the last block

    def laid_out(self, piece: BlockPiece) -> Iterable[AnyBlock]:
        """Return a piece as blocks, and note whose they are."""
        if isinstance(piece, Lines) and not piece.bulleted:
            laid_out = super().laid_out
            return [self.made(block) for line in piece.lines for block in laid_out(Lines((line,)))]
        if not isinstance(piece, Own) or not piece.holders:
            return super().laid_out(piece)
        laid: list[AnyBlock] = []
        for text, holder in zip(piece.texts, piece.holders, strict=True):
            own = super().laid_out(Own((text,), (holder,)))
            self.holders.update({id(block): holder for block in own})
            laid += own
        return laid

    def holds(self, judgement: int) -> None:
        """Note that words of this judgement are printed within the block that is made next."""
        if judgement:
            self._waiting[judgement] = None

    def made(self, block: AnyBlock) -> AnyBlock:
        """Return a block of what a template wrote, and note whose judgements stand in it."""
        if self._waiting:
            self._laid[id(block)] = tuple(self._waiting)
            self._waiting.clear()
        return block

    def parts(self, blocks: Iterable[AnyBlock]) -> list[Part]:
        """Return the blocks that this printer made as parts, those of one paragraph together."""
        parts: list[Part] = []
        place = 0
        for block in blocks:
            several = self._laid.get(id(block), ())
            holder = self.holders.get(id(block), 0) or (several[0] if several else 0)
            if not holder:
                parts.append(Part(0, place, (block,)))
                place += 1
            elif len(several) > 1:
                parts.append(Part(holder, -1, (block,), several))
            elif parts and parts[-1].holder == holder and not parts[-1].judgements:
                parts[-1] = replace(parts[-1], blocks=(*parts[-1].blocks, block))
            else:
                parts.append(Part(holder, -1, (block,)))
        return parts


def taken_of(block: AnyBlock, place: int) -> Taken:
    """Return what tells a template's block from the others of its section."""
    words = "\n".join(_words(block))
    return Taken(
        type(block).__name__,
        place,
        facts_in(block),
        hashlib.sha256(words.encode(errors="replace")).hexdigest(),
    )


def facts_in(value: object) -> tuple[FactId, ...]:
    """Return the facts that a block states or cites, each once, in order."""
    return tuple(
        dict.fromkeys(each.fact for each in inlines_in(value) if isinstance(each, Statement | Citation))
    )


def matched(parts: Sequence[Part], paragraphs: Iterable[Paragraph]) -> dict[int, Paragraph]:
    """Return, by its place, each template's block that a paragraph stands in place of."""
    free = {part.place: taken_of(part.blocks[0], part.place) for part in parts if not part.holder}
    waiting = [paragraph for paragraph in paragraphs if paragraph.taken is not None]
    found: dict[int, Paragraph] = {}
    for nearness in (_same, _shared, _placed):
        for paragraph in [each for each in waiting if each not in found.values()]:
            assert paragraph.taken is not None  # noqa: S101 - those alone wait
            near = {place: nearness(paragraph.taken, block) for place, block in free.items()}
            place = max(near, key=lambda key: near[key], default=-1)
            if place >= 0 and near[place] > 0:
                found[place] = paragraph
                del free[place]
    return found


def led(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], dict[ParagraphId, list[Paragraph]]]:
    """Return the paragraphs before any that was taken over, and those that follow each of these."""
    free: list[Paragraph] = []
    behind: dict[ParagraphId, list[Paragraph]] = {}
    current = free
    for paragraph in paragraphs:
        if paragraph.taken is not None:
            current = behind.setdefault(paragraph.id, [])
        else:
            current.append(paragraph)
    return free, behind


def with_paragraphs(
    parts: Sequence[Part], own: Sequence[Part], paragraphs: Sequence[Paragraph]
) -> list[Part]:
    """Return the parts with each paragraph in place of the block it took over, the others behind.

    `own` are the paragraphs that took something over, and those that follow these, as parts.
    """
    emptied = (Part(paragraph.id, -1, ()) for paragraph in paragraphs)
    by_holder = {part.holder: part for part in (*emptied, *own)}
    _, behind = led(paragraphs)
    places = {place: by_holder[paragraph.id] for place, paragraph in matched(parts, paragraphs).items()}
    laid: list[Part] = []
    for part in parts:
        if part.holder or part.place not in places:
            laid.append(part)
            continue
        mine = places.pop(part.place)
        laid.append(_like(mine, part))
        laid += [by_holder[each.id] for each in behind.pop(ParagraphId(mine.holder))]
    for key, others in behind.items():
        laid += [by_holder[key], *(by_holder[each.id] for each in others)]
    return laid


def _like(own: Part, template: Part) -> Part:
    """Return a part whose tables look like the table that they stand in place of."""
    was = template.blocks[0]
    if not isinstance(was, Table):
        return own
    looks = was.widths, was.title, was.style
    return replace(own, blocks=tuple(_looking(block, *looks) for block in own.blocks))


def _looking(block: AnyBlock, widths: tuple[int, ...], title: str, style: str) -> AnyBlock:
    if not isinstance(block, Table):
        return block
    fitting = widths if len(widths) == len(block.header) else ()
    return replace(block, widths=fitting, title=title, style=style)


def _same(one: Taken, other: Taken) -> float:
    """Return 2 for the same block in the same place, 1 for the same one elsewhere, else 0."""
    is_same = (one.kind, one.facts, one.sha256) == (other.kind, other.facts, other.sha256)
    return is_same + (is_same and one.place == other.place)


def _shared(one: Taken, other: Taken) -> float:
    """Return the share of facts that two blocks of one kind have in common."""
    if one.kind != other.kind or not one.facts:
        return 0.0
    return len(set(one.facts) & set(other.facts)) / len(set(one.facts) | set(other.facts))


def _placed(one: Taken, other: Taken) -> float:
    """Return 1 for blocks of one kind in one place that have no facts."""
    return float(one.kind == other.kind and one.place == other.place and not one.facts and not other.facts)


def inlines_in(value: object) -> Iterator[Inline]:
    """Return every inline in a block or a row of inlines, outer ones before those in them."""
    match value:
        case tuple():
            for each in value:
                yield from inlines_in(each)
        case Block() | Heading():
            yield from inlines_in(value.inlines)
        case Items():
            yield from inlines_in(value.items)
        case Quotation():
            yield from inlines_in(value.blocks)
        case Table():
            yield from inlines_in((value.header, value.rows))
        case Contents() | Timeline():
            return
        case _ if hasattr(value, "__slots__"):
            yield value  # type: ignore[misc]
            yield from inlines_in(getattr(value, "inlines", ()))


def _words(value: object) -> Iterator[str]:
    for inline in inlines_in(value):
        if isinstance(inline, LineBreak):
            yield "\n"
        elif hasattr(inline, "text"):
            yield inline.text
