"""Inlines as Markdown whose words, parsed again, are the same words and nothing else.

Words are escaped for CommonMark 0.31, GFM (tables, strikethrough, bare links) and math in dollars. Signs for
emphasis are written only where the flanking rules (CommonMark 6.2) are sure to read them as such; elsewhere
the words stand without them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefer.export.addresses import safe_address
from briefer.model.documents import (
    Citation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Statement,
    Strong,
    Text,
)
from briefer.text.cleaning import clean
from briefer.text.markdown_marks import fenced

_ACTIVE = re.compile(
    r"[\\`*_\[\]<|~$#]|&(?=[A-Za-z][A-Za-z0-9]*;)|:(?=//)|(?<=\w)@(?=\w)|(?<=\b[Ww]{3})\.|&(?=#)"
)
_LINE_START = re.compile(r"^([ \t]*)(?:([+\-=>:])|(\d{1,9})([.)]))", re.MULTILINE)
# What pandoc's own Markdown knows beside that: citations, raised words, attributes, and typographer's signs.
_PANDOC_ACTIVE = re.compile(r"(?<!\\)[\^@{}\"']|\.(?=\.)|-(?=-)")
_PANDOC_START = re.compile(
    r"^([ \t]*(?:\(?(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|\d+)|Table|table))([.):])", re.MULTILINE
)
_BLANKS = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line: words to escape (`kind` empty), or Markdown as it is.

    `kind` is ``open`` or ``close`` for a sign of emphasis, ``raw`` for links, ``code``, ``mark``, ``break``.
    """

    text: str
    kind: str = ""


CitationMark = Callable[[Citation], "int | str | Token"]


def tokens(inlines: Sequence[Inline], mark: CitationMark, inside: str = "") -> list[Token]:
    """Return the inlines as tokens; `mark` gives a citation's number, or a token or words in its place.

    `inside` names the signs already open (``*``, ``_``, ``[``), which are not opened again.
    """
    found: list[Token] = []
    for inline in inlines:
        match inline:
            case Text():
                found.append(Token(clean(inline.text)))
            case Strong():
                found += _signed("**", "*", inline.inlines, mark, inside)
            case Emphasis():
                found += _signed("_", "_", inline.inlines, mark, inside)
            case Statement():
                found += tokens(inline.inlines, mark, inside)
            case Code():
                found += _code(clean(inline.text))
            case Link():
                found += _link(inline, mark, inside)
            case LineBreak():
                found.append(Token("", "break"))
            case Citation():
                found.append(_mark(mark(inline)))
    return found


def _mark(given: int | str | Token) -> Token:
    if isinstance(given, Token):
        return given
    return Token(f"[^{given}]", "mark") if isinstance(given, int) else Token(given)


def _signed(sign: str, name: str, inlines: Sequence[Inline], mark: CitationMark, inside: str) -> list[Token]:
    inner = tokens(inlines, mark, inside if name in inside else inside + name)
    if name in inside:
        return inner
    before, inner = _edge(inner, 0)
    inner, after = _edge(inner, -1)[::-1]
    if not inner:
        return [*before, *after]
    return [*before, Token(sign, "open"), *inner, Token(sign, "close"), *after]


def _edge(parts: list[Token], end: int) -> tuple[list[Token], list[Token]]:
    """Part the blanks and breaks at one end from the rest: a sign beside a blank is no sign.

    They come first, the rest second; `end` is 0 for the beginning and -1 for the end.
    """
    rest, edge = list(parts), []
    while rest:
        token = rest[end]
        words = token.text.lstrip("\t\n ") if end == 0 else token.text.rstrip("\t\n ")
        if token.kind not in ("", "break") or (words and words == token.text):
            break
        rest.pop(end)
        if token.kind or token.text:
            edge.append(token if token.kind else Token(" "))
        if words:
            rest.insert(0 if end == 0 else len(rest), Token(words))
    return edge if end == 0 else edge[::-1], rest


def _code(text: str) -> list[Token]:
    words = _BLANKS.sub(" ", text)
    inner = words.strip(" ")
    if not inner:
        return [Token(words)]
    before, after = (" " if words[end] == " " else "" for end in (0, -1))
    return [Token(before), Token(inner, "code"), Token(after)]


def _link(link: Link, mark: CitationMark, inside: str) -> list[Token]:
    """Return a link; marks of notes within its words come after it."""
    address = safe_address(link.url)
    words = tokens(link.inlines, mark, inside + "[")
    if "[" in inside or not address or not any(token.text.strip() for token in words):
        return words
    marks = [token for token in words if token.kind == "mark"]
    own = [token for token in words if token.kind != "mark"]
    target = address.replace("&", "&amp;")
    return [Token("[", "raw"), *own, Token(f"](<{target}>)", "raw"), *marks]


