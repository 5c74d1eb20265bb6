"""Tagging in the reader with keys: actors, proposals, facts, and what it asks others for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.commands.actors import pin_actor
from briefer.commands.facts import EvidenceDraft, add_evidence
from briefer.gui.bus import NoticeKind
from briefer.model.actors import ActorKind, MentionKind
from briefer.store import queries
from tests.gui.views.reader_desks import Scene, scene

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def popup_key(made: Scene, key: Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(made.view._popup._field, key, modifier)


def popup_type(made: Scene, words: str) -> None:
    QTest.keyClicks(made.view._popup._field, words)


def test_a_known_actor_costs_two_keys(desk: Scene) -> None:
    desk.actor("Estmark")
    desk.stand("Estmark")
    desk.press(Key.Key_A)
    popup_key(desk, Key.Key_Return)
    assert desk.tagged() == [("Estmark", ["Estmark"])]
    assert desk.session.undo_label == "Tag Estmark"
    assert desk.view.text.hasFocus()


def test_a_new_actor_is_made_from_the_words_selected_with_keys(desk: Scene) -> None:
    desk.stand("Ana")
    desk.press(Key.Key_Right, shift=True)
    desk.press(Key.Key_Right, shift=True)
    assert desk.selected() == "Ana Bell"
    desk.press(Key.Key_A)
    popup_key(desk, Key.Key_Return)
    assert desk.tagged() == [("Ana Bell", ["Ana Bell"])]
    assert queries.actors(desk.session)[0].kind is ActorKind.PERSON
    desk.session.undo()
    assert desk.mentions() == ()
    assert queries.actors(desk.session) == ()


def test_a_possessive_is_left_out(desk: Scene) -> None:
    desk.actor("Estmark")
    desk.select("Estmark's")
    desk.press(Key.Key_A)
    popup_key(desk, Key.Key_Return)
    assert desk.tagged() == [("Estmark", ["Estmark"])]


def test_escape_closes_the_pop_up_and_tags_nothing(desk: Scene) -> None:
    desk.stand("Estmark")
    desk.press(Key.Key_A)
    popup_key(desk, Key.Key_Escape)
    assert not desk.view._popup.isVisible()
    assert desk.mentions() == ()
    assert desk.view.text.hasFocus()


def test_a_second_actor_is_added_to_a_mention_and_shift_puts_one_in_its_place(desk: Scene) -> None:
    norland, estmark, vell = desk.actor("Norland"), desk.actor("Estmark"), desk.actor("Vell")
    desk.tag("The two states", norland)
    desk.stand("two states")
    desk.press(Key.Key_A)
    popup_type(desk, "Estmark")
    popup_key(desk, Key.Key_Return)
    (mention,) = desk.mentions()
    assert mention.actors == (norland, estmark)
    assert mention.kind is MentionKind.GROUP
    desk.press(Key.Key_A)
    popup_type(desk, "Vell")
    popup_key(desk, Key.Key_Return, shift=True)
    assert desk.mentions()[0].actors == (vell,)


def test_words_within_a_mention_are_tagged_by_selecting_them(desk: Scene) -> None:
    norland = desk.actor("Norland")
    desk.actor("two")
    desk.tag("The two states", norland)
    desk.select("two")
    desk.press(Key.Key_A)
    popup_key(desk, Key.Key_Return)
    assert sorted(desk.tagged()) == [("The two states", ["Norland"]), ("two", ["two"])]


def test_pinned_actors_are_tagged_by_their_digit(desk: Scene) -> None:
    pin_actor(desk.session, desk.actor("Estmark"), 3)
    desk.stand("envoy")
    desk.press(Key.Key_3)
    assert desk.tagged() == [("envoy", ["Estmark"])]
    desk.press(Key.Key_4)
    assert "pinned to 4" in desk.told[-1].text


def test_the_last_tag_is_repeated_but_not_onto_a_tag(desk: Scene) -> None:
    desk.press(Key.Key_Q)
    assert "No tag was made yet" in desk.told[-1].text
    pin_actor(desk.session, desk.actor("Estmark"), 1)
    desk.stand("Estmark")
    desk.press(Key.Key_1)
    desk.stand("She")
    desk.press(Key.Key_Q)
    assert desk.tagged() == [("Estmark", ["Estmark"]), ("She", ["Estmark"])]
    desk.press(Key.Key_Q)
    assert len(desk.mentions()) == 2
    assert "tagged Estmark already" in desk.told[-1].text


def test_untag_takes_the_innermost_tag_or_the_one_cycled_to(desk: Scene) -> None:
    norland, bell = desk.actor("Norland"), desk.actor("Ana Bell")
    desk.tag("envoy Ana Bell", norland)
    desk.tag("Ana Bell", bell)
    desk.stand("Ana")
    desk.press(Key.Key_O)
    desk.press(Key.Key_U)
    assert desk.tagged() == [("Ana Bell", ["Ana Bell"])]
    desk.press(Key.Key_U)
    assert desk.tagged() == []
    desk.press(Key.Key_U)
    assert "Nothing is tagged here" in desk.told[-1].text


def test_untagging_a_fact_asks_first(desk: Scene) -> None:
    desk.fact("She flew home.")
    desk.stand("flew")
    desk.press(Key.Key_U)
    assert "U again removes the fact" in desk.told[-1].next_step
    assert queries.facts(desk.session)
    desk.press(Key.Key_K)
    desk.stand("flew")
    desk.press(Key.Key_U)
    assert queries.facts(desk.session), "leaving the place takes the question back"
    desk.press(Key.Key_U)
    assert not queries.facts(desk.session)
    assert desk.told[-1].kind is NoticeKind.DONE
    desk.session.undo()
    assert queries.facts(desk.session)


def test_untagging_one_passage_of_two_keeps_the_fact(desk: Scene) -> None:
    fact = desk.fact("She flew home.")
    add_evidence(desk.session, fact, EvidenceDraft(desk.span("Norland closed")))
    desk.stand("flew")
    desk.press(Key.Key_U)
    desk.press(Key.Key_U)
    (left,) = queries.facts(desk.session)
    assert [item.span.quote for item in left.evidence] == ["Norland closed"]


def test_proposals_are_accepted_and_refused_at_the_caret(desk: Scene) -> None:
    desk.actor("Norland")
    desk.stand("Norland")
    assert [tag.words for tag in desk.view.tags_at_caret()] == ["Proposed: Norland · name of Norland"]
    desk.press(Key.Key_Return)
    assert desk.tagged() == [("Norland", ["Norland"])]
    desk.stand("Norland", nth=1)
    desk.press(Key.Key_Backspace)
    assert desk.view.tags_at_caret() == ()
    assert len(queries.refusals(desk.session)) == 1
    desk.session.undo()
    assert len(desk.view.tags_at_caret()) == 1
    desk.press(Key.Key_K)
    desk.press(Key.Key_Return)
    assert "Nothing is proposed here" in desk.told[-1].text


def test_all_proposals_of_an_actor_are_one_step(desk: Scene) -> None:
    norland = desk.actor("Norland")
    desk.actor("Vell")
    desk.view.proposing.accept_all(norland)
    assert [words for words, _ in desk.tagged()] == ["Norland", "Norland"]
    assert "2 proposals" in desk.told[-1].text
    desk.session.undo()
    assert desk.mentions() == ()


def test_full_stop_and_comma_go_from_name_to_name(desk: Scene) -> None:
    desk.tag("Estmark", desk.actor("Estmark"))
    seen = []
    for _ in range(4):
        desk.press(Key.Key_Period)
        seen.append(desk.selected())
    assert seen == ["Norland", "Ana Bell", "Vell", "Norland"]
    desk.press(Key.Key_Comma)
    assert desk.selected() == "Vell"


def test_a_fact_is_asked_for_on_the_selection_else_on_the_sentence(qtbot: QtBot, desk: Scene) -> None:
    desk.stand("envoy")
    with qtbot.waitSignal(desk.view.fact_requested) as asked:
        desk.press(Key.Key_F)
    assert asked.args == [desk.span("Estmark's envoy Ana Bell called it unlawful.")]
    desk.select("called it unlawful")
    with qtbot.waitSignal(desk.view.evidence_requested) as asked:
        desk.press(Key.Key_E)
    assert asked.args == [desk.span("called it unlawful")]


def test_the_fact_at_the_caret_is_sent_the_cycled_one_first(qtbot: QtBot, desk: Scene) -> None:
    desk.press(Key.Key_S)
    assert "No fact rests" in desk.told[-1].text
    short, long = desk.fact("Norland closed"), desk.fact("Norland closed the strait on Monday.")
    for expected, cycles in ((short, 0), (long, 1)):
        desk.stand("closed")
        for _ in range(cycles):
            desk.press(Key.Key_O)
        with qtbot.waitSignal(desk.view.send_requested) as asked:
            desk.press(Key.Key_S)
        assert asked.args == [expected]
    desk.stand("Monday")
    with qtbot.waitSignal(desk.view.send_requested) as asked:
        desk.press(Key.Key_S)
    assert asked.args == [long]


def test_no_key_acts_while_an_input_method_composes(desk: Scene) -> None:
    desk.tag("Norland", desk.actor("Norland"))
    desk.stand("Norland")
    QApplication.sendEvent(desk.view.text, QInputMethodEvent("に", []))
    desk.press(Key.Key_U)
    assert len(desk.mentions()) == 1
    QApplication.sendEvent(desk.view.text, QInputMethodEvent("", []))
    desk.press(Key.Key_U)
    assert desk.mentions() == ()


def test_a_read_only_session_says_so_and_keeps_its_tags(desk: Scene) -> None:
    desk.tag("Norland", desk.actor("Norland"))
    desk.stand("Norland")
    desk.session.read_only = True
    desk.press(Key.Key_U)
    assert desk.told[-1].kind is NoticeKind.FAULT
    assert len(desk.mentions()) == 1
    desk.session.read_only = False


def test_keys_do_nothing_where_no_source_is_open(desk: Scene) -> None:
    desk.view.show_source(None)
    for key in (Key.Key_A, Key.Key_U, Key.Key_F, Key.Key_J, Key.Key_Return):
        desk.press(key)
    assert desk.mentions() == ()
    assert not desk.view._popup.isVisible()


def test_the_words_of_a_tag_can_be_kept_as_an_alias(desk: Scene) -> None:
    bell = desk.actor("Ana Bell", ActorKind.PERSON)
    desk.stand("Bell was")
    desk.press(Key.Key_A)
    popup_key(desk, Key.Key_Down)
    desk.view._popup._alias.setChecked(True)
    popup_key(desk, Key.Key_Return)
    assert queries.actor(desk.session, bell).names == ("Ana Bell", "Bell")
    desk.session.undo()
    assert queries.actor(desk.session, bell).names == ("Ana Bell",)
    assert desk.mentions() == ()
