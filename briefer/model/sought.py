"""What is sought in a session: words and phrases, and what narrows the search."""

from dataclasses import dataclass, field
from enum import StrEnum


class Thing(StrEnum):
    """The kinds of things that a search finds, in the order in which their finds are shown."""

    ACTOR = "actor"
    FACT = "fact"
    SOURCE = "source"
    NOTE = "note"
    SENTENCE = "sentence"


INDEXED = (Thing.ACTOR, Thing.FACT, Thing.SOURCE, Thing.NOTE)
"""The kinds that are found by their words; sentences are listed where nothing is tagged in them."""


class Narrowing(StrEnum):
    """What can narrow a search; the value is what is typed before the colon."""

    SOURCE = "source"
    ACTOR = "actor"
    KIND = "kind"
    AFTER = "after"
    BEFORE = "before"
    EVENT = "event"
    PUBLISHED = "published"
    STATUS = "status"
    GRADE = "grade"
    IS = "is"


class State(StrEnum):
    """What `is:` asks for instead of things that hold words."""

    UNTAGGED = "untagged"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Chip:
    """One narrowing as it was typed; `start` to `end` are its code points in what was typed."""

    kind: Narrowing
    value: str
    is_excluded: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other in what is found.

    A phrase was typed in quotation marks and is meant as it stands; the end of a `is_begun` term may be the
    beginning of a longer word.
    """

    words: str
    is_phrase: bool = False
    is_excluded: bool = False
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """Everything that was typed.

    `is_pattern` says that it has the look of a regular expression, `is_cut` that more was typed than is read.
    """

    terms: tuple[Term, ...] = ()
    chips: tuple[Chip, ...] = ()
    is_pattern: bool = False
    is_cut: bool = False

    @property
    def state(self) -> State | None:
        """What is asked for instead of things that hold words, or None."""
        values = [chip.value for chip in self.chips if chip.kind is Narrowing.IS]
        return State(values[-1]) if values and values[-1] in tuple(State) else None
