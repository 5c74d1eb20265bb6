"""The rows of the actors: counts, pins, proposals, order, search."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from briefer.commands.actors import add_actor, add_alias, pin_actor, remove_actor
from briefer.commands.mentions import refuse_proposal, untag
from briefer.gui.models.actors import ActorsModel
from briefer.gui.models.rows import FACE, Face
from briefer.gui.theme import actor_colour, is_dark
from briefer.model.actors import Alias
from briefer.store import queries
from tests.gui.desks import Scene


@pytest.fixture
def model(desk: Scene) -> ActorsModel:
    made = ActorsModel(desk.session, desk.desk.names)
    desk.desk.bus.changed.connect(made.take)
    return made


def names(model: ActorsModel) -> list[str]:
    return [row.actor.name for row in model.rows]


def face(model: ActorsModel, name: str) -> Face:
    made: Face = model.index(names(model).index(name)).data(FACE)
    return made


def test_the_most_mentioned_come_first_then_by_name(desk: Scene, model: ActorsModel) -> None:
    assert names(model) == ["Ana Bell", "Estmark", "Norland"]
    first = desk.tag("Norland", desk.norland)
    assert names(model)[0] == "Norland"
    assert face(model, "Norland").count == "1"
    untag(desk.session, first)
    assert names(model) == ["Ana Bell", "Estmark", "Norland"]


def test_a_mention_of_two_counts_for_both(desk: Scene, model: ActorsModel) -> None:
    desk.tag("The two states", desk.norland, desk.estmark)
    assert [row.mentions for row in model.rows] == [1, 1, 0]


def test_new_and_removed_actors_come_and_go(desk: Scene, model: ActorsModel) -> None:
    key = add_actor(desk.session, "Vell")
    assert model.member(key) is not None
    remove_actor(desk.session, key)
    assert model.member(key) is None
    assert model.total == 3


@pytest.mark.parametrize(
    ("words", "shown"), [("norlandic", ["Norland"]), ("BELL ana", ["Ana Bell"]), ("zz", [])]
)
def test_words_filter_by_name_and_alias(model: ActorsModel, words: str, shown: list[str]) -> None:
    model.filter(words)
    assert names(model) == shown


def test_proposals_of_the_source_that_is_read_are_counted(desk: Scene, model: ActorsModel) -> None:
    model.show_source(desk.second)
    by_name = {row.actor.name: row.proposed for row in model.rows}
    assert by_name == {"Norland": 2, "Estmark": 1, "Ana Bell": 0}
    assert "2 proposed here" in face(model, "Norland").detail
    refuse_proposal(desk.session, desk.second, desk.desk.names.proposals_of(desk.second, desk.norland)[0])
    assert {row.actor.name: row.proposed for row in model.rows}["Norland"] == 1
    model.show_source(None)
    assert not any(row.proposed for row in model.rows)


def test_a_row_shows_pin_aliases_and_colour(desk: Scene, model: ActorsModel) -> None:
    pin_actor(desk.session, desk.bell, 3)
    add_alias(desk.session, desk.bell, Alias("the envoy"))
    shown = face(model, "Ana Bell")
    assert shown.badge == "3"
    assert shown.detail == "Bell, the envoy"
    assert shown.colour == actor_colour(2, is_dark())
    assert "pinned on key 3" in shown.spoken
    assert face(model, "Estmark").detail == "State"


def test_rows_come_and_go_as_views_must_know(desk: Scene, model: ActorsModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    key = add_actor(desk.session, "Vell")
    assert face(model, "Vell").text == "Vell"
    remove_actor(desk.session, key)
    desk.session.undo()
    assert tester is not None
    assert "Vell" in names(model)


def test_a_step_elsewhere_counts_nothing(
    desk: Scene, model: ActorsModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert model.rows
    monkeypatch.setattr(queries, "mention_counts", lambda _: pytest.fail("read for nothing"))
    desk.fact("Norland closed the strait on Monday.")
