"""Blocks written back as Markdown: parsed again, they are the same blocks.

Words are escaped only where they would act, so that an analyst can read them; where that is not sure to be
read as meant, every sign is written as its number, which always is.
"""

import re
from collections.abc import Iterable, Sequence

from briefer.compose.markdown import own_blocks
from briefer.compose.own_blocks import own_form
from briefer.model.documents import (
    AnyBlock,
    Block,
    Citation,
    Code,
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
)
from briefer.model.ids import FactId
from briefer.text.markdown_marks import fenced, prefixed

_ACTIVE = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_LINE_START = re.compile(r"([#+\-=>:|~])|(\d{1,9})([.)])")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


class _Labels:
    """A printer that knows the labels of citations and nothing else."""

    def words(self, text: str) -> list[Inline]:
        return [Text(text)] if text else []

    def plain(self, text: str) -> str:
        return text

    def citation(self, label: str) -> Inline:
        return Citation(FactId(0), label, 0, ())

    def blocks(self, _text: str) -> list[AnyBlock] | None:
        return None


def markdown_of(blocks: Iterable[AnyBlock]) -> str:
    """Return Markdown that parses as the blocks in their own form (`own_form`), citations as ``[@label]``."""
    own = own_form(blocks)
    return "\n\n".join(_block_text(block, odd=odd) for block, odd in _with_signs(own))


def reread(markdown: str) -> list[AnyBlock]:
    """Return the blocks of an analyst's Markdown, its citations by label alone."""
    return own_blocks(markdown, _Labels())


def bare(blocks: Iterable[AnyBlock]) -> list[AnyBlock]:
    """Return blocks with their citations by label alone."""
    return [_bare(block) for block in blocks]


def _with_signs(blocks: Sequence[AnyBlock]) -> list[tuple[AnyBlock, bool]]:
    """Return the blocks with whether a list has the other signs: lists side by side would be one."""
    found: list[tuple[AnyBlock, bool]] = []
    odd = False
    for block in blocks:
        odd = isinstance(block, Items) and not odd
        found.append((block, odd))
    return found


def _block_text(block: AnyBlock, *, odd: bool) -> str:
    wanted = bare([block])
    for careful in (False, True):
        text = _block(block, odd=odd, careful=careful)
        if reread(text) == wanted:
            break
    return text


def _block(block: AnyBlock, *, odd: bool, careful: bool) -> str:
    match block:
        case Heading(level, inlines):
            return f"{'#' * (level - 1)} {_line(inlines, careful=careful)}"
        case Block(inlines):
            return _paragraph(inlines, careful=careful)
        case Items():
            return _items(block, odd=odd, careful=careful)
        case Quotation(inner):
            return prefixed(_inner(inner, careful=careful), "> ", "> ")
        case Table():
            return _table(block, careful=careful)
        case Rule():
            return "___"
    raise AssertionError(block)


def _inner(blocks: Sequence[AnyBlock], *, careful: bool) -> str:
    return "\n\n".join(_block(block, odd=odd, careful=careful) for block, odd in _with_signs(blocks))


def _items(items: Items, *, odd: bool, careful: bool) -> str:
    written = []
    for index, item in enumerate(items.items):
        sign = f"{items.start + index}{'.' if odd else ')'}" if items.ordered else ("-" if odd else "*")
        written.append(prefixed(_inner(item, careful=careful), f"{sign} ", " " * (len(sign) + 1)))
    return "\n".join(written)


def _table(table: Table, *, careful: bool) -> str:
    def row(cells: Sequence[tuple[Inline, ...]]) -> str:
        return f"| {' | '.join(_line(cell, careful=careful, in_table=True) for cell in cells)} |"

    return "\n".join([row(table.header), f"|{' --- |' * len(table.header)}", *map(row, table.rows)])


