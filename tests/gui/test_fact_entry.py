"""What a fact card begins with."""

import pytest

from briefer.gui import fact_entry
from briefer.model.dates import UNDATED, Basis, dated
from briefer.model.facts import AttributionKind, FactActor, FactKind, Modality, Reliability
from briefer.store import queries
from tests.gui.desks import Scene, replaced

SENTENCE = "Norland closed the strait on Monday."
SAID = "Estmark's envoy Ana Bell said that it was unlawful."
MEETING = "The two states will meet in Vell by 26 January."


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Norland closed the strait.", FactKind.EVENT),
        ("Bell said no.", FactKind.STATEMENT),
        ("According to Bell it rained.", FactKind.STATEMENT),
        ("The dairy essay was long.", FactKind.EVENT),
    ],
)
def test_words_of_saying_make_a_statement(words: str, kind: FactKind) -> None:
    assert fact_entry.kind_of(words) is kind


def test_a_passage_is_graded_as_its_source_and_says_who_spoke_how(desk: Scene) -> None:
    source = replaced(queries.source(desk.session, desk.first), reliability=Reliability.USUALLY)
    said = fact_entry.evidence_of(desk.span(SAID), source)
    assert said.grading.code == "B6"
    assert (said.attribution.kind, said.attribution.verb) == (AttributionKind.INDIRECT, "said")
    plain = fact_entry.evidence_of(desk.span(SENTENCE), source)
    assert plain.attribution.kind is AttributionKind.NONE
    assert plain.id != said.id


def test_what_lies_ahead_is_future(desk: Scene) -> None:
    source = queries.source(desk.session, desk.first)
    assert fact_entry.evidence_of(desk.span(MEETING), source).modality is Modality.FUTURE
    assert fact_entry.evidence_of(desk.span(SENTENCE), source).modality is Modality.ACTUAL


def test_actors_come_once_in_the_order_of_the_text(desk: Scene) -> None:
    desk.tag("Estmark", desk.estmark)
    desk.tag("Ana Bell", desk.bell)
    desk.tag("Bell", desk.bell)
    desk.tag("Norland", desk.norland)
    mentions = queries.mentions(desk.session, source=desk.first)
    assert fact_entry.actors_in(desk.span(SAID), mentions, FactKind.STATEMENT) == (
        FactActor(desk.estmark, "speaker"),
        FactActor(desk.bell),
    )
    assert fact_entry.actors_in(desk.span("flew home"), mentions, FactKind.EVENT) == ()


def test_dates_are_resolved_once_each_against_the_day_of_publication(desk: Scene) -> None:
    source = queries.source(desk.session, desk.first)
    (found,) = fact_entry.dates_of(desk.span(MEETING), source)
    assert found.value == "2024-01-26"
    assert fact_entry.dating_of(found).value == "2024-01-26"


def test_without_a_day_of_publication_nothing_is_guessed(desk: Scene) -> None:
    source = replaced(queries.source(desk.session, desk.first), published=UNDATED)
    assert fact_entry.dates_of(desk.span(SENTENCE), source) == ()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2024-01-18", "2024-01-18"),
        (" 2024-01-16/2024-01-18 ", "2024-01-16/2024-01-18"),
        ("18 January 2024", "2024-01-18"),
        ("Monday", "2024-01-22"),
        ("Monday.", "2024-01-22"),
        ("no date", None),
        ("Monday or so", None),
        ("", None),
    ],
)
def test_typed_words_are_read_as_the_source_would_mean_them(typed: str, value: str | None) -> None:
    assert fact_entry.read_date(typed, dated("2024-01-23", Basis.STATED)) == value
