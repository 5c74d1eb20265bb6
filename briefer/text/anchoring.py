"""Where the passages of an old text stand in a new version of it.

A passage is found by its quote with what stands before and behind it, as the TextQuoteSelector of the W3C's
Web Annotation Data Model (2017) has it, but with as much of both as two places need to be told apart. What
is not beyond doubt is told with a reason and never placed: a passage in a wrong place would be worse than
one that is lost.

Only harmless differences are overlooked (see `harmless`). A place is taken where both of these hold:

- no other place of the new text that has the same words fits the old surroundings nearly as well, and
- no other place of the old text that has the same words fits the new surroundings nearly as well,

so that a name whose sentence was taken out does not move to the next place of that name.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.model.versions import Reason
from briefer.text.grams import gram_of, standing
from briefer.text.harmless import PAD, Plain, plain_words
from briefer.text.nearest import Nearby
from briefer.text.sentences import sentence_spans
from briefer.text.words import is_word_boundary

Stretch = tuple[int, int]

# In code points of plain text.
_SEED = PAD  # what two places have in common at the least before one is thought of
_BOTH_SIDES = 8  # a short quote has so much in common before and behind it,
_ONE_SIDE = 40  # or so much on one side;
_LONG = 32  # a quote of this length may stand alone where its words stand once in both texts
_BESIDE = _BOTH_SIDES  # of which so much is of the same paragraph
_FARTHEST = 2_048  # surroundings are compared so far
_BETTER = 8  # a place fits better where so much more of its surroundings is the same
_CHANCE = _SEED  # and so much less on one side says nothing
_MUCH_BETTER = 64  # where this much more is the same on the other
_ROUND = 1_000  # where a side has little in common, other places of the words are sought so far around
_MANY = 400  # places at which the same words are compared; more are alike


@dataclass(frozen=True, slots=True)
class Wanted:
    """A passage of the old text; `whole` where all words of its sentence are to be the same too."""

    start: int
    end: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a passage stands in the new text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Adrift:
    """That a passage has no certain place, why, and the stretch of the new text that is nearest to it."""

    reason: Reason
    near: Stretch | None = None


def reanchor(old: str, wanted: Sequence[Wanted], new: str) -> tuple[Anchored | Adrift, ...]:
    """Return for each passage its place in the new text, or why it has none, in their order.

    The work grows with the two lengths and with the number of passages, not with their product.
    """
    if old == new or not wanted:
        return tuple(Anchored(it.start, it.end) for it in wanted)
    return _Anchoring(old, new).of(wanted)


class _Anchoring:
    """Two texts in plain form, and what was found in them."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._before, self._after = Plain(old), Plain(new)

    def of(self, wanted: Sequence[Wanted]) -> tuple[Anchored | Adrift, ...]:
        """Return what became of each passage."""
        places = [self._before.inner(it.start, it.end) for it in wanted]
        ahead = _Places(self._after.text, (_seeds(self._before.text, *place) for place in places))
        likely = [self._likely(place, ahead) for place in places]
        back = _Places(
            self._before.text,
            (
                _seeds(self._after.text, it, it + high - low)
                for (low, high), it in zip(places, likely, strict=True)
                if isinstance(it, int)
            ),
        )
        outcomes: list[Anchored | Adrift] = []
        for it, place, found in zip(wanted, places, likely, strict=True):
            outcome = self._outcome(it, place, found, back)
            outcomes.append(outcome)
        lost = [n for n, it in enumerate(outcomes) if isinstance(it, Adrift) and it.near is None]
        nearby = Nearby(self._before.text, self._after.text, [places[n] for n in lost])
        for number in lost:
            outcomes[number] = self._with_nearest(outcomes[number], places[number], nearby)
        return tuple(outcomes)

    def _outcome(self, it: Wanted, place: Stretch, found: int | Reason, back: "_Places") -> Anchored | Adrift:
        if isinstance(found, Reason):
            return Adrift(found)
        low, high = place
        if not self._is_its_own(place, found, back):
            return Adrift(Reason.ALIKE)
        start, end = self._after.outer(found, found + high - low)
        if self._cuts_a_word(it.start, start) or self._cuts_a_word(it.end, end):
            return Adrift(Reason.GONE)
        if it.whole and not self._is_whole((it.start, it.end), (start, end)):
            return Adrift(Reason.AROUND, (start, end))
        return Anchored(start, end)

    def _likely(self, place: Stretch, ahead: "_Places") -> int | Reason:
        """Return where in the new text a passage stands if no other of the old one has a better claim."""
        low, high = place
        if low == high:
            return Reason.GONE
        found = ahead.of(_seeds(self._before.text, low, high))
        if found is None:
            return Reason.ALIKE
        before, after, size = self._before.text, self._after.text, high - low
        fits = {at: _common(before, place, after, (at, at + size)) for at in found}
        best = max(fits, key=lambda at: sum(fits[at]), default=None)
        if best is None:
            return Reason.GONE
        if not self._is_enough(place, best, fits[best]):
            return Reason.GONE
        for at in _round(after, before[low:high], best, fits[best]):
            fits.setdefault(at, _common(before, place, after, (at, at + size)))
        is_alone = all(
            at == best or _is_better(fits[best], _at_most(before, place, after, (at, at + size)))
            for at in fits
        )
        return best if is_alone else Reason.ALIKE

    def _is_enough(self, place: Stretch, found: int, fit: tuple[int, int]) -> bool:
        """Return whether a quote with so much the same around it can be no chance.

        What is the same on one side alone is to be of the same paragraph in both texts: the last word of a
        paragraph is not the same one that begins the next.
        """
        low, high = place
        if high - low >= _LONG or min(fit) >= _BOTH_SIDES:
            return True
        old = _beside(self._old, *self._before.outer(low, high))
        new = _beside(self._new, *self._after.outer(found, found + high - low))
        return any(
            size >= _ONE_SIDE and "\n" not in one + other
            for size, one, other in zip(fit, old, new, strict=True)
        )

    def _is_its_own(self, place: Stretch, found: int, back: "_Places") -> bool:
        """Return whether no other place of the old text fits the one that was found nearly as well."""
        low, high = place
        before, after = self._before.text, self._after.text
        there = found, found + high - low
        rivals = back.of(_seeds(after, *there))
        if rivals is None:
            return False
        fit = _common(before, place, after, there)
        rivals.update(_round(before, before[low:high], low, fit))
        return all(
            at == low or _is_better(fit, _at_most(before, (at, at + high - low), after, there))
            for at in rivals
        )

    def _cuts_a_word(self, old: int, new: int) -> bool:
        """Return whether an edge lies in the midst of a new word, as that of “in” in “again”."""
        return not is_word_boundary(self._new, new) and is_word_boundary(self._old, old)

    def _is_whole(self, old: Stretch, new: Stretch) -> bool:
        """Return whether the sentences that the two stretches lie in have the same words."""
        return plain_words(_sentences(self._old, *old)) == plain_words(_sentences(self._new, *new))

    def _with_nearest(self, outcome: Anchored | Adrift, place: Stretch, nearby: Nearby) -> Anchored | Adrift:
        near = nearby.of(place)
        if not isinstance(outcome, Adrift) or near is None:
            return outcome
        low, high, is_like = near
        reason = Reason.ALTERED if outcome.reason is Reason.GONE and is_like else outcome.reason
        return Adrift(reason, self._after.outer(low, high))


