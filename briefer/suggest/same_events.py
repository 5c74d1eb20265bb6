"""Facts of different sources that may tell of one event; they are proposed and never joined by themselves.

Facts are compared only where they share an actor or a place and something besides, or two rare words, lie
near in time, and rest on different sources: the work grows with the facts and not with their pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from briefer.model.actors import Actor
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, FactId
from briefer.model.proposals import Dismissal, ProposedEvent, dismissed_facts
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Source
from briefer.suggest.event_traits import Traits, traits_among
from briefer.text.classes import Links
from briefer.weigh.values import counted_words

Key = tuple[object, ...]
Reason = tuple[float, str]

_NEAR = timedelta(days=1)
_COMPARED = 32  # other facts that a fact is compared with at the most
_TELLING = 12  # of a fact's words, the rarest are looked for elsewhere
_LEAST = 0.5
_LIKE = 0.2
_SHOWN_WORDS = 3
_SHOWN_NAMES = 2
_NO_REASON: Reason = (0.0, "")


def same_events(
    facts: Sequence[Fact],
    sources: Iterable[Source],
    actors: Sequence[Actor],
    reconciliations: Iterable[Reconciliation] = (),
    dismissed: Collection[Dismissal] = (),
) -> tuple[ProposedEvent, ...]:
    """Return pairs of facts that may tell of one event, the likeliest first, as `events_among` does."""
    return events_among(traits_among(facts, sources, actors), actors, reconciliations, dismissed)


def events_among(
    traits: Sequence[Traits],
    actors: Iterable[Actor],
    reconciliations: Iterable[Reconciliation] = (),
    dismissed: Collection[Dismissal] = (),
) -> tuple[ProposedEvent, ...]:
    """Return pairs of facts that may tell of one event, the likeliest first.

    Left out are pairs that are joined already, that were dismissed, or that share a source, and pairs that
    stronger ones link by way of other facts: of twelve facts on one event eleven pairs are proposed.
    """
    names, weights = {actor.id: actor.name for actor in actors}, _weights(traits)
    likely = [
        proposed
        for one, other in _pairs(traits, weights)
        if dismissed_facts(one.fact.id, other.fact.id) not in dismissed
        and (proposed := _compared(one, other, weights, names)).strength >= _LEAST
    ]
    order = {each.fact.id: place for place, each in enumerate(traits)}
    likely.sort(key=lambda it: (-it.strength, order[it.one], order[it.other]))
    return tuple(_linking(likely, [told.facts for told in reconciliations]))


def _linking(likely: Iterable[ProposedEvent], joined: Iterable[Sequence[FactId]]) -> Iterator[ProposedEvent]:
    """Yield the proposals that link what is not joined, nor linked by those before."""
    links = Links(joined)
    return (proposed for proposed in likely if links.link(proposed.one, proposed.other))


def _weights(traits: Sequence[Traits]) -> Callable[[str], float]:
    """Return how much a word tells: the rarer it is among the facts, the more."""
    counted = Counter(stem for each in traits for stem in each.words)
    whole = max(len(traits), 2)
    weights = {stem: 1 - 0.9 * math.log(count) / math.log(whole) for stem, count in counted.items()}
    return lambda stem: weights.get(stem, 1.0)


def _pairs(traits: Sequence[Traits], weights: Callable[[str], float]) -> Iterator[tuple[Traits, Traits]]:
    """Yield each pair of facts once that share a trait, lie near in time and share no source.

    What few facts share is looked at first, and no fact is compared with more than so many others.
    """
    sharing: defaultdict[Key, list[Traits]] = defaultdict(list)
    for each in traits:
        for key in _keys(each, weights):
            sharing[key].append(each)
    order = {each.fact.id: place for place, each in enumerate(traits)}
    seen: set[tuple[FactId, FactId]] = set()
    compared: Counter[FactId] = Counter()
    for members in sorted((found for found in sharing.values() if len(found) > 1), key=len):
        for one, other in _near(sorted(members, key=lambda each: each.first)):
            pair = (one.fact.id, other.fact.id)
            is_enough = max(compared[pair[0]], compared[pair[1]]) >= _COMPARED
            if not is_enough and pair not in seen and one.sources.isdisjoint(other.sources):
                seen.add(pair)
                compared.update(pair)
                yield (one, other) if order[one.fact.id] < order[other.fact.id] else (other, one)


def _near(members: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Yield pairs of facts, in order of time, that can have happened within a day of each other."""
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + _COMPARED]:
            if other.first > one.last + _NEAR:
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
