"""The panel of facts: the list, cards that are kept, the choice for more evidence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from briefer.commands import grouped
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact, remove_fact
from briefer.gui import working
from briefer.gui.models.fact_filter import Facet, FactFilter
from briefer.gui.models.fact_headings import FactGrouping
from briefer.gui.models.fact_order import FactSort
from briefer.gui.views.facts import FactPanel
from briefer.gui.views.parts import choose
from briefer.model.facts import Fact, FactKind, Status
from briefer.model.ids import FactId
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
    panel.cards.open_half()
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
    assert panel.model.shown == 1
    panel.scope.setCurrentIndex(1)
    assert panel.model.shown == 2
    panel.show_source(desk.second)
    assert panel.model.shown == 2


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
    assert asked.at(0)[0] == (key,)
    panel.remove()
    assert not facts(desk)
    assert not panel.list.isVisible()


@pytest.mark.parametrize(
    ("words", "said"), [("", "No facts in this source yet"), ("zz", "No fact holds these")]
)
def test_an_empty_list_says_what_to_do(
    qtbot: QtBot, desk: Scene, panel: FactPanel, words: str, said: str
) -> None:
    desk.fact(OTHER, desk.second)
    panel.search.setText(words)
    qtbot.waitUntil(lambda: panel.sought.value.words == words)
    assert said in panel._empty._text.text()
    assert panel._empty._text.textFormat() is Qt.TextFormat.PlainText


def test_an_empty_session_says_how_to_begin(panel: FactPanel) -> None:
    assert panel._empty._text.text() == "No facts yet"


def test_a_selected_fact_is_preset_for_more_evidence(desk: Scene, panel: FactPanel) -> None:
    desk.fact(SENTENCE)
    key = desk.fact(OTHER, desk.second)
    panel.scope.setCurrentIndex(1)
    panel.select(key)
    panel.choose_for(desk.span("Bell flew home 🕊 on Tuesday."))
    press(panel.list, Key.Key_Return)
    assert [item.span.source for item in queries.fact(desk.session, key).evidence] == [
        desk.second,
        desk.first,
    ]


def test_evidence_goes_straight_to_the_fact_used_last(desk: Scene, panel: FactPanel) -> None:
    passage = desk.span(OTHER, desk.second)
    panel.add_again(passage)
    assert "No fact was used yet" in desk.told[-1].text
    panel.open_new(desk.span(SENTENCE))
    card = panel.card()
    assert card is not None
    card.save()
    desk.fact("Bell flew home 🕊 on Tuesday.")
    panel.add_again(passage)
    (used, _) = facts(desk)
    assert [item.span.quote for item in used.evidence] == [SENTENCE, OTHER]
    assert desk.session.undo_label == "Add evidence to “Norland closed the strait on Monday.”"
    panel.add_again(passage)
    assert desk.told[-1].text == "f1 rests on this passage already."
    remove_fact(desk.session, used.id)
    panel.add_again(passage)
    assert "No fact was used yet" in desk.told[-1].text


def test_evidence_comes_with_what_its_wording_shows(desk: Scene, panel: FactPanel) -> None:
    key = desk.fact(SENTENCE)
    panel.add_passage(key, desk.span("Estmark's envoy Ana Bell said that it was unlawful."))
    said = queries.fact(desk.session, key).evidence[1]
    assert (said.attribution.actor, said.attribution.verb) == (desk.bell, "said")
    assert said.status is Status.CLAIMED


def three(desk: Scene, panel: FactPanel) -> list[FactId]:
    panel.scope.setCurrentIndex(1)
    return [desk.fact(SENTENCE), desk.fact(OTHER, desk.second), desk.fact("Bell flew home 🕊 on Tuesday.")]


def test_several_are_edited_in_one_step(desk: Scene, panel: FactPanel) -> None:
    keys = three(desk, panel)
    before = desk.session.undo_label
    panel.list.selectAll()
    assert panel._several.isVisible()
    assert set(panel.chosen()) == set(keys)
    panel.edit()
    assert panel.batch.isVisible()
    assert not panel.head.isVisible()
    choose(panel.batch.status, Status.CLAIMED)
    press(panel.batch.status, Key.Key_Return)
    assert {item.status for fact in facts(desk) for item in fact.evidence} == {Status.CLAIMED}
    assert desk.session.undo_label == "Edit 3 facts"
    assert panel.list.isVisible()
    desk.session.undo()
    assert {item.status for fact in facts(desk) for item in fact.evidence} == {Status.REPORTED}
    assert desk.session.undo_label == before


def test_escape_leaves_the_form_for_several(desk: Scene, panel: FactPanel) -> None:
    three(desk, panel)
    panel.list.selectAll()
    panel.edit()
    press(panel.batch, Key.Key_Escape)
    assert panel.list.isVisible()
    assert panel.head.isVisible()


def test_several_are_removed_in_one_step_and_sent_together(desk: Scene, panel: FactPanel) -> None:
    keys = three(desk, panel)
    panel.list.selectAll()
    asked = QSignalSpy(panel.send_requested)
    panel.send()
    assert set(asked.at(0)[0]) == set(keys)
    panel.remove()
    assert facts(desk) == ()
    assert desk.session.undo_label == "Remove 3 facts"
    assert not panel._several.isVisible()
    desk.session.undo()
    assert len(facts(desk)) == 3


def test_many_are_edited_as_long_work_that_is_undone_as_one(
    qtbot: QtBot, desk: Scene, panel: FactPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouped, "LONGEST", 0)  # each step is of one batch,
    monkeypatch.setattr(working, "_SLICE", 0.0001)  # and the window is asked between two of them
    for number in range(120):
        add_fact(
            desk.session, FactDraft(FactKind.EVENT, f"Fact {number}."), [EvidenceDraft(desk.span(SENTENCE))]
        )
    before = desk.session.undo_label
    panel.list.selectAll()
    panel.edit()
    panel.batch.place.text.setText("Vell")
    panel.batch.save()
    assert desk.desk.work.writing == "Editing facts"
    panel.remove()
    assert desk.told[-1].text == "Editing facts: that is not over yet."
    qtbot.waitUntil(lambda: not desk.desk.work.is_busy, timeout=20_000)
    assert all(fact.place == "Vell" for fact in facts(desk))
    desk.session.undo()
    assert not any(fact.place for fact in facts(desk))
    panel.list.selectAll()
    assert panel._several.isVisible()
    panel.remove()
    qtbot.waitUntil(lambda: not desk.desk.work.is_busy, timeout=20_000)
    assert not facts(desk)
    assert not panel._several.isVisible()
    desk.session.undo()
    assert desk.session.undo_label == before


def test_how_the_list_was_left_is_kept_with_the_session(qtbot: QtBot, desk: Scene, panel: FactPanel) -> None:
    three(desk, panel)
    panel.model.sort_by(FactSort.LABEL)
    panel.model.group_by(FactGrouping.KIND)
    panel.sought.seek(FactFilter("vell", frozenset({(Facet.KIND, "event")})))
    panel.remember()
    again = FactPanel(desk.desk)
    qtbot.addWidget(again)
    assert (again.model.sorting, again.model.grouping) == (FactSort.LABEL, FactGrouping.KIND)
    assert again.model.sought == panel.sought.value
    assert again.search.text() == "vell"


@pytest.mark.parametrize("kept", ["", "sideways", "5"])
def test_a_way_to_sort_that_there_is_not_is_none(qtbot: QtBot, desk: Scene, kept: str) -> None:
    for key in ("facts/sort", "facts/grouping", "facts/filter"):
        desk.session.remember(key, kept)
    panel = FactPanel(desk.desk)
    qtbot.addWidget(panel)
    assert (panel.model.sorting, panel.model.grouping) == (FactSort.PLACE, FactGrouping.NONE)


def test_the_day_of_publication_is_asked_for_from_the_card(desk: Scene, panel: FactPanel) -> None:
    asked = QSignalSpy(panel.publication_asked)
    panel.open_new(desk.span(OTHER, desk.second))
    card = panel.card()
    assert card is not None
    card.date.publication_asked.emit()
    assert asked.at(0)[0] == desk.second


def test_the_count_says_how_many_of_how_many(desk: Scene, panel: FactPanel) -> None:
    three(desk, panel)
    assert panel.head._count.text() == "3 facts"
    panel.scope.setCurrentIndex(0)
    assert panel.head._count.text() == "2 of 3 facts"
