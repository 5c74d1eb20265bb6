"""The text of an analyst's paragraph: the citations in it, and the paragraphs that it is.

Offsets are code points; where Qt's UTF-16 units are meant the function says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.model.briefs import Brief
from briefer.model.ids import BriefId, ParagraphId, SectionId

_CITATION = re.compile(r"\[@([A-Za-z0-9]{1,40})\]")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_PIECE = re.compile(r"\w+")
_BETWEEN = r"(?:\[@[A-Za-z0-9]{1,40}\]|\W)*?"
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation ``[@label]`` at code points `start` to `end` of a text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its brief and its section."""

    brief: BriefId
    section: SectionId


def citations_in(text: str) -> tuple[Cited, ...]:
    """Return the citations of a text in order."""
    return tuple(Cited(match.start(), match.end(), match[1]) for match in _CITATION.finditer(text))


def cited_units(text: str) -> Iterator[tuple[Cited, int, int]]:
    """Yield the citations of a text in order, each with where it begins and ends in UTF-16 units."""
    for cited in citations_in(text):
        yield cited, utf16_length(text[: cited.start]), utf16_length(text[: cited.end])


def citation_of(label: str) -> str:
    """Return what is written to cite the fact with this label."""
    return f"[@{label}]"


def place_of(briefs: Sequence[Brief], paragraph: ParagraphId) -> Place | None:
    """Return where a paragraph stands in these briefs, or None where it is gone."""
    for brief in briefs:
        for section in brief.sections:
            if any(each.id == paragraph for each in section.paragraphs):
                return Place(brief.id, section.id)
    return None


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: what empty lines part, but for fenced and indented lines.

    A fence is kept whole, and lines that begin with white space after an empty line belong to the item
    above them.
    """
    parts: list[list[str]] = []
    is_fenced = False
    is_after_gap = True
    for line in text.replace("\r\n", "\n").split("\n"):
        if is_fenced or not is_after_gap or (parts and line[:1].isspace() and line.strip()):
            if is_after_gap and not is_fenced:
                parts[-1].append("")
            if line.strip() or is_fenced:
                parts[-1].append(line)
        elif line.strip():
            parts.append([line])
        if _FENCE.match(line):
            is_fenced = not is_fenced
        is_after_gap = not line.strip()
    return tuple("\n".join(part).strip("\n") for part in parts)


def word_count(text: str) -> int:
    """Return how many words a text has, its citations left out."""
    return len(_WORD.findall(_CITATION.sub(" ", text)))


def words_span(text: str, words: str) -> tuple[int, int] | None:
    """Return where plain words stand in an analyst's Markdown, whatever their case, or None.

    Marks, blanks and citations may stand between them; the offsets are code points, the end exclusive.
    """
    pieces = _PIECE.findall(words)
    if not pieces:
        return None
    pattern = _BETWEEN.join(re.escape(piece) for piece in pieces)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text has, the unit that Qt counts in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
