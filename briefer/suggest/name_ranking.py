"""Names nobody knows yet, over many texts: each once, the most frequent first, with its variants under it."""

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.model.actors import Actor, ActorKind
from briefer.model.ids import SourceId
from briefer.model.proposals import ProposedName
from briefer.suggest.names_lists import PEOPLES, states_of_peoples
from briefer.suggest.short_forms import parts_of, words_before_brackets

_BY_SHAPE = "capitals"  # how the origin of a kind begins that is only guessed from the capitals
_COUNTRIES = "country list"


@dataclass(frozen=True, slots=True)
class Tally:
    """One name in one text: how often it stands there, where first, its likeliest kind and why."""

    quote: str
    count: int
    kind: ActorKind
    origin: str
    start: int
    elsewhere: Actor | None = None


@dataclass(frozen=True, slots=True)
class RankedName:
    """One name over all texts: how often it comes, where first, and shorter names of the same, if plain."""

    quote: str
    count: int
    kind: ActorKind
    origin: str
    source: SourceId
    start: int
    elsewhere: Actor | None = None
    variants: tuple["RankedName", ...] = ()


class Sheet:
    """Counts the names of one text, some at a time, in reading order."""

    def __init__(self) -> None:
        """Have counted nothing."""
        self._counts: Counter[str] = Counter()
        self._best: dict[str, ProposedName] = {}
        self._first: dict[str, int] = {}

    def add(self, names: Iterable[ProposedName]) -> None:
        """Count these names; a kind that is sure counts before one that is guessed."""
        for name in names:
            self._counts[name.quote] += 1
            best = self._best.get(name.quote)
            if best is None:
                self._best[name.quote], self._first[name.quote] = name, name.start
            elif best.origin.startswith(_BY_SHAPE) and not name.origin.startswith(_BY_SHAPE):
                self._best[name.quote] = name

    def tallies(self) -> tuple[Tally, ...]:
        """Return each name once, in the order of first places."""
        return tuple(
            Tally(quote, self._counts[quote], best.kind, best.origin, self._first[quote], best.elsewhere)
            for quote, best in self._best.items()
        )


class Ranking:
    """The names of a set of texts, kept up to date as texts come and go."""

    def __init__(self) -> None:
        """Hold no texts yet."""
        self._texts: dict[SourceId, tuple[Tally, ...]] = {}
        self._counts: Counter[str] = Counter()
        self._best: dict[str, tuple[SourceId, Tally]] = {}

    def __contains__(self, source: object) -> bool:
        """Return whether the names of a text are counted."""
        return source in self._texts

    def put(self, source: SourceId, found: tuple[Tally, ...]) -> None:
        """Count the names of a text, in place of what was counted of it."""
        self.drop(source)
        self._texts[source] = found
        for tally in found:
            self._counts[tally.quote] += tally.count
            best = self._best.get(tally.quote)
            if best is None or (best[1].origin.startswith(_BY_SHAPE) > tally.origin.startswith(_BY_SHAPE)):
                self._best[tally.quote] = source, tally

    def drop(self, source: SourceId) -> None:
        """Count the names of a text no more."""
        for tally in self._texts.pop(source, ()):
            self._counts[tally.quote] -= tally.count
            if self._counts[tally.quote] <= 0:
                del self._counts[tally.quote]
                self._best.pop(tally.quote, None)

    def ranked(
        self,
        most: int,
        is_wanted: Callable[[str], bool],
        settled: Mapping[str, int],
        only: SourceId | None = None,
    ) -> tuple[RankedName, ...]:
        """Return the most frequent names that are wanted, at most so many, those of one text where given.

        `settled` says how many places of a name are decided already.
        """
        if only is None:
            counts: Mapping[str, int] = self._counts
            places: Mapping[str, tuple[SourceId, Tally]] = self._best
        else:
            there = self._texts.get(only, ())
            counts = {tally.quote: tally.count for tally in there}
            places = {tally.quote: (only, tally) for tally in there}
        open_counts = (
            (count - settled.get(quote, 0), quote) for quote, count in counts.items() if is_wanted(quote)
        )
        left = ((count, quote) for count, quote in open_counts if count > 0 and quote in places)
        best = heapq.nsmallest(most, left, key=lambda item: (-item[0], item[1]))
        return tuple(_row(quote, count, *places[quote]) for count, quote in best)


def with_variants(names: Sequence[RankedName]) -> tuple[RankedName, ...]:
    """Return the names with those that are plainly short for one other under that one.

    “Sun” belongs to “Sun Weidong”, “CPEC” to the name before its brackets, “Iranian” to “Iran”. What could be
    short for several stays by itself, and its origin says so.
    """
    holders: dict[str, str] = {}
    origins: dict[str, str] = {}
    by_word = _persons_by_word(names)
    known = {name.quote for name in names}
    states = [name.quote for name in names if name.origin == _COUNTRIES]
    for name in names:
        fitting = _holders(name, by_word, known, states)
        if len(fitting) == 1:
            holders[name.quote] = fitting[0]
        elif fitting:
            origins[name.quote] = f"short for {' or '.join(sorted(fitting))}"
    under: dict[str, list[RankedName]] = {}
    for name in names:
        if name.quote in holders:
            under.setdefault(_outermost(name.quote, holders), []).append(name)
    whole = (
        replace(
            name,
            origin=origins.get(name.quote, name.origin),
            variants=tuple(under.get(name.quote, ())),
            count=name.count + sum(it.count for it in under.get(name.quote, ())),
        )
        for name in names
        if name.quote not in holders
    )
    return tuple(sorted(whole, key=lambda name: (-name.count, name.quote)))


def _row(quote: str, count: int, source: SourceId, tally: Tally) -> RankedName:
    return RankedName(quote, count, tally.kind, tally.origin, source, tally.start, tally.elsewhere)


def _persons_by_word(names: Sequence[RankedName]) -> dict[str, list[str]]:
    """Return the whole names of persons by their first and by their last words, one word and two."""
    found: dict[str, list[str]] = {}
    for name in names:
        if name.kind is ActorKind.PERSON:
            for part in parts_of(name.quote):
                found.setdefault(part, []).append(name.quote)
    return found


def _holders(
    name: RankedName, by_word: Mapping[str, Sequence[str]], known: Collection[str], states: Sequence[str]
) -> tuple[str, ...]:
    """Return the names that this one may be short for, none of which is itself."""
    if before := words_before_brackets(name.origin):
        return (before,) if before in known else ()
    if name.origin == PEOPLES:
        return tuple(it for it in states_of_peoples().get(name.quote, ()) if it in states)[:1]
    if name.elsewhere is not None or (name.kind is not ActorKind.PERSON and " " in name.quote):
        return ()
    whole = by_word.get(name.quote, ())
    longest = [it for it in whole if not any(it != other and it in other for other in whole)]
    return tuple(longest)


def _outermost(quote: str, holders: Mapping[str, str]) -> str:
    seen = {quote}
    while (above := holders.get(quote)) is not None and above not in seen:
        quote = above
        seen.add(quote)
    return quote
