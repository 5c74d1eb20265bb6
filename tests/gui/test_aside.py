"""Work beside the window, done in turn, its outcome and faults told; and storing in portions."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.portions import Portions
from briefer.store import queries
from tests.gui.desks import Scene


def test_work_is_done_in_turn_and_its_outcome_handed_over(qtbot: QtBot) -> None:
    aside, seen = Aside("test"), list[object]()
    gate = threading.Event()

    def slow() -> str:
        gate.wait(10)
        return threading.current_thread().name

    aside.run(slow, seen.append)
    aside.run(lambda: 2, seen.append)
    assert aside.is_busy
    gate.set()
    qtbot.waitUntil(lambda: not aside.is_busy)
    assert seen == ["test", 2]


def test_a_fault_is_told_and_the_next_work_goes_on(qtbot: QtBot) -> None:
    aside, told, seen = Aside("test"), list[BrieferError](), list[object]()
    aside.failed.connect(told.append)

    def fail() -> None:
        raise BrieferError("It is full.")

    aside.run(fail, seen.append)
    aside.run(lambda: 1, seen.append)
    qtbot.waitUntil(lambda: not aside.is_busy)
    assert [error.what for error in told] == ["It is full."]
    assert seen == [1]


def test_a_bug_is_raised_where_the_window_runs(qtbot: QtBot) -> None:
    aside = Aside("test")
    with qtbot.captureExceptions() as raised:
        aside.run(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: not aside.is_busy and bool(raised))
    assert raised[0][0] is ZeroDivisionError


def store(desk: Scene, names: tuple[str, ...], group: int) -> int:
    with desk.session.step("Names", group):
        for name in names:
            add_actor(desk.session, name)
    return len(names)


def test_many_are_stored_in_portions_and_undone_as_one(qtbot: QtBot, desk: Scene) -> None:
    portions, told = Portions(desk.desk), list[int]()
    names = tuple(f"Body {number}" for number in range(250))
    portions.run(names, lambda some, group: store(desk, tuple(some), group), told.append)
    assert len(queries.actors(desk.session)) == 3
    qtbot.waitUntil(lambda: not portions.is_busy)
    assert told == [250]
    assert [step.label for step in desk.session.history()].count("Names") == 3
    desk.session.undo()
    assert len(queries.actors(desk.session)) == 3


def test_a_fault_ends_it_and_is_told(qtbot: QtBot, desk: Scene) -> None:
    portions, told = Portions(desk.desk), list[int]()
    names = tuple(f"Body {number % 150}" for number in range(250))
    portions.run(names, lambda some, group: store(desk, tuple(some), group), told.append)
    qtbot.waitUntil(lambda: not portions.is_busy)
    assert told == []
    assert "already" in desk.told[-1].text
    assert len(queries.actors(desk.session)) == 103


@pytest.mark.parametrize("number", [0, 1])
def test_few_are_one_portion(qtbot: QtBot, desk: Scene, number: int) -> None:
    portions, told = Portions(desk.desk), list[int]()
    portions.run(("Body",) * number, lambda some, group: store(desk, tuple(some), group), told.append)
    qtbot.waitUntil(lambda: not portions.is_busy)
    assert told == [number]
