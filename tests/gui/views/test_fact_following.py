"""A new fact's card follows its statement, but for what was changed by hand."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.card_fields import CardField
from briefer.gui.keymap import KeyMap
from briefer.gui.views.fact_card import FactCard
from briefer.gui.views.fact_places import enter_field, tell_keys
from briefer.gui.views.parts import choose
from briefer.model.facts import FactKind, Status
from tests.gui.desks import Key, Scene, on_screen, press

# Two sentences as one passage: who closed the strait, and who said what of it.
BOTH = "Norland closed the strait on Monday. Estmark's envoy Ana Bell said that it was unlawful."


@pytest.fixture
def card(qtbot: QtBot, desk: Scene) -> FactCard:
    made = FactCard(desk.desk, desk.span(BOTH))
    on_screen(qtbot, made, 360, 800)
    made.begin_typing()
    return made


def write(card: FactCard, statement: str) -> None:
    card.begin_typing()
    QTest.keyClicks(card.statement, statement)


def actors(card: FactCard) -> set[int]:
    return {part.actor for part in card.actors.parts()}


def test_the_card_holds_what_the_statement_tells(desk: Scene, card: FactCard) -> None:
    assert desk.norland in actors(card)
    write(card, "Bell said it was unlawful.")
    assert actors(card) == {desk.estmark, desk.bell}
    assert card.passage.said().actor == desk.bell
    assert card.kind.currentData() == FactKind.STATEMENT
    assert card.date.text.text() == ""
    write(card, "Norland closed the strait.")
    assert actors(card) == {desk.norland}
    assert card.passage.said().actor is None
    assert card.kind.currentData() == FactKind.EVENT
    assert card.date.text.text() == "2024-01-22"


def test_what_was_changed_by_hand_stays(card: FactCard) -> None:
    choose(card.kind, FactKind.FIGURE)
    choose(card.passage.status, Status.DISPUTED)
    card.place.setText("Vell")
    card.date.text.setText("2024-01-20")
    card.actors.enter_next()
    card.actors.drop_current()
    left = actors(card)
    write(card, "Bell said it was unlawful.")
    assert card.kind.currentData() == FactKind.FIGURE
    assert card.passage.status.currentData() == Status.DISPUTED
    assert (card.place.text(), card.date.text.text()) == ("Vell", "2024-01-20")
    assert actors(card) == left


@pytest.mark.parametrize("field", CardField)
def test_a_key_goes_to_each_field_and_enter_saves_there(card: FactCard, field: CardField) -> None:
    enter_field(card, field)
    wanted = {
        CardField.KIND: card.kind,
        CardField.CONFIDENCE: card.confidence,
        CardField.ACTOR: card.actors.add,
        CardField.DATE: card.date.text,
        CardField.PLACE: card.place,
        CardField.DEADLINE: card.deadline,
        CardField.STATUS: card.passage.status,
        CardField.SPEAKER: card.passage.speaker,
    }[field]
    assert QApplication.focusWidget() is wanted
    assert wanted.isVisible()
    saved: list[object] = []
    card.saved.connect(lambda key, _another: saved.append(key))
    press(wanted, Key.Key_Return)
    assert len(saved) == 1


def test_each_field_tells_the_key_that_goes_there(card: FactCard) -> None:
    tell_keys(card, KeyMap({"card_kind": ("Alt+K",)}))
    assert "Kind of fact (Alt+K)" in card.kind.toolTip()
