"""Facts of different sources that may tell of one event; they are proposed and never joined by themselves.

Facts are compared only where they share an actor or a place and something besides, or two rare words, lie
near in time, and rest on different sources: the work grows with the facts and not with their pairs.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from briefer.model.actors import Actor
from briefer.model.bit_by_bit import finished
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, FactId
from briefer.model.proposals import Dismissal, ProposedEvent, dismissed_facts
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Source
from briefer.suggest.event_traits import Traits, traits_among
from briefer.text.classes import Links
from briefer.weigh.values import counted_words

Key = tuple[object, ...]
Places: TypeAlias = "array[int]"
Reason = tuple[float, str]

_NEAR = timedelta(days=1)
_COMPARED = 32  # other facts that a fact is compared with at the most
_TELLING = 12  # of a fact's words, the rarest are looked for elsewhere
_LEAST = 0.5
_LIKE = 0.2
_SHOWN_WORDS = 3
_SHOWN_NAMES = 2
_NO_REASON: Reason = (0.0, "")


@dataclass(frozen=True, slots=True)
class EventsFound:
    """Pairs of facts that may tell of one event, the likeliest first, and what they were found by."""

    proposals: tuple[ProposedEvent, ...] = ()
    traits: tuple[Traits, ...] = ()


def same_events(
    facts: Sequence[Fact],
    sources: Iterable[Source],
    actors: Sequence[Actor],
    reconciliations: Iterable[Reconciliation] = (),
    dismissed: Collection[Dismissal] = (),
) -> tuple[ProposedEvent, ...]:
    """Return pairs of facts that may tell of one event, the likeliest first, as `searching` finds them."""
    return finished(searching(facts, sources, actors, reconciliations, dismissed)).proposals


def searching(  # noqa: PLR0913, PLR0917 - what is there, what is decided, and what is known from before
    facts: Iterable[Fact],
    sources: Iterable[Source],
    actors: Sequence[Actor],
    reconciliations: Iterable[Reconciliation] = (),
    dismissed: Collection[Dismissal] = (),
    before: Sequence[Traits] = (),
) -> Generator[None, None, EventsFound]:
    """Look for pairs of facts that may tell of one event, in small steps, and return what was found.

    Left out are pairs that are joined already, that were dismissed, or that share a source, and pairs that
    stronger ones link by way of other facts: of twelve facts on one event eleven pairs are proposed. `before`
    are traits that were found by the same sources and actors.
    """
    traits: list[Traits] = []
    counted: Counter[str] = Counter()
    for each in traits_among(facts, sources, actors, before):
        if each is not None:
            traits.append(each)
            counted.update(each.words.keys())
        yield
    names, sharing = {actor.id: actor.name for actor in actors}, _Sharing()
    weights = _weights(counted, len(traits))
    for place, each in enumerate(traits):
        sharing.add(place, _keys(each, weights))
        yield
    likely: list[ProposedEvent] = []
    for pairs in _pairs(traits, sharing):
        compared = (_compared(one, other, weights, names) for one, other in pairs)
        likely += [
            it
            for it in compared
            if it.strength >= _LEAST and dismissed_facts(it.one, it.other) not in dismissed
        ]
        yield
    order = {each.fact.id: place for place, each in enumerate(traits)}
    likely.sort(key=lambda it: (-it.strength, order[it.one], order[it.other]))
    return EventsFound(tuple(_linking(likely, [told.facts for told in reconciliations])), tuple(traits))


def _linking(likely: Iterable[ProposedEvent], joined: Iterable[Sequence[FactId]]) -> Iterator[ProposedEvent]:
    """Yield the proposals that link what is not joined, nor linked by those before."""
    links = Links(joined)
    return (proposed for proposed in likely if links.link(proposed.one, proposed.other))


def _weights(counted: Mapping[str, int], facts: int) -> Callable[[str], float]:
    """Return how much a word tells: the rarer it is among so many facts, the more."""
    whole = math.log(max(facts, 2))
    weights = {stem: 1 - 0.9 * math.log(count) / whole for stem, count in counted.items()}
    return lambda stem: weights.get(stem, 1.0)


class _Sharing:
    """Facts by what they share, as their places in a list.

    Keys are kept as their hashes, and places as bare numbers, so that the garbage collector has nothing of it
    to walk through; two keys of one hash cost a comparison in vain.
    """

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._several: dict[int, Places] = {}

    def add(self, place: int, keys: Iterable[Key]) -> None:
        """Note what the fact at this place can share."""
        for key in map(hash, keys):
            first = self._first.setdefault(key, place)
            if first != place:
                self._several.setdefault(key, array("L", (first,))).append(place)

    def groups(self) -> Iterator[Places]:
        """Yield the places of facts that share something, those first of which there are few."""
        by_size: defaultdict[int, Places] = defaultdict(lambda: array("q"))
        for key, members in self._several.items():
            by_size[len(members)].append(key)
        for size in sorted(by_size):
            yield from (self._several[key] for key in by_size[size])


def _pairs(traits: Sequence[Traits], sharing: _Sharing) -> Iterator[list[tuple[Traits, Traits]]]:
    """Yield, for each thing shared, the pairs of facts that lie near in time, share no source, and are new.

    What few facts share is looked at first, and no fact is compared with more than so many others.
    """
    seen: set[int] = set()
    compared = array("L", bytes(array("L").itemsize * len(traits)))
    for members in sharing.groups():
        fresh = []
        for one, other in _near(sorted(members, key=lambda place: traits[place].first), traits):
            first, last = sorted((one, other))
            pair = first * len(traits) + last
            is_enough = max(compared[one], compared[other]) >= _COMPARED
            if not is_enough and pair not in seen and traits[one].sources.isdisjoint(traits[other].sources):
                seen.add(pair)
                compared[one] += 1
                compared[other] += 1
                fresh.append((traits[first], traits[last]))
        yield fresh


def _near(members: Sequence[int], traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield pairs of facts, in order of time, that can have happened within a day of each other."""
    for number, one in enumerate(members):
        latest = traits[one].last + _NEAR
        for other in members[number + 1 : number + 1 + _COMPARED]:
            if traits[other].first > latest:
                break
            yield one, other


