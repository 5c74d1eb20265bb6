"""In which order facts stand, by each thing they can be sorted by."""

import pytest

from briefer.commands.facts import EvidenceDraft, add_evidence, edit_fact
from briefer.gui.models.fact_order import SORT_WORDS, FactSort
from briefer.model.facts import Confidence, Status
from briefer.store import queries
from tests.gui.desks import Scene, replaced
from tests.gui.models.fact_models import facts_model, state, statements

CLOSED, WAIT = "Norland closed the strait on Monday.", "Ships wait off Vell."


@pytest.fixture
def four(desk: Scene) -> Scene:
    state(desk, "A", WAIT, event="2024-01-10", confidence=Confidence.LOW, report="2024-01-12")
    state(desk, "B", CLOSED, event="2024-01-10/2024-01-20", status=Status.DENIED)
    state(desk, "C", WAIT, confidence=Confidence.HIGH, report="2024-01-30")
    key = state(desk, "D", CLOSED, event="../2024-01-05", status=Status.CLAIMED)
    add_evidence(desk.session, key, EvidenceDraft(desk.span("Norland keeps", desk.second)))
    return desk


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (FactSort.PLACE, "BDAC"),
        (FactSort.EVENT, "DABC"),
        (FactSort.EVENT_LATEST, "BADC"),
        (FactSort.REPORT, "CBDA"),
        (FactSort.LABEL, "ABCD"),
        (FactSort.STATUS, "ACDB"),
        (FactSort.SOURCES, "DABC"),
        (FactSort.CONFIDENCE, "CBDA"),
        (FactSort.LATEST, "DCBA"),
    ],
)
def test_facts_are_sorted(four: Scene, sort: FactSort, order: str) -> None:
    model = facts_model(four)
    model.sort_by(sort)
    assert "".join(statements(model)) == order


def test_what_was_changed_last_comes_first(four: Scene) -> None:
    model = facts_model(four)
    model.sort_by(FactSort.LATEST)
    second = queries.facts(four.session)[1]
    edit_fact(four.session, replaced(second, place="Vell"))
    assert "".join(statements(model)) == "BDCA"


def test_the_place_in_the_source_that_is_read_counts(four: Scene) -> None:
    model = facts_model(four)
    model.show_source(four.second)
    assert "".join(statements(model)) == "ACD"


def test_each_order_has_words() -> None:
    assert set(SORT_WORDS) == set(FactSort)
