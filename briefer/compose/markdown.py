"""Markdown to blocks: CommonMark with tables, without HTML and images, with citations ``[@label]``.

What tokens stand for is put back only after parsing, so that nothing in a value can become format.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefer.compose.faults import TemplateFault
from briefer.compose.tokens import TOKEN, without_tokens
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
    Strong,
    Table,
    Text,
)

SCHEMES = ("http:", "https:", "mailto:")
_CITED = re.compile(rf"\[@([A-Za-z0-9]{{1,40}}|{TOKEN.pattern})\]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_DASHES = re.compile(r":?-+:?")
_LEAST_SHARE = 5  # percent
_DEEPEST_HEADING = 4
_MAX_NESTING = 60


class Printer(Protocol):
    """What puts values and citations back into the blocks, in the order in which they stand."""

    def words(self, text: str) -> list[Inline]:
        """Return the text as inlines, its tokens put back."""

    def plain(self, text: str) -> str:
        """Return the text as plain words, its tokens put back."""

    def citation(self, label: str) -> Inline:
        """Return a citation of the fact with this label."""

    def blocks(self, text: str) -> Iterable[AnyBlock] | None:
        """Return blocks where the whole text is one token that stands for blocks, else None."""


def blocks_of(markdown: str, printer: Printer) -> Iterator[AnyBlock]:
    """Yield the blocks that the Markdown describes, each before the words of the next are put back.

    Raises TemplateFault where a value stands in the address of a link, or lists and quotations are nested so
    deeply that words would be lost.
    """
    tokens = _parser().parse(markdown)
    lines = _LINE_END.split(markdown)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        raise TemplateFault("lists and quotations are nested too deeply")
    yield from _Reader(tokens, lines, printer).blocks(0, len(tokens))


def own_blocks(markdown: str, printer: Printer) -> list[AnyBlock]:
    """Return the blocks of Markdown that an analyst wrote, without the characters that tokens are made of.

    What cannot be read as Markdown without loss is one paragraph of its own letters.
    """
    words = without_tokens(markdown)
    try:
        return list(blocks_of(words, printer))
    except TemplateFault:
        return [Block((Text(words),))]


def own_inlines(markdown: str, printer: Printer) -> tuple[Inline, ...]:
    """Return a line of Markdown that an analyst wrote, whose marks of blocks are plain words.

    What cannot be read as Markdown without loss is its own letters.
    """
    words = without_tokens(markdown)
    try:
        return _Reader(_parser().parseInline(words), (), printer).line()
    except TemplateFault:
        return (Text(words),)


class _Reader:
    """Reads a stream of Markdown's tokens as blocks, in one pass from first to last."""

    def __init__(self, tokens: Sequence[Token], lines: Sequence[str], printer: Printer) -> None:
        self._tokens = tokens
        self._lines = lines
        self._printer = printer
        self._ends = _matching(tokens)

    def blocks(self, start: int, end: int) -> Iterator[AnyBlock]:
        at = start
        while at < end:
            close = self._ends.get(at, at)
            yield from self._block(self._tokens[at], at, close)
            at = close + 1

    def line(self) -> tuple[Inline, ...]:
        return self._inlines(self._tokens[0])

    def _block(self, token: Token, at: int, close: int) -> Iterator[AnyBlock]:
        match token.type:
            case "paragraph_open":
                yield from self._paragraph(self._tokens[at + 1])
            case "heading_open":
                level = min(int(token.tag[1]) + 1, _DEEPEST_HEADING)
                yield Heading(level, self._inlines(self._tokens[at + 1]))
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token, at, close)
            case "blockquote_open":
                yield Quotation(tuple(self.blocks(at + 1, close)))
            case "table_open":
                yield self._table(at, close)
            case "fence" | "code_block":
                yield Block(tuple(_code_lines(self._printer.plain(token.content))))
            case "hr":
                yield Rule()
            case _:
                raise AssertionError(token.type)

    def _paragraph(self, inline: Token) -> Iterator[AnyBlock]:
        blocks = self._printer.blocks(inline.content)
        if blocks is None:
            yield Block(self._inlines(inline))
        else:
            yield from blocks

    def _list(self, token: Token, at: int, close: int) -> Items:
        items: list[tuple[AnyBlock, ...]] = []
        inner = at + 1
        while inner < close:
            end = self._ends[inner]
            items.append(tuple(self.blocks(inner + 1, end)))
            inner = end + 1
        start = token.attrGet("start")
        return Items(tuple(items), token.type == "ordered_list_open", 1 if start is None else int(start))

    def _table(self, at: int, close: int) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        for index in range(at + 1, close):
            token = self._tokens[index]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._inlines(token))
        begins = self._tokens[at].map
        rule = self._lines[begins[0] + 1] if begins else ""
        return Table(tuple(rows[0]), tuple(map(tuple, rows[1:])), _widths(rule, len(rows[0])))

    def _inlines(self, token: Token) -> tuple[Inline, ...]:
        children = token.children or []
        return _together(self._spans(children, 0, len(children), _matching(children)))

    def _spans(self, tokens: Sequence[Token], start: int, end: int, ends: dict[int, int]) -> Iterator[Inline]:
        at = start
        while at < end:
            token, close = tokens[at], ends.get(at, at)
            inner = self._spans(tokens, at + 1, close, ends)
            match token.type:
                case "text":
                    yield from self._printer.words(token.content)
                case "strong_open":
                    yield Strong(_together(inner))
                case "em_open":
                    yield Emphasis(_together(inner))
                case "link_open":
                    href = str(token.attrGet("href") or "")
                    yield from [Link(href, _together(inner))] if href else inner
                case "softbreak":
                    yield Text(" ")
                case "hardbreak":
                    yield LineBreak()
                case "code_inline":
                    yield Code(self._printer.plain(token.content))
                case "citation":
                    yield self._printer.citation(self._printer.plain(token.content))
                case _:
                    raise AssertionError(token.type)
            at = close + 1


