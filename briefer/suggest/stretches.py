"""What is proposed in a text, found stretch by stretch, so that a long text never has to be searched at once.

A stretch is some thousand code points that end with a paragraph; each is searched by itself, in any order,
and what comes out does not depend on the order. What points back looks a little before it. Offsets are code
points, ends exclusive.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.model.actors import Actor, Mention
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMention, ProposedName, Refusal
from briefer.suggest.known import Gazetteer, gazetteer, undecided
from briefer.suggest.names import proposed_names
from briefer.suggest.reference_entities import named_in
from briefer.suggest.references import REACH, references
from briefer.suggest.short_forms import short_forms

STRETCH = 10_000
_LEAST = 6_000
_END = re.compile(r"\n|[.!?]['\"\u201d\u2019)]*\s|[\u3002\uff01\uff1f]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be searched together: `start` to `end`, and from `before` on what points back may mean."""

    before: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Open:
    """What is proposed in a stretch and not decided yet."""

    mentions: tuple[ProposedMention, ...] = ()
    names: tuple[ProposedName, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What the analyst decided: the tags and refusals of a source, and the names to propose nowhere."""

    mentions: Collection[Mention] = ()
    refusals: Collection[Refusal] = ()
    names: Collection[str] = ()


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of a text in order; there is always one, and a text of usual length is one."""
    edges = [0, *_cuts(text), len(text)]
    return tuple(Stretch(_line_before(text, start - REACH), start, end) for start, end in pairwise(edges))


def names_in(text: str, stretch: Stretch) -> tuple[ProposedName, ...]:
    """Return the names in a stretch and in what stands before it, whether an actor has them or not."""
    found = proposed_names(text[stretch.before : stretch.end])
    return tuple(
        replace(name, start=name.start + stretch.before, end=name.end + stretch.before) for name in found
    )


def merged_names(
    found: Sequence[ProposedName], others: Iterable[ProposedName], stretch: Stretch
) -> tuple[ProposedName, ...]:
    """Return the names found in a stretch, with the others that lie there and across none of them."""
    taken = {place for name in found for place in range(name.start, name.end)}
    added = [
        name
        for name in others
        if stretch.before <= name.start < stretch.end and taken.isdisjoint(range(name.start, name.end))
    ]
    return tuple(sorted([*found, *added], key=lambda name: name.start)) if added else tuple(found)


def names_elsewhere_in(
    found: Iterable[ProposedMention],
    names: Sequence[ProposedName],
    actors: Mapping[ActorId, Actor],
    settled: Collection[str] = (),
) -> tuple[ProposedName, ...]:
    """Return the names, and in place of those that actors of elsewhere go by, as found, the actors' own.

    An actor whose name is settled is known here already.
    """
    pairs = [(it, actors[it.actors[0]]) for it in found if actors[it.actors[0]].name not in settled]
    known = [ProposedName(it.start, it.end, it.quote, who.kind, it.origin, who) for it, who in pairs]
    taken = {place for name in known for place in range(name.start, name.end)}
    others = [name for name in names if name.start not in taken and name.end - 1 not in taken]
    return tuple(sorted([*known, *others], key=lambda name: name.start))


def known_in(
    text: str,
    stretch: Stretch,
    known: Gazetteer,
    names: Iterable[ProposedName],
    actors: Mapping[ActorId, Actor],
) -> tuple[ProposedMention, ...]:
    """Return the mentions by name in a stretch and in what stands before it.

    Of the names found there those count too that are plainly short for an actor named there.
    """
    found = known.mentions(text, stretch.before, stretch.end)
    short = short_forms(names, found, actors)
    return tuple(sorted((*found, *short), key=lambda it: it.start)) if short else found


def references_in(
    text: str,
    stretch: Stretch,
    known: Iterable[ProposedMention],
    names: Iterable[ProposedName],
    actors: Mapping[ActorId, Actor],
) -> tuple[ProposedMention, ...]:
    """Return what points back in a stretch, of what `known_in` and `names_in` found there."""
    named = [
        replace(one, start=one.start - stretch.before, end=one.end - stretch.before)
        for one in named_in(known, names, actors)
    ]
    found = references(text[stretch.before : stretch.end], named, actors)
    moved = (replace(it, start=it.start + stretch.before, end=it.end + stretch.before) for it in found)
    return tuple(it for it in moved if it.start >= stretch.start)


def open_in(
    stretch: Stretch, mentions: Iterable[ProposedMention], names: Iterable[ProposedName], decided: Decided
) -> Open:
    """Return what was found to begin in a stretch that tags, refusals and dismissals leave open.

    A name that lies in a mention, known or tagged, is no name nobody knows.
    """
    here = [it for it in mentions if it.start >= stretch.start]
    taken = {place for it in here for place in range(it.start, it.end)}
    taken.update(place for it in decided.mentions for place in range(it.span.start, it.span.end))
    return Open(
        undecided(here, decided.mentions, decided.refusals),
        tuple(
            name
            for name in names
            if name.start >= stretch.start
            and name.quote not in decided.names
            and not (name.start in taken and name.end - 1 in taken)
        ),
    )


def proposed_in(
    text: str, actors: Sequence[Actor], others: Iterable[ProposedName] = (), decided: Decided | None = None
) -> Open:
    """Return what is proposed in the whole of a text for a session with these actors, in reading order.

    `others` are names that were found by other means; `decided` is what the analyst decided already, besides
    the names that the actors have.
    """
    by_key = {actor.id: actor for actor in actors}
    known = gazetteer(actors)
    settled = decided or Decided()
    names_had = frozenset({*settled.names, *(name for actor in actors for name in actor.names)})
    mentions: list[ProposedMention] = []
    names: list[ProposedName] = []
    for stretch in stretches(text):
        found = merged_names(names_in(text, stretch), others, stretch)
        named = known_in(text, stretch, known, found, by_key)
        back = references_in(text, stretch, named, found, by_key)
        left = open_in(stretch, (*named, *back), found, replace(settled, names=names_had))
        mentions += sorted(left.mentions, key=lambda it: (it.start, -it.end))
        names += left.names
    return Open(tuple(mentions), tuple(names))


def _cuts(text: str) -> Iterator[int]:
    """Yield where stretches part: at the end of a paragraph, else of a sentence, else at a space."""
    start = 0
    while len(text) - start > STRETCH:
        low, high = start + _LEAST, start + STRETCH
        line = text.rfind("\n", low, high) + 1
        ends = [match.end() for match in _END.finditer(text, low, high)] if not line else []
        start = line or (ends[-1] if ends else text.rfind(" ", low, high) + 1) or high
        yield start


def _line_before(text: str, place: int) -> int:
    """Return where the line begins that holds a place; the place itself where the line is very long."""
    if place <= 0:
        return 0
    begins = text.rfind("\n", max(0, place - REACH), place) + 1
    return begins or max(text.rfind(" ", max(0, place - REACH), place) + 1, place - REACH)
