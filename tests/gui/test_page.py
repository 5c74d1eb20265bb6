"""The page of a session: keys from the text to the note, ways between panes, what is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefer.commands.actors import remove_actor
from briefer.commands.briefs import first_brief
from briefer.commands.fact_batches import FactEdits, edit_facts
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.mentions import tag_mention, untag
from briefer.commands.sources import remove_source
from briefer.gui.bus import Target
from briefer.gui.page import SessionPage, Side, Workspace
from briefer.gui.window import MainWindow
from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import SourceId
from briefer.model.spans import span_of
from briefer.store import queries
from tests.gui.desks import Key, press, press_here, scene


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[SessionPage]:
    path = tmp_path / "strait.briefer"
    scene(path).session.close()
    window.resize(1024, 700)
    window.open_path(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    yield window.page
    QGuiApplication.clipboard().clear()


def first(page: SessionPage) -> SourceId:
    return queries.sources(page.desk.session)[0].id


def second(page: SessionPage) -> SourceId:
    return queries.sources(page.desk.session)[1].id


def text_of(page: SessionPage) -> str:
    return queries.source_text(page.desk.session, first(page))


def put_fact(page: SessionPage, words: str = "Norland closed the strait on Monday.") -> None:
    text = text_of(page)
    start = text.index(words)
    draft = FactDraft(FactKind.EVENT, words)
    span = span_of(first(page), text, start, start + len(words))
    add_fact(page.desk.session, draft, [EvidenceDraft(span)])


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def shown(page: SessionPage) -> Workspace:
    return page.workspace


def clip(text: str = "", *, html: str = "", **formats: bytes) -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    for name, data in formats.items():
        mime.setData(name.replace("__", "/").replace("_", "-"), data)
    QGuiApplication.clipboard().setMimeData(mime)


def test_the_first_source_is_shown_with_the_keyboard_in_its_text(page: SessionPage) -> None:
    assert page.reader.source == first(page)
    assert page.reader.text.hasFocus()
    assert page.header._title.text() == "Strait closed"
    current = page.sources.current()
    assert current is not None
    assert current.id == first(page)


def test_two_keys_make_a_fact_and_come_back_to_the_text(page: SessionPage) -> None:
    press_here(Key.Key_F)
    assert page.side_shown is Side.FACTS
    press_here(Key.Key_Return)
    (fact,) = queries.facts(page.desk.session)
    assert fact.statement == "Norland closed the strait on Monday."
    assert page.reader.text.hasFocus()


def test_escape_in_the_card_goes_back_to_the_text(page: SessionPage) -> None:
    press_here(Key.Key_F)
    press_here(Key.Key_Escape)
    assert page.reader.text.hasFocus()
    assert not queries.facts(page.desk.session)


def test_s_sends_the_fact_to_a_section_by_one_more_key(page: SessionPage) -> None:
    put_fact(page)
    press_here(Key.Key_S)
    chooser = page.brief.chooser
    assert chooser.isVisible()
    press(chooser, Key.Key_2)
    (fact,) = queries.facts(page.desk.session)
    (brief,) = queries.briefs(page.desk.session)
    assert [section.name for section in brief.sections if fact.id in section.facts]


def test_e_adds_the_sentence_to_a_fact(page: SessionPage) -> None:
    put_fact(page)
    press_here(Key.Key_J)
    press_here(Key.Key_E)
    assert page.facts._choice.isVisible()
    press_here(Key.Key_Return)
    (fact,) = queries.facts(page.desk.session)
    assert [item.span.quote[:7] for item in fact.evidence] == ["Norland", "Estmark"]
    assert page.reader.text.hasFocus()


def test_e_presets_the_fact_that_is_selected(page: SessionPage) -> None:
    put_fact(page)
    put_fact(page, "Bell flew home 🕊 on Tuesday.")
    _, chosen = queries.facts(page.desk.session)
    page.facts.select(chosen.id)
    page.reader.setFocus()
    press_here(Key.Key_E)
    press_here(Key.Key_Return)
    assert len(queries.fact(page.desk.session, chosen.id).evidence) == 2


def test_shift_e_adds_to_the_fact_used_last_and_undo_takes_it_back(
    page: SessionPage, window: MainWindow
) -> None:
    press_here(Key.Key_F)
    press_here(Key.Key_Return)
    press_here(Key.Key_J)
    press_here(Key.Key_E, shift=True)
    (fact,) = queries.facts(page.desk.session)
    assert [item.span.quote[:7] for item in fact.evidence] == ["Norland", "Estmark"]
    assert "Add evidence to “Norland closed the strait" in window.strip._step.text()
    assert page.reader.text.hasFocus()
    press_here(Key.Key_Z, ctrl=True)
    assert len(queries.facts(page.desk.session)[0].evidence) == 1


def test_undo_and_redo_by_key_name_their_step(page: SessionPage, window: MainWindow) -> None:
    put_fact(page)
    press_here(Key.Key_Z, ctrl=True)
    assert not queries.facts(page.desk.session)
    assert "Undone: Add fact" in window.strip._step.text()
    press_here(Key.Key_Z, ctrl=True, shift=True)
    assert len(queries.facts(page.desk.session)) == 1
    press_here(Key.Key_Z, ctrl=True)
    press_here(Key.Key_Y, ctrl=True)
    assert len(queries.facts(page.desk.session)) == 1


def test_in_a_field_ctrl_z_belongs_to_the_field(page: SessionPage) -> None:
    put_fact(page)
    page.search.seek()
    QTest.keyClicks(page.search, "strait")
    press_here(Key.Key_Z, ctrl=True)
    assert len(queries.facts(page.desk.session)) == 1
    assert page.search.text() != "strait"


def test_letters_in_a_field_are_letters(page: SessionPage) -> None:
    page.search.seek()
    QTest.keyClicks(page.search, "fact")
    assert page.search.text() == "fact"
    assert page.facts.card() is None


def test_an_undo_in_another_source_shows_its_place(page: SessionPage) -> None:
    mention = tag_mention(
        page.desk.session,
        span_of(second(page), queries.source_text(page.desk.session, second(page)), 21, 28),
        (queries.actors(page.desk.session)[0].id,),
    )
    untag(page.desk.session, mention)
    assert page.reader.source == first(page)
    page.undo()
    assert page.reader.source == second(page)


def test_the_arrows_of_the_list_turn_to_another_source(page: SessionPage) -> None:
    page.go_to_sources()
    press_here(Key.Key_Down)
    assert page.reader.source == second(page)
    press_here(Key.Key_Return)
    assert page.reader.text.hasFocus()


@pytest.mark.parametrize(
    ("number", "pick"),
    [
        (Key.Key_1, lambda page: page.sources.list),
        (Key.Key_2, lambda page: page.reader.text),
        (Key.Key_3, lambda page: page.actors.list),
        (Key.Key_4, lambda page: page.facts.list),
    ],
)
def test_alt_and_a_digit_go_to_a_pane(page: SessionPage, number: Qt.Key, pick: object) -> None:
    put_fact(page)
    QTest.keyClick(page.reader.text, number, Qt.KeyboardModifier.AltModifier)
    assert callable(pick)
    assert pick(page).hasFocus()


def test_the_brief_is_a_workspace_of_its_own(page: SessionPage) -> None:
    put_fact(page)
    first_brief(page.desk.session, page.desk.packs.packs[0])
    press_here(Key.Key_4, ctrl=True)
    assert page.workspace is Workspace.BRIEF
    assert page.brief.isVisible()
    assert not page.reader.isVisible()
    press_here(Key.Key_1, ctrl=True)
    assert page.reader.text.hasFocus()


def test_the_timeline_is_a_workspace_of_its_own(page: SessionPage) -> None:
    put_fact(page)
    (fact,) = queries.facts(page.desk.session)
    edit_facts(page.desk.session, [fact.id], FactEdits(event_date=dated("2024-01-22")))
    press_here(Key.Key_3, ctrl=True)
    assert shown(page) is Workspace.TIMELINE
    assert page.timeline.view.list.hasFocus()
    assert page.listed_facts.current() == fact.id
    press_here(Key.Key_Return)
    assert shown(page) is Workspace.READ
    assert page.reader.text.hasFocus()


def test_facts_are_edited_and_removed_where_they_are_stood_on(page: SessionPage, window: MainWindow) -> None:
    put_fact(page)
    (fact,) = queries.facts(page.desk.session)
    edit_facts(page.desk.session, [fact.id], FactEdits(event_date=dated("2024-01-22")))
    page.show_workspace(Workspace.TIMELINE)
    page.timeline.focus()
    action(window, "edit_fact").trigger()
    assert page.timeline.view.cards.current is not None
    assert page.facts.card() is None
    action(window, "remove_fact").trigger()
    assert not queries.facts(page.desk.session)


def test_the_card_leads_to_the_form_for_the_day_of_publication(page: SessionPage) -> None:
    page.show_source(second(page), 0)
    press_here(Key.Key_F)
    card = page.facts.card()
    assert card is not None
    card.date.publication_asked.emit()
    assert page.header.form.isVisible()
    asked = page.header.form.source
    assert asked is not None
    assert asked.id == second(page)


def test_a_fact_that_is_pointed_at_is_shown_in_text_and_list(page: SessionPage) -> None:
    put_fact(page)
    (fact,) = queries.facts(page.desk.session)
    page.show_source(second(page))
    page.show_workspace(Workspace.BRIEF)
    page.desk.point(Target(fact=fact.id))
    assert page.workspace is Workspace.READ
    assert page.reader.source == first(page)
    assert page.side_shown is Side.FACTS
    assert page.facts.current() == fact


def test_an_actor_that_is_pointed_at_is_shown_in_its_list(page: SessionPage) -> None:
    actor = queries.actors(page.desk.session)[1]
    page.desk.point(Target(actor=actor.id))
    assert page.actors.current() == actor
    assert page.actors.list.hasFocus()


def test_what_is_gone_is_pointed_at_in_vain(page: SessionPage) -> None:
    actor = queries.actors(page.desk.session)[1]
    remove_actor(page.desk.session, actor.id)
    page.desk.point(Target(actor=actor.id))
    assert page.actors.current() is None


def test_the_search_finds_and_jumps(page: SessionPage, qtbot: QtBot) -> None:
    put_fact(page)
    press_here(Key.Key_F, ctrl=True)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "ships")
    qtbot.waitUntil(lambda: page.search.model.rowCount() > 0)
    press_here(Key.Key_Return)
    assert page.reader.source == second(page)
    assert page.reader.text.hasFocus()


def test_pasted_words_become_a_source_with_the_clipboards_link(page: SessionPage) -> None:
    clip(
        "Vell votes\n\nThe port of Vell votes.",
        text__x_moz_url_priv="https://vell.example/9".encode("utf-16-le"),
    )
    press_here(Key.Key_V, ctrl=True)
    made = queries.sources(page.desk.session)[-1]
    assert (made.title, made.url) == ("Vell votes", "https://vell.example/9")
    assert page.reader.source == made.id
    assert page.header.form.isVisible()
    assert "publisher, published" in page.header.form._missing.text()


def test_pasting_nothing_says_so(page: SessionPage, window: MainWindow) -> None:
    clip("  ")
    page.paste()
    assert "no text to paste" in window.strip.faults()[0].text


def test_ctrl_v_in_a_field_pastes_into_the_field(page: SessionPage) -> None:
    clip("strait")
    page.search.seek()
    press_here(Key.Key_V, ctrl=True)
    assert page.search.text() == "strait"
    assert len(queries.sources(page.desk.session)) == 2


def test_the_next_source_is_shown_when_the_one_that_is_read_goes(page: SessionPage) -> None:
    remove_source(page.desk.session, first(page))
    assert page.reader.source == queries.sources(page.desk.session)[0].id
    remove_source(page.desk.session, first(page))
    assert not page.header.isVisible()
    assert page.sources._none.isVisible()


def test_a_session_is_left_and_found_as_it_was(page: SessionPage, window: MainWindow, qtbot: QtBot) -> None:
    page.show_source(second(page), 30)
    page.show_side(Side.FACTS)
    page.panes.setSizes([200, 500, 324])
    sizes = page.panes.sizes()
    path = page.desk.session.path
    window.close_session()
    window.open_path(path)
    again = window.page
    assert again is not None
    qtbot.waitUntil(lambda: again.panes.sizes() == sizes)
    assert again.reader.source == second(again)
    assert again.side_shown is Side.FACTS
    assert again.reader.text.caret == 30


def test_the_strip_names_what_the_caret_stands_on(page: SessionPage, window: MainWindow) -> None:
    norland = next(actor for actor in queries.actors(page.desk.session) if actor.name == "Norland")
    tag_mention(page.desk.session, span_of(first(page), text_of(page), 0, 7), (norland.id,))
    page.show_source(first(page), 0)
    assert "Norland · name" in window.strip._place.text()


def test_new_names_are_proposed_at_once(page: SessionPage) -> None:
    clip("Word\n\nNorland and Norlandic ships.")
    page.paste()
    page.header.form.closed.emit()
    rows = {row.actor.name: row.proposed for row in page.actors.model.rows}
    assert rows["Norland"] == 2


def test_every_control_has_a_name_and_no_label_reads_markup(page: SessionPage) -> None:
    for kind in (page.sources, page.actors, page.facts, page.header, page.search):
        for label in kind.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
    named: tuple[QWidget, ...] = (
        page.sources.list,
        page.actors.list,
        page.facts.list,
        page.search,
        page.tabs,
    )
    assert all(widget.accessibleName() for widget in named)


def test_tab_reaches_every_pane(page: SessionPage) -> None:
    page.sources.search.setFocus()
    met = []
    for _ in range(60):
        press_here(Key.Key_Tab)
        met.append(QApplication.focusWidget())
    for pane in (page.sources.list, page.reader.text, page.actors.list, page.search):
        assert pane in met
