"""Figures in a text: how many of what, in figures of any script or in words of five languages.

Dates, times, ordinals, and numbers that are part of a name (“F-16”, “Pier 9”) are no figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefer.model.dates import UNDATED
from briefer.text.counted import counted_at
from briefer.text.dates import dates_in
from briefer.text.figure_words import figure_words
from briefer.text.numbers import BEFORE, Number, numbers_in


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at code points `start` to `end` (end exclusive), its qualifier included.

    `words` are what stands there, `number` the number in it without “at least” and the like; `low` and `high`
    are what it can mean: one number, a range, or a little more or less for “about”. `kind` is “killed”,
    “wounded” and so on where a word shows it; `nouns` are the words that follow it, folded.
    """

    start: int
    end: int
    words: str
    number: str
    low: Decimal
    high: Decimal
    kind: str = ""
    nouns: frozenset[str] = frozenset()

    def counts_like(self, other: "Figure") -> bool:
        """Return whether both count the same: their kinds are the same, or they share a noun."""
        if self.kind and other.kind:
            return self.kind == other.kind
        return not self.nouns.isdisjoint(other.nouns)

    def agrees_with(self, other: "Figure") -> bool:
        """Return whether both can mean the same number."""
        return self.low <= other.high and other.low <= self.high


_ROUGH = Decimal("0.1")
_YEAR = re.compile(r"(?:19|20)\d\d")


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of the text in order; offsets are code points."""
    numbers = list(numbers_in(text))
    if not numbers:
        return ()
    in_dates = {place for date in dates_in(text, UNDATED) for place in range(date.start, date.end)}
    numbers = [it for it in numbers if it.start not in in_dates and it.end - 1 not in in_dates]
    ranges = list(_ranges(text, numbers))
    starts = [first.start for first, _ in ranges] + [len(text)]
    found = (_figure(text, *ends, starts[place + 1]) for place, ends in enumerate(ranges))
    return tuple(figure for figure in found if not _is_year(figure))


def _figure(text: str, first: Number, last: Number, following: int) -> Figure:
    start, end = first.start, last.end
    low, high = sorted((first.value, last.value))
    if first is not last and (between := figure_words().between.search(_before(text, start))):
        start -= len(between.group())
    for sort, pattern in figure_words().qualifiers:
        if found := pattern.search(_before(text, start)):
            start -= len(found.group())
            low -= low * _ROUGH if sort in ("about", "nearly") else 0
            high += high * _ROUGH if sort in ("about", "over") else 0
            break
    counted = counted_at(text, start, end, following)
    number = text[first.start : last.end]
    return Figure(start, end, text[start:end], number, low, high, counted.kind, counted.nouns)


def _ranges(text: str, numbers: list[Number]) -> Iterator[tuple[Number, Number]]:
    """Yield each number twice, or the two ends of a range once: “nine to twelve”, “9-12”, “nine or ten”."""
    last: Number | None = None
    for one, other in pairwise((*numbers, None)):
        if one is None or one is last:
            continue
        last = other if other is not None and _is_range(text, one, other) else one
        yield one, last


def _is_range(text: str, one: Number, other: Number) -> bool:
    """Return whether two numbers are the ends of a range; those around an “and” are where “between” leads."""
    words, between = figure_words(), text[one.end : other.start]
    if one.value >= other.value or not words.span.fullmatch(between):
        return False
    return between.strip().casefold() not in words.joining or bool(
        words.between.search(_before(text, one.start))
    )


def _before(text: str, place: int) -> str:
    return text[max(0, place - BEFORE) : place]


def _is_year(figure: Figure) -> bool:
    return bool(_YEAR.fullmatch(figure.number)) and not figure.kind and figure.nouns <= {"year"}
