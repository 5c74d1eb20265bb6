"""Commands on facts: state one over its evidence, edit it, add and remove evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.commands.shown_spans import check_shown
from briefer.commands.wording import one_line, plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.model.dates import UNDATED, Dating
from briefer.model.facts import (
    Attribution,
    Confidence,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Modality,
    Status,
)
from briefer.model.ids import EvidenceId, FactId, new_key
from briefer.model.spans import Span
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session

_NOBODY = Attribution()
_NOT_GRADED = Grading()


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact before it has a label and evidence: what the analyst entered on its card."""

    kind: FactKind
    statement: str
    actors: tuple[FactActor, ...] = ()
    event_date: Dating = UNDATED
    deadline: str | None = None
    place: str = ""
    confidence: Confidence = Confidence.NOT_ASSESSED
    note: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """A passage before it is evidence: its span, and what the analyst says of it."""

    span: Span
    translation: str = ""
    attribution: Attribution = _NOBODY
    report_date: str | None = None
    status: Status = Status.REPORTED
    modality: Modality = Modality.ACTUAL
    grading: Grading = _NOT_GRADED


def add_fact(
    session: Session, draft: FactDraft, evidence: Sequence[EvidenceDraft], label: str = ""
) -> FactId:
    """Add a fact with its evidence and return its id; it gets the next label unless one is given.

    Raises BrieferError where the statement is blank, there is no evidence, a date is no EDTF string, or a
    quote is not what stands at its offsets, or partly hidden.
    """
    check_shown(session, (item.span for item in evidence))
    with plain_faults():
        fact = Fact(
            id=FactId(new_key()),
            label=label or queries.next_label(session, Collection.FACT),
            kind=draft.kind,
            statement=one_line(draft.statement),
            evidence=tuple(new_evidence(item) for item in evidence),
            actors=tuple(dict.fromkeys(draft.actors)),
            event_date=draft.event_date,
            deadline=draft.deadline,
            place=one_line(draft.place),
            confidence=draft.confidence,
            note=draft.note,
        )
    with session.step(f"Add fact “{shown(fact.statement)}”"):
        writing.put_fact(session, fact)
    return fact.id


def edit_fact(session: Session, fact: Fact) -> None:
    """Store what the analyst changed about a fact, its evidence included.

    Raises BrieferError where a quote is not what stands at its offsets.
    """
    with session.step(f"Edit fact “{shown(fact.statement)}”"):
        writing.put_fact(session, fact)


def remove_fact(session: Session, fact_id: FactId) -> None:
    """Remove a fact with its evidence; it is withdrawn from every section it was sent to."""
    fact = queries.fact(session, fact_id)
    with session.step(f"Remove fact “{shown(fact.statement)}”"):
        remove(session, Collection.FACT, fact_id)


def add_evidence(session: Session, fact_id: FactId, draft: EvidenceDraft) -> EvidenceId:
    """Add a passage to a fact and return its id; one that is there already is left as it is.

    Raises BrieferError where the quote is not what stands there or partly hidden, or the report date is no
    EDTF string.
    """
    fact = queries.fact(session, fact_id)
    if there := [item.id for item in fact.evidence if item.span == draft.span]:
        return there[0]
    check_shown(session, (draft.span,))
    with plain_faults():
        item = new_evidence(draft)
    with session.step(f"Add evidence to “{shown(fact.statement)}”"):
        writing.put_fact(session, replace(fact, evidence=(*fact.evidence, item)))
    return item.id


def move_evidence(session: Session, fact_id: FactId, evidence_id: EvidenceId, span: Span) -> None:
    """Let a passage of a fact begin or end elsewhere; what is said of it stays.

    Raises BrieferError where the fact rests on that passage already, or the quote is not what stands there
    or partly hidden.
    """
    check_shown(session, (span,))
    fact = queries.fact(session, fact_id)
    if any(item.span == span and item.id != evidence_id for item in fact.evidence):
        what = f"{fact.label} rests on “{shown(span.quote)}” already."
        raise BrieferError(what, "Remove one of the two passages.")
    evidence = tuple(replace(item, span=span) if item.id == evidence_id else item for item in fact.evidence)
    with session.step(f"Move evidence of “{shown(fact.statement)}”"):
        writing.put_fact(session, replace(fact, evidence=evidence))


def remove_evidence(session: Session, fact_id: FactId, evidence_id: EvidenceId) -> None:
    """Remove a passage from a fact. Raises BrieferError where it is the only one."""
    fact = queries.fact(session, fact_id)
    left = tuple(item for item in fact.evidence if item.id != evidence_id)
    if left == fact.evidence:
        return
    if not left:
        raise BrieferError(
            "A fact rests on at least one passage.", "Remove the fact, or add another passage first."
        )
    with session.step(f"Remove evidence from “{shown(fact.statement)}”"):
        writing.put_fact(session, replace(fact, evidence=left))


def new_evidence(draft: EvidenceDraft) -> Evidence:
    """Return the draft as evidence with a key of its own. Raises ValueError for a date that is not EDTF."""
    return Evidence(
        id=EvidenceId(new_key()),
        span=draft.span,
        translation=draft.translation,
        attribution=draft.attribution,
        report_date=draft.report_date,
        status=draft.status,
        modality=draft.modality,
        grading=draft.grading,
    )
