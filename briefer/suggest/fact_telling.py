"""Which words of a passage a statement tells: the clause, or the clauses, that share the most words with it.

One sentence often holds two or three facts. Once the analyst has written one of them down, what is proposed
for it can be read from its own words instead of from the whole sentence. Offsets are code points.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.suggest.clause_words import ELSEWHERE, words_of

_WORD = re.compile(r"[^\W_]+")
_PAUSE = re.compile(r"[,;:.!?]\s+|\s*[\u2014\u2013]\s*|\s+[-(]\s*|\)\s+")
_OPENS = re.compile(
    ELSEWHERE.pattern + r"|\b(?:and|but|with|including|regarding|concerning|about|between)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:On|In|At|By|Since|Last|Late|Early|Earlier|This|Yesterday)\b[^,]{0,40}, ")
_TRAILING = " \t\n,;:.\u2014\u2013-("
_STEM = 5
_LEAST = 0.4
_MOST_CUTS = 60  # of a long passage no more places are looked at
_SMALL = words_of(
    "the a an of to in on at by for with and or its his her their it that this was were is are be been have"
    " has had as from both also s said"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A stem of a word, or a sign for somebody who is named, with where it stands."""

    start: int
    end: int
    sign: str


def signs_in(text: str, start: int, end: int, names: Sequence[Sign] = ()) -> tuple[Sign, ...]:
    """Return what the words between two offsets say, in reading order; `names` are those who are named."""
    named = [it for it in names if start <= it.start and it.end <= end]
    taken = {place for it in named for place in range(it.start, it.end)}
    stems = [
        Sign(match.start(), match.end(), word[:_STEM])
        for match in _WORD.finditer(text, start, end)
        if match.start() not in taken and (word := match[0].lower()) not in _SMALL
    ]
    return tuple(sorted((*named, *stems), key=lambda it: (it.start, it.end)))


def told_stretch(
    text: str, passage: tuple[int, int], signs: Sequence[Sign], statement: Iterable[Sign]
) -> tuple[int, int]:
    """Return the stretch of a passage that a statement tells, all of it where none plainly is told.

    Given are the passage's offsets in the text, and what it and the statement say.
    """
    wanted = frozenset(it.sign for it in statement)
    best, found = _LEAST, passage
    starts, ends = _cuts(text, *passage)
    for start in starts:
        for share, end in _shares(wanted, [it for it in signs if it.start >= start], start, ends):
            if share > best or (share == best and found[0] == start):
                best, found = share, (start, end)
    lead = _LEAD.match(text, *passage)  # “On 18 January, …” dates what follows
    return (passage[0], found[1]) if lead is not None and lead.end() == found[0] else found


def _shares(
    wanted: frozenset[str], signs: Sequence[Sign], start: int, ends: Iterable[int]
) -> Iterator[tuple[float, int]]:
    """Yield how much each stretch from `start` on shares with what is wanted (Dice 1945), and its end."""
    there: set[str] = set()
    number = 0
    for end in ends:
        if end <= start:
            continue
        while number < len(signs) and signs[number].end <= end:
            there.add(signs[number].sign)
            number += 1
        if common := len(wanted & there):
            yield 2 * common / (len(wanted) + len(there)), end


def _cuts(text: str, first: int, last: int) -> tuple[list[int], list[int]]:
    """Return where a clause may begin, and where one may end."""
    starts, ends = {first}, {_trimmed(text, first, last)}
    for match in _marks(text, first, last):
        starts.add(_begun(text, match.end(), last))
        ends.add(_trimmed(text, first, match.start()))
    return sorted(starts)[:_MOST_CUTS], sorted(ends)[:_MOST_CUTS]


def _marks(text: str, start: int, end: int) -> Iterable[re.Match[str]]:
    yield from _PAUSE.finditer(text, start, end)
    yield from _OPENS.finditer(text, start, end)


def _begun(text: str, start: int, end: int) -> int:
    """Return where the words behind a pause begin, without those that only join them to what goes before."""
    while start < end and text[start].isspace():
        start += 1
    if (opened := _OPENS.match(text, start, end)) is not None:
        return _begun(text, opened.end(), end)
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end
