"""The words of two notes laid side by side, part by part and sentence by sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer.export.words import plain_words
from briefer.model.documents import AnyBlock, Block, Document, Heading, Items, Table
from briefer.text.sentences import sentence_spans

_REFERENCE = re.compile(r"\s*\[(?:F\d+(?:, )?)+(?:; ([^\]]*))?\]")
_EMPHASIS = re.compile(r"\*{1,2}")
_RULE = re.compile(r"\|[-| ]+\|$")
_BETWEEN = " — "
_NO_ROWS = ("Date", "[name, date]")
_NEAR, _NEAR_ROW = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence or row of each of two notes that say the same; one is empty where the other stands alone."""

    theirs: str
    ours: str

    @property
    def is_same(self) -> bool:
        """Whether both say the same words."""
        return _words(self.theirs) == _words(self.ours)


def laid_beside(theirs: Mapping[str, Sequence[str]], note: Document) -> dict[str, list[Pair]]:
    """Return the pairs of each part; theirs are lines of Markdown, ours a note with the same parts."""
    ours: dict[str, list[str]] = {part: [] for part in theirs}
    part = ""
    for block in note.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part = plain_words(block.inlines)
        elif part in ours:
            ours[part] += _sentences(_lines(block))
    return {
        part: list(_paired(list(_sentences(map(_plain, lines))), ours[part]))
        for part, lines in theirs.items()
    }


def tally(pairs: Iterable[Pair]) -> tuple[int, int, int, int]:
    """Return how many are the same, in other words, theirs alone and ours alone."""
    laid = list(pairs)
    same = sum(it.is_same for it in laid)
    alone, added = sum(not it.ours for it in laid), sum(not it.theirs for it in laid)
    return same, len(laid) - same - alone - added, alone, added


def as_page(pairs: Mapping[str, Iterable[Pair]]) -> str:
    """Return the pairs as Markdown, a table for each part; what both say word for word stands once."""
    lines = []
    for part, laid in pairs.items():
        lines += [f"## {part}", "", "| The editor's | Ours |", "|---|---|"]
        lines += [f"| {_cell(it.theirs)} | {'(the same)' if it.is_same else _cell(it.ours)} |" for it in laid]
        lines.append("")
    return "\n".join(lines)


def _lines(block: AnyBlock) -> Iterator[str]:
    match block:
        case Block():
            yield plain_words(block.inlines)
        case Items():
            for item in block.items:
                for inner in item:
                    yield from _lines(inner)
        case Table(header, rows) if plain_words(header[0]) != "Prepared by":
            for row in rows:
                yield _BETWEEN.join(plain_words(cell) for cell in row)


def _plain(line: str) -> str:
    words = _EMPHASIS.sub("", _REFERENCE.sub(lambda found: f" ({found[1]})" if found[1] else "", line))
    if not words.startswith("|"):
        return words
    cells = [cell.strip() for cell in words.strip("| ").split(" | ")]
    return "" if cells[0] in _NO_ROWS or _RULE.match(words) else _BETWEEN.join(cells)


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of lines; a row of a table stays whole."""
    for line in lines:
        if _BETWEEN in line:
            yield line
        else:
            yield from (line[start:end] for start, end in sentence_spans(line))


def _paired(theirs: list[str], ours: list[str]) -> Iterator[Pair]:
    """Yield each of theirs with the nearest of ours, then what of ours stands alone."""
    free = list(ours)
    for sentence in theirs:
        near = max(free, key=lambda each: _nearness(sentence, each), default="")
        enough = _NEAR_ROW if _BETWEEN in sentence else _NEAR
        if near and _nearness(sentence, near) >= enough:
            free.remove(near)
            yield Pair(sentence, near)
        else:
            yield Pair(sentence, "")
    yield from (Pair("", sentence) for sentence in free)


def _nearness(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _cell(words: str) -> str:
    return words.replace("|", "\\|") or "–"
