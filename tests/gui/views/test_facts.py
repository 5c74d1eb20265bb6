"""The panel of facts: the list, cards that are kept, the choice for more evidence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from briefer.commands.facts import remove_fact
from briefer.gui.views.facts import FactPanel
from briefer.model.facts import Fact
from briefer.store import queries
from tests.gui.desks import Key, Scene, on_screen, press

SENTENCE, OTHER = "Norland closed the strait on Monday.", "Ships wait off Vell."


@pytest.fixture
def panel(qtbot: QtBot, desk: Scene) -> FactPanel:
    made = FactPanel(desk.desk)
    on_screen(qtbot, made, 360, 700)
    made.show_source(desk.first)
    return made


def facts(desk: Scene) -> tuple[Fact, ...]:
    return queries.facts(desk.session)


def test_two_keys_state_a_fact_and_go_back_to_the_text(desk: Scene, panel: FactPanel) -> None:
    left = QSignalSpy(panel.left)
    panel.open_new(desk.span(SENTENCE))
    card = panel.card()
    assert card is not None
    press(card.statement, Key.Key_Return)
    assert [fact.statement for fact in facts(desk)] == [SENTENCE]
    assert panel.card() is None
    assert left.count() == 1
    assert panel.current() == facts(desk)[0]


def test_shift_enter_opens_another_card_on_the_same_sentence(desk: Scene, panel: FactPanel) -> None:
    panel.open_new(desk.span(SENTENCE))
    first = panel.card()
    assert first is not None
    press(first.statement, Key.Key_Return, shift=True)
    second = panel.card()
    assert second is not None
    assert second is not first
    assert second.span == desk.span(SENTENCE)
    QTest.keyClicks(second.statement, "Another.")
    press(second.statement, Key.Key_Return)
    assert [fact.statement for fact in facts(desk)] == [SENTENCE, "Another."]


def test_escape_keeps_a_half_filled_card(desk: Scene, panel: FactPanel) -> None:
    panel.open_new(desk.span(SENTENCE))
    card = panel.card()
    assert card is not None
    QTest.keyClicks(card.place, "Vell")
    press(card.place, Key.Key_Escape)
    assert panel.card() is None
    panel.open_new(desk.span("Bell flew home 🕊 on Tuesday."))
    panel.open_new(desk.span(SENTENCE))
    again = panel.card()
    assert again is not None
    assert again.place.text() == "Vell"


def test_half_filled_cards_are_named_and_gone_on_with(desk: Scene, panel: FactPanel) -> None:
    panel.open_new(desk.span(SENTENCE))
    card = panel.card()
    assert card is not None
    QTest.keyClicks(card.place, "Vell")
    press(card.place, Key.Key_Escape)
    assert panel._half.isVisible()
    assert "1 half-filled card" in panel._half_words.text()
    panel._open_half()
    assert panel.card() is card


def test_escape_drops_a_card_that_nothing_was_entered_on(desk: Scene, panel: FactPanel) -> None:
    panel.open_new(desk.span(SENTENCE))
    card = panel.card()
    assert card is not None
    press(card.statement, Key.Key_Escape)
    assert not panel._half.isVisible()


def test_a_card_can_be_given_up(desk: Scene, panel: FactPanel) -> None:
    panel.open_new(desk.span(SENTENCE))
    card = panel.card()
    assert card is not None
    QTest.keyClicks(card.place, "Vell")
    card.given_up.emit()
    assert panel.card() is None
    assert not panel._half.isVisible()
    assert not facts(desk)


def test_a_card_closes_when_its_fact_is_removed(desk: Scene, panel: FactPanel) -> None:
    key = desk.fact(SENTENCE)
    panel.open_fact(key)
    remove_fact(desk.session, key)
    assert panel.card() is None


def test_a_double_click_or_enter_goes_to_the_sentence(desk: Scene, panel: FactPanel) -> None:
    key = desk.fact(SENTENCE)
    panel.list.setCurrentIndex(panel.model.index(0))
    press(panel.list, Key.Key_Return)
    target = desk.pointed[-1]
    assert (target.source, target.start, target.fact) == (desk.first, 0, key)


def test_only_the_source_that_is_read_unless_all_are_wanted(desk: Scene, panel: FactPanel) -> None:
    desk.fact(SENTENCE)
    desk.fact(OTHER, desk.second)
    assert len(panel.model.rows) == 1
    panel.scope.setCurrentIndex(1)
    assert len(panel.model.rows) == 2
    panel.show_source(desk.second)
    assert len(panel.model.rows) == 2


def test_a_hidden_fact_is_found_when_it_is_to_be_shown(desk: Scene, panel: FactPanel) -> None:
    desk.fact(SENTENCE)
    key = desk.fact(OTHER, desk.second)
    panel.search.setText("strait")
    panel.select(key)
    current = panel.current()
    assert current is not None
    assert current.id == key


def test_evidence_is_added_to_the_fact_that_is_chosen(desk: Scene, panel: FactPanel) -> None:
    key = desk.fact(OTHER, desk.second)
    left = QSignalSpy(panel.left)
    panel.choose_for(desk.span(SENTENCE))
    assert panel._choice.isVisible()
    press(panel.list, Key.Key_Return)
    assert [item.span.quote for item in queries.fact(desk.session, key).evidence] == [OTHER, SENTENCE]
    assert not panel._choice.isVisible()
    assert left.count() == 1


def test_escape_gives_the_choice_up(desk: Scene, panel: FactPanel) -> None:
    key = desk.fact(OTHER, desk.second)
    panel.choose_for(desk.span(SENTENCE))
    press(panel.list, Key.Key_Escape)
    assert not panel._choice.isVisible()
    assert len(queries.fact(desk.session, key).evidence) == 1


def test_without_facts_there_is_nothing_to_choose(desk: Scene, panel: FactPanel) -> None:
    panel.choose_for(desk.span(SENTENCE))
    assert not panel._choice.isVisible()
    assert "no fact yet" in desk.told[-1].text


def test_a_fact_is_removed_and_sent_from_the_list(desk: Scene, panel: FactPanel) -> None:
    key = desk.fact(SENTENCE)
    panel.select(key)
    asked = QSignalSpy(panel.send_requested)
    panel.send()
    assert asked.at(0)[0] == key
    panel.remove()
    assert not facts(desk)
    assert not panel.list.isVisible()


@pytest.mark.parametrize(
    ("words", "said"), [("", "No facts in this source yet"), ("zz", "No fact holds these")]
)
def test_an_empty_list_says_what_to_do(desk: Scene, panel: FactPanel, words: str, said: str) -> None:
    desk.fact(OTHER, desk.second)
    panel.search.setText(words)
    assert said in panel._empty._text.text()
    assert panel._empty._text.textFormat() is Qt.TextFormat.PlainText


def test_an_empty_session_says_how_to_begin(panel: FactPanel) -> None:
    assert panel._empty._text.text() == "No facts yet"
