"""Portion marks: the marking of each heading, paragraph, item, table and drawing of a note by itself.

A part has the note's own marking unless its words begin with another one in brackets, as in “(U) …”, which
is then taken out of them. A fact's statement does not count: nothing that came from a source changes a mark.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefer.errors import BrieferError
from briefer.marking.reading import highest, read_marking
from briefer.marking.values import Marking
from briefer.model.documents import (
    AnyBlock,
    Block,
    Contents,
    Document,
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
from briefer.model.packs import Scheme

_MARK = re.compile(
    r"\(((?:[A-Z]{1,3}|[A-Z]{1,2}-UE/EU-[A-Z]{1,2})(?://[A-Z0-9 ,/-]+)?|UNCLASSIFIED)\)[ \N{NO-BREAK SPACE}]*"
)

_LINE_TO_SIGN = "_" * 5


def with_portions(document: Document, marking: Marking) -> Document:
    """Return the note with a portion mark on each part, and the highest of all as its marking."""
    marks = _Marks(marking)
    title, portion = marks.of_words(document.title)
    blocks = tuple(marks.on(block) for block in document.blocks)
    return replace(
        document,
        title=title,
        portion=portion,
        blocks=blocks,
        marking=highest([marking, *marks.met]).banner,
    )


class _Marks:
    """Gives portion marks, and keeps those that were met."""

    def __init__(self, usual: Marking) -> None:
        self.met: list[Marking] = []
        self._usual = usual

    def of_words(self, words: str) -> tuple[str, str]:
        """Return words without the portion mark that they begin with, and that mark, else the usual one."""
        match = _MARK.match(words)
        marking = _read(match[1], self._usual.scheme) if match else None
        if match is None or marking is None:
            return words, self._usual.portion
        self.met.append(marking)
        return words[match.end() :], marking.portion

    def on(self, block: AnyBlock) -> AnyBlock:
        """Return a block with its portion mark, and those within it with theirs."""
        match block:
            case Block() if _is_to_sign(block):
                return block
            case Heading() | Block():
                inlines, portion = self._of_inlines(block.inlines)
                return replace(block, inlines=inlines, portion=portion)
            case Items():
                return replace(block, items=tuple(self._all(item) for item in block.items))
            case Quotation():
                return replace(block, blocks=self._all(block.blocks))
            case Table() | Timeline():
                title, portion = self.of_words(block.title)
                return replace(block, title=title, portion=portion)
            case Rule() | Contents():
                return block
        raise AssertionError(block)

    def _all(self, blocks: Iterable[AnyBlock]) -> tuple[AnyBlock, ...]:
        return tuple(self.on(block) for block in blocks)

    def _of_inlines(self, inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
        """Return inlines without the mark that their first words begin with, and the mark."""
        first = inlines[0] if inlines else None
        if isinstance(first, Text):
            words, portion = self.of_words(first.text)
            return (*((replace(first, text=words),) if words else ()), *inlines[1:]), portion
        if isinstance(first, Strong | Emphasis):
            inner, portion = self._of_inlines(first.inlines)
            return (*((replace(first, inlines=inner),) if inner else ()), *inlines[1:]), portion
        return inlines, self._usual.portion


def _is_to_sign(block: Block) -> bool:
    """Return whether a paragraph is a place to sign, by its role or its lines: it is no words of the note."""
    lines = (inline.text for inline in block.inlines if isinstance(inline, Text))
    return block.style == "sign-off" or any(_LINE_TO_SIGN in words for words in lines)


def _read(words: str, scheme: Scheme) -> Marking | None:
    try:
        return read_marking(scheme, words)
    except BrieferError:
        return None
