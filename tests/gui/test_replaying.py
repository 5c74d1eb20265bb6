"""Undo and redo go step by step, and end with one word on all of it."""

from pytestqt.qtbot import QtBot

from briefer.gui.replaying import replay
from briefer.model.changes import Changes, Collection
from briefer.store import queries
from tests.gui.desks import Scene


def test_a_group_is_taken_back_and_told_once(qtbot: QtBot, desk: Scene) -> None:
    for words in ("Norland", "Estmark"):
        with desk.session.step("Tag two", group=77):
            desk.tag(words, desk.norland)
    touched = {mention.id for mention in queries.mentions(desk.session)}
    seen: list[Changes] = []
    replay(desk.desk, "Undoing", "Undone", desk.session.undo_by_steps, seen.append)
    qtbot.waitUntil(lambda: not desk.desk.work.is_busy)
    assert queries.mentions(desk.session) == ()
    assert seen == [Changes("Tag two", frozenset((Collection.MENTION, key) for key in touched))]
    assert desk.told[-1].text == "Undone: Tag two."
    replay(desk.desk, "Doing again", "Done again", desk.session.redo_by_steps, seen.append)
    qtbot.waitUntil(lambda: not desk.desk.work.is_busy)
    assert len(queries.mentions(desk.session)) == 2


def test_where_there_is_nothing_nothing_is_told(desk: Scene) -> None:
    replay(desk.desk, "Doing again", "Done again", desk.session.redo_by_steps, lambda _: None)
    assert desk.told == []
    assert not desk.desk.work.is_busy
