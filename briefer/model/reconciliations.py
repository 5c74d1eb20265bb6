"""Reconciliations: facts that tell of one event, or contradict each other, weighed and told as one.

Each fact stays as its outlet has it; what the analyst concludes from all of them stands here.
"""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.dates import is_edtf
from briefer.model.ids import FactId, ReconciliationId

_FEWEST = 2


class ReconciliationKind(StrEnum):
    """How facts belong together."""

    SAME_EVENT = "same_event"
    CONFLICT = "conflict"


class Matter(StrEnum):
    """What accounts of one event may differ in."""

    DATE = "date"
    FIGURE = "figure"
    PLACE = "place"
    SPEAKER = "speaker"
    WORDS = "words"


RANGED = frozenset({Matter.DATE, Matter.FIGURE})
"""The matters of which a range can be told."""


class Way(StrEnum):
    """What the analyst makes of accounts that differ: takes one, gives the range, or tells both."""

    ONE = "one"
    RANGE = "range"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the analyst decided in one matter, and why.

    `value` is what holds, an EDTF string for a date; `fact` is whose account was taken, where one was.
    """

    matter: Matter
    way: Way
    value: str
    reason: str
    fact: FactId | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where the reason is blank or a date is no EDTF string."""
        if not self.reason.strip():
            message = "a choice between accounts has a reason"
            raise ValueError(message)
        if self.matter is Matter.DATE and self.value and not is_edtf(self.value):
            message = f"“{self.value}” is no date in EDTF form"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Facts that are told as one; the first of `facts` leads and is cited for all of them.

    `statement` is the one statement that is printed, or empty where the leading fact's own is.
    """

    id: ReconciliationId
    label: str
    kind: ReconciliationKind
    facts: tuple[FactId, ...]
    statement: str = ""
    choices: tuple[Choice, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError unless it joins two facts or more, each once, with one choice a matter."""
        if len(self.facts) < _FEWEST or len(set(self.facts)) != len(self.facts):
            message = "a reconciliation joins two facts or more, each named once"
            raise ValueError(message)
        if len({choice.matter for choice in self.choices}) != len(self.choices):
            message = "a matter is decided once"
            raise ValueError(message)
        if any(choice.fact is not None and choice.fact not in self.facts for choice in self.choices):
            message = "a choice takes the account of a fact that is part of it"
            raise ValueError(message)

    @property
    def lead(self) -> FactId:
        """The fact that is printed and cited for all of them."""
        return self.facts[0]

    def choice(self, matter: Matter) -> Choice | None:
        """Return what was decided in a matter, or None where that is open."""
        return next((choice for choice in self.choices if choice.matter is matter), None)
