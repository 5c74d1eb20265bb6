"""Commands on several facts at once, in steps of a moment each; one undo takes all of it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.commands.grouped import in_steps
from briefer.commands.wording import counted, one_line, plain_faults, shown
from briefer.model.changes import Collection
from briefer.model.dates import Dating
from briefer.model.facts import (
    Confidence,
    Credibility,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Reliability,
    Status,
)
from briefer.model.ids import ActorId, FactId
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session


@dataclass(frozen=True, slots=True)
class FactEdits:
    """What is to change about each of several facts; what is None or empty stays as it is.

    Status and grading are set on every passage. An actor that is `removed` goes whatever its role; one that
    is `added` and has a part already gets this role besides.
    """

    kind: FactKind | None = None
    confidence: Confidence | None = None
    status: Status | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    place: str | None = None
    event_date: Dating | None = None
    removed: tuple[ActorId, ...] = ()
    added: tuple[FactActor, ...] = ()


def edit_facts(session: Session, facts: Sequence[FactId], edits: FactEdits) -> Iterator[int]:
    """Change several facts, and yield after each step how many are done; one that is gone is passed over."""

    def edit(some: Sequence[FactId]) -> None:
        with plain_faults():
            edited = [edited_fact(fact, edits) for fact in queries.facts_of(session, some)]
        for fact in edited:
            writing.put_fact(session, fact)

    there = _there(session, facts)
    return in_steps(session, _label(session, "Edit", there), there, edit)


def remove_facts(session: Session, facts: Sequence[FactId]) -> Iterator[int]:
    """Remove several facts with their evidence, and yield after each step how many are done."""

    def remove_some(some: Sequence[FactId]) -> None:
        for key in some:
            remove(session, Collection.FACT, key)

    there = _there(session, facts)
    return in_steps(session, _label(session, "Remove", there), there, remove_some)


def edited_fact(fact: Fact, edits: FactEdits) -> Fact:
    """Return the fact as the edits make it. Raises ValueError where it would not be sound."""
    kept = tuple(part for part in fact.actors if part.actor not in edits.removed)
    return replace(
        fact,
        kind=edits.kind or fact.kind,
        confidence=edits.confidence or fact.confidence,
        place=fact.place if edits.place is None else one_line(edits.place),
        event_date=edits.event_date or fact.event_date,
        actors=tuple(dict.fromkeys((*kept, *edits.added))),
        evidence=tuple(_edited_passage(item, edits) for item in fact.evidence),
    )


def _edited_passage(item: Evidence, edits: FactEdits) -> Evidence:
    grading = replace(
        item.grading,
        reliability=edits.reliability or item.grading.reliability,
        credibility=edits.credibility or item.grading.credibility,
    )
    return replace(item, status=edits.status or item.status, grading=grading)


def _there(session: Session, facts: Sequence[FactId]) -> list[FactId]:
    known = set(queries.keys(session, Collection.FACT))
    return [key for key in facts if key in known]


def _label(session: Session, verb: str, facts: Sequence[FactId]) -> str:
    if len(facts) == 1:
        return f"{verb} fact “{shown(queries.fact(session, facts[0]).statement)}”"
    return f"{verb} {counted(len(facts), 'fact')}"
