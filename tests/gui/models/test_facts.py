"""The rows of the facts: order of the text, source, words, groups, and where each was sent."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from briefer.commands.actors import edit_actor
from briefer.commands.briefs import first_brief, send_fact
from briefer.commands.facts import EvidenceDraft, add_evidence, edit_fact, remove_fact
from briefer.commands.sources import remove_source
from briefer.gui.models.brief_facts import facts_in
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_headings import FactGrouping
from briefer.gui.models.fact_order import FactSort
from briefer.gui.models.facts import FactsModel
from briefer.gui.models.rows import FACE
from briefer.model.changes import Changes, Collection
from briefer.model.dates import dated
from briefer.model.facts import Fact, Status
from briefer.store import queries
from briefer.store.session import Session
from tests.gui.desks import Scene, replaced
from tests.gui.models.fact_models import facts_model, shown, state, statements

LATER, EARLIER = "The two states will meet in Vell by 26 January.", "Norland closed the strait on Monday."


@pytest.fixture
def model(desk: Scene) -> FactsModel:
    return facts_model(desk)


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
    model.filter(FactFilter(words))
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


def test_a_fact_in_two_groups_stands_under_both_headings(desk: Scene, model: FactsModel) -> None:
    state(desk, "Both.", actors=(desk.norland, desk.estmark))
    state(desk, "None.")
    model.group_by(FactGrouping.ACTOR)
    assert shown(model) == ["[Estmark 1]", "Both.", "[Norland 1]", "Both.", "[No actor 1]", "None."]
    assert model.shown == 2
    rename = queries.actor(desk.session, desk.estmark)
    edit_actor(desk.session, replaced(rename, name="Yestmark"))
    model.take_names(Changes("rename", frozenset({(Collection.ACTOR, desk.estmark)})))
    assert shown(model)[:3] == ["[Norland 1]", "Both.", "[Yestmark 1]"]


def test_a_step_moves_a_fact_to_where_it_belongs_now(desk: Scene, model: FactsModel) -> None:
    first = state(desk, "First.", event="2024-01-03")
    state(desk, "Second.", event="2024-01-05")
    state(desk, "Third.", event="2024-01-05")
    model.sort_by(FactSort.EVENT)
    model.group_by(FactGrouping.DATE)
    reset = QSignalSpy(model.modelReset)
    fact = queries.fact(desk.session, first)
    edit_fact(desk.session, replaced(fact, event_date=dated("2024-01-07")))
    assert shown(model) == ["[5 January 2024 2]", "Second.", "Third.", "[7 January 2024 1]", "First."]
    edit_fact(desk.session, replaced(fact, event_date=dated("2024-01-04")))
    assert shown(model)[:2] == ["[4 January 2024 1]", "First."]
    assert reset.count() == 0


def test_a_fact_that_no_longer_passes_the_filter_goes(desk: Scene, model: FactsModel) -> None:
    key = state(desk, "Vell is calm.", status=Status.DISPUTED)
    model.filter(FactFilter("vell", frozenset({(Facet.STATUS, "disputed")})))
    assert statements(model) == ["Vell is calm."]
    fact = queries.fact(desk.session, key)
    calm = replaced(fact.evidence[0], status=Status.CONFIRMED)
    edit_fact(desk.session, replaced(fact, evidence=(calm,)))
    assert statements(model) == []
    desk.session.undo()
    assert statements(model) == ["Vell is calm."]


def test_facts_are_dragged_by_their_keys_and_headings_are_not(desk: Scene, model: FactsModel) -> None:
    key = state(desk, "Vell is calm.")
    model.group_by(FactGrouping.KIND)
    drag = Qt.ItemFlag.ItemIsDragEnabled
    assert [bool(model.flags(model.index(row)) & drag) for row in range(2)] == [False, True]
    assert facts_in(model.mimeData([model.index(0), model.index(1)])) == (key,)
    assert model.mimeTypes()


def test_facts_are_read_by_the_page(desk: Scene, model: FactsModel, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        state(desk, f"Fact {number}.")
    asked: list[int] = []
    some_facts = queries.facts_of

    def noted(session: Session, keys: Iterable[int]) -> tuple[Fact, ...]:
        found = some_facts(session, keys)
        asked.append(len(found))
        return found

    monkeypatch.setattr(queries, "facts_of", noted)
    assert model.index(30).data() == "Fact 30."
    assert model.index(31).data() == "Fact 31."
    assert len(asked) == 2  # the rows around the first, and the facts that are told with others: none
    assert 20 < asked[0] < 60
    assert asked[1] == 0


def test_a_fact_that_a_step_removed_shows_nothing_until_its_row_goes(desk: Scene) -> None:
    key = desk.fact(EARLIER)
    read = FactDigests(desk.session)
    model = FactsModel(desk.session, read)
    told: list[Changes] = []
    desk.session.subscribe(told.append)
    remove_fact(desk.session, key)
    model.show_source(desk.first)  # as when another view follows the step first
    assert model.index(0).data() == ""
    assert model.row_at(model.index(0)) is None
    read.take(told[0])
    assert model.rowCount() == 0
