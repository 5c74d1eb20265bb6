"""Which passage of a new text is nearest to one of an old text that is not in it any more.

It lies between the nearest words before it and behind it that stand once in both texts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.text.grams import GRAM, standing
from briefer.text.harmless import PAD

Stretch = tuple[int, int]

_GRAM = 18  # code points
_REACH = 600  # code points before and behind a passage in which such words are looked for
_WIDEST = 600  # code points by which a passage may have grown
_GROWN = 1.6  # times; what lies between is taken as the passage up to this
_HARDLY = 0.05  # share of the words that a sentence at the edge may have and is left out
_LIKE = 0.5  # share of its words that a passage has when it is called altered
_UNIT = re.compile(r"[^.!?]+[.!?]*")
_WORD = re.compile(r"\w+")


class Nearby:
    """Two plain texts, and the words around some lost passages that stand once in both."""

    def __init__(self, before: str, after: str, lost: Sequence[Stretch]) -> None:
        self._before, self._after = before, after
        places = (at for low, high in lost for at in (*_back(before, low), *_on(before, high)))
        grams = {before[at : at + _GRAM] for at in places}
        self._new = _once(after, grams)
        self._old = _once(before, set(self._new))

    def of(self, place: Stretch) -> tuple[int, int, bool] | None:
        """Return the nearest stretch of the new text, and whether it has half of the words; None for none."""
        low, high = place
        left, right = self._before_it(low), self._behind_it(high)
        if left is None or right is None or not left <= right <= left + 2 * (high - low) + _WIDEST:
            return None
        return self._most_alike(self._before[low:high], *self._snapped(left, right))

    def _before_it(self, low: int) -> int | None:
        """Return where in the new text the words end that are the same before a passage."""
        for at in _back(self._before, low):
            gram = self._before[at : at + _GRAM]
            if gram in self._new and gram in self._old:
                place, there = at + _GRAM, self._new[gram] + _GRAM
                while place < low and self._before[place] == self._after[there]:
                    place, there = place + 1, there + 1
                return there
        return None

    def _behind_it(self, high: int) -> int | None:
        """Return where in the new text the words begin that are the same behind a passage."""
        for at in _on(self._before, high):
            gram = self._before[at : at + _GRAM]
            if gram in self._new and gram in self._old:
                place, there = at, self._new[gram]
                while place > high and self._before[place - 1] == self._after[there - 1]:
                    place, there = place - 1, there - 1
                return there
        return None

    def _snapped(self, low: int, high: int) -> Stretch:
        """Return a stretch of the new text that begins and ends where words do."""
        text = self._after
        while low > PAD and text[low - 1].isalnum() and text[low].isalnum():
            low -= 1
        while high < len(text) - PAD and text[high - 1].isalnum() and text[high].isalnum():
            high += 1
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        return low, high

    def _most_alike(self, quote: str, left: int, right: int) -> tuple[int, int, bool] | None:
        """Return all between, or of a long stretch the sentence that has most of the words."""
        words, text = Counter(_WORD.findall(quote)), self._after
        if left == right:
            return None
        units = [(left + it.start(), left + it.end()) for it in _UNIT.finditer(text[left:right])]
        if right - left > _GROWN * len(quote) and units:
            units = [max(units, key=lambda unit: _share(words, text[slice(*unit)]))]
        low, high = _trimmed(words, text, units or [(left, right)])
        share = _share(words, text[low:high])
        low, high = self._snapped(low, high)
        return (low, high, share >= _LIKE) if low < high else None


def _trimmed(words: Counter[str], text: str, units: list[Stretch]) -> Stretch:
    """Return the stretch of the sentences without those at its ends that hold hardly any of the words."""
    low, high = units[0][0], units[-1][1]
    for unit in units[:-1]:
        if _share(words, text[unit[1] : high]) < _share(words, text[low:high]) - _HARDLY:
            break
        low = unit[1]
    for unit in units[:0:-1]:
        if unit[0] <= low or _share(words, text[low : unit[0]]) < _share(words, text[low:high]) - _HARDLY:
            break
        high = unit[0]
    return low, high


def _share(words: Counter[str], text: str) -> float:
    """Return what share of these words a text has."""
    there = Counter(_WORD.findall(text))
    return (words & there).total() / max(words.total(), 1)


def _back(text: str, low: int) -> list[int]:
    """Return where words before a passage begin, the nearest first."""
    return list(_marks(text, max(low - _REACH, 0), low - _GRAM))[::-1]


def _on(text: str, high: int) -> list[int]:
    """Return where words behind a passage begin, the nearest first."""
    return list(_marks(text, high, min(high + _REACH, len(text) - _GRAM)))


def _marks(text: str, first: int, last: int) -> Iterator[int]:
    """Yield some places from the first to the last: spaces, where there are any."""
    if text.find(" ", first, last) < 0:
        yield from range(first, last + 1, GRAM)
        return
    place = text.find(" ", first, last + 1)
    while place >= 0:
        yield place
        place = text.find(" ", place + 1, last + 1)


def _once(text: str, grams: set[str]) -> dict[str, int]:
    """Return where those of these stretches stand that stand in a text once."""
    shorter: dict[str, list[int]] = standing(text, {gram[:GRAM] for gram in grams})
    found: dict[str, int] = {}
    for gram in grams:
        places = [at for at in shorter[gram[:GRAM]] if text.startswith(gram, at)]
        if len(places) == 1:
            found[gram] = places[0]
    return found