class _Places:
    """Where some words stand in a text; they are looked for all at once."""

    def __init__(self, text: str, wanted: Iterable[Sequence["_Seed"]]) -> None:
        self._text = text
        self._found = standing(text, {gram_of(seed.words)[0] for each in wanted for seed in each})
        self._known: dict[_Seed, list[int] | None] = {}

    def of(self, seeds: Sequence["_Seed"]) -> set[int] | None:
        """Return where quotes begin that one of these seeds was taken from; None for too many to compare."""
        every: set[int] = set()
        for seed in seeds:
            if seed not in self._known:
                self._known[seed] = self._look(seed)
            found = self._known[seed]
            if found is None:
                return None
            every.update(at + seed.ahead for at in found)
        return every

    def _look(self, seed: "_Seed") -> list[int] | None:
        found: list[int] = []
        gram, ahead = gram_of(seed.words)
        for place in self._found[gram]:
            if self._text.startswith(seed.words, max(place - ahead, 0)):
                found.append(place - ahead)
                if len(found) > _MANY:
                    return None
        return found


@dataclass(frozen=True, slots=True)
class _Seed:
    """A quote with some of its surroundings, or alone; `ahead` is how far into the words it begins."""

    words: str
    ahead: int


def _seeds(text: str, low: int, high: int) -> tuple[_Seed, ...]:
    """Return the quote with what is before it and with what is behind it, and alone where it is long."""
    if low == high:
        return ()
    before, behind = max(low - _SEED, 0), min(high + _SEED, len(text))
    found = (_Seed(text[before:high], low - before), _Seed(text[low:behind], 0))
    return (*found, _Seed(text[low:high], 0)) if high - low >= _LONG else found


