"""Which note is which: by what it tells its reader, also where it leads to another by number or “ibid.”.

Two notes are the same where a reader finds the same behind them. So a note that leads to another counts as
what it leads to: where numbers moved and “As note 3” was left as it was, it is another note now.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefer.model.returned import ReadFootnote
from briefer.text.harmless import plain_words

_IBID = re.compile(r"ibid\b\.?", re.IGNORECASE)
_DEEPEST = 8
_OWN = 4  # words from which on a note says itself where a statement is from


_NOTHING: Mapping[int, str] = {}


def identities(
    notes: Sequence[ReadFootnote], pointing: tuple[str, ...], known_as: Mapping[int, str] = _NOTHING
) -> tuple[str, ...]:
    """Return for each note what it tells; empty for one without words.

    `pointing` are words with ``{number}`` in them by which a note leads to another; `known_as` is what some
    notes, by their places, count as where others lead to them.
    """
    pattern = _pattern(pointing)
    by_number = {(note.kind, note.number): place for place, note in enumerate(notes)}
    plain = [plain_words(note.words) for note in notes]

    def told(place: int, depth: int) -> str:
        note, words = notes[place], plain[place]
        if depth and place in known_as:
            return known_as[place]
        if depth > _DEEPEST:
            return words

        def led(match: re.Match[str]) -> str:
            number = next(group for group in match.groups() if group)
            there = by_number.get((note.kind, int(number)))
            return f"\u27e8{told(there, depth + 1) if there is not None else number}\u27e9"

        if pattern is not None:
            words = pattern.sub(led, words)
        if _IBID.match(words):
            before = by_number.get((note.kind, note.number - 1))
            words = f"\u27e8{told(before, depth + 1) if before is not None else ''}\u27e9{words}"
        return words

    return tuple(told(place, 0) if plain[place] else "" for place in range(len(notes)))


def is_pointing(words: str, pointing: tuple[str, ...]) -> bool:
    """Return whether a note leads to another by its number."""
    pattern = _pattern(pointing)
    return pattern is not None and pattern.search(plain_words(words)) is not None


def says_the_same(one: str, other: str, pointing: tuple[str, ...]) -> bool:
    """Return whether two notes have the same words, and more of them than those that lead to another note."""
    pattern, words = _pattern(pointing), plain_words(one)
    if words != plain_words(other):
        return False
    rest = pattern.sub("", words) if pattern is not None else words
    return not _IBID.match(words) and len(rest.split()) >= _OWN


@lru_cache(maxsize=8)
def _pattern(pointing: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = sorted({plain_words(each) for each in pointing if "{number}" in each}, key=len, reverse=True)
    ways = [r"(\d{1,5})".join(map(re.escape, form.split("{number}"))) for form in forms]
    return re.compile("|".join(ways)) if ways else None
