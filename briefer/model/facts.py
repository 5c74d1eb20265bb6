"""Facts: the analyst's conclusions, each over the evidence that it rests on.

Two outlets report one event differently, so what was said, by whom, when and how well it is graded
belongs to each item of evidence; the statement and the confidence in it belong to the fact.
"""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.dates import UNDATED, Dating, is_edtf
from briefer.model.ids import ActorId, EvidenceId, FactId, is_label
from briefer.model.spans import Span


class FactKind(StrEnum):
    """What sort of statement a fact makes."""

    EVENT = "event"
    STATEMENT = "statement"
    ATTRIBUTE = "attribute"
    FIGURE = "figure"
    JUDGEMENT = "judgement"


class Status(StrEnum):
    """How far an item of evidence carries."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"
    OPINION = "opinion"


class Modality(StrEnum):
    """Whether something happened, will happen, might, or did not."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Confidence(StrEnum):
    """The analyst's confidence in a fact."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    NOT_ASSESSED = "not_assessed"


class Reliability(StrEnum):
    """The Admiralty grade of a source; F is not the worst but *not assessed*."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    NOT_ASSESSED = "F"


class Credibility(StrEnum):
    """The Admiralty grade of an item of information; 6 is not the worst but *not assessed*."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    NOT_ASSESSED = "6"


class AttributionKind(StrEnum):
    """Whose words an item of evidence gives, and how."""

    NONE = "none"
    DIRECT_QUOTE = "direct_quote"
    INDIRECT = "indirect"
    PARTIAL_QUOTE = "partial_quote"
    UNATTRIBUTED_QUOTE = "unattributed_quote"


@dataclass(frozen=True, slots=True)
class Grading:
    """Reliability of the source and credibility of the item: two axes, never one number."""

    reliability: Reliability = Reliability.NOT_ASSESSED
    credibility: Credibility = Credibility.NOT_ASSESSED

    @property
    def code(self) -> str:
        """The usual short form, as in ``F3``."""
        return self.reliability + self.credibility


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to have said it, and with which verb.

    `actor` is set where the speaker is a known actor; otherwise `who` holds words, or is empty.
    """

    kind: AttributionKind = AttributionKind.NONE
    actor: ActorId | None = None
    who: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that a fact rests on, as one source reports it.

    `report_date` is an EDTF string or None where the source's own date of publication holds.
    """

    id: EvidenceId
    span: Span
    translation: str = ""
    attribution: Attribution = Attribution()
    report_date: str | None = None
    status: Status = Status.REPORTED
    modality: Modality = Modality.ACTUAL
    grading: Grading = Grading()

    def __post_init__(self) -> None:
        """Raise ValueError where the report date is no EDTF string."""
        _check_edtf(self.report_date)


@dataclass(frozen=True, slots=True)
class FactActor:
    """An actor's part in a fact: subject, object, speaker, recipient, party, target …, or empty."""

    actor: ActorId
    role: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the analyst concludes, with the evidence for it.

    `label` is what a citation ``[@label]`` names, compared without regard to case. `deadline` is an
    EDTF string or None. Three dates are kept apart: event, report (of each evidence), deadline.
    """

    id: FactId
    label: str
    kind: FactKind
    statement: str
    evidence: tuple[Evidence, ...]
    actors: tuple[FactActor, ...] = ()
    event_date: Dating = UNDATED
    deadline: str | None = None
    place: str = ""
    confidence: Confidence = Confidence.NOT_ASSESSED
    note: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError unless the fact has a statement, evidence, a label and sound dates."""
        if not self.statement.strip():
            message = "a fact makes a statement"
            raise ValueError(message)
        if not self.evidence:
            message = "a fact rests on evidence"
            raise ValueError(message)
        if not is_label(self.label):
            message = f"a fact's label is made of letters and digits: {self.label!r}"
            raise ValueError(message)
        if len({(part.actor, part.role) for part in self.actors}) != len(self.actors):
            message = "an actor has each part in a fact once"
            raise ValueError(message)
        _check_edtf(self.deadline)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses of the evidence, each once, in the order of the evidence."""
        return tuple(dict.fromkeys(item.status for item in self.evidence))


def _check_edtf(value: str | None) -> None:
    if value is not None and not is_edtf(value):
        message = f"“{value}” is no date in EDTF form"
        raise ValueError(message)
