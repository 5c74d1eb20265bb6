"""Passages added to facts as further evidence."""

from briefer.commands.facts import add_evidence
from briefer.gui.desk import Desk
from briefer.gui.fact_entry import draft_of, evidence_of, proposed_on
from briefer.model.ids import FactId
from briefer.model.spans import Span
from briefer.store import queries


def support(desk: Desk, fact: FactId, passage: Span) -> None:
    """Add a passage to a fact, graded as its source is; one that it rests on already is told.

    Raises BrieferError where the disk does not take the step.
    """
    known = queries.fact(desk.session, fact)
    if any(item.span == passage for item in known.evidence):
        desk.tell(f"{known.label} rests on this passage already.")
        return
    source = queries.source_of(desk.session, passage)
    draft = draft_of(evidence_of(passage, source, proposed_on(desk, passage)))
    add_evidence(desk.session, fact, draft)