def _common(one: str, place: Stretch, other: str, there: Stretch) -> tuple[int, int]:
    """Return how much two places have in common before them and behind them, up to _FARTHEST."""
    most = min(place[0], there[0]) - PAD

    def is_same_before(size: int) -> bool:
        return one[place[0] - size : place[0]] == other[there[0] - size : there[0]]

    def is_same_behind(size: int) -> bool:
        return one[place[1] : place[1] + size] == other[there[1] : there[1] + size]

    left = min(len(one) - place[1], len(other) - there[1]) - PAD
    return _longest(is_same_before, min(most, _FARTHEST)), _longest(is_same_behind, min(left, _FARTHEST))


def _at_most(one: str, place: Stretch, other: str, there: Stretch) -> tuple[int, int]:
    """Return what two places have in common, where it speaks against a third one.

    Where both texts end on a side, all of it is the same there.
    """
    before, behind = _common(one, place, other, there)
    begins = before == place[0] - PAD == there[0] - PAD
    ends = behind == len(one) - PAD - place[1] == len(other) - PAD - there[1]
    return _FARTHEST if begins else before, _FARTHEST if ends else behind


def _longest(is_same: Callable[[int], bool], most: int) -> int:
    """Return the largest size up to `most` for which the test holds, as for every smaller one."""
    size = min(_SEED, most)
    while size < most and is_same(size):
        size = min(2 * size, most)
    return bisect_right(range(size + 1), 0, lo=1, key=lambda it: int(not is_same(it))) - 1


def _round(text: str, quote: str, place: int, fit: tuple[int, int]) -> Iterator[int]:
    """Yield where else a short quote stands round a place that has little in common on one side."""
    if min(fit) >= _BOTH_SIDES or len(quote) >= _LONG:
        return
    at = text.find(quote, max(place - _ROUND, 0), place + _ROUND)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1, place + _ROUND)


def _is_better(fit: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether one place fits beyond doubt better than another."""
    more = fit[0] - other[0], fit[1] - other[1]
    if min(more) >= 0:
        return sum(more) >= _BETTER
    weaker = 0 if more[0] < more[1] else 1
    chance = _CHANCE if fit[weaker] >= _BOTH_SIDES else _BOTH_SIDES - 1
    return other[weaker] <= chance and max(more) >= _MUCH_BETTER


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands right before a stretch and right behind it."""
    return text[max(start - _BESIDE, 0) : start], text[end : end + _BESIDE]


def _sentences(text: str, start: int, end: int) -> str:
    """Return the sentences that a stretch touches."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    line = text[low : len(text) if high < 0 else high]
    touched = [it for it in sentence_spans(line) if it[0] < end - low and it[1] > start - low]
    return line[touched[0][0] : touched[-1][1]] if touched else line
