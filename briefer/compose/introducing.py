"""First mentions: an actor is introduced in full with the office held then, and called in short later.

Only the words of statements that a template printed are changed, and nothing within quotation marks. In the
analyst's own text it is only found who was never introduced.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import is_

from briefer.compose.actor_records import Cast
from briefer.compose.actor_words import full_name, short_name
from briefer.compose.date_words import days_of
from briefer.compose.naming import Names, Naming, ambiguous_names
from briefer.compose.uses import actors_in
from briefer.compose.walking import Run, with_runs
from briefer.model.actors import Actor, Role
from briefer.model.documents import (
    AnyBlock,
    Emphasis,
    Inline,
    Link,
    Statement,
    Strong,
    Text,
)
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, SectionId
from briefer.weigh.offices import office_in

LIKE = str.maketrans("\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}¹²³⁴⁵⁶⁷⁸⁹", "---         ")
"""Dashes are hyphens in names, and a raised figure behind a name is none of its letters."""


@dataclass(frozen=True, slots=True)
class Unintroduced:
    """An actor that the analyst's own text mentions first and not by its name: where, and by which words."""

    actor: ActorId
    section: SectionId | None
    words: str


def unintroduced(
    blocks: Iterable[tuple[SectionId | None, AnyBlock]], actors: Sequence[Actor]
) -> tuple[Unintroduced, ...]:
    """Return the actors whose first mention in a note is in the analyst's words and not their full name.

    The blocks are those of the note, each with its section.
    """
    names = Names(actors, ambiguous_names(actors))
    full = {actor.id: actor.name for actor in actors}
    known: set[ActorId] = set()
    found: list[Unintroduced] = []
    section: SectionId | None = None

    def look(run: Run, *, stated: bool = False) -> Run:
        for inline in run:
            if isinstance(inline, Text):
                plain = inline.text.translate(LIKE)
                for naming in names.found_in(plain):
                    words = inline.text[naming.start : naming.end]
                    is_full = naming.is_full or full[naming.actor] in plain[naming.start : naming.end]
                    is_common = (
                        words == words.lower()
                    )  # “the coast guard” is no name that asks to be introduced
                    if naming.actor not in known and not (is_full or is_common or stated):
                        found.append(Unintroduced(naming.actor, section, words))
                    known.add(naming.actor)
            elif isinstance(inline, Strong | Emphasis | Link | Statement):
                look(inline.inlines, stated=stated or isinstance(inline, Statement))
        return run

    for section, block in blocks:  # noqa: B007 - `look` reads the section
        with_runs(block, look)
    return tuple(found)


class NamesKnown:
    """The names by which a session's actors are found in a note, made ready for those of a fact once."""

    def __init__(self, actors: Mapping[ActorId, Actor]) -> None:
        """Take all actors: a name that several have tells none of them."""
        self._actors = actors
        self._left = ambiguous_names(actors.values())
        self._made: dict[tuple[ActorId, ...], Names] = {}

    def of(self, actors: tuple[ActorId, ...]) -> Names:
        """Return what finds the names of these actors."""
        if actors not in self._made:
            self._made[actors] = Names([self._actors[actor] for actor in actors], self._left)
        return self._made[actors]


class Introducer:
    """Goes through a note in order; `known` are those who were introduced."""

    def __init__(self, cast: Cast, names: NamesKnown) -> None:
        """Begin with nobody introduced."""
        self._cast = cast
        self.known: set[ActorId] = set()
        self._names = names
        self._peopled = frozenset(chain.from_iterable(cast.standing.values()))

    def actors_of(self, run: Run) -> tuple[ActorId, ...]:
        """Return those whom the statements of a run might name."""
        found: dict[ActorId, None] = {}
        for inline in run:
            if isinstance(inline, Statement) and inline.fact in self._peopled:
                found.update(dict.fromkeys(actors_in(self._cast.material.facts[inline.fact])))
            elif isinstance(inline, Strong | Emphasis):
                found.update(dict.fromkeys(self.actors_of(inline.inlines)))
        return tuple(found)

    def introduced(self, run: Run) -> Run:
        """Return a run with actors introduced where a statement first names them, and short later."""
        if not self._peopled:
            return run
        told = [self._inline(inline) for inline in run]
        return run if all(map(is_, told, run)) else tuple(told)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Statement(key, inlines):
                if key not in self._peopled:
                    return inline
                fact = self._cast.material.facts[key]
                names = self._names.of(actors_in(fact))
                return replace(inline, inlines=tuple(self._told(each, fact, names) for each in inlines))
            case Strong() | Emphasis():
                inner = self.introduced(inline.inlines)
                return inline if inner is inline.inlines else replace(inline, inlines=inner)
        return inline

    def _told(self, inline: Inline, fact: Fact, names: Names) -> Inline:
        if not isinstance(inline, Text):
            return inline
        words, end = "", 0
        for naming in names.found_in(inline.text):
            words += inline.text[end : naming.start] + self._called(naming, inline.text, fact)
            end = naming.end
        return replace(inline, text=words + inline.text[end:]) if end else inline

    def _called(self, naming: Naming, text: str, fact: Fact) -> str:
        """Return what the actor is called at this place of a statement."""
        actor = self._cast.material.actors[naming.actor]
        said = text[naming.start : naming.end]
        if naming.actor in self.known:
            return short_name(actor) if naming.is_full else said
        if naming.is_titled:
            return said
        if naming.is_possessive:
            return actor.name
        self.known.add(naming.actor)
        if text.startswith(" (", naming.end):
            return actor.name  # the statement says what it wants to say of the actor
        return full_name(actor, self._office(actor, fact, text), self._cast.material.phrases)

    def _office(self, actor: Actor, fact: Fact, text: str) -> Role | None:
        """Return the office held at the time of the fact, unless the statement names it."""
        dated = fact.event_date.value
        office = office_in(actor, days_of(dated) if dated else self._cast.days)
        return None if office and office.title.casefold() in text.casefold() else office
