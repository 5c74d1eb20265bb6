"""Proposals: what the program found in a text and the analyst decides on."""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.actors import Actor, ActorKind, AliasKind, Mention, MentionKind
from briefer.model.facts import Attribution, FactKind, Modality, Status
from briefer.model.ids import ActorId, FactId
from briefer.model.spans import Span


@dataclass(frozen=True, slots=True)
class ProposedMention:
    """A place that may mention one or more actors; `origin` says why it is proposed, in words."""

    start: int
    end: int
    quote: str
    kind: MentionKind
    actors: tuple[ActorId, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class ProposedName:
    """A name that no actor has yet; `kind` is guessed, `origin` says why it is proposed, in words.

    `elsewhere` is an actor of another place, such as the analyst's own registry, who goes by it.
    """

    start: int
    end: int
    quote: str
    kind: ActorKind
    origin: str
    elsewhere: Actor | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a name stands: the kind of mention it would be, and the tag that is there already.

    `doubt` says in words why the name's bearer may not be meant, and is empty where that is plain.
    """

    span: Span
    kind: MentionKind
    doubt: str = ""
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """Words that may give a date: an EDTF `value` or None, its precision and basis."""

    start: int
    end: int
    quote: str
    value: str | None
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class ProposedSpeaker:
    """Words that may have been said by someone; `cue` is the verb or phrase that shows it."""

    start: int
    end: int
    quote: str
    speaker: str
    cue: str


@dataclass(frozen=True, slots=True)
class ProposedMerge:
    """Two actors that may be one: the one to keep, the other, and why, in words.

    `name_kind` is what the other's name would be among those of the one kept; `sureness` is 0 to 100. Where
    `is_mutual` is set either of the two may as well be kept.
    """

    kept: ActorId
    merged: ActorId
    reason: str
    name_kind: AliasKind
    sureness: int
    is_mutual: bool = False

    @property
    def pair(self) -> frozenset[ActorId]:
        """The two actors, whichever is kept."""
        return frozenset((self.kept, self.merged))


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """Two facts that may tell of one event; `origin` says why, in words.

    The larger its `strength`, the more speaks for a proposal; it is no probability.
    """

    one: FactId
    other: FactId
    strength: float
    origin: str


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """An actor that a fact on a passage may have, and its role, which may be empty.

    `origin` says in words where the actor stands: tagged, proposed there, or before the passage.
    """

    actor: ActorId
    role: str
    origin: str


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """What a fact on a passage may begin with.

    `dates` are those of the passage, `around` those of the rest of its sentences, offsets in code points of
    the source. `event` and `deadline` are those of them that are sure enough to begin with, or None. With
    `lacks_publication` a date stays open for want of the source's day of publication.
    """

    kind: FactKind
    parts: tuple[ProposedPart, ...]
    attribution: Attribution
    status: Status
    modality: Modality
    dates: tuple[ProposedDate, ...]
    around: tuple[ProposedDate, ...]
    event: ProposedDate | None
    deadline: ProposedDate | None
    place: str
    lacks_publication: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposal the analyst refused, so that it is not made again."""

    span: Span
    actor: ActorId


class DismissalKind(StrEnum):
    """What was proposed and dismissed for good."""

    NAME = "name"
    SAME_ACTOR = "same_actor"
    SAME_EVENT = "same_event"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A proposal that is not to be made again: a name by its words, two actors or two facts as one.

    `one` and `other` are keys, the smaller first, or 0 where a name is dismissed.
    """

    kind: DismissalKind
    words: str = ""
    one: int = 0
    other: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError unless there are words for a name, or two members in order for a pair."""
        if self.kind is DismissalKind.NAME:
            is_sound = bool(self.words.strip()) and self.one == self.other == 0
        else:
            is_sound = not self.words and 0 < self.one < self.other
        if not is_sound:
            message = "a dismissal is of a name, or of two members"
            raise ValueError(message)


def dismissed_name(words: str) -> Dismissal:
    """Return the dismissal of a name that no actor has, however it is spaced."""
    return Dismissal(DismissalKind.NAME, " ".join(words.split()))


def dismissed_actors(one: ActorId, other: ActorId) -> Dismissal:
    """Return the dismissal of the proposal that two actors are one."""
    return Dismissal(DismissalKind.SAME_ACTOR, "", *sorted((one, other)))


def dismissed_facts(one: FactId, other: FactId) -> Dismissal:
    """Return the dismissal of the proposal that two facts tell of one event."""
    return Dismissal(DismissalKind.SAME_EVENT, "", *sorted((one, other)))
