"""The actors of a fact with their parts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.views.actor_parts import ActorParts
from briefer.model.facts import FactActor
from briefer.model.ids import ActorId
from briefer.suggest.fact_roles import ROLES
from tests.gui.desks import Scene, on_screen


@pytest.fixture
def parts(qtbot: QtBot, desk: Scene) -> ActorParts:
    made = ActorParts(desk.session)
    on_screen(qtbot, made, 320, 200)
    return made


def test_parts_come_back_as_they_were_shown(desk: Scene, parts: ActorParts) -> None:
    shown = (FactActor(desk.norland, "subject"), FactActor(desk.estmark, "a part of my own"))
    parts.show_parts(shown)
    assert parts.parts() == shown


def test_an_actor_that_is_gone_is_left_out(desk: Scene, parts: ActorParts) -> None:
    parts.show_parts((FactActor(desk.norland), FactActor(ActorId(5))))
    assert parts.parts() == (FactActor(desk.norland),)


def test_a_part_is_taken_out(desk: Scene, parts: ActorParts) -> None:
    parts.show_parts((FactActor(desk.norland), FactActor(desk.estmark)))
    gone = next(button for button in parts.findChildren(QToolButton) if "Norland" in button.accessibleName())
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert parts.parts() == (FactActor(desk.estmark),)


def test_a_proposed_part_says_where_it_comes_from(desk: Scene, parts: ActorParts) -> None:
    origin = "proposed: name of Norland"
    parts.show_parts((FactActor(desk.norland), FactActor(desk.estmark)), {desk.norland: origin})
    boxes = {box.accessibleName(): box.accessibleDescription() for box in parts.findChildren(QComboBox)}
    assert boxes == {"Part of Norland": origin, "Part of Estmark": ""}
    names = {label.text(): label for label in parts.findChildren(QLabel)}
    assert origin in names["Norland"].toolTip()
    tones = [names[name].palette().windowText().color() for name in ("Norland", "Estmark")]
    assert tones[0] != tones[1]


def test_all_roles_are_offered(desk: Scene, parts: ActorParts) -> None:
    parts.show_parts((FactActor(desk.norland),))
    (box,) = parts.findChildren(QComboBox)
    assert [box.itemText(number) for number in range(box.count())] == ["", *ROLES]


def test_one_key_goes_from_part_to_part_and_round(desk: Scene, parts: ActorParts) -> None:
    assert not parts.enter_next()
    parts.show_parts((FactActor(desk.norland), FactActor(desk.estmark)))
    boxes = parts.findChildren(QComboBox)
    for box in (*boxes, boxes[0]):
        assert parts.enter_next()
        assert box.hasFocus()


def test_the_actor_stood_on_is_taken_out_and_the_next_is_stood_on(desk: Scene, parts: ActorParts) -> None:
    parts.show_parts((FactActor(desk.norland), FactActor(desk.estmark)))
    assert not parts.drop_current()
    parts.enter_next()
    assert parts.drop_current()
    assert parts.parts() == (FactActor(desk.estmark),)
    assert parts.drop_current()
    assert parts.parts() == ()
    assert parts.add.hasFocus()


def test_enter_after_a_completed_part_goes_to_what_is_around(
    desk: Scene, parts: ActorParts, qtbot: QtBot
) -> None:
    seen: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            seen.append(event.key())

    around = Around()
    parts.setParent(around)
    on_screen(qtbot, around, 320, 200)
    parts.show_parts((FactActor(desk.norland),))
    parts.enter_next()
    (box,) = parts.findChildren(QComboBox)
    QTest.keyClicks(box, "s")
    assert box.currentText() == "subject"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert seen == [Qt.Key.Key_Return]
