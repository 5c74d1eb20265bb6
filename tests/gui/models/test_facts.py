"""The rows of the facts: order of the text, source, words, and where each was sent."""

import pytest

from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.facts import EvidenceDraft, add_evidence, edit_fact, remove_fact
from briefer.commands.sources import remove_source
from briefer.gui.models.facts import FactsModel
from briefer.gui.models.rows import FACE
from briefer.model.dates import dated
from briefer.model.facts import Status
from briefer.store import queries
from tests.gui.desks import Scene, replaced

LATER, EARLIER = "The two states will meet in Vell by 26 January.", "Norland closed the strait on Monday."


@pytest.fixture
def model(desk: Scene) -> FactsModel:
    made = FactsModel(desk.session)
    desk.desk.bus.changed.connect(made.take)
    return made


def statements(model: FactsModel) -> list[str]:
    return [row.fact.statement for row in model.rows]


def test_facts_stand_in_the_order_of_the_text(desk: Scene, model: FactsModel) -> None:
    desk.fact(LATER)
    desk.fact(EARLIER)
    assert statements(model) == [EARLIER, LATER]


def test_a_source_shows_its_own_facts(desk: Scene, model: FactsModel) -> None:
    desk.fact(EARLIER)
    other = desk.fact("Ships wait off Vell.", desk.second)
    model.show_source(desk.second)
    assert [row.fact.id for row in model.rows] == [other]
    assert model.total == 2
    model.show_source(None)
    assert len(model.rows) == 2


def test_a_fact_of_two_sources_stands_in_both(desk: Scene, model: FactsModel) -> None:
    key = desk.fact(EARLIER)
    add_evidence(desk.session, key, EvidenceDraft(desk.span("Ships wait off Vell.", desk.second)))
    for source in (desk.first, desk.second):
        model.show_source(source)
        assert [row.fact.id for row in model.rows] == [key]
    assert model.rows[0].sources == ("Vell Courier", "ships.txt")
    assert "2 passages" in model.index(0).data(FACE).detail


@pytest.mark.parametrize("words", ["strait monday", "F1", "NORLAND"])
def test_words_filter_by_statement_and_label(desk: Scene, model: FactsModel, words: str) -> None:
    desk.fact(EARLIER)
    desk.fact(LATER)
    model.filter(words)
    assert statements(model) == [EARLIER]


def test_a_row_says_when_how_and_whether_it_was_sent(desk: Scene, model: FactsModel) -> None:
    key = desk.fact(EARLIER)
    fact = queries.fact(desk.session, key)
    disputed = replaced(fact.evidence[0], status=Status.DISPUTED)
    edit_fact(desk.session, replaced(fact, event_date=dated("2024-01-22"), evidence=(disputed,)))
    face = model.index(0).data(FACE)
    assert face.detail == "22 Jan 2024 · Disputed"
    assert "not sent to a section yet" in face.tip
    pack = desk.desk.packs.packs[0]
    brief = queries.brief(desk.session, first_brief(desk.session, pack))
    send_fact(desk.session, brief.id, brief.sections[1].id, key)
    assert model.rows[0].sections == (brief.sections[1].heading,)
    assert brief.sections[1].heading in model.index(0).data(FACE).spoken


def test_removed_facts_go_and_undo_brings_them_back(desk: Scene, model: FactsModel) -> None:
    key = desk.fact(EARLIER)
    remove_fact(desk.session, key)
    assert model.member(key) is None
    desk.session.undo()
    assert model.member(key) is not None


def test_facts_go_with_their_only_source(desk: Scene, model: FactsModel) -> None:
    desk.fact(EARLIER)
    model.show_source(desk.first)
    remove_source(desk.session, desk.first)
    assert not model.rows
    assert model.total == 0
