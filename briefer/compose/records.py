"""Plain records that templates see: words and numbers, no methods, no way to anything behind them."""

from dataclasses import dataclass

from markupsafe import Markup

from briefer.compose.source_records import SourceRecord
from briefer.compose.tokens import Value


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One passage that a fact rests on; `who` and `verb` say whose words it gives, where that is known.

    `page` is as in “p. 3”, and empty where its source has no pages; `words` are the quoted words in quotation
    marks, with their translation.
    """

    quote: Value
    words: Markup
    translation: Value
    source: SourceRecord
    page: Value
    who: Value
    verb: Value
    report_date: Value
    status: Value
    modality: Value
    grading: Value
    credibility: Value
    credibility_words: Value


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """One more name of an actor; `kind_words` says how it relates to the actor's name."""

    name: Value
    kind: Value
    kind_words: Value


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """An office that an actor held; `held` is from when to when, `line` all of it in one.

    `current` says whether it can be held at the time of the note.
    """

    title: Value
    body: Value
    held: Value
    line: Value
    current: bool


@dataclass(frozen=True, slots=True)
class BandRecord:
    """One band of the note's yardstick of likelihood; `low` and `high` are in percent."""

    term: Value
    terms: Value
    range: Value
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class CountsRecord:
    """How many there are in the note; of facts, those that it prints or cites."""

    facts: int
    dated: int
    passages: int
    sources: int
    origins: int
    actors: int


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """The note itself: its title, kind and marking, and its dates in words.

    `yardstick` is the title of the yardstick whose terms its judgements use.
    `clean` says that it is for those who see no quotes and no grades; these print as nothing then.
    """

    title: Value
    kind: Value
    cut_off: Value
    created: Value
    label: Value
    marking: Value
    language: Value
    yardstick: Value
    clean: bool = False


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """The section that is being written."""

    name: Value
    heading: Value
    holds: Value
