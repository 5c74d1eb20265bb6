"""Proposals: what the program found in a text and the analyst decides on."""

from dataclasses import dataclass

from briefer.model.actors import ActorKind, MentionKind
from briefer.model.ids import ActorId
from briefer.model.spans import Span


@dataclass(frozen=True, slots=True)
class ProposedMention:
    """A place that may mention an actor; `origin` says why it is proposed, in words."""

    start: int
    end: int
    quote: str
    kind: MentionKind
    actor: ActorId
    origin: str


@dataclass(frozen=True, slots=True)
class ProposedName:
    """A name that no actor has yet; `kind` is guessed, `origin` says why it is proposed, in words."""

    start: int
    end: int
    quote: str
    kind: ActorKind
    origin: str


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
class Refusal:
    """A proposal the analyst refused, so that it is not made again."""

    span: Span
    actor: ActorId
