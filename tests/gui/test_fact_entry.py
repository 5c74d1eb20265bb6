"""What a fact card begins with: the proposal for its passage, and the evidence that the passage makes."""

from dataclasses import replace

from briefer.gui import fact_entry
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.facts import AttributionKind, Modality, Reliability
from briefer.model.proposals import ProposedDate
from briefer.store import queries
from tests.gui.desks import Scene, replaced

SENTENCE = "Norland closed the strait on Monday."
SAID = "Estmark's envoy Ana Bell said that it was unlawful."
MEETING = "The two states will meet in Vell by 26 January."


def test_tagged_and_known_actors_are_proposed_with_their_roles(desk: Scene) -> None:
    desk.tag("Ana Bell", desk.bell)
    proposed = fact_entry.proposed_on(desk.desk, desk.span(SAID))
    assert [(part.actor, part.role) for part in proposed.parts] == [
        (desk.estmark, ""),
        (desk.bell, "speaker"),
    ]
    assert proposed.parts[0].origin.startswith("proposed: ")
    assert proposed.parts[1].origin == "tagged"


def test_tags_far_from_the_passage_are_not_read(desk: Scene) -> None:
    desk.tag("Bell", desk.bell, nth=1)
    proposed = fact_entry.proposed_on(desk.desk, desk.span(SENTENCE))
    assert [part.actor for part in proposed.parts] == [desk.norland]


def test_the_day_of_publication_is_that_of_the_source(desk: Scene) -> None:
    assert fact_entry.proposed_on(desk.desk, desk.span(SENTENCE)).event is not None
    undated = fact_entry.proposed_on(desk.desk, desk.span("Ships wait off Vell.", desk.second))
    assert undated.event is None


def test_a_passage_is_graded_as_its_source_and_says_who_spoke_how(desk: Scene) -> None:
    source = replaced(queries.source(desk.session, desk.first), reliability=Reliability.USUALLY)
    span = desk.span(SAID)
    said = fact_entry.evidence_of(span, source, fact_entry.proposed_on(desk.desk, span))
    assert said.grading.code == "B6"
    assert (said.attribution.kind, said.attribution.verb) == (AttributionKind.INDIRECT, "said")
    assert fact_entry.draft_of(said).attribution == said.attribution
    ahead = desk.span(MEETING)
    item = fact_entry.evidence_of(ahead, source, fact_entry.proposed_on(desk.desk, ahead))
    assert item.modality is Modality.FUTURE
    assert item.id != said.id


def test_an_open_date_is_none() -> None:
    known = ProposedDate(0, 6, "Monday", "2024-01-22", "day", Basis.RESOLVED)
    assert fact_entry.dating_of(known) == dated("2024-01-22", Basis.RESOLVED)
    assert fact_entry.dating_of(replace(known, value=None)) == UNDATED
    assert fact_entry.dating_of(None) == UNDATED
