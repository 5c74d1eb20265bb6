"""Actors, the names they go by, the offices they held, and where a text mentions them."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.dates import is_edtf
from briefer.model.ids import ActorId, MentionId
from briefer.model.spans import Span


class ActorKind(StrEnum):
    """What sort of party an actor is."""

    PERSON = "person"
    STATE = "state"
    PUBLIC_BODY = "public_body"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_BODY = "international_body"
    POLITICAL_PARTY = "political_party"
    COMPANY = "company"
    MEDIA = "media"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    GENERIC_GROUP = "generic_group"
    OTHER = "other"


class AliasKind(StrEnum):
    """How an alias relates to the actor's name."""

    FULL = "full"
    SHORT = "short"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    METONYM = "metonym"
    MISSPELT = "misspelt"
    FORMER = "former"
    NATIVE = "native"


class MentionKind(StrEnum):
    """How a text refers to an actor at one place."""

    NAME = "name"
    SHORT_NAME = "short_name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    METONYM = "metonym"
    PRONOUN = "pronoun"
    GROUP = "group"
    ROLE_NP = "role_np"


@dataclass(frozen=True, slots=True)
class Alias:
    """One more name of an actor, as it is printed, and its kind."""

    text: str
    kind: AliasKind = AliasKind.FULL

    def __post_init__(self) -> None:
        """Raise ValueError where the alias is blank."""
        if not self.text.strip():
            message = "an alias is not blank"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Role:
    """An office an actor held: its title, the body it belongs to, and from when to when.

    `start` and `end` are EDTF strings, or empty where they are not known.
    """

    title: str
    body: str = ""
    start: str = ""
    end: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where the title is blank or a date is no EDTF string."""
        if not self.title.strip():
            message = "a role has a title"
            raise ValueError(message)
        for value in (self.start, self.end):
            if value and not is_edtf(value):
                message = f"“{value}” is no date in EDTF form"
                raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, body or group, under the name it should be given.

    `name` is the analyst's; what was printed otherwise is an alias. `pin` is the digit 1 to 9 that
    tags this actor directly, or 0. `origin` names the session it was carried over from, or is empty.
    """

    id: ActorId
    label: str
    name: str
    kind: ActorKind = ActorKind.OTHER
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    note: str = ""
    pin: int = 0
    origin: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where the name is blank or the pin is no single digit."""
        if not self.name.strip():
            message = "an actor has a name"
            raise ValueError(message)
        if not 0 <= self.pin <= 9:  # noqa: PLR2004 - the digit keys
            message = f"a pin is a digit: {self.pin}"
            raise ValueError(message)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases, each once, the name first."""
        return tuple(dict.fromkeys((self.name, *(alias.text for alias in self.aliases))))


@dataclass(frozen=True, slots=True)
class LoadedActor:
    """An actor as a file gives it: `place` says where, `id` is the file's own name for it or empty.

    `kind` is None where the file says none; `origin` is where the file has it from, or empty.
    """

    place: str
    id: str
    name: str
    kind: ActorKind | None = None
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    note: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ActorFile:
    """The actors of a file, and in words what of it was left, such as “3 entities of the schema Vessel”."""

    actors: tuple[LoadedActor, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a source refers to one or more actors: “the two nations” refers to two."""

    id: MentionId
    span: Span
    actors: tuple[ActorId, ...]
    kind: MentionKind = MentionKind.NAME

    def __post_init__(self) -> None:
        """Raise ValueError unless the mention has actors, each once."""
        if not self.actors or len(set(self.actors)) != len(self.actors):
            message = "a mention is of one or more actors, each named once"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Merge:
    """An actor that was found to be another one: itself as it was, whom it was merged into, and why.

    `made` is an ISO 8601 moment in UTC.
    """

    actor: Actor
    kept: ActorId
    reason: str
    made: str
