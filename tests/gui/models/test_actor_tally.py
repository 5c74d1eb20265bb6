"""Actors with how often each is mentioned: counted where a step touched something, and nowhere else."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor, remove_actor
from briefer.commands.mentions import untag
from briefer.gui.models import actor_tally, by_and_by
from briefer.gui.models.actor_tally import ActorTally
from briefer.store import queries
from tests.gui.desks import Scene


def tally(desk: Scene) -> ActorTally:
    made = ActorTally(desk.session)
    desk.desk.bus.changed.connect(made.take)
    return made


def check(desk: Scene, made: ActorTally) -> None:
    counts = queries.mention_counts(desk.session)
    assert made.actors.keys() == counts.keys()
    assert {key: made.count(key) for key in counts} == counts


def test_counts_follow_tags_undo_and_removed_actors(desk: Scene) -> None:
    made = tally(desk)
    altered = QSignalSpy(made.altered)
    first = desk.tag("Norland", desk.norland)
    desk.tag("The two states", desk.norland, desk.estmark)
    check(desk, made)
    assert altered.at(0)[0] == {desk.norland}
    untag(desk.session, first)
    check(desk, made)
    desk.session.undo()
    check(desk, made)
    remove_actor(desk.session, desk.norland)
    check(desk, made)
    desk.session.undo()
    check(desk, made)
    add_actor(desk.session, "Vell")
    check(desk, made)


def test_what_was_tagged_before_is_counted(desk: Scene) -> None:
    desk.tag("Norland", desk.norland)
    check(desk, tally(desk))


def test_what_is_tagged_while_they_are_being_read_is_counted_once(
    qtbot: QtBot, desk: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actor_tally, "_ROWS", 2)
    monkeypatch.setattr(by_and_by, "_AT_ONCE", 0)
    words = ("Norland", "closed", "strait", "Monday", "Estmark", "envoy", "unlawful", "meet", "Vell")
    for word in words[:5]:
        desk.tag(word, desk.norland)
    made = tally(desk)
    assert made.read_part() is False
    for word in words[5:]:  # their keys are random: some are before what was read, some behind
        desk.tag(word, desk.norland)
    untag(desk.session, desk.tag("boats", desk.norland, source=desk.second))
    qtbot.waitUntil(lambda: made.is_complete)
    check(desk, made)
