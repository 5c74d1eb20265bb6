"""What a step changed, and the steps of a session's history."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from briefer.model.ids import SourceId


class Collection(StrEnum):
    """The collections whose members a step can touch."""

    SOURCE = "source"
    ACTOR = "actor"
    MENTION = "mention"
    FACT = "fact"
    BRIEF = "brief"
    REFUSAL = "refusal"
    MEMO = "memo"
    RECONCILIATION = "reconciliation"
    DISMISSAL = "dismissal"


class Place(NamedTuple):
    """A stretch of a source: code points `start` to `end`, end exclusive."""

    source: SourceId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The members that a step added, altered or removed, by collection and key.

    A change to an alias is a change to its actor, one to evidence a change to its fact, one to a section or
    paragraph a change to its brief, one to a choice a change to its reconciliation.

    `places` are where in the sources something came or went.
    """

    label: str
    touched: frozenset[tuple[Collection, int]]
    places: frozenset[Place] = field(default=frozenset(), compare=False)

    def keys(self, collection: Collection) -> frozenset[int]:
        """Return the keys of this collection's members that were touched."""
        return frozenset(key for kind, key in self.touched if kind is collection)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history; `made` is an ISO 8601 moment in UTC.

    `group` is shared by the steps that are undone together, else it is the step's own id; a step that is
    not `reversible` was made under an older schema and can be read but not undone.
    """

    id: int
    group: int
    label: str
    made: str
    undone: bool
    reversible: bool = True
