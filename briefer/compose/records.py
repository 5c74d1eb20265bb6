"""Plain records that templates see: words and numbers, no methods, no way to anything behind them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from markupsafe import Markup

from briefer.compose.tokens import Value


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source as templates see it.

    `number` counts the sources of the note from 1; `entry` is the whole entry for a list of sources;
    `date` is the day of publication in words, or “undated”; `facts` counts the note's facts that rest on
    it; `gradings` are their grades. `named` and `dated` say whether publisher and date are known.
    """

    number: int
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
    """One passage that a fact rests on; `who` and `verb` say whose words it gives, where that is known."""

    quote: Value
    translation: Value
    source: SourceRecord
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
class FactRecord:
    """A fact as templates see it.

    `line` is the fact as a note usually prints it: its date, the statement, the remark, the citation.
    `lead` is the date in bold; `remark` says in brackets what a reader must know of its standing; both
    are empty where there is nothing to say. `date` and `deadline` are words, empty where not known; `when`
    is the date as it begins a line;
    `begins` and `ends` are ISO days to sort by. `basis` says what the date rests on, with the remark.
    `ahead`, `dated`, `disputed` (or denied), `opinion` (the source's view and no event), `graded`
    (its credibility was judged) and `assessed` (the analyst's confidence was given) are yes or no.
    """

    label: Value
    kind: Value
    statement: Value
    citation: Markup
    line: Markup
    lead: Markup
    remark: Markup
    date: Value
    when: Value
    date_basis: Value
    basis: Value
    begins: Value
    ends: Value
    deadline: Value
    place: Value
    confidence: Value
    confidence_words: Value
    note: Value
    status: Value
    ahead: bool
    dated: bool
    disputed: bool
    opinion: bool
    graded: bool
    assessed: bool
    sources: tuple[SourceRecord, ...]
    _actors: Callable[[], tuple[ActorRecord, ...]]
    _evidence: Callable[[], tuple[EvidenceRecord, ...]]

    @property
    def actors(self) -> tuple[ActorRecord, ...]:
        """The actors' parts in the fact; made when asked for, as few templates do."""
        return self._actors()

    @property
    def evidence(self) -> tuple[EvidenceRecord, ...]:
        """The passages that the fact rests on; made when asked for."""
        return self._evidence()


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """The note itself: its title, its kind, and the information cut-off in words."""

    title: Value
    kind: Value
    cut_off: Value
    created: Value


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """The section that is being written."""

    name: Value
    heading: Value
    holds: Value


_MADE_WHEN_ASKED: Mapping[type, tuple[str, ...]] = {FactRecord: ("actors", "evidence")}

PARTS: Mapping[type, frozenset[str]] = {
    record: frozenset(
        (
            *(field.name for field in fields(record) if not field.name.startswith("_")),
            *_MADE_WHEN_ASKED.get(record, ()),
        )
    )
    for record in (SourceRecord, EvidenceRecord, ActorRecord, FactRecord, BriefRecord, SectionRecord)
}
"""Every record that a template can meet, and the parts of it that a template may see."""
