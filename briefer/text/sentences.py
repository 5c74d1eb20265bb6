"""Sentences as spans of code points."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped] # it comes without types

# A paragraph ends at a line end or at Unicode's own line and paragraph separators.
_PARAGRAPH = re.compile("[^\n\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w")
# What the segmenter wrongly takes for a whole sentence: the number or letter of a list item, English
# abbreviations that it does not know, and Arabic initials. The rest of the line is joined to them.
_NOT_YET = re.compile(
    r"(?:\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]"
    r"|(?:.*[\s(])?(?:Amb|Ambs|Spox|Vols?|Figs?|[Aa]pprox|Nos|Sra|Srta|Dra|[\u0621-\u064a])\.)\s*",
    re.DOTALL,
)
_CLOCK = re.compile(r".*\d\s?[ap]\.m\.\s*", re.DOTALL)
_DAY_OR_ZONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Pacific|Mountain|[A-Z]{3,4}|local)\b"
)
# A stretch of more code points without an end is a list, a table or no prose at all: it is cut at a space.
LONGEST = 4_000
_PIECE = 4 * LONGEST


def sentence_spans(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the sentences as (start, end) in code points, end exclusive, in order.

    Each is trimmed of white space and lies within one paragraph; together they cover every character that
    is not white space. `language` is a BCP 47 tag; English is the ground for those that have no rules of
    their own. No sentence is longer than LONGEST code points.
    """
    spans: list[tuple[int, int]] = []
    primary = language.partition("-")[0].lower() or "en"
    readable = _SURROGATE.sub("\ufffd", text)
    for paragraph in _PARAGRAPH.finditer(readable):
        line = paragraph.group()
        if line.isspace():
            continue
        for start, end in _joined(line, _pieces(line, primary)):
            spans.extend(_cut(line, start, end, paragraph.start()))
    return tuple(spans)


def iterate_sentences(text: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text of any length, each as `sentence_spans` has it, as they are found.

    A paragraph that is very long is read in pieces, so that the first sentences come at once.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while start < end:
            stop = min(start + _PIECE, end)
            spans = sentence_spans(text[start:stop], language)
            # The last sentence of a piece may go on in the next.
            whole = spans if stop == end or len(spans) < 2 else spans[:-1]  # noqa: PLR2004 - one is kept back
            yield from ((start + first, start + last) for first, last in whole)
            start = stop if whole is spans else start + spans[-1][0]


def sentence_at(spans: tuple[tuple[int, int], ...], index: int) -> int:
    """Return which of the spans holds the code point `index`, else the last that begins before it, else 0."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][0] <= index:
            low = middle + 1
        else:
            high = middle
    return max(low - 1, 0)


def _pieces(line: str, language: str) -> Iterator[tuple[int, int]]:
    for boundary in get_sentence_boundaries(language, line):
        yield boundary["start_index"], boundary["end_index"]


def _joined(line: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pieces, those joined that belong together."""
    start, end = next(pieces)
    for next_start, next_end in pieces:
        if end - start < LONGEST and _belong_together(line[start:end], line[next_start:next_end]):
            end = next_end
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end


def _belong_together(before: str, after: str) -> bool:
    if not _WORD.search(after) or _NOT_YET.fullmatch(before):
        return True
    return _CLOCK.fullmatch(before) is not None and _DAY_OR_ZONE.match(after) is not None


def _cut(line: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch trimmed, in parts of at most LONGEST, moved by `offset`."""
    while start < end:
        while start < end and line[start].isspace():
            start += 1
        stop = end
        if end - start > LONGEST:
            space = line.rfind(" ", start + 1, start + LONGEST)
            stop = start + LONGEST if space < 0 else space
        trimmed = start + len(line[start:stop].rstrip())
        if trimmed > start:
            yield offset + start, offset + trimmed
        start = stop
