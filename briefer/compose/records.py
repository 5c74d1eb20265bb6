"""Plain records that templates see: words and numbers, no methods, no way to anything behind them."""

from dataclasses import dataclass

from markupsafe import Markup

from briefer.compose.tokens import Value


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source as templates see it.

    `number` counts the sources of the note from 1; `origin` is the number of the first source of the same
    origin, since copies of one story, and sources of one publisher or agency, are one; `entry` is the whole
    entry for a list of sources; `date` is the day of publication in words, or “undated”; `facts` counts the
    note's facts that rest on it; `gradings` are their grades. `named` and `dated` say whether publisher and
    date are known. `retrieved` is the day on which it was saved, in words; `hash` is the SHA-256 of its text.
    """

    number: int
    origin: int
    label: Value
    title: Value
    publisher: Value
    byline: Value
    date: Value
    date_basis: Value
    language: Value
    link: Markup
    reliability: Value
    reliability_words: Value
    gradings: Value
    facts: int
    named: bool
    dated: bool
    entry: Markup
    retrieved: Value
    hash: Value


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
