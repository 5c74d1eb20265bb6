"""What is begun on a source that is removed meanwhile: told in a sentence, and nothing typed is lost."""

from pytestqt.qtbot import QtBot

from briefer.commands.sources import remove_source
from briefer.gui.page import SessionPage
from briefer.store import queries
from tests.gui.desks import Key, press, press_here


def test_a_card_on_a_removed_source_says_so_and_saves_after_an_undo(page: SessionPage) -> None:
    session = page.desk.session
    page.reader.setFocus()
    press_here(Key.Key_F)
    card = page.facts.card()
    assert card is not None
    card.statement.setPlainText("The strait is shut.")
    remove_source(session, card.span.source)
    press(card.statement, Key.Key_Return)
    assert "The source in which" in card._fault.text()
    assert "Undo brings it back" in card._fault.text()
    assert card.statement.toPlainText() == "The strait is shut."
    assert page.facts.card() is card
    assert queries.facts(session) == ()
    page.undo()
    press(card.statement, Key.Key_Return)
    assert [fact.statement for fact in queries.facts(session)] == ["The strait is shut."]


def test_an_actor_that_is_asked_for_words_of_a_removed_source_is_not_tagged_elsewhere(
    page: SessionPage, qtbot: QtBot
) -> None:
    session = page.desk.session
    source = page.reader.source
    assert source is not None
    page.reader.setFocus()
    press_here(Key.Key_A)
    qtbot.waitUntil(page.reader._popup.isVisible)
    remove_source(session, source)
    press_here(Key.Key_Return)
    assert queries.mentions(session) == ()
    page.undo()
    assert page.reader.source is not None
    assert len(queries.sources(session)) == 2
