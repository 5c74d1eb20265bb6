"""Findings: what of a session or of a note needs a look before it is printed."""

from dataclasses import dataclass
from enum import IntEnum

from briefer.model.changes import Collection
from briefer.model.ids import FactId, SectionId


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: the fact or source it is about, why, and what to do, each a plain sentence."""

    collection: Collection
    key: int
    reason: str
    remedy: str


class Weight(IntEnum):
    """How much a finding weighs: whether its reader may be misled, may stumble, or reads on."""

    GRAVE = 0
    FAIR = 1
    LIGHT = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a brief something stands; without a section in its title block, else in the whole note.

    `holder` is the key of a paragraph or judgement, or 0; `fact` is one whose statement is printed; `field`
    is the name of a field of the title block.
    """

    section: SectionId | None = None
    holder: int = 0
    fact: FactId | None = None
    field: str = ""

    @property
    def key(self) -> int:
        """The key of the smallest thing that it lies in, 0 for the title block."""
        return self.holder or self.fact or self.section or 0


NOWHERE = Spot()
"""The note as a whole."""


@dataclass(frozen=True, slots=True)
class NoteFinding:
    """One thing to look at in a note: the id of the rule, and a plain sentence that says where it is.

    `what` says the same beside the words that it is about; `words` are those, as they stand there but for
    citations, blanks and their case, and empty where it is about no words in particular.
    """

    rule: str
    sentence: str
    what: str
    weight: Weight
    spot: Spot = NOWHERE
    words: str = ""
