"""Names nobody knows yet that are plainly short for an actor named in the same text.

“Sun” is proposed as Sun Weidong once that actor is known, “CPEC” as what stands before its brackets. What
could be short for several stays a name of its own.
"""

from collections.abc import Iterable, Mapping

from briefer.model.actors import Actor, ActorKind, MentionKind
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention, ProposedName

_Holder = tuple[ActorId, MentionKind]


def short_forms(
    names: Iterable[ProposedName],
    known: Iterable[ProposedMention],
    actors: Mapping[ActorId, Actor],
) -> tuple[ProposedMention, ...]:
    """Return as mentions the names that are short for one of the actors that `known` finds in their text.

    Names that lie in what is known are passed over.
    """
    found = tuple(known)
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    named = {key: actors[key] for mention in found for key in mention.actors if key in actors}
    places: dict[str, set[ActorId]] = {}
    for mention in found:
        places.setdefault(mention.quote, set()).update(mention.actors)
    holders: dict[str, _Holder | None] = {}
    made = []
    for name in names:
        if name.start in taken or name.elsewhere is not None:
            continue
        if name.quote not in holders:
            holders[name.quote] = _holder(name, places, named)
        if holder := holders[name.quote]:
            made.append(_mention(name, holder, named))
    return tuple(made)


def words_before_brackets(origin: str) -> str:
    """Return the name that an acronym stands in brackets after, by the origin of its proposal, or nothing."""
    before = origin.removeprefix("in brackets after ")
    return before if before != origin else ""


def parts_of(name: str) -> frozenset[str]:
    """Return what a person's name may be shortened to: its first and last words, one of them or two."""
    words = name.split(" ")
    return frozenset({words[0], words[-1], " ".join(words[:2]), " ".join(words[-2:])} - {name})


def _holder(
    name: ProposedName, places: Mapping[str, set[ActorId]], named: Mapping[ActorId, Actor]
) -> _Holder | None:
    """Return the one actor that a name is short for and the kind of mention it is, or None."""
    if before := words_before_brackets(name.origin):
        fitting = places.get(before, set()) & named.keys()
        kind = MentionKind.ACRONYM
    elif name.kind is ActorKind.PERSON or " " not in name.quote:
        persons = (actor for actor in named.values() if actor.kind is ActorKind.PERSON)
        fitting = {actor.id for actor in persons if any(name.quote in parts_of(it) for it in actor.names)}
        kind = MentionKind.SHORT_NAME
    else:
        return None
    return (next(iter(fitting)), kind) if len(fitting) == 1 else None


def _mention(name: ProposedName, holder: _Holder, named: Mapping[ActorId, Actor]) -> ProposedMention:
    actor, kind = holder
    origin = name.origin if kind is MentionKind.ACRONYM else f"short for {named[actor].name}"
    return ProposedMention(name.start, name.end, name.quote, kind, (actor,), origin)
