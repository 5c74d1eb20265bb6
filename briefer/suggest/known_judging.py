"""Which of the names found in a text stand there for their bearers, and why the others may not.

Offsets are code points, ends exclusive.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.model.actors import Actor, ActorKind, MentionKind
from briefer.suggest.known_forms import Name
from briefer.suggest.surroundings import (
    compound,
    is_calendar_word,
    is_part_of_person,
    is_part_of_place,
    speaks_in_compound,
)

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text that one or more names fit."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch that one name fits: the other actors who go by it, and in words why it may not be meant."""

    start: int
    end: int
    name: Name
    doubt: str = ""
    others: tuple[Actor, ...] = ()


def places_of(text: str, hits: Sequence[Found]) -> tuple[Place, ...]:
    """Return each hit once for each of its names, in reading order, with what speaks against it."""
    known = frozenset((hit.start, hit.end) for hit in hits)
    doubtful: list[Place] = []
    sure: list[Found] = []
    for hit in hits:
        whole = _doubt_of_all(text, hit, known)
        doubts = [whole or _doubt(text, hit, name) for name in hit.names]
        doubtful += [
            Place(hit.start, hit.end, name, doubt)
            for name, doubt in zip(hit.names, doubts, strict=True)
            if doubt
        ]
        names = tuple(name for name, doubt in zip(hit.names, doubts, strict=True) if not doubt)
        if names:
            sure.append(Found(hit.start, hit.end, names))
    return tuple(sorted([*doubtful, *_resolved(text, sure)], key=lambda it: (it.start, -it.end)))


def _doubt_of_all(text: str, hit: Found, known: frozenset[tuple[int, int]]) -> str:
    if is_calendar_word(text, hit.start, hit.end):
        return "a day or a month here"
    if not speaks_in_compound(text, hit.start, hit.end, known):
        return f"part of “{_shown(text, *compound(text, hit.start, hit.end))}”"
    return ""


def _doubt(text: str, hit: Found, name: Name) -> str:
    if name.actor.kind is ActorKind.STATE and is_part_of_place(text, hit.start, hit.end):
        return "part of a place’s name"
    is_short = name.kind is MentionKind.SHORT_NAME and name.actor.kind is ActorKind.PERSON
    if is_short and is_part_of_person(text, hit.start, hit.end):
        return "perhaps another person of that name"
    return ""


def _resolved(text: str, found: Sequence[Found]) -> list[Place]:
    """Return the places, with a doubt where one lies in a longer one or crosses it.

    A demonym stays inside the name of a body: “Chinese” within “Chinese Foreign Ministry”.
    """
    places: list[Place] = []
    ordered = sorted(found, key=lambda hit: (hit.start - hit.end, hit.start))
    taken: dict[int, int] = {}
    for number, hit in enumerate(ordered):
        rivals = [ordered[it] for it in {taken[at] for at in range(hit.start, hit.end) if at in taken}]
        nested = [name for name in hit.names if all(_may_nest(name, hit, it) for it in rivals)]
        if not rivals:
            taken.update(dict.fromkeys(range(hit.start, hit.end), number))
        actors = tuple(name.actor for name in nested)
        for name in hit.names:
            others = tuple(actor for actor in actors if actor.id != name.actor.id)
            doubt = "" if name in nested else f"part of “{_longest(text, rivals)}”"
            places.append(Place(hit.start, hit.end, name, doubt, () if doubt else others))
    return places


def _may_nest(name: Name, hit: Found, holder: Found) -> bool:
    if name.kind is not MentionKind.DEMONYM or hit.start < holder.start or hit.end > holder.end:
        return False
    return all(
        other.actor.id != name.actor.id and other.actor.kind is not ActorKind.PERSON for other in holder.names
    )


def _longest(text: str, found: Sequence[Found]) -> str:
    longest = min(found, key=lambda hit: (hit.start - hit.end, hit.start))
    return _shown(text, longest.start, longest.end)


def _shown(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
