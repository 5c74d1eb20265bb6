"""An actor is made of a name, with tags at its plain places; where that fails, nothing waits."""

import pytest
from pytestqt.qtbot import QtBot

from briefer.gui.name_making import Making, actor_of
from briefer.model.actors import Actor, ActorKind, Alias, AliasKind
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.suggest.name_ranking import RankedName
from tests.gui.desks import Scene


def ranked(desk: Scene, quote: str, *variants: str, kind: ActorKind = ActorKind.OTHER) -> RankedName:
    others = tuple(RankedName(it, 1, kind, "", desk.first, 0) for it in variants)
    return RankedName(quote, 1, kind, "city list", desk.first, 0, None, others)


@pytest.fixture
def making(desk: Scene) -> Making:
    return Making(desk.desk)


def test_it_waits_until_it_is_made_and_says_what_was_done(qtbot: QtBot, desk: Scene, making: Making) -> None:
    with qtbot.waitSignal(making.ended):
        making.begin(ranked(desk, "Vell"))
    assert making.pending == set()
    vell = next(it for it in queries.actors(desk.session) if it.name == "Vell")
    assert len(queries.mentions(desk.session, actor=vell.id)) == 2
    assert desk.told[-1].text == "“Vell” is an actor, tagged at 2 places."


def test_doubtful_places_are_left_and_counted(qtbot: QtBot, desk: Scene, making: Making) -> None:
    desk.tag("Vell by 26 January", desk.norland)
    with qtbot.waitSignal(making.ended):
        making.begin(ranked(desk, "Vell"))
    assert desk.told[-1].text == "“Vell” is an actor, tagged at 1 place; 1 in doubt are left to you."


def test_a_name_that_stands_nowhere_any_more_is_still_made(qtbot: QtBot, desk: Scene, making: Making) -> None:
    with qtbot.waitSignal(making.ended):
        making.begin(ranked(desk, "Osal"))
    assert [it.name for it in queries.actors(desk.session)][-1] == "Osal"
    assert queries.mentions(desk.session) == ()


def test_where_there_is_one_of_that_name_nothing_waits(qtbot: QtBot, desk: Scene, making: Making) -> None:
    failed: list[object] = []
    desk.desk.work.failed.connect(failed.append)
    with qtbot.waitSignal(making.ended):
        making.begin(ranked(desk, "Norland", kind=ActorKind.STATE))
    assert len(failed) == 1
    assert making.pending == set()


def test_giving_up_leaves_nothing_pending(desk: Scene, making: Making) -> None:
    making.pending.add("Vell")
    desk.desk.work.begin("Searching", iter([(1, 9)] * 9))
    desk.desk.work.cancel()
    making._give_up()
    assert making.pending == set()


def test_an_actor_of_a_name_has_its_variants_or_all_that_is_known_elsewhere(desk: Scene) -> None:
    made = actor_of(ranked(desk, "Ilvo Marr", "Marr", kind=ActorKind.PERSON))
    assert (made.id, made.aliases) == (0, (Alias("Marr", AliasKind.SHORT),))
    known = Actor(ActorId(7), "a7", "Ilvo Marr", ActorKind.PERSON, (Alias("The envoy"),))
    name = RankedName("The envoy", 1, ActorKind.OTHER, "", desk.first, 0, known)
    assert (actor_of(name).id, actor_of(name).names) == (0, ("Ilvo Marr", "The envoy"))
