"""The page of a session: keys from the text to the note, ways between panes, what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefer.commands.actors import remove_actor
from briefer.commands.briefs import add_brief, first_brief, send_fact, write_paragraph
from briefer.commands.fact_batches import FactEdits, edit_facts
from briefer.commands.facts import EvidenceDraft, FactDraft, add_fact
from briefer.commands.grouped import at_once
from briefer.commands.memos import add_memo
from briefer.commands.mentions import tag_mention, untag
from briefer.commands.sources import add_sources, remove_source
from briefer.gui.bus import Notice, Target
from briefer.gui.leaving import losses, may_leave
from briefer.gui.page import SessionPage, Side, Workspace
from briefer.gui.window import MainWindow
from briefer.model.dates import dated
from briefer.model.facts import FactKind
from briefer.model.ids import ParagraphId, SourceId
from briefer.model.sources import LoadedSource
from briefer.model.spans import span_of
from briefer.store import queries
from tests.gui.desks import Key, press, press_here


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
    chooser = page.brief.sending.chooser
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


def test_in_a_paragraph_of_the_brief_ctrl_z_and_redo_are_the_sessions(page: SessionPage) -> None:
    brief = queries.brief(page.desk.session, first_brief(page.desk.session, page.desk.packs.packs[0]))
    page.show_workspace(Workspace.BRIEF)
    page.brief.show_section(brief.sections[0].id)
    page.add_paragraph()
    editor = page.brief.draft.editor
    QTest.keyClicks(editor, "One. ")
    page.brief.flush()
    QTest.keyClicks(editor, "Two.")
    press_here(Key.Key_Z, ctrl=True)
    assert editor.toPlainText() == "One. "
    assert editor.hasFocus()
    press_here(Key.Key_Z, ctrl=True)
    assert editor.toPlainText() == ""
    press_here(Key.Key_Z, ctrl=True, shift=True)
    press_here(Key.Key_Z, ctrl=True, shift=True)
    assert editor.toPlainText() == "One. Two."
    assert page.desk.session.undo_label.startswith("Write in")


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
    at_once(edit_facts(page.desk.session, [fact.id], FactEdits(event_date=dated("2024-01-22"))))
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
    at_once(edit_facts(page.desk.session, [fact.id], FactEdits(event_date=dated("2024-01-22"))))
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


def test_a_paragraph_that_is_pointed_at_is_shown_in_the_brief(page: SessionPage) -> None:
    session = page.desk.session
    brief = add_brief(session, page.desk.packs.packs[0])
    last = queries.briefs(session)[0].sections[-1]
    write_paragraph(session, brief, last.id, None, "The first 🕊.")
    key = write_paragraph(session, brief, last.id, None, "The second.")
    page.desk.point(Target(paragraph=key))
    assert page.workspace is Workspace.BRIEF
    assert page.brief.section == last.id
    editor = page.brief.draft.editor
    assert editor.hasFocus()
    assert editor.toPlainText() == "The second."
    page.desk.point(Target(paragraph=ParagraphId(1)))
    assert page.brief.section == last.id


def test_what_is_gone_is_pointed_at_in_vain(page: SessionPage) -> None:
    actor = queries.actors(page.desk.session)[1]
    remove_actor(page.desk.session, actor.id)
    page.desk.point(Target(actor=actor.id))
    assert page.actors.current() is None


def test_the_search_finds_and_jumps(page: SessionPage, qtbot: QtBot) -> None:
    put_fact(page)
    press_here(Key.Key_F, ctrl=True, shift=True)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "ships")
    qtbot.waitUntil(lambda: page.search.panel.model.rowCount() > 0)
    press_here(Key.Key_Return)
    assert page.reader.source == second(page)
    assert page.reader.text.hasFocus()


def test_escape_leaves_the_search_for_what_is_shown(page: SessionPage) -> None:
    press_here(Key.Key_F, ctrl=True, shift=True)
    assert page.search.hasFocus()
    press_here(Key.Key_Escape)
    assert page.reader.text.hasFocus()
    assert not page.search.is_open
    page.show_workspace(Workspace.COMPARE)
    press_here(Key.Key_F, ctrl=True, shift=True)
    press_here(Key.Key_Escape)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.compare.isAncestorOf(focused)


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


def test_the_last_sources_may_go_at_once_while_the_list_still_stands_on_one(
    page: SessionPage, qtbot: QtBot
) -> None:
    session = page.desk.session
    page.desk.bus.gather_while(lambda: True)  # as while an undo takes many steps back
    for source in queries.sources(session):
        remove_source(session, source.id)
    assert page.reader.source is None
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: page.sources.model.rowCount() == 2)
    assert page.reader.source in queries.source_ids(session)


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


def test_the_strip_names_the_page_that_the_caret_stands_on(page: SessionPage, window: MainWindow) -> None:
    loaded = LoadedSource("First page.\nSecond page.", "Paged", pages=(0, 12))
    (key,) = add_sources(page.desk.session, [loaded])
    page.show_source(key, 14)
    assert window.strip._place.text().startswith("Page 2 of 2")
    page.show_source(key, 0)
    assert window.strip._place.text().startswith("Page 1 of 2")
    page.show_source(queries.source_ids(page.desk.session)[0], 0)
    assert "Page" not in window.strip._place.text()


def test_copies_of_what_came_in_are_told_and_listed(page: SessionPage, qtbot: QtBot) -> None:
    told: list[Notice] = []
    page.desk.bus.told.connect(told.append)
    text = queries.source_text(page.desk.session, queries.source_ids(page.desk.session)[0])
    (key,) = add_sources(page.desk.session, [LoadedSource(f"{text} More.", "Reprint", publisher="Herald")])
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "100\u00a0% of “Strait closed” is in “Reprint”; which came first is not known."
    page.show_source(key)
    page.header.copies.click()
    assert page.sources.copies.list.hasFocus()
    assert page.sources.copies.chosen() == (key,)
    press(page.sources.copies.list, Key.Key_P)
    assert len(queries.kinships(page.desk.session)) == 1
    press(page.sources.copies.list, Key.Key_Escape)
    assert page.sources.list.hasFocus()


def test_new_names_are_proposed_at_once(page: SessionPage) -> None:
    clip("Word\n\nNorland and Norlandic ships.")
    page.paste()
    page.header.form.closed.emit()
    rows = {row.actor.name: row.proposed for row in page.actors.model.rows}
    assert rows["Norland"] == 2


def test_no_label_reads_markup(page: SessionPage) -> None:
    for kind in (page.sources, page.actors, page.facts, page.header, page.search):
        for label in kind.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText


def test_words_are_found_in_the_text_and_its_keys_go_on(page: SessionPage) -> None:
    page.reader.setFocus()
    press_here(Key.Key_F, ctrl=True)
    assert page.find_bar.field.hasFocus()
    QTest.keyClicks(page.find_bar.field, "vell")
    assert page.find_bar.count.text() == "1 of 1"
    page.find_bar.field.setText("the")
    seen = [page.find_bar.count.text()]
    press_here(Key.Key_F3)
    seen.append(page.find_bar.count.text())
    press_here(Key.Key_F3, shift=True)
    seen.append(page.find_bar.count.text())
    assert seen == ["1 of 2", "2 of 2", "1 of 2"]
    press_here(Key.Key_Escape)
    assert page.reader.text.hasFocus()
    assert not page.find_bar.is_open


def test_without_the_bar_the_same_key_goes_to_the_actors_next_mention(page: SessionPage) -> None:
    session = page.desk.session
    norland = queries.actors(session)[0].id
    text = queries.source_text(session, second(page))
    start = text.index("Norland")
    tag_mention(session, span_of(second(page), text, start, start + 7), (norland,))
    page.actors.select(norland)
    page.reader.setFocus()
    press_here(Key.Key_F3)
    assert page.reader.source == second(page)


def test_find_leads_back_from_the_brief_to_the_text(page: SessionPage) -> None:
    page.show_workspace(Workspace.BRIEF)
    press_here(Key.Key_F, ctrl=True)
    assert page.workspace is Workspace.READ
    assert page.find_bar.field.hasFocus()


def test_a_session_opens_at_the_sentence_where_it_was_left(page: SessionPage, window: MainWindow) -> None:
    page.show_source(second(page))
    for _ in range(2):
        page.reader.next_sentence()
    place, path = page.reader.text.caret, page.desk.session.path
    assert place > 0
    window.close_session()
    window.open_path(path)
    again = window.page
    assert again is not None
    assert again.reader.source == second(again)
    assert again.reader.text.caret == place
    assert again.reader.text.is_in_view(place, place + 1)
    sentence = again.reader.sentence()
    assert sentence is not None
    assert sentence.start == place


def test_an_undo_shows_the_text_whatever_is_shown(page: SessionPage) -> None:
    span = span_of(second(page), queries.source_text(page.desk.session, second(page)), 0, 5)
    add_memo(page.desk.session, span, "How many?")
    page.show_workspace(Workspace.BRIEF)
    page.undo()
    assert page.workspace is Workspace.READ
    assert page.reader.source == second(page)
    assert page.reader.text.flashed() == ((0, 5),)
    page.show_source(first(page))
    page.redo()
    assert page.reader.source == second(page)


def test_an_undo_in_the_brief_stays_there(page: SessionPage) -> None:
    put_fact(page)
    brief = first_brief(page.desk.session, page.desk.packs.packs[0])
    key, section = queries.facts(page.desk.session)[0].id, queries.brief(page.desk.session, brief).sections[0]
    send_fact(page.desk.session, brief, section.id, key)
    page.show_workspace(Workspace.BRIEF)
    page.undo()
    assert page.workspace is Workspace.BRIEF


def test_nothing_is_done_again_behind_words_that_are_being_typed(page: SessionPage) -> None:
    first_brief(page.desk.session, page.desk.packs.packs[0])
    page.show_workspace(Workspace.BRIEF)
    page.brief.next_section()
    page.brief.add_paragraph()
    QTest.keyClicks(page.brief.draft.editor, "one")
    page.undo()
    QTest.keyClicks(page.brief.draft.editor, "two")
    page.redo()
    sections = queries.briefs(page.desk.session)[0].sections
    assert [each.text for section in sections for each in section.paragraphs] == ["two"]
    assert not page.desk.session.redo_label


def test_an_undo_of_what_lay_in_a_source_that_is_gone_says_so_and_shows_nothing(page: SessionPage) -> None:
    span = span_of(second(page), queries.source_text(page.desk.session, second(page)), 0, 5)
    add_memo(page.desk.session, span, "How many?")
    remove_source(page.desk.session, second(page))
    page.undo()
    assert page.reader.source == second(page)
    page.show_source(first(page))
    page.redo()
    assert page.reader.source == first(page)


def test_leaving_asks_about_notes_that_were_not_saved(page: SessionPage) -> None:
    press_here(Key.Key_M)
    QTest.keyClicks(page.reader.notes.editor.field, "Half a note")
    press_here(Key.Key_Escape)
    assert losses(page) == ("There is what you wrote in 1 note and did not save.",)


def test_a_fact_on_words_of_a_removed_source_is_refused_in_the_card(page: SessionPage) -> None:
    page.show_source(second(page))
    press_here(Key.Key_F)
    card = page.facts.card()
    assert card is not None
    remove_source(page.desk.session, second(page))
    card.save()
    assert "was removed. Undo brings it back" in card._fault.text()
    assert not queries.facts(page.desk.session)


def test_evidence_in_a_removed_source_is_refused_in_the_strip(page: SessionPage, window: MainWindow) -> None:
    put_fact(page)
    page.show_source(second(page))
    press_here(Key.Key_E)
    remove_source(page.desk.session, second(page))
    page.facts.list.setFocus()
    press_here(Key.Key_Return)
    assert "was removed" in window.strip.faults()[-1].text
    assert len(queries.facts(page.desk.session)[0].evidence) == 1


def test_a_page_that_was_left_asks_its_session_nothing_more(
    page: SessionPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.search.setFocus()
    page.search.setText("ships")
    page.reader.next_sentence()
    monkeypatch.setattr(page, "deleteLater", lambda: None)
    window.close_session()
    page.search.setText("")
    page.reader.text.verticalScrollBar().valueChanged.emit(1)
    qtbot.wait(800)  # longer than any pause after which something would be asked or remembered
    monkeypatch.undo()
    page.deleteLater()


def test_when_the_source_that_is_read_is_undone_another_one_is_shown(page: SessionPage) -> None:
    clip("Pasted words, that nobody has yet.")
    page.paste()
    pasted = page.reader.source
    assert pasted not in (None, first(page))
    page.undo()
    assert page.reader.source == first(page)


def test_the_strip_tells_what_the_caret_stands_on_only_beside_the_text(page: SessionPage) -> None:
    told: list[str] = []
    page.placed.connect(told.append)
    page.reader.text.place(3, 3)
    assert "Norland" in told[-1]
    page.show_workspace(Workspace.COMPARE)
    assert told[-1] == ""
    page.show_workspace(Workspace.READ)
    assert "Norland" in told[-1]


@pytest.fixture
def three(page: SessionPage) -> SessionPage:
    """The page with a third source, and the first one shown."""
    add_sources(page.desk.session, (LoadedSource(title="Ferries wait", text="Ferries wait off Vell.\n"),))
    page.show_source(first(page))
    return page


def click_source(page: SessionPage, row: int, modifiers: Qt.KeyboardModifier) -> None:
    """Click on a row as a mouse does: by way of the window, which alone knows what keys are held."""
    view = page.sources.list
    place = view.viewport().mapTo(page.window(), view.visualRect(page.sources.model.index(row)).center())
    QTest.mouseClick(page.window().windowHandle(), Qt.MouseButton.LeftButton, modifiers, place)


def chosen_rows(page: SessionPage) -> list[int]:
    return sorted(index.row() for index in page.sources.list.selectedIndexes())


def test_ctrl_and_a_click_add_a_source_to_those_selected(three: SessionPage) -> None:
    click_source(three, 0, Qt.KeyboardModifier.NoModifier)
    click_source(three, 2, Qt.KeyboardModifier.ControlModifier)
    assert chosen_rows(three) == [0, 2]
    click_source(three, 2, Qt.KeyboardModifier.ControlModifier)
    assert chosen_rows(three) == [0]
    click_source(three, 2, Qt.KeyboardModifier.NoModifier)
    assert chosen_rows(three) == [2]


def test_shift_and_a_click_select_the_sources_between(three: SessionPage) -> None:
    click_source(three, 0, Qt.KeyboardModifier.NoModifier)
    click_source(three, 2, Qt.KeyboardModifier.ShiftModifier)
    assert chosen_rows(three) == [0, 1, 2]


def test_the_source_that_ctrl_page_down_goes_to_is_the_one_selected(three: SessionPage) -> None:
    three.reader.setFocus()
    handle = three.window().windowHandle()
    for row in (1, 2):
        QTest.keyClick(handle, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert chosen_rows(three) == [row]
        assert three.reader.source == three.sources.model.rows[row].source.id


def test_the_list_stands_on_the_source_that_was_loaded(
    page: SessionPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ferries.txt"
    path.write_text("Ferries wait off Vell.\n", encoding="utf-8")
    page.loader.load((path,))
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=30_000)
    QApplication.processEvents()
    current = page.sources.current()
    assert current is not None
    assert current.file_name == "ferries.txt"
    assert current.id == page.reader.source
    assert chosen_rows(page) == [2]


def test_what_was_entered_in_the_form_of_a_source_is_stored_when_another_is_shown(
    page: SessionPage, window: MainWindow
) -> None:
    session, was_read = page.desk.session, first(page)
    page.show_source(was_read)
    page.edit_source()
    page.header.form.publisher.setText("Vell Gazette")
    page.show_source(second(page))
    assert queries.source(session, was_read).publisher == "Vell Gazette"
    page.undo()
    assert queries.source(session, was_read).publisher == "Vell Courier"
    page.show_source(was_read)
    page.edit_source()
    page.show_source(second(page))
    assert not session.undo_label.startswith("Edit source")  # nothing was entered, and nothing is stored
    page.show_source(was_read)
    page.edit_source()
    page.header.form.published.setText("some day")
    page.show_source(second(page))
    told = window.strip.faults()[-1].text
    assert told.startswith("What you entered of “Strait closed” is not stored: “some day” is no date")


def test_a_session_is_left_with_what_was_entered_in_the_form_of_a_source(page: SessionPage) -> None:
    page.show_source(first(page))
    page.edit_source()
    page.header.form.publisher.setText("Vell Gazette")
    assert may_leave(page, page)
    assert queries.source(page.desk.session, first(page)).publisher == "Vell Gazette"
    page.edit_source()
    page.header.form.published.setText("some day")
    assert losses(page) == ("There is what you entered in the form of a source and did not save.",)
    press(page.header.form.published, Key.Key_Escape)
    assert losses(page) == ()


def test_an_article_pasted_into_the_form_of_a_source_is_a_source(page: SessionPage) -> None:
    page.show_source(first(page))
    page.edit_source()
    page.header.form.publisher.setFocus()
    before, handle = page.header.form.publisher.text(), page.window().windowHandle()
    QGuiApplication.clipboard().setText("Ferries wait\n\nThey wait off Vell.\n")
    QTest.keyClick(handle, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert queries.sources(page.desk.session)[-1].title == "Ferries wait"
    assert queries.source(page.desk.session, first(page)).publisher == before
    QGuiApplication.clipboard().setText("Vell Gazette\n")
    QTest.keyClick(handle, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.header.form.publisher.text().strip() == "Vell Gazette"
    assert len(queries.sources(page.desk.session)) == 3


def test_the_line_at_the_end_is_not_half_shown_over_a_text_that_goes_on(
    page: SessionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "\n\n".join(f"{number}. Ferries wait off Vell." for number in range(90))
    (key,) = add_sources(page.desk.session, [LoadedSource(words, "Ferries")])
    page.show_source(key)
    QApplication.processEvents()
    assert not page.end.isVisible()
    # Before it is laid out a text seems to end early; the line then takes room from it, and it is laid out.
    below = iter([0])
    monkeypatch.setattr(page.reader.text, "lines_below", lambda: next(below, 40))
    page.reader.source_shown.emit(key)
    QApplication.processEvents()
    assert not page.end.isVisible()


def test_of_a_page_that_is_left_nothing_is_told_that_waited(page: SessionPage, window: MainWindow) -> None:
    told = QSignalSpy(page.desk.bus.gathered)
    page.desk.bus.gather_while(lambda: True)
    add_sources(page.desk.session, [LoadedSource("Boats wait off Vell.")])
    window.close_session()  # what is deleted then goes only once events are handled
    page.desk.bus.hand_over()
    assert told.count() == 0
    assert not page.indexing._slices.is_busy
