"""Facts of several outlets on one event, for the tests of weighing."""

from typing import Any

from briefer.model.dates import UNDATED, dated
from briefer.model.facts import Attribution, Evidence, Fact, FactKind
from briefer.model.ids import ActorId, EvidenceId, FactId, ReconciliationId, SourceId
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind, Way
from briefer.model.spans import Span


def passage(number: int, quote: str, actor: int | None = None, **changes: Any) -> Evidence:
    """Return a passage of the source of this number."""
    said = Attribution(actor=None if actor is None else ActorId(actor), who=changes.pop("who", ""))
    span = Span(SourceId(changes.pop("source", number)), 0, len(quote), quote)
    return Evidence(EvidenceId(number), span, attribution=said, **changes)


def fact(number: int, statement: str, date: str = "", place: str = "", **changes: Any) -> Fact:
    """Return a fact over a passage of the source of its number, which says what it states."""
    items = changes.pop("evidence", None) or (passage(number, statement, changes.pop("actor", None)),)
    kind = changes.pop("kind", FactKind.EVENT)
    dating = dated(date) if date else UNDATED
    return Fact(
        FactId(number), f"f{number}", kind, statement, items, event_date=dating, place=place, **changes
    )


def told(
    *facts: Fact, kind: ReconciliationKind = ReconciliationKind.SAME_EVENT, **more: Any
) -> Reconciliation:
    """Return the reconciliation of these facts."""
    return Reconciliation(ReconciliationId(1), "r1", kind, tuple(each.id for each in facts), **more)


def choice(matter: Matter, value: str = "", way: Way = Way.ONE, fact: Fact | None = None) -> Choice:
    """Return what was decided in a matter."""
    return Choice(matter, way, value, "for a reason", fact.id if fact else None)
