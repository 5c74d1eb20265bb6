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
    date are known.
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


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One passage that a fact rests on; `who` and `verb` say whose words it gives, where that is known.

    `page` is as in “p. 3”, and empty where its source has no pages.
    """

    quote: Value
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
class ActorRecord:
    """An actor's part in a fact; `role` is empty where none was given."""

    name: Value
    kind: Value
    role: Value


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """The note itself: its title, its kind, and the information cut-off in words.

    `clean` says that it is for those who see no quotes and no grades; these print as nothing then.
    """

    title: Value
    kind: Value
    cut_off: Value
    created: Value
    clean: bool = False


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """The section that is being written."""

    name: Value
    heading: Value
    holds: Value
