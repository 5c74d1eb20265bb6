"""A command on many members: few are one step, many come in turns, and a fault ends them."""

from collections.abc import Sequence

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.turns import Turns
from briefer.model.ids import FactId
from tests.gui.desks import Scene

Part = tuple[tuple[FactId, ...], int | None]


def keys(count: int) -> list[FactId]:
    return [FactId(number) for number in range(count)]


def test_few_are_one_step_without_a_group(desk: Scene) -> None:
    turns, parts = Turns[FactId](desk.desk), list[Part]()
    ended = QSignalSpy(turns.ended)
    turns.start(keys(7), lambda part, group: parts.append((tuple(part), group)))
    assert parts == [(tuple(keys(7)), None)]
    assert ended.count() == 1
    assert not turns.is_running


def test_many_come_in_parts_of_one_group_in_their_order(qtbot: QtBot, desk: Scene) -> None:
    turns, parts = Turns[FactId](desk.desk), list[Part]()
    told = QSignalSpy(turns.progressed)
    with qtbot.waitSignal(turns.ended):
        turns.start(keys(500), lambda part, group: parts.append((tuple(part), group)))
        assert turns.is_running
        turns.start(keys(3), lambda *_: None)  # not while another runs
    assert [key for part, _ in parts for key in part] == keys(500)
    (group,) = {group for _, group in parts}
    assert group is not None
    assert told.at(told.count() - 1) == [500, 500]


def test_a_fault_is_told_and_ends_the_turns(qtbot: QtBot, desk: Scene) -> None:
    turns, done = Turns[FactId](desk.desk), list[FactId]()

    def run(part: Sequence[FactId], _group: int | None) -> None:
        if done:
            raise BrieferError("The disk is full.", "Make room.")
        done.extend(part)

    with qtbot.waitSignal(turns.ended):
        turns.start(keys(200), run)
    assert len(done) < 200
    assert not turns.is_running
    assert desk.told[-1].text == "The disk is full."


def test_nothing_is_nothing_to_do(desk: Scene) -> None:
    turns = Turns[FactId](desk.desk)
    ended = QSignalSpy(turns.ended)
    turns.start([], lambda *_: None)
    assert ended.count() == 0
