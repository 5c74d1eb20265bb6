"""Blocks as an analyst's Markdown can hold them: what a paragraph keeps that is taken over from a template.

Statements become their words, and words one run without format of their own; citations stay. What Markdown
cannot say, such as a style or the widths of columns, is left to the block that is replaced.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefer.compose.markdown import SCHEMES
from briefer.compose.tokens import without_tokens
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
from briefer.text.cleaning import clean

_DEEPEST_HEADING = 4
_MOST_LIST_NUMBER = 999_999_999  # CommonMark takes no number of more than nine digits
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ADDRESS = re.compile(r"[!-~]+")


def own_form(blocks: Iterable[AnyBlock]) -> list[AnyBlock]:
    """Return the blocks in the form in which they come back out of Markdown; drawings are left out."""
    return [own for block in blocks if (own := _own(block)) is not None]


def _own(block: AnyBlock) -> AnyBlock | None:  # noqa: PLR0911 - one for each kind of block
    match block:
        case Heading(level, inlines):
            words = _lined(inlines, one_line=True)
            return Heading(min(max(level, 2), _DEEPEST_HEADING), words) if words else None
        case Block(inlines):
            words = _lined(inlines)
            return Block(words) if words else None
        case Items(items, ordered, start):
            kept = tuple(tuple(own_form(item)) for item in items)
            first = min(max(start, 0), _MOST_LIST_NUMBER) if ordered else 1
            return Items(kept, ordered, first) if kept else None
        case Quotation(inner):
            own = tuple(own_form(inner))
            return Quotation(own) if own else None
        case Table():
            return _table(block)
        case Rule():
            return block
    return None


def _table(table: Table) -> Table | None:
    columns = max(map(len, (table.header, *table.rows)), default=0)
    if not columns:
        return None

    def row(cells: Sequence[tuple[Inline, ...]]) -> tuple[tuple[Inline, ...], ...]:
        lined = [_lined(cell, one_line=True) for cell in cells]
        return tuple(lined + [()] * (columns - len(lined)))

    return Table(row(table.header), tuple(map(row, table.rows)))


def _lined(inlines: Iterable[Inline], *, one_line: bool = False) -> tuple[Inline, ...]:
    """Return the inlines of a paragraph, without blanks where a line begins or ends."""
    joined = _joined(_flat(inlines, frozenset(), one_line=one_line))
    before = None
    while joined != before:  # words without a blank may be none any more, and lines then touch
        before, joined = joined, _joined(_trimmed(joined))
    return joined


def _flat(inlines: Iterable[Inline], inside: frozenset[type], *, one_line: bool) -> Iterator[Inline]:
    """Return the inlines with statements as their words, and no sign within another of its kind."""
    for inline in inlines:
        match inline:
            case Text(words) | Code(words):
                yield from _words(inline, words, one_line=one_line)
            case Statement(_, inner):
                yield from _flat(inner, inside, one_line=one_line)
            case Strong(inner) | Emphasis(inner):
                kind = type(inline)
                own = _flat(inner, inside | {kind}, one_line=one_line)
                yield from own if kind in inside else _signed(kind, own)
            case Link(url, inner):
                own = _flat(inner, inside | {Link}, one_line=one_line)
                allowed = Link not in inside and _is_address(url)
                linked = _joined(own)
                is_sound = allowed and _says(linked) and not _cites(linked)
                yield from (Link(url, linked),) if is_sound else linked
            case LineBreak():
                yield Text(" ") if one_line or Link in inside else inline
            case Citation():
                yield inline


def _words(inline: Text | Code, words: str, *, one_line: bool) -> Iterator[Inline]:
    lines = [_BLANKS.sub(" ", line) for line in without_tokens(clean(words)).split("\n")]
    for index, line in enumerate(lines):
        if index:
            yield Text(" ") if one_line else LineBreak()
        if isinstance(inline, Text) or not line.strip(" "):
            yield Text(line)
        else:
            yield from (
                Text(" " * line.startswith(" ")),
                Code(line.strip(" ")),
                Text(" " * line.endswith(" ")),
            )


def _signed(kind: type[Strong | Emphasis], inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Return inlines under a sign, which stands between their first and last words: blanks are outside it."""
    inner = list(_joined(inlines))
    before, inner = _without_edge(inner, 0)
    after, inner = _without_edge(inner, -1)
    yield from before
    if inner:
        yield kind(tuple(inner))
    yield from reversed(after)


def _without_edge(inlines: list[Inline], end: int) -> tuple[list[Inline], list[Inline]]:
    rest, edge = list(inlines), list[Inline]()
    while rest:
        last = rest[end]
        if isinstance(last, LineBreak):
            edge.append(rest.pop(end))
        elif isinstance(last, Text):
            words = last.text.lstrip() if end == 0 else last.text.rstrip()
            if words == last.text:
                break
            rest.pop(end)
            edge.append(Text(" "))
            if words:
                rest.insert(0 if end == 0 else len(rest), Text(words))
        else:
            break
    return edge, rest


def _joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inlines with neighbours of one kind as one, and citations close to their words."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        match last, inline:
            case _, Text(""):
                continue
            case Text(one), Text(other):
                joined[-1] = Text(_BLANKS.sub(" ", one + other))
            case Code(one), Code(other):
                joined[-1] = Code(one + other)
            case (Strong(one), Strong(other)) | (Emphasis(one), Emphasis(other)):
                joined[-1] = type(inline)(_joined((*one, *other)))  # type: ignore[call-arg, arg-type]
            case Text(one), Citation() if one.rstrip(" "):
                joined[-1:] = [Text(one.rstrip(" ")), inline]
            case _:
                joined.append(inline)
    return tuple(joined)


def _trimmed(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Return the inlines of a paragraph without blanks and empty lines where it begins or ends, or a line."""
    rest = list(inlines)
    while rest and (isinstance(rest[0], LineBreak) or rest[0] == Text(" ")):
        rest.pop(0)
    while rest and (isinstance(rest[-1], LineBreak) or rest[-1] == Text(" ")):
        rest.pop()
    for index, inline in enumerate(rest):
        if isinstance(inline, LineBreak) and isinstance(rest[index - 1], LineBreak):
            continue
        if isinstance(inline, Text):
            words = inline.text
            if index == 0 or isinstance(rest[index - 1], LineBreak):
                words = words.lstrip()
            if index == len(rest) - 1 or isinstance(rest[index + 1], LineBreak):
                words = words.rstrip()
            yield Text(words)
        else:
            yield inline


def _is_address(url: str) -> bool:
    return url.casefold().startswith(SCHEMES) and _ADDRESS.fullmatch(url) is not None


def _says(inlines: Iterable[Inline]) -> bool:
    return any(
        inline.text.strip()
        if isinstance(inline, Text | Code)
        else _says(inline.inlines)
        if isinstance(inline, Strong | Emphasis | Link | Statement)
        else False
        for inline in inlines
    )


def _cites(inlines: Iterable[Inline]) -> bool:
    return any(
        isinstance(inline, Citation)
        or (isinstance(inline, Strong | Emphasis | Link | Statement) and _cites(inline.inlines))
        for inline in inlines
    )