def join(
    parts: Iterable[Token], *, one_line: bool = False, in_table: bool = False, for_pandoc: bool = False
) -> str:
    """Return the Markdown of a paragraph, or of a heading or table cell, which is one line.

    `for_pandoc` guards what pandoc alone would take for format, and puts citations side by side into one.
    """
    pieces = _merged(_sure_signs(_trimmed(_lines_apart(parts, one_line=one_line))))
    written = ""
    for index, token in enumerate(pieces):
        if token.kind == "":
            words = _escaped(token.text, written, pieces[index + 1] if index + 1 < len(pieces) else None)
            written += _PANDOC_ACTIVE.sub(r"\\\g<0>", words) if for_pandoc else words
        elif token.text.startswith("[@") and index and pieces[index - 1].text.startswith("[@"):
            written = f"{written[:-1]}; {token.text[1:]}"
        elif token.kind == "break":
            written += "\\\n"
        elif token.kind == "code":
            written += fenced(token.text).replace("|", "\\|" if in_table else "|")
        else:
            written += token.text
    if for_pandoc:
        written = _PANDOC_START.sub(r"\1\\\2", written)
    return _LINE_START.sub(_guarded, written)


def _guarded(match: re.Match[str]) -> str:
    blanks, sign, number, dot = match.groups()
    return f"{blanks}\\{sign}" if sign else f"{blanks}{number}\\{dot}"


def _escaped(text: str, before: str, following: Token | None) -> str:
    """Return words with a backslash before each sign that would act in this place."""
    escaped = _ACTIVE.sub(lambda match: "\\" + match[0], text)
    if before.endswith("]") and escaped[:1] in ("(", ":"):
        escaped = "\\" + escaped
    if escaped.endswith("!") and following is not None and following.text.startswith("["):
        escaped = escaped[:-1] + "\\!"
    return escaped


def _lines_apart(parts: Iterable[Token], *, one_line: bool) -> list[Token]:
    """Return the tokens with the line ends within words as breaks, or as blanks where there is one line."""
    apart: list[Token] = []
    for token in parts:
        if one_line and token.kind == "break":
            apart.append(Token(" "))
        elif token.kind:
            apart.append(token)
        else:
            lines = token.text.split("\n")
            for index, line in enumerate(lines):
                if index:
                    apart.append(Token(" ") if one_line else Token("", "break"))
                apart.append(Token(line.replace("\t", " ")))
    return _merged(apart)


def _merged(parts: Iterable[Token]) -> list[Token]:
    """Return the tokens with words side by side in one, and code too: signs act across the seam."""
    merged: list[Token] = []
    for token in parts:
        if token.kind in ("", "code") and merged and merged[-1].kind == token.kind:
            merged[-1] = Token(merged[-1].text + token.text, token.kind)
        elif token.text or token.kind:
            merged.append(token)
    return merged


def _trimmed(parts: list[Token]) -> list[Token]:
    """Return the tokens without blanks of any kind at the ends of lines: some parsers drop them all.

    Nor are there breaks before the first words or behind the last ones, within signs or without.
    """
    trimmed: list[Token] = []
    for index, token in enumerate(parts):
        text = token.text
        if token.kind == "":
            before = next((p.kind for p in reversed(trimmed) if p.kind not in ("open", "close")), "break")
            after = next((p.kind for p in parts[index + 1 :] if p.kind not in ("open", "close")), "break")
            text = text.lstrip() if before == "break" else text
            text = text.rstrip() if after == "break" else text
        if text or token.kind:
            trimmed.append(Token(text, token.kind))
    said = [place for place, token in enumerate(trimmed) if token.kind not in ("break", "open", "close")]
    first, last = (said[0], said[-1]) if said else (len(trimmed), -1)
    return [each for place, each in enumerate(trimmed) if each.kind != "break" or first < place < last]


def _sure_signs(parts: list[Token]) -> list[Token]:
    """Return the tokens without those pairs of signs that a parser might take for something else."""
    while unsure := _unsure_signs(parts):  # without one pair another may come to stand beside the like
        parts = [token for index, token in enumerate(parts) if index not in unsure]
    return parts


def _unsure_signs(parts: Sequence[Token]) -> set[int]:
    """Return where the signs stand that may not be written."""
    open_at: list[int] = []
    unsure: set[int] = set()
    for index, token in enumerate(parts):
        if token.kind == "open":
            open_at.append(index)
        elif token.kind == "close" and open_at:
            start = open_at.pop()
            begins = _flanks(outer=_char(parts, start, -1), inner=_char(parts, start, 1))
            ends = _flanks(outer=_char(parts, index, 1), inner=_char(parts, index, -1))
            beside = [*parts[max(start - 1, 0) : start], *parts[index + 1 : index + 2]]
            if not begins or not ends or token.text in [other.text for other in beside if other.kind]:
                unsure |= {start, index}
    return unsure


def _char(parts: Sequence[Token], index: int, step: int) -> str:
    """Return the next character beyond all signs; a blank where the paragraph or line ends."""
    index += step
    while 0 <= index < len(parts) and (parts[index].kind in ("open", "close") or not parts[index].text):
        if parts[index].kind == "break":
            return " "
        index += step
    if not 0 <= index < len(parts):
        return " "
    return "`" if parts[index].kind == "code" else parts[index].text[0 if step > 0 else -1]


def _flanks(*, outer: str, inner: str) -> bool:
    """Return whether a sign between these two is sure to open or close: see CommonMark 6.2.

    Stricter than need be: outside there must be a blank or punctuation that is no sign of emphasis itself.
    """
    outside = outer.isspace() or (unicodedata.category(outer).startswith("P") and outer not in "*_")
    return not inner.isspace() and outside