def _keys(each: Traits, weights: Callable[[str], float]) -> Iterator[Key]:
    """Yield what facts must share one of: an actor or a place with something besides, or two rare words."""
    telling = sorted(each.words, key=lambda stem: (-weights(stem), stem))[:_TELLING]
    others: list[object] = [*telling, *(figure.kind for figure in each.figures if figure.kind), each.place]
    for actor in each.actors:
        yield from ((actor, other) for other in others if other)
        yield from ((actor, more) for more in each.actors if actor < more)
    if each.place:
        yield from ((each.place, other) for other in others if other and other != each.place)
    yield from ((one, other) for one in telling for other in telling if one < other)


def _compared(
    one: Traits, other: Traits, weights: Callable[[str], float], names: Mapping[ActorId, str]
) -> ProposedEvent:
    """Return the pair with how much speaks for it, and why, in words.

    One actor, a day and a place are not enough: two parties, words or a figure must be shared too.
    """
    content = (_words_reason(one, other, weights), _figure_reason(one, other))
    reasons = (
        _actor_reason(one, other, names),
        _date_reason(one, other),
        _place_reason(one, other),
        *content,
    )
    is_enough = any(it[0] for it in content) or len(one.actors & other.actors) > 1
    strength = sum(strength for strength, _ in reasons) if is_enough else 0.0
    said = [words for strength, words in reasons if strength]
    return ProposedEvent(one.fact.id, other.fact.id, round(strength, 3), _sentence(said))


def _actor_reason(one: Traits, other: Traits, names: Mapping[ActorId, str]) -> Reason:
    shared = sorted(names[actor] for actor in one.actors & other.actors if actor in names)
    if not shared:
        return _NO_REASON
    more = f" and {len(shared) - _SHOWN_NAMES} more" if len(shared) > _SHOWN_NAMES else ""
    return 0.2 * min(len(shared), 2), f"the same actors ({', '.join(shared[:_SHOWN_NAMES])}{more})"


def _date_reason(one: Traits, other: Traits) -> Reason:
    if not (one.is_dated and other.is_dated):
        return 0.1, "reported in the same days"
    if one.first <= other.last and other.first <= one.last:
        return 0.25, "the same date"
    return 0.15, "a day apart"


def _place_reason(one: Traits, other: Traits) -> Reason:
    return (0.15, "the same place") if one.place and one.place == other.place else _NO_REASON


def _figure_reason(one: Traits, other: Traits) -> Reason:
    """Return that both give the same number of the same, or other numbers of it."""
    alike = [(a, b) for a in one.figures for b in other.figures if a.kind and a.kind == b.kind]
    for figure, against in alike:
        if figure.agrees_with(against):
            return 0.2, f"the same figure ({counted_words(figure)})"
    return (0.15, f"how many were {alike[0][0].kind}") if alike else _NO_REASON


def _words_reason(one: Traits, other: Traits, weights: Callable[[str], float]) -> Reason:
    shared = sorted(one.words.keys() & other.words.keys(), key=lambda stem: (-weights(stem), stem))
    whole = math.sqrt(sum(map(weights, one.words)) * sum(map(weights, other.words)))
    likeness = sum(map(weights, shared)) / whole if whole else 0.0
    if likeness < _LIKE:
        return _NO_REASON
    return 0.8 * likeness, f"like words ({', '.join(one.words[stem] for stem in shared[:_SHOWN_WORDS])})"


def _sentence(reasons: Sequence[str]) -> str:
    words = "; ".join(reasons)
    return f"{words[:1].upper()}{words[1:]}"
