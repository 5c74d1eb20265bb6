"""The card of a fact: what it begins with, keys, faults that stay on it, passages."""

from collections.abc import Callable
from operator import attrgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.facts import EvidenceDraft, add_evidence
from briefer.commands.sources import edit_source
from briefer.gui.views.fact_card import FactCard
from briefer.gui.views.parts import choose
from briefer.model.changes import Changes, Collection
from briefer.model.dates import UNDATED, Basis, Precision
from briefer.model.facts import (
    AttributionKind,
    Confidence,
    Credibility,
    Fact,
    FactActor,
    FactKind,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import FactId
from briefer.model.spans import Span
from briefer.store import queries
from tests.gui.desks import Key, Scene, on_screen, press, replaced

SENTENCE = "Norland closed the strait on Monday."
SAID = "Estmark's envoy Ana Bell said that it was unlawful."
MEETING = "The two states will meet in Vell by 26 January."
Make = Callable[[Span | Fact], FactCard]


@pytest.fixture
def card(qtbot: QtBot, desk: Scene) -> Make:
    def make(subject: Span | Fact) -> FactCard:
        made = FactCard(desk.desk, subject)
        on_screen(qtbot, made, 360, 800)
        made.begin_typing()
        return made

    return make


def only(desk: Scene) -> Fact:
    (fact,) = queries.facts(desk.session)
    return fact


def links(card: FactCard) -> list[str]:
    return [made.text() for made in card.date.findChildren(QToolButton) if made.isVisible() and made.text()]


def shown(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def test_enter_alone_states_the_sentence(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    press(made.statement, Key.Key_Return)
    fact = only(desk)
    assert fact.statement == SENTENCE
    assert fact.evidence[0].span == desk.span(SENTENCE)
    assert fact.kind is FactKind.EVENT


def test_typing_replaces_the_sentence(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    QTest.keyClicks(made.statement, "Norland shut it.")
    press(made.statement, Key.Key_Return)
    assert only(desk).statement == "Norland shut it."


def test_actors_of_the_sentence_stand_on_the_card_with_their_parts(desk: Scene, card: Make) -> None:
    desk.tag("The two states", desk.norland, desk.estmark)
    made = card(desk.span(MEETING))
    made.save()
    assert only(desk).actors == (FactActor(desk.norland, "subject"), FactActor(desk.estmark, "subject"))


def test_an_actor_that_is_only_proposed_there_stands_on_the_card_too(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    assert [part.actor for part in made.actors.parts()] == [desk.norland]
    made.save()
    assert only(desk).actors == (FactActor(desk.norland, "subject"),)
    assert not queries.mentions(desk.session)


def test_who_says_something_is_the_speaker_of_a_statement(desk: Scene, card: Make) -> None:
    desk.tag("Ana Bell", desk.bell)
    made = card(desk.span(SAID))
    made.save()
    fact = only(desk)
    assert fact.kind is FactKind.STATEMENT
    assert fact.actors == (FactActor(desk.estmark), FactActor(desk.bell, "speaker"))
    said = fact.evidence[0]
    assert (said.attribution.actor, said.attribution.verb) == (desk.bell, "said")
    assert (said.attribution.kind, said.status) == (AttributionKind.INDIRECT, Status.CLAIMED)


def test_who_said_it_is_told_without_opening_the_fields(desk: Scene, card: Make) -> None:
    made = card(desk.span(SAID))
    assert "Said: Ana Bell said" in [button.text() for button in made.findChildren(QToolButton)]


def test_a_deadline_goes_into_its_own_field(desk: Scene, card: Make) -> None:
    made = card(desk.span(MEETING))
    assert (made.date.text.text(), made.deadline.text()) == ("", "2024-01-26")
    assert "26 January 2024" in links(made)[0]
    made.save()
    assert (only(desk).event_date.value, only(desk).deadline) == (None, "2024-01-26")


def test_dates_of_the_rest_of_the_sentence_are_offered_apart(desk: Scene, card: Make) -> None:
    made = card(desk.span("Norland closed the strait"))
    assert made.date.text.text() == ""
    assert "Elsewhere in the sentence" in shown(made)
    assert [words for words in links(made) if words.startswith("“")] == ["“Monday”: 22 January 2024"]


def test_without_a_day_of_publication_the_card_says_so_and_takes_it_when_it_is_set(
    desk: Scene, card: Make
) -> None:
    source = queries.source(desk.session, desk.first)
    edit_source(desk.session, replaced(source, published=UNDATED))
    made = card(desk.span(SENTENCE))
    assert made.date.text.text() == ""
    asked = QSignalSpy(made.publication_asked)
    (link,) = [it for it in made.findChildren(QToolButton) if "set it" in it.text()]
    assert link.isVisible()
    link.click()
    assert asked.at(0)[0] == desk.first
    desk.desk.bus.changed.connect(made.take)
    edit_source(desk.session, source)
    assert made.date.text.text() == "2024-01-22"
    assert not link.isVisible()
    assert not made.is_changed()


def test_a_date_that_was_typed_stays_when_the_source_is_dated(desk: Scene, card: Make) -> None:
    source = queries.source(desk.session, desk.first)
    edit_source(desk.session, replaced(source, published=UNDATED))
    made = card(desk.span(SENTENCE))
    made.date.text.setText("2023")
    edit_source(desk.session, source)
    made.take(Changes("Edit source", frozenset({(Collection.SOURCE, int(desk.first))})))
    assert made.date.text.text() == "2023"
    assert made.is_changed()


@pytest.mark.parametrize("words", ["0000-05-01", "99999-01-01"])
@pytest.mark.parametrize("field", ["deadline", "date.text", "passage.report_date"])
def test_a_year_that_there_is_not_is_told_in_a_sentence_and_nothing_is_lost(
    desk: Scene, card: Make, field: str, words: str
) -> None:
    made = card(desk.span(SENTENCE))
    made.note.setPlainText("kept")
    line: QLineEdit = attrgetter(field)(made)
    line.setText(words)
    press(line, Key.Key_Return)
    assert f"“{words}” is no date: years run from 0001 to 9999. Write it as 2024-01-18" in shown(made)
    assert (line.text(), made.note.toPlainText()) == (words, "kept")
    assert not queries.facts(desk.session)


def test_the_date_is_worked_out_from_the_day_of_publication(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    assert "22 January 2024" in shown(made)
    made.save()
    dating = only(desk).event_date
    assert (dating.value, dating.basis, dating.precision) == ("2024-01-22", Basis.RESOLVED, Precision.DAY)


def test_a_typed_date_is_given_by_the_analyst(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    made.date.text.clear()
    QTest.keyClicks(made.date.text, "18 January 2024")
    made.save()
    assert (only(desk).event_date.value, only(desk).event_date.basis) == ("2024-01-18", Basis.GIVEN)


def test_an_emptied_date_is_undated(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    made.date.text.setFocus()
    made.date.text.selectAll()
    press(made.date.text, Key.Key_Delete)
    made.save()
    assert only(desk).event_date.value is None


@pytest.mark.parametrize(("field", "words"), [("deadline", "soon"), ("date", "someday")])
def test_a_wrong_date_is_said_on_the_card_and_nothing_is_stored(
    desk: Scene, card: Make, field: str, words: str
) -> None:
    made = card(desk.span(SENTENCE))
    line: QLineEdit = made.date.text if field == "date" else made.deadline
    line.setText(words)
    press(line, Key.Key_Return)
    assert f"“{words}” is no date." in shown(made)
    assert not queries.facts(desk.session)


def test_a_blank_statement_is_refused(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    made.statement.setPlainText("  ")
    press(made.statement, Key.Key_Return)
    assert "A fact makes a statement." in shown(made)
    assert not queries.facts(desk.session)


def test_everything_entered_is_stored(desk: Scene, card: Make) -> None:
    made = card(desk.span(MEETING))
    choose(made.kind, FactKind.JUDGEMENT)
    choose(made.confidence, Confidence.MODERATE)
    made.place.setText("Vell")
    made.deadline.setText("26 January 2024")
    made.note.setPlainText("check this")
    choose(made.passage.status, Status.CLAIMED)
    choose(made.passage.reliability, Reliability.USUALLY)
    choose(made.passage.credibility, Credibility.PROBABLE)
    choose(made.passage.attribution, AttributionKind.INDIRECT)
    made.passage.speaker.setText("Ana Bell")
    made.passage.verb.setText("hinted")
    made.passage.report_date.setText("2024-01-24")
    made.passage.translation.setPlainText("in other words")
    made.save()
    fact = only(desk)
    (item,) = fact.evidence
    assert (fact.kind, fact.confidence, fact.place) == (FactKind.JUDGEMENT, Confidence.MODERATE, "Vell")
    assert (fact.deadline, fact.note) == ("2024-01-26", "check this")
    assert (item.status, item.modality, item.grading.code) == (Status.CLAIMED, Modality.FUTURE, "B2")
    assert (item.attribution.actor, item.attribution.who) == (desk.bell, "")
    assert (item.attribution.verb, item.report_date) == ("hinted", "2024-01-24")
    assert item.translation == "in other words"


def test_a_speaker_who_is_no_actor_is_kept_in_words(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    made.passage.speaker.setText("a harbour pilot")
    made.save()
    attribution = only(desk).evidence[0].attribution
    assert (attribution.actor, attribution.who) == (None, "a harbour pilot")


@pytest.mark.parametrize("name", ["place", "note", "deadline", "kind", "passage.translation", "passage.verb"])
def test_enter_saves_from_every_field(desk: Scene, card: Make, name: str) -> None:
    press(attrgetter(name)(card(desk.span(SENTENCE))), Key.Key_Return)
    assert len(queries.facts(desk.session)) == 1


def test_shift_enter_asks_for_another(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    saved = QSignalSpy(made.saved)
    press(made.statement, Key.Key_Return, shift=True)
    assert saved.count() == 1
    assert saved.at(0)[1] is True
    assert len(queries.facts(desk.session)) == 1


def test_enter_while_an_input_method_composes_never_saves(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    QApplication.sendEvent(made.statement, QInputMethodEvent("ni", []))
    press(made.statement, Key.Key_Return)
    assert not queries.facts(desk.session)
    done = QInputMethodEvent("", [])
    done.setCommitString("你")
    QApplication.sendEvent(made.statement, done)
    press(made.statement, Key.Key_Return)
    assert only(desk).statement == "你"


def test_escape_leaves_and_changes_nothing(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    left = QSignalSpy(made.left)
    press(made.statement, Key.Key_Escape)
    assert left.count() == 1
    assert not queries.facts(desk.session)


def test_a_card_knows_whether_anything_was_entered(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    assert not made.is_changed()
    QTest.keyClicks(made.place, "Vell")
    assert made.is_changed()


def add(made: FactCard, name: str) -> None:
    """Type a name into the field that adds an actor, and press Enter."""
    QTest.keyClicks(made.actors.add, name)
    press(made.actors.add, Key.Key_Return)


def test_an_actor_is_added_by_name_and_enter_does_not_save(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    add(made, "estm")
    assert [part.actor for part in made.actors.parts()] == [desk.norland, desk.estmark]
    assert not queries.facts(desk.session)
    made.actors.add.setFocus()
    press(made.actors.add, Key.Key_Return)  # nothing is typed: Enter belongs to the card
    assert len(only(desk).actors) == 2


def test_the_same_part_twice_is_refused(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    for _ in range(2):
        add(made, "Estmark")
    made.save()
    assert "Estmark has the same part in the fact twice." in shown(made)


def test_a_new_actor_can_be_chosen_at_once(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    key = add_actor(desk.session, "Vell Port")
    add(made, "vell")
    assert made.actors.parts()[-1].actor == key


def test_a_stored_fact_is_shown_as_it_is_and_edited(desk: Scene, card: Make) -> None:
    key = desk.fact(SENTENCE)
    made = card(queries.fact(desk.session, key))
    assert not made.is_changed()
    made.statement.setPlainText("Norland shut the strait.")
    press(made.statement, Key.Key_Return)
    assert only(desk).id == key
    assert only(desk).statement == "Norland shut the strait."


def test_saving_without_a_change_makes_no_step(desk: Scene, card: Make) -> None:
    key = desk.fact(SENTENCE)
    before = desk.session.undo_label
    card(queries.fact(desk.session, key)).save()
    assert desk.session.undo_label == before


def two_passages(desk: Scene) -> FactId:
    key = desk.fact(SENTENCE)
    add_evidence(desk.session, key, EvidenceDraft(desk.span("Ships wait off Vell.", desk.second)))
    return key


def test_each_passage_keeps_its_own_particulars(desk: Scene, card: Make) -> None:
    made = card(queries.fact(desk.session, two_passages(desk)))
    tabs = made.findChild(QTabBar)
    assert tabs is not None
    assert tabs.isVisible()
    choose(made.passage.status, Status.DISPUTED)
    tabs.setCurrentIndex(1)
    assert "Ships wait off Vell." in shown(made)
    choose(made.passage.status, Status.CONFIRMED)
    made.save()
    assert [item.status for item in only(desk).evidence] == [Status.DISPUTED, Status.CONFIRMED]


def test_a_passage_can_be_removed_while_another_is_left(desk: Scene, card: Make) -> None:
    made = card(queries.fact(desk.session, two_passages(desk)))
    made.passages.remove()
    made.passages.remove()  # the last one stays
    made.save()
    assert [item.span.source for item in only(desk).evidence] == [desk.second]
    tabs = made.findChild(QTabBar)
    assert tabs is not None
    assert not tabs.isVisible()


def test_a_wrong_report_date_keeps_its_passage_in_view(desk: Scene, card: Make) -> None:
    made = card(queries.fact(desk.session, two_passages(desk)))
    tabs = made.findChild(QTabBar)
    assert tabs is not None
    made.passage.report_date.setText("whenever")
    tabs.setCurrentIndex(1)
    assert tabs.currentIndex() == 0
    assert "“whenever” is no date." in shown(made)


def test_a_passage_in_another_language_asks_for_its_translation(desk: Scene, card: Make) -> None:
    known = queries.source(desk.session, desk.second)
    edit_source(desk.session, replaced(known, language="fa"))
    home, away = card(desk.span(SENTENCE)), card(desk.span("Ships wait off Vell.", desk.second))
    assert not home.passage.translation.isVisible()
    assert away.passage.translation.isVisible()


def test_a_click_shows_the_passage_in_the_text(desk: Scene, card: Make) -> None:
    made = card(queries.fact(desk.session, two_passages(desk)))
    made.passages.go_to()
    assert (desk.pointed[-1].source, desk.pointed[-1].start) == (desk.first, 0)
    made.passages.tabs.setCurrentIndex(1)
    made.passages.go_to()
    assert desk.pointed[-1].source == desk.second


def test_passages_are_put_in_another_order(desk: Scene, card: Make) -> None:
    made = card(queries.fact(desk.session, two_passages(desk)))
    choose(made.passage.status, Status.DISPUTED)
    made.passages.shift(1)
    assert "Norland closed the strait on Monday." in shown(made)
    made.passages.shift(1)  # it is the last
    made.save()
    evidence = only(desk).evidence
    assert [item.span.source for item in evidence] == [desk.second, desk.first]
    assert [item.status for item in evidence] == [Status.REPORTED, Status.DISPUTED]


def test_a_date_that_is_proposed_from_outside_is_given_by_the_analyst(desk: Scene, card: Make) -> None:
    made = card(queries.fact(desk.session, desk.fact(SENTENCE)))
    made.propose_date("2024-01-18")
    assert only(desk).event_date.value is None
    made.save()
    assert (only(desk).event_date.value, only(desk).event_date.basis) == ("2024-01-18", Basis.GIVEN)


def test_words_of_a_source_are_never_markup(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in made.findChildren(QLabel))


def test_every_field_has_a_name(desk: Scene, card: Make) -> None:
    made = card(desk.span(SENTENCE))
    fields = [made.statement, made.kind, made.confidence, made.place, made.deadline, made.note]
    passage = made.passage
    fields += [passage.status, passage.modality, passage.reliability, passage.credibility, passage.speaker]
    assert all(field.accessibleName() for field in fields)
