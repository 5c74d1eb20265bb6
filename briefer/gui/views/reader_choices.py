"""Which actors the pop-up offers for some words, and which it presets."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefer.gui.wording import folded
from briefer.model.actors import Actor, ActorKind, MentionKind
from briefer.model.ids import ActorId
from briefer.suggest.kinds import guess_mention_kind
from briefer.suggest.known_forms import peoples_of
from briefer.suggest.names_kinds import kind_by_words

MOST = 60
_RECENT = 8
_CAPITALISED = re.compile(r"[^\W\d_][\w.\u2019'-]*")
_LONGEST_PERSON = 5
_NO_NAMES = frozenset({MentionKind.PRONOUN, MentionKind.GROUP, MentionKind.ROLE_NP})


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor to tag, and the name of it that fits the words; no actor means a new one of this name."""

    name: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the pop-up shows, and which of it is preset: -1 for none."""

    choices: tuple[Choice, ...]
    preset: int


def offer(
    words: str,
    actors: Sequence[Actor],
    recent: Sequence[ActorId],
    *,
    is_typed: bool,
    first: Sequence[ActorId] = (),
) -> Offer:
    """Return the actors that fit the words, those in `first` at the top.

    Only one whose name or alias is exactly the words, and no other's is, is preset; else a new actor is: a
    preset that merely resembles tags the wrong namesake on a reflex. With `first` nothing is preset. Where
    the words come from the text and fit nobody, the actors tagged last are offered too, as for a pronoun.
    """
    line = " ".join(words.split())
    if not line:
        return Offer(tuple(Choice(it.name, it) for it in _usual(actors, recent))[:MOST], -1)
    ranked = _ranked(line, _usual(actors, recent))
    worst = _HOLDS if is_typed else _WORD_BEGINS
    known = [Choice(name, actor) for rank, name, actor in ranked if rank <= worst][:MOST]
    exact = [actor for rank, _, actor in ranked if rank == 0]
    if first:
        chosen = [Choice(it.name, it) for it in sorted(actors, key=_place_in(first)) if it.id in first]
        known = [*chosen, *(it for it in known if it.actor is not None and it.actor.id not in first)]
    if not known and not is_typed:
        known = [Choice(it.name, it) for it in _usual(actors, recent)[:_RECENT] if it.id in recent]
    new = Choice(line)
    if first:
        return Offer((*known, new), -1)
    if len(exact) == 1:
        return Offer((*known, new), 0)
    return Offer((new, *known), 0)


def guess_kind(name: str) -> ActorKind:
    """Return the likeliest kind of an actor of this name, by list, telling word or shape, else OTHER."""
    if (told := kind_by_words(name)) is not None:
        return told
    words = name.split()
    if 1 < len(words) < _LONGEST_PERSON and all(
        _CAPITALISED.fullmatch(it) and it[0].isupper() for it in words
    ):
        return ActorKind.PERSON
    return ActorKind.OTHER


def may_be_alias(words: str, at: Choice) -> bool:
    """Return whether the words could be one more name of the actor: no pronoun, and not known yet."""
    names = at.actor.names if at.actor is not None else (at.name,)
    actors = (at.actor,) if at.actor is not None else ()
    return words not in names and guess_mention_kind(words, actors) not in _NO_NAMES


def _place_in(first: Sequence[ActorId]) -> Callable[[Actor], int]:
    places = {key: place for place, key in enumerate(first)}
    return lambda actor: places.get(actor.id, len(places))


def _usual(actors: Sequence[Actor], recent: Sequence[ActorId]) -> list[Actor]:
    """Return the actors, those tagged last first, then those pinned, then by name."""
    places = {key: place for place, key in enumerate(recent)}
    last = len(places)
    return sorted(
        actors, key=lambda it: (places.get(it.id, last), it.pin == 0, it.pin, folded(it.name), it.label)
    )


def _ranked(line: str, actors: Iterable[Actor]) -> list[tuple[int, str, Actor]]:
    """Return how well each actor fits that does, from 0 for exactly, with the name that fits."""
    plain = folded(line)
    parts = plain.split()
    found = []
    for actor in actors:
        names = (*actor.names, *(people.text for people in peoples_of(actor)))
        fits = [(_rank(line, plain, parts, name), name) for name in names]
        rank, name = min(fits, key=lambda it: it[0])
        if rank < _NO_FIT:
            found.append((rank, name, actor))
    return sorted(found, key=lambda it: it[0])


_EXACT, _BEGINS, _WORD_BEGINS, _HOLDS, _NO_FIT = range(5)


def _rank(line: str, plain: str, parts: list[str], name: str) -> int:
    if name == line:
        return _EXACT
    other = folded(name)
    if other.startswith(plain):
        return _BEGINS
    words = other.replace("-", " ").split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return _WORD_BEGINS
    return _HOLDS if all(part in other for part in parts) else _NO_FIT
