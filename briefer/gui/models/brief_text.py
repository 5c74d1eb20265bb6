"""The analyst's paragraphs as one text to write in, and the citations in it.

Offsets are code points; where Qt's UTF-16 units are meant the function says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer.model.briefs import Brief, Paragraph
from briefer.model.ids import BriefId, ParagraphId, SectionId

_CITATION = re.compile(r"\[@([A-Za-z0-9]{1,40})\]")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_GAP = "\n\n"
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation ``[@label]`` at code points `start` to `end` of a text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its brief, its section, and at which code point of what is `written`."""

    brief: BriefId
    section: SectionId
    start: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A paragraph as it is to stand: its words, and its key where it was there before."""

    id: ParagraphId | None
    text: str


def citations_in(text: str) -> tuple[Cited, ...]:
    """Return the citations of a text in order."""
    return tuple(Cited(match.start(), match.end(), match[1]) for match in _CITATION.finditer(text))


def citation_of(label: str) -> str:
    """Return what is written to cite the fact with this label."""
    return f"[@{label}]"


def written(paragraphs: Sequence[Paragraph]) -> str:
    """Return the paragraphs as one text, an empty line between each."""
    return _GAP.join(paragraph.text for paragraph in paragraphs)


def place_of(briefs: Sequence[Brief], paragraph: ParagraphId) -> Place | None:
    """Return where a paragraph stands in these briefs, or None where it is gone."""
    for brief in briefs:
        for section in brief.sections:
            keys = [each.id for each in section.paragraphs]
            if paragraph in keys:
                above = written(section.paragraphs[: keys.index(paragraph)])
                return Place(brief.id, section.id, len(above) + len(_GAP) if above else 0)
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


def kept_paragraphs(old: Sequence[Paragraph], texts: Sequence[str]) -> tuple[Kept, ...]:
    """Return the texts as paragraphs, each with the key of the one it was, unchanged or rewritten."""
    keys: list[ParagraphId | None] = [None] * len(texts)
    matcher = SequenceMatcher(None, [paragraph.text for paragraph in old], list(texts), autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        for before, after in zip(range(first, last), range(start, end), strict=False):
            keys[after] = old[before].id
    return tuple(Kept(key, text) for key, text in zip(keys, texts, strict=True))


def word_count(text: str) -> int:
    """Return how many words a text has, its citations left out."""
    return len(_WORD.findall(_CITATION.sub(" ", text)))


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text has, the unit that Qt counts in."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)  # noqa: PLR2004 - the BMP's last
