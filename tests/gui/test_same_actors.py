"""Pairs that may be one actor are found in moments of rest, and again only where actors change."""

import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, edit_actor, remove_actor
from briefer.commands.merging import dismiss_pair, merge_actors, split_actor
from briefer.gui import same_actors
from briefer.gui.same_actors import SameActors
from briefer.gui.slices import Slices
from briefer.model.actors import Actor, ActorKind
from briefer.model.ids import ActorId, new_key
from briefer.store import queries, writing
from tests.gui.desks import Scene, replaced


@pytest.fixture
def same(desk: Scene) -> Iterator[SameActors]:
    made = SameActors(desk.desk)
    desk.desk.bus.changed.connect(made.take)
    yield made
    made.stop()


def named(desk: Scene, *names: str) -> list[ActorId]:
    return [add_actor(desk.session, name, ActorKind.PERSON) for name in names]


def settled(qtbot: QtBot, same: SameActors) -> list[str]:
    qtbot.waitUntil(lambda: not same.is_looking)
    return [pair.reason for pair in same.pairs]


def test_pairs_are_found_and_follow_what_changes(qtbot: QtBot, desk: Scene, same: SameActors) -> None:
    weidong, sun, alvi, ali = named(desk, "Sun Weidong", "Sun", "Arif Alvi", "Arif Ali")
    same.start()
    assert same.pairs == ()
    assert settled(qtbot, same) == ["Arif Ali ~ Arif Alvi: spelling", "Sun: short for Sun Weidong"]
    remove_actor(desk.session, sun)
    edit_actor(desk.session, replaced(queries.actor(desk.session, ali), name="Ana Bel"))
    assert settled(qtbot, same) == ["Ana Bel ~ Ana Bell: spelling"]
    desk.session.undo()
    desk.session.undo()
    assert len(settled(qtbot, same)) == 2
    merge_actors(desk.session, alvi, ali)
    assert settled(qtbot, same) == ["Sun: short for Sun Weidong"]
    split_actor(desk.session, ali)
    assert settled(qtbot, same) == ["Sun: short for Sun Weidong"]  # parted, so they are two
    dismiss_pair(desk.session, sun, weidong)
    assert same.pairs == ()
    desk.session.undo()
    assert settled(qtbot, same) == ["Sun: short for Sun Weidong"]


def test_nothing_is_looked_for_before_it_starts_and_after_it_stops(
    qtbot: QtBot, desk: Scene, same: SameActors
) -> None:
    named(desk, "Sun Weidong", "Sun")
    assert not same.is_looking
    same.start()
    same.stop()
    assert not same.is_looking
    named(desk, "Sun Wedong")
    assert not same.is_looking
    assert qtbot is not None


def test_other_changes_start_no_new_look(qtbot: QtBot, desk: Scene, same: SameActors) -> None:
    same.start()
    settled(qtbot, same)
    desk.tag("Norland", desk.norland)
    assert not same.is_looking


@pytest.mark.usefixtures("own_heap")
def test_two_thousand_actors_do_not_hold_the_window_up(
    qtbot: QtBot, desk: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.session.step("Many"):
        for number in range(2000):
            first, second = divmod(number, 45)
            name = f"{chr(65 + first % 26)}{chr(97 + second % 26)}lo{first} {chr(97 + second % 26)}rt{second}"
            add_actor_quickly(desk, name.title(), number)
    spent: list[float] = []
    work = Slices._go_on

    def timed(self: Slices, seconds: float) -> None:
        begun = time.thread_time()
        work(self, seconds)
        spent.append(time.thread_time() - begun)

    monkeypatch.setattr(Slices, "_go_on", timed)
    monkeypatch.setattr(same_actors, "_PAUSE", 0)
    same = SameActors(desk.desk)
    same.start()
    qtbot.waitUntil(lambda: not same.is_looking, timeout=120_000)
    assert len(spent) > 10
    assert max(spent) < 0.1


def add_actor_quickly(desk: Scene, name: str, number: int) -> None:
    actor = Actor(ActorId(new_key()), f"x{number}", name, ActorKind.PERSON)
    writing.put_actor(desk.session, actor)
