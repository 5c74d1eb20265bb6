"""Changes of many steps in a row are put together for views that count everything anew."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.bus import Bus
from briefer.model.changes import Changes, Collection


@pytest.fixture
def bus(qapp: QApplication) -> Bus:
    assert qapp is not None
    return Bus()


@pytest.fixture
def gathered(bus: Bus) -> list[Changes]:
    made: list[Changes] = []
    bus.gathered.connect(made.append)
    return made


def step(number: int) -> Changes:
    return Changes(f"Step {number}", frozenset({(Collection.MENTION, number)}))


def test_a_step_alone_is_told_at_once(bus: Bus, gathered: list[Changes]) -> None:
    bus.changed.emit(step(1))
    assert gathered == [step(1)]


def test_many_in_a_row_are_told_together_at_the_end(bus: Bus, gathered: list[Changes]) -> None:
    bus.gather_while(lambda: True)
    for number in range(3):
        bus.changed.emit(step(number))
    assert gathered == []
    bus.hand_over()
    assert gathered == [Changes("Step 2", frozenset((Collection.MENTION, it) for it in range(3)))]
    bus.hand_over()
    assert len(gathered) == 1


def test_they_are_told_now_and_then_meanwhile(qtbot: QtBot, bus: Bus, gathered: list[Changes]) -> None:
    bus.gather_while(lambda: True)
    bus.changed.emit(step(1))
    qtbot.waitUntil(lambda: gathered == [step(1)])
    bus.changed.emit(step(2))
    qtbot.waitUntil(lambda: gathered == [step(1), step(2)])
