"""What a fact card begins with: the proposal for its passage, and the evidence that the passage makes."""

from dataclasses import replace

from briefer.commands.facts import EvidenceDraft
from briefer.gui.desk import Desk
from briefer.gui.proposal_kinds import ProposalKind
from briefer.model.dates import UNDATED, Dating, dated
from briefer.model.facts import Attribution, Evidence, Grading
from briefer.model.ids import EvidenceId, new_key
from briefer.model.proposals import ProposedDate, ProposedFact, ProposedMention
from briefer.model.sources import Source
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.places import mentions_within
from briefer.suggest.fact_drafts import Named, Printed
from briefer.suggest.fact_told import ToldFacts

_AROUND = 4_000  # code points before and after a passage in which names may be of use


def proposed_on(desk: Desk, span: Span) -> ProposedFact:
    """Return what a fact on this passage may begin with, by the tags and the known names around it."""
    return switched_on(desk, read_facts(desk, span).whole())


def read_facts(desk: Desk, span: Span) -> ToldFacts:
    """Return the reading of this passage from which facts on it are proposed, as it is tagged now."""
    session = desk.session
    source = queries.source(session, span.source)
    first, last = span.start - _AROUND, span.end + _AROUND
    mentions = mentions_within(session, span.source, first, last)
    found = desk.names.of(span.source).over(first, last, at_once=True)
    names = [item for item in found if isinstance(item, ProposedMention)]
    keys = {actor for item in mentions for actor in item.actors}
    keys |= {actor for item in names for actor in item.actors}
    actors = {actor.id: actor for actor in queries.actors_of(session, keys)}
    printed = Printed(queries.source_text(session, span.source), source.published, source.language)
    return ToldFacts(printed, span.start, span.end, Named(mentions, names, actors))


def switched_on(desk: Desk, proposed: ProposedFact) -> ProposedFact:
    """Return what is proposed without the kinds of proposals that the session has switched off."""
    if not desk.names.is_on(ProposalKind.DATES):
        proposed = replace(proposed, dates=(), around=(), event=None, deadline=None, lacks_publication=False)
    if not desk.names.is_on(ProposalKind.SPEAKERS):
        proposed = replace(proposed, attribution=Attribution())
    return proposed


def evidence_of(span: Span, source: Source, proposed: ProposedFact) -> Evidence:
    """Return the evidence that a passage makes, graded as its source is, with what is proposed of it."""
    return Evidence(
        EvidenceId(new_key()),
        span,
        attribution=proposed.attribution,
        status=proposed.status,
        modality=proposed.modality,
        grading=Grading(source.reliability),
    )


def draft_of(item: Evidence) -> EvidenceDraft:
    """Return the evidence as it is handed to a command."""
    return EvidenceDraft(
        span=item.span,
        translation=item.translation,
        attribution=item.attribution,
        report_date=item.report_date,
        status=item.status,
        modality=item.modality,
        grading=item.grading,
    )


def dating_of(proposed: ProposedDate | None) -> Dating:
    """Return a proposed date as a date with its basis, none where it is open."""
    if proposed is None or proposed.value is None:
        return UNDATED
    return dated(proposed.value, proposed.basis)