def _line(inlines: Sequence[Inline], *, careful: bool, in_table: bool = False) -> str:
    text = _inlines(inlines, careful=careful)
    if in_table:
        return text.replace("|", "\\|")
    return text + "&#35;" if text.endswith("#") and not careful else text


def _paragraph(inlines: Sequence[Inline], *, careful: bool) -> str:
    lines = _inlines(inlines, careful=careful).split("\n")
    return "\n".join(line if careful else _LINE_START.sub(_guarded, line, count=1) for line in lines)


def _guarded(match: re.Match[str]) -> str:
    if match.start():
        return match[0]
    sign, number, dot = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{dot}"


def _inlines(inlines: Sequence[Inline], *, careful: bool) -> str:
    parts = [_inline(inline, careful=careful) for inline in inlines]
    if careful:
        parts = _apart(inlines, parts)
    return "".join(parts)


def _inline(inline: Inline, *, careful: bool) -> str:  # noqa: PLR0911 - one for each kind of inline
    match inline:
        case Text(words):
            return _numbered(words) if careful else _ACTIVE.sub(lambda match: "\\" + match[0], words)
        case Code(words):
            return fenced(words)
        case Strong(inner):
            return f"**{_inlines(inner, careful=careful)}**"
        case Emphasis(inner):
            return f"_{_inlines(inner, careful=careful)}_"
        case Link(url, inner):
            return f"[{_inlines(inner, careful=careful)}](<{_address(url)}>)"
        case LineBreak():
            return "\\\n"
        case Citation(_, label):
            return f"[@{label}]"
    raise AssertionError(inline)


def _apart(inlines: Sequence[Inline], parts: list[str]) -> list[str]:
    """Return the parts with the letters beside a sign of emphasis as numbers, so that it is read as one."""
    signs = [isinstance(inline, Strong | Emphasis) for inline in inlines]
    for index, inline in enumerate(inlines):
        if isinstance(inline, Text):
            first = inline.text[:1] if index and signs[index - 1] else ""
            rest = inline.text[len(first) :]
            last = rest[-1:] if signs[index + 1 : index + 2] == [True] else ""
            inner = rest[: len(rest) - len(last)]
            parts[index] = _number(first) + _numbered(inner) + _number(last)
    return parts


def _numbered(words: str) -> str:
    """Return words with every sign, and every blank at their ends, as a number."""
    inner = words.strip()
    start = words.index(inner) if inner else len(words)
    before, after = words[:start], words[start + len(inner) :]
    written = _SIGNS.sub(lambda match: _number(match[0]), inner)
    return "".join(map(_number, before)) + written + "".join(map(_number, after))


def _number(character: str) -> str:
    return f"&#{ord(character)};" if character else ""


def _address(url: str) -> str:
    return re.sub(r"[\\<>&]", lambda match: _number(match[0]), url)


def _bare(block: AnyBlock) -> AnyBlock:
    match block:
        case Heading(level, inlines):
            return Heading(level, _bare_inlines(inlines))
        case Block(inlines):
            return Block(_bare_inlines(inlines))
        case Items(items, ordered, start):
            return Items(tuple(tuple(map(_bare, item)) for item in items), ordered, start)
        case Quotation(inner):
            return Quotation(tuple(map(_bare, inner)))
        case Table(header, rows):
            return Table(
                tuple(map(_bare_inlines, header)), tuple(tuple(map(_bare_inlines, row)) for row in rows)
            )
    return block


def _bare_inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    return tuple(map(_bare_inline, inlines))


def _bare_inline(inline: Inline) -> Inline:
    match inline:
        case Strong(inner):
            return Strong(_bare_inlines(inner))
        case Emphasis(inner):
            return Emphasis(_bare_inlines(inner))
        case Link(url, inner):
            return Link(url, _bare_inlines(inner))
        case Statement(fact, inner):
            return Statement(fact, _bare_inlines(inner))
        case Citation(_, label):
            return Citation(FactId(0), label, 0, ())
    return inline
