"""An actor as templates see it, each part made when a template first asks for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefer.compose.actor_words import (
    NO_NAMES,
    full_name,
    held_words,
    office_line,
    office_words,
    short_name,
)
from briefer.compose.material import Material
from briefer.compose.records import AliasRecord, RoleRecord
from briefer.compose.tokens import Tokens, Value
from briefer.compose.uses import actors_in
from briefer.model.actors import Actor, Role
from briefer.model.ids import ActorId, FactId
from briefer.weigh.offices import Days, is_held, office_in


@dataclass(frozen=True, slots=True)
class Cast:
    """Who stands in the facts of a note: the facts of each actor, and those in which it speaks.

    `records` are the facts as templates see them; `days` are those of the note, at which an office is held.
    """

    material: Material
    tokens: Tokens
    days: Days
    standing: Mapping[ActorId, Sequence[FactId]]
    speaking: Mapping[ActorId, Sequence[FactId]]
    records: Mapping[FactId, object]


def is_called(actor: Actor, name: str) -> bool:
    """Return whether an actor goes by this name, whatever its case."""
    return name.casefold() in (each.casefold() for each in actor.names)


def actor_records(cast: Cast) -> list["ActorRecord"]:
    """Return a record of each actor that stands in the note's facts, in the order in which they come up."""
    return [ActorRecord(cast.material.actors[actor], cast) for actor in cast.standing]


class ActorRecord:
    """An actor as templates see it: each property without an underscore before its name (see parts.PARTS).

    `part` is the actor's part in a fact, and `days` are those of its event, where it stands in one.
    """

    def __init__(self, actor: Actor, cast: Cast, part: str = "", days: Days | None = None) -> None:
        self._actor = actor
        self._cast = cast
        self._part = part
        self._days = days or cast.days

    def _value(self, text: str) -> Value:
        return Value(text, self._cast.tokens)

    @property
    def _office(self) -> Role | None:
        return office_in(self._actor, self._days)

    @cached_property
    def label(self) -> Value:
        """What the session names the actor by."""
        return self._value(self._actor.label)

    @cached_property
    def name(self) -> Value:
        """The name the analyst gave it."""
        return self._value(self._actor.name)

    @cached_property
    def kind(self) -> Value:
        """What sort of party it is, as the session file has it."""
        return self._value(self._actor.kind)

    @cached_property
    def kind_words(self) -> Value:
        """What sort of party it is, in words."""
        return self._value(self._cast.material.phrases.say(f"kind_{self._actor.kind}"))

    @cached_property
    def role(self) -> Value:
        """Its part in the fact, or nothing."""
        return self._value(self._part)

    @cached_property
    def full(self) -> Value:
        """How it is introduced: the name with its acronym, and the office held then."""
        return self._value(full_name(self._actor, self._office, self._cast.material.phrases))

    @cached_property
    def short(self) -> Value:
        """What it is called once it was introduced."""
        return self._value(short_name(self._actor))

    @cached_property
    def office(self) -> Value:
        """The office it held at the time of the fact, else of the note, with its body, or nothing."""
        return self._value(office_words(self._office, self._cast.material.phrases))

    @cached_property
    def aliases(self) -> tuple[AliasRecord, ...]:
        """Its other names."""
        say = self._cast.material.phrases.say
        return tuple(
            AliasRecord(
                self._value(alias.text), self._value(alias.kind), self._value(say(f"alias_{alias.kind}"))
            )
            for alias in self._actor.aliases
        )

    @cached_property
    def also(self) -> Value:
        """The names it goes by beside its own, with commas between them."""
        names = (alias.text for alias in self._actor.aliases if alias.kind not in NO_NAMES)
        return self._value(", ".join(dict.fromkeys(names)))

    @cached_property
    def roles(self) -> tuple[RoleRecord, ...]:
        """The offices it held, as recorded."""
        return tuple(_role(role, self._cast) for role in self._actor.roles)

    @cached_property
    def offices(self) -> Value:
        """All its offices in one line, each with from when to when it was held."""
        phrases = self._cast.material.phrases
        return self._value("; ".join(office_line(role, phrases) for role in self._actor.roles))

    @cached_property
    def note(self) -> Value:
        """What the analyst noted on it, or nothing."""
        return Value(self._actor.note, self._cast.tokens, own=True)

    @cached_property
    def facts(self) -> list[object]:
        """The note's facts in which it stands."""
        return self._records(self._cast.standing)

    @cached_property
    def said(self) -> list[object]:
        """The note's facts that rest on its words."""
        return self._records(self._cast.speaking)

    @property
    def count(self) -> int:
        """In how many of the note's facts it stands."""
        return len(self._cast.standing.get(self._actor.id, ()))

    @cached_property
    def relations(self) -> list["RelationRecord"]:
        """The actors that stand in a fact with it, those with most such facts first."""
        shared: dict[ActorId, list[FactId]] = {}
        for key in self._cast.standing.get(self._actor.id, ()):
            for other in actors_in(self._cast.material.facts[key]):
                shared.setdefault(other, []).append(key)
        shared.pop(self._actor.id, None)
        known, records = self._cast.material.actors, self._cast.records
        return [
            RelationRecord(ActorRecord(known[other], self._cast), [records[key] for key in keys])
            for other, keys in sorted(shared.items(), key=lambda pair: -len(pair[1]))
        ]

    def _records(self, facts: Mapping[ActorId, Iterable[FactId]]) -> list[object]:
        return [self._cast.records[key] for key in facts.get(self._actor.id, ())]

    def is_called(self, name: str) -> bool:
        """Return whether the actor goes by this name, whatever its case."""
        return is_called(self._actor, name)

    def stands_in(self, fact: FactId) -> bool:
        """Return whether the actor stands in a fact of the note."""
        return self._actor.id in actors_in(self._cast.material.facts[fact])


class RelationRecord:
    """Another actor that stands in facts with one: itself, and those facts."""

    def __init__(self, actor: ActorRecord, facts: list[object]) -> None:
        self._actor = actor
        self._facts = facts

    @property
    def actor(self) -> ActorRecord:
        """The other actor."""
        return self._actor

    @property
    def name(self) -> Value:
        """The other actor's name."""
        return self._actor.name

    @property
    def facts(self) -> list[object]:
        """The facts in which both stand."""
        return self._facts

    @property
    def count(self) -> int:
        """How many facts there are in which both stand."""
        return len(self._facts)


def _role(role: Role, cast: Cast) -> RoleRecord:
    def value(text: str) -> Value:
        return Value(text, cast.tokens)

    phrases = cast.material.phrases
    return RoleRecord(
        title=value(role.title),
        body=value(role.body),
        held=value(held_words(role, phrases)),
        line=value(office_line(role, phrases)),
        current=is_held(role, cast.days),
    )
