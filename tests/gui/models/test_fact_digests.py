"""The digests of all facts: read by and by, and told of each step that touches one."""

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import first_brief, send_fact, withdraw_fact
from briefer.commands.fact_batches import FactEdits, edit_facts
from briefer.commands.facts import remove_fact
from briefer.commands.grouped import at_once
from briefer.commands.sources import edit_source
from briefer.gui.models import by_and_by, fact_digests
from briefer.model.dates import dated
from briefer.model.ids import FactId
from briefer.store import queries
from tests.gui.desks import Scene, replaced
from tests.gui.models.fact_models import digests, state


@pytest.fixture
def facts(desk: Scene) -> list[FactId]:
    return [state(desk, f"{number}.") for number in range(5)]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read one fact a turn."""
    monkeypatch.setattr(fact_digests, "_PART", 1)
    monkeypatch.setattr(by_and_by, "_AT_ONCE", 0.0)
    monkeypatch.setattr(by_and_by, "_EACH", 0.0001)


def test_a_small_session_is_read_at_once(desk: Scene, facts: list[FactId]) -> None:
    made = digests(desk)
    assert made.is_complete
    assert list(made.digests) == facts


@pytest.mark.usefixtures("slow")
def test_a_large_one_is_read_in_turns(qtbot: QtBot, desk: Scene, facts: list[FactId]) -> None:
    made = digests(desk)
    assert not made.is_complete
    grown = []
    made.grown.connect(lambda: grown.append(len(made.digests)))
    qtbot.waitUntil(lambda: made.is_complete)
    assert list(made.digests) == facts
    assert grown[-1] == 5


@pytest.mark.usefixtures("slow")
def test_steps_made_meanwhile_are_not_lost(qtbot: QtBot, desk: Scene, facts: list[FactId]) -> None:
    made = digests(desk)
    at_once(edit_facts(desk.session, facts, FactEdits(event_date=dated("2024"))))
    remove_fact(desk.session, facts[4])
    late = state(desk, "Late.")
    qtbot.waitUntil(lambda: made.is_complete)
    assert set(made.digests) == {*facts[:4], late}
    assert {made.digests[fact].event_date for fact in facts[:4]} == {"2024"}


def test_each_step_tells_which_facts_it_touched(desk: Scene, facts: list[FactId]) -> None:
    made = digests(desk)
    met: list[frozenset[FactId]] = []
    made.altered.connect(met.append)
    at_once(edit_facts(desk.session, facts[:1], FactEdits(place="Vell")))
    remove_fact(desk.session, facts[1])
    assert facts[1] not in made.digests
    desk.session.undo()
    assert facts[1] in made.digests
    assert met == [frozenset({facts[0]}), frozenset({facts[1]}), frozenset({facts[1]})]


def test_what_is_sent_and_withdrawn_is_told(desk: Scene, facts: list[FactId]) -> None:
    made = digests(desk)
    brief = queries.brief(desk.session, first_brief(desk.session, desk.desk.packs.packs[0]))
    section = brief.sections[0]
    met: list[frozenset[FactId]] = []
    made.altered.connect(met.append)
    send_fact(desk.session, brief.id, section.id, facts[2])
    assert [key for key, _ in made.sections(facts[2])] == [section.id]
    withdraw_fact(desk.session, brief.id, section.id, facts[2])
    assert made.sections(facts[2]) == ()
    assert met == [frozenset({facts[2]})] * 2


def test_a_source_is_called_by_its_publisher_and_dated(desk: Scene, facts: list[FactId]) -> None:
    made = digests(desk)
    grown = []
    made.grown.connect(lambda: grown.append(True))
    assert made.source_name(desk.first) == "Vell Courier"
    assert made.source_order == {desk.first: 0, desk.second: 1}
    assert set(made.published_dates) == {desk.first}
    assert facts
    second = replaced(
        queries.source(desk.session, desk.second), publisher="Port Log", published=dated("2024")
    )
    edit_source(desk.session, second)
    assert made.source_name(desk.second) == "Port Log"
    assert made.published_dates[desk.second] == "2024"
    assert grown == [True]
