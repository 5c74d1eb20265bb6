"""Where the reader's caret goes: by sentence, by word, by name.

A place is (anchor, caret) in code points; without a selection both are the same.
"""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_tags import SourceTags

Place = tuple[int, int]
Unit = tuple[int, int]
Walk = Callable[[int], Unit | None]

_PATIENCE = 0.05  # seconds for which a key may search what was not searched yet


class StillSearching(Exception):  # noqa: N818 - it is no error: the answer comes a little later
    """What lies ahead has not been searched yet."""


def by_sentence(blocks: Blocks, place: Place, step: int, *, extend: bool) -> Place:
    """Return the place one sentence on (step 1) or back (-1); extending, a selection of whole sentences."""
    return _walked(_Sentences(blocks), place, step, extend=extend)


def by_word(blocks: Blocks, place: Place, step: int, *, extend: bool) -> Place:
    """Return the place one word on (step 1) or back (-1); extending, a selection of whole words."""
    return _walked(_Words(blocks), place, step, extend=extend)


class _Sentences:
    """Sentences of a text, asked for by place."""

    def __init__(self, blocks: Blocks) -> None:
        self.at = blocks.sentence_at
        self.after = blocks.sentence_after
        self.before = blocks.sentence_before

    def back_from(self, here: Unit, _offset: int) -> Unit | None:
        """Return the sentence before this one, from wherever in it."""
        return self.before(here[0])


class _Words:
    """Words of a text, asked for by place."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    def at(self, offset: int) -> Unit | None:
        """Return the word that holds the offset or ends at it, else the next, else the last."""
        words = self._blocks.words(self._blocks.block_at(offset))
        place = bisect_right(words, offset, key=_start) - 1
        if place >= 0 and offset <= words[place][1]:
            return words[place]
        return self.after(offset) or self.before(offset)

    def back_from(self, here: Unit, offset: int) -> Unit | None:
        """Return the word itself from inside it, else the one before."""
        return self.before(max(here[0], offset))

    def after(self, offset: int) -> Unit | None:
        """Return the first word that begins after the offset, else None."""
        for block in range(self._blocks.block_at(offset), len(self._blocks)):
            words = self._blocks.words(block)
            place = bisect_right(words, offset, key=_start)
            if place < len(words):
                return words[place]
        return None

    def before(self, offset: int) -> Unit | None:
        """Return the last word that begins before the offset, else None."""
        for block in range(self._blocks.block_at(offset), -1, -1):
            words = self._blocks.words(block)
            place = bisect_left(words, offset, key=_start)
            if place:
                return words[place - 1]
        return None


def _walked(units: _Sentences | _Words, place: Place, step: int, *, extend: bool) -> Place:
    anchor, caret = place
    low, high = min(place), max(place)
    if not extend:
        here = units.at(high - 1 if step > 0 and high > low else low)
        if here is None:
            return place
        # A caret before the first word of a gap has that word ahead of it, not under it.
        goal = here if step > 0 and here[0] > high else None
        goal = goal or (units.after(here[0]) if step > 0 else units.back_from(here, low))
        return place if goal is None else (goal[0], goal[0])
    if low == high:
        here = units.at(caret)
        return place if here is None else (here if step > 0 else here[::-1])
    return _extended(units, anchor, caret, step)


def _extended(units: _Sentences | _Words, anchor: int, caret: int, step: int) -> Place:
    """Return the selection grown or shrunk by one unit at its caret; it never shrinks to nothing."""
    grows = (caret > anchor) == (step > 0)
    edge = units.at(caret - 1) if caret > anchor else units.at(caret)
    if edge is None:
        return anchor, caret
    beyond = units.after(edge[0]) if step > 0 else units.before(edge[0])
    if grows:
        return (anchor, caret) if beyond is None else (anchor, beyond[1] if step > 0 else beyond[0])
    if beyond is not None and caret > anchor and beyond[1] > anchor:
        return anchor, beyond[1]
    if beyond is not None and caret < anchor and beyond[0] < anchor:
        return anchor, beyond[0]
    # One unit is left: it is turned round, so that the next press grows it the other way.
    return (edge[1], edge[0]) if caret > anchor else (edge[0], edge[1])


def by_name(blocks: Blocks, tags: SourceTags, place: Place, step: int) -> Place | None:
    """Return the place of the next (1) or previous (-1) name or proposal that is not tagged, else None.

    Raises StillSearching where it would have to look through too much that was not searched yet.
    """
    low, high = min(place), max(place)
    block = blocks.block_at(low)
    numbers = range(block, len(blocks)) if step > 0 else range(block, -1, -1)
    until = time.monotonic() + _PATIENCE
    for number in numbers:
        if not tags.is_searched(number) and time.monotonic() > until:
            raise StillSearching
        stops = sorted({(item.start, item.end) for item in tags.proposals(number)})
        for start, end in stops if step > 0 else reversed(stops):
            if (start > low or (start == low < end and low == high)) if step > 0 else start < low:
                return start, end
    return None


def _start(unit: Unit) -> int:
    return unit[0]
