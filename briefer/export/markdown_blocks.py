"""Blocks as Markdown: paragraphs, headings, lists, quotations and tables, as every dialect here has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.export.markdown_inlines import CitationMark, Token, join, tokens
from briefer.export.numbers import number_words
from briefer.export.outline import Entry
from briefer.export.timelines import when_words
from briefer.export.words import marked_caption
from briefer.model.documents import (
    AnyBlock,
    Block,
    Contents,
    DocumentField,
    Emphasis,
    Heading,
    Inline,
    Items,
    Quotation,
    Rule,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefer.text.cleaning import clean
from briefer.text.markdown_marks import prefixed

_DEEPEST_HEADING = 6
_MOST_LIST_NUMBER = 999_999_999  # CommonMark takes no number of more than nine digits


@dataclass(frozen=True, slots=True)
class Hand:
    """What is shared while a note is written: how citations are marked, and how its sections are numbered.

    `entries` are the headings for a table of contents; `top` is how deep a section's heading stands.
    """

    mark: CitationMark
    sections: bool
    entries: tuple[Entry, ...]
    for_pandoc: bool = False
    top: int = 2


def line_markdown(inlines: Sequence[Inline], hand: Hand, before: str = "") -> str:
    """Return a paragraph, with a number or the like before its words."""
    parts = (*([Token(before)] if before else ()), *tokens(inlines, hand.mark))
    return join(parts, for_pandoc=hand.for_pandoc)


def fields_markdown(fields: Sequence[DocumentField], hand: Hand) -> str:
    """Return the title block as a table, or nothing where no field is filled."""
    rows = tuple(
        ((Strong((Text(line.label),)),), (Text(line.value),)) for line in fields if line.value.strip()
    )
    return _table(Table(((), ()), rows), hand) if rows else ""


def blocks_markdown(blocks: Sequence[AnyBlock], hand: Hand) -> list[str]:
    """Return the blocks' Markdown; lists side by side get different signs, or they would be one."""
    written: list[str] = []
    odd = False
    for block in blocks:
        odd = isinstance(block, Items) and not odd
        text = _block(block, hand, odd=odd)
        if text:
            written.append(text)
    return written


def _block(block: AnyBlock, hand: Hand, *, odd: bool = False) -> str:  # noqa: PLR0911 - as many as kinds
    match block:
        case Heading():
            return _heading(block, hand)
        case Block():
            return line_markdown(block.inlines, hand, _before(block.number, block.level, block.portion, hand))
        case Items():
            return _items(block, hand, odd=odd)
        case Quotation():
            return prefixed("\n\n".join(blocks_markdown(block.blocks, hand)), "> ", "> ")
        case Table():
            return _captioned(marked_caption(block), _table(block, hand), hand)
        case Rule():
            return "___"
        case Contents():
            return _contents(block, hand)
        case Timeline():
            return _timeline(block, hand)


def _before(number: int, level: int, portion: str, hand: Hand) -> str:
    """Return what stands before the words of a heading or paragraph: number and portion mark."""
    counted = f"{number_words(number, level, sections=hand.sections)} " if number else ""
    return f"{counted}{clean(portion)} " if portion else counted


def _heading(heading: Heading, hand: Hand) -> str:
    before = _before(heading.number, 0, heading.portion, hand)
    parts = (*([Token(before)] if before else ()), *tokens(heading.inlines, hand.mark))
    words = join(parts, one_line=True, for_pandoc=hand.for_pandoc)
    return f"{'#' * min(heading.level + hand.top - 1, _DEEPEST_HEADING)} {words}".rstrip()


def _contents(contents: Contents, hand: Hand) -> str:
    """Return the headings as a list under a title; nothing where there are none."""
    if not hand.entries:
        return ""
    title = line_markdown((Strong((Text(contents.title),)),), hand) if contents.title.strip() else ""
    lines = _items(_nested(hand.entries), hand, odd=True)
    return f"{title}\n\n{lines}" if title else lines


def _nested(entries: Sequence[Entry]) -> Items:
    """Return headings as a list in which those of a deeper level stand below the one before them."""
    items: list[tuple[AnyBlock, ...]] = []
    at = 0
    while at < len(entries):
        end = at + 1
        while end < len(entries) and entries[end].level > entries[at].level:
            end += 1
        words = Block((Text(f"{entries[at].number} {entries[at].label}".strip()),))
        items.append((words, _nested(entries[at + 1 : end])) if end > at + 1 else (words,))
        at = end
    return Items(tuple(items))


def _timeline(timeline: Timeline, hand: Hand) -> str:
    rows = tuple(((Text(when_words(mark)),), (Text(mark.words),)) for mark in timeline.marks)
    if not rows:
        return ""
    return _captioned(marked_caption(timeline) or timeline.title, _table(Table(((), ()), rows), hand), hand)


def _captioned(words: str, table: str, hand: Hand) -> str:
    """Return a table under a line of its own that says what it shows."""
    title = line_markdown((Emphasis((Text(words),)),), hand) if words.strip() else ""
    return f"{title}\n\n{table}" if title and table else table


def _items(items: Items, hand: Hand, *, odd: bool) -> str:
    written = []
    for index, item in enumerate(items.items):
        number = min(max(items.start, 0) + index, _MOST_LIST_NUMBER)
        sign = f"{number}{'.' if odd else ')'}" if items.ordered else ("-" if odd else "*")
        inner = "\n\n".join(blocks_markdown(item, hand)) or "&nbsp;"  # rows of bare signs would be a rule
        width = max(len(sign) + 1, _PANDOC_INDENT if hand.for_pandoc else 0)
        written.append(prefixed(inner, f"{sign} ".ljust(width), " " * width))
    return "\n".join(written)


_PANDOC_INDENT = 4  # by which pandoc wants to see what belongs to an item


def _table(table: Table, hand: Hand) -> str:
    columns = max(map(len, (table.header, *table.rows)), default=0)
    if not columns:
        return ""

    def row(cells: Sequence[Sequence[Inline]]) -> str:
        filled = [
            join(tokens(cell, hand.mark), one_line=True, in_table=True, for_pandoc=hand.for_pandoc)
            for cell in cells
        ]
        filled += [""] * (columns - len(filled))
        return f"| {' | '.join(filled)} |"

    return "\n".join([row(table.header), f"|{' --- |' * columns}", *map(row, table.rows)])