def _together(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inlines with neighbouring texts of one language as one, citations close to their words."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and last.language == inline.language:
            joined[-1] = Text(last.text + inline.text, inline.language)
            continue
        if isinstance(inline, Citation) and isinstance(last, Text) and last.text.rstrip(" "):
            joined[-1] = Text(last.text.rstrip(" "), last.language)
        joined.append(inline)
    return tuple(joined)


def _widths(rule: str, columns: int) -> tuple[int, ...]:
    """Return the columns' shares in percent, as their dashes below the head are long; none for equal ones."""
    lengths = [len(dashes) for dashes in _DASHES.findall(rule)]
    if len(lengths) != columns or len(set(lengths)) <= 1:
        return ()
    shares = [max(round(100 * length / sum(lengths)), _LEAST_SHARE) for length in lengths]
    widest = shares.index(max(shares))
    shares[widest] += 100 - sum(shares)
    return tuple(shares) if shares[widest] >= _LEAST_SHARE else ()


def _matching(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the place of each opening token's closing one."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(index)
        elif token.nesting == -1:
            ends[opened.pop()] = index
    return ends


def _code_lines(text: str) -> Iterator[Inline]:
    for index, line in enumerate(text.rstrip("\n").split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield Code(line)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
    parser.enable("table").disable(["html_block", "html_inline", "image"])
    parser.inline.ruler.before("link", "citation", _citation)
    parser.block.ruler.at("reference", _reference, {"alt": []})
    parser.core.ruler.before("text_join", "entities", _without_tokens_in_entities)
    # Assigning to the instance is how markdown-it lets links be checked.
    usual = parser.normalizeLink
    parser.validateLink = _is_allowed  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: usual(_without_values(url))  # type: ignore[method-assign]
    return parser


def _is_allowed(url: str) -> bool:
    return url.strip().casefold().startswith(SCHEMES)


def _without_values(url: str) -> str:
    if url != without_tokens(url):
        raise TemplateFault("a value stands in the address of a link", "Print a source's “link” instead.")
    return url


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = _CITED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("citation", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the same
    """Read a definition ``[label]: address``, but never one whose label is a citation's."""
    begins = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[@", begins) and reference(state, start, end, silent)


def _without_tokens_in_entities(state: StateCore) -> None:
    """Leave out of ``&#…;`` the characters that tokens are made of, before they are joined to the text."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text_special" and child.info == "entity":
                child.content = without_tokens(child.content)
