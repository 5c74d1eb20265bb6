"""The workspace over a real session: sending, ordering, writing, citing, pointing, and following undo."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import add_brief, set_field
from briefer.commands.facts import remove_fact
from briefer.gui.models.brief_facts import mime_of
from briefer.gui.views import brief_composing
from briefer.gui.views.brief_outline import tick_rect
from briefer.gui.views.brief_tray import Pile
from briefer.gui.views.brief_workspace import BriefWorkspace
from briefer.model.ids import FactId
from briefer.store import queries
from tests.gui.views.brief_desks import Workshop

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier
COPY = Qt.DropAction.CopyAction


def drop_facts(view: QListView, facts: list[FactId], at: QPoint) -> None:
    """Drag facts from elsewhere over a list and let them go, as the platform would tell it."""
    mime = mime_of(facts)
    port = view.viewport()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QDragEnterEvent(at, COPY, mime, button, none))
    QApplication.sendEvent(port, QDragMoveEvent(at, COPY, mime, button, none))
    QApplication.sendEvent(port, QDropEvent(QPointF(at), COPY, mime, button, none))


def test_without_a_brief_one_is_offered_and_made_on_demand(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path, brief=False) as shop:
        assert queries.briefs(shop.session) == ()
        shop.view.exporting.export()
        assert "no note" in shop.told[-1].text
        shop.view.send_current_fact(shop.fact("f1"))
        QTest.keyClick(shop.view.sending.chooser, Qt.Key.Key_Return)
        assert len(queries.briefs(shop.session)) == 1
        assert [fact for section in shop.view.brief.sections for fact in section.facts] == [shop.fact("f1")]  # type: ignore[union-attr]  # it was made


def test_a_fact_is_printed_only_where_it_was_sent(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        assert "twelve patrol boats" not in shop.words
        shop.open("key-considerations")
        shop.view.tray.list.choose(shop.fact("f3"))
        QTest.keyClick(shop.view.tray.list, Qt.Key.Key_S)
        shop.settle()
        assert shop.labels("key-considerations") == ["f3"]
        assert shop.words.count("Norland has twelve patrol boats.") >= 1
        assert "closed the strait" not in shop.words


def test_a_sent_fact_leaves_the_facts_not_used_yet(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        before = len(shop.view.tray.list.facts.rows)
        shop.view.tray.list.choose(shop.fact("f2"))
        QTest.keyClick(shop.view.tray.list, Qt.Key.Key_Return)
        assert before == 7
        assert [row.label for row in shop.view.tray.list.facts.rows] == ["f1", "f3", "f4", "f5", "f6", "f7"]
        assert shop.view.tray.list.current == shop.fact("f3")


def test_all_that_fit_are_taken_in_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("chronology")
        shop.view.tray.choose_pile(Pile.FITS)
        offered = [row.label for row in shop.view.tray.list.facts.rows]
        assert offered
        steps = len(shop.steps())
        QTest.mouseClick(shop.view.tray.take_all, Qt.MouseButton.LeftButton)
        assert shop.labels("chronology") == offered
        assert len(shop.steps()) == steps + 1
        assert not shop.view.tray.take_all.isEnabled()


def test_facts_are_ordered_with_keys_and_withdrawn(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("current-status")
        for label in ("f1", "f2", "f6"):
            shop.view.send_current_fact(shop.fact(label))
        sent = shop.view.draft.sent
        sent.choose(shop.fact("f6"))
        QTest.keyClick(sent, Qt.Key.Key_Up, ALT)
        assert shop.labels("current-status") == ["f1", "f6", "f2"]
        assert sent.current == shop.fact("f6")
        QTest.keyClick(sent, Qt.Key.Key_Down, ALT)
        QTest.keyClick(sent, Qt.Key.Key_Down, ALT)
        assert shop.labels("current-status") == ["f1", "f2", "f6"]
        QTest.keyClick(sent, Qt.Key.Key_Delete)
        assert shop.labels("current-status") == ["f1", "f2"]
        assert sent.current == shop.fact("f2")


def test_a_fact_moved_by_hand_is_given_back_to_the_order(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("chronology")
        for label in ("f6", "f2", "f1"):
            shop.view.send_current_fact(shop.fact(label))
        sent = shop.view.draft.sent

        def shown() -> list[str]:
            return [row.label for row in sent.facts.rows]

        assert shown() == ["f1", "f2", "f6"]
        moved = shop.fact("f6")
        QTest.keyClick(sent, Qt.Key.Key_O)
        sent.choose(moved)
        QTest.keyClick(sent, Qt.Key.Key_Down, ALT)
        assert shown() == ["f1", "f6", "f2"]
        assert sent.facts.rows[1].meta.endswith("placed by hand")
        QTest.keyClick(sent, Qt.Key.Key_O)
        assert shown() == ["f1", "f2", "f6"]
        assert shop.steps()[-1] == "Let f6 stand in order in Chronology"
        assert "Back in order\tO" not in [action.text() for action in sent.menu_for(moved).actions()]
        shop.session.undo()
        assert shown() == ["f1", "f6", "f2"]
        next(one for one in sent.menu_for(moved).actions() if one.text().startswith("Back")).trigger()
        assert shown() == ["f1", "f2", "f6"]


def test_a_fact_dragged_between_the_rows_goes_there(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("current-status")
        for label in ("f1", "f2"):
            shop.view.send_current_fact(shop.fact(label))
        sent = shop.view.draft.sent
        top = sent.visualRect(sent.facts.index(1)).topLeft()
        drop_facts(sent, [shop.fact("f5")], QPoint(60, top.y() + 1))
        assert shop.labels("current-status") == ["f1", "f5", "f2"]
        drop_facts(sent, [shop.fact("f2")], QPoint(60, 1))
        assert shop.labels("current-status") == ["f2", "f1", "f5"]


def test_a_fact_dropped_on_a_section_is_sent_there(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        outline = shop.view.outline
        number = outline.sections.row_number(shop.section("background").id)
        drop_facts(outline, [shop.fact("f4")], outline.visualRect(outline.sections.index(number)).center())
        assert shop.labels("background") == ["f4"]


def test_a_section_that_prints_no_facts_refuses_them_with_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        made = [one for one in shop.view.brief.sections if not shop.view.state.takes_facts(one)]  # type: ignore[union-attr]  # it was made
        for section in made[:1]:
            shop.view.send_current_fact(shop.fact("f1"), section.id)
            assert "prints no facts of its own" in shop.told[-1].text
            assert shop.labels(section.name) == []


def test_writing_is_one_step_at_a_pause_and_shows_in_the_note(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        shop.view.focus_draft()
        steps = len(shop.steps())
        shop.write("The strait is closed [@f1]. See [@f99].")
        assert len(shop.steps()) == steps
        shop.pause()
        shop.settle()
        assert shop.steps()[steps:] == ["Write in Bottom line"]
        assert "The strait is closed" in shop.words
        assert [place.fact for place in shop.view.preview.paper.pages.places] != []
        assert shop.view.tray.list.facts.rows[0].label == "f2"


def test_paragraphs_are_parted_by_empty_lines_and_keep_their_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("gaps")
        editor = shop.view.draft.editor
        editor.setFocus()
        shop.write("First.")
        shop.view.add_paragraph()
        shop.write("Second.")
        shop.view.flush()
        first, second = shop.section("gaps").paragraphs
        shop.write(" More.")
        shop.view.flush()
        assert [one.text for one in shop.section("gaps").paragraphs] == ["First.", "Second. More."]
        assert [one.id for one in shop.section("gaps").paragraphs] == [first.id, second.id]


def test_going_to_another_section_commits_what_was_typed_in_this_one(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        shop.write("Here.")
        shop.view.next_section()
        assert shop.view.section == shop.section("background").id
        assert shop.view.draft.hand.drafted is None
        assert shop.view.draft.editor.isHidden()
        assert [one.text for one in shop.section("bottom-line").paragraphs] == ["Here."]
        shop.view.previous_section()
        assert "Here." in [row.words for row in shop.view.draft.paragraphs.parts.rows]


def test_undo_of_the_session_takes_the_words_out_of_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        shop.write("Here.")
        shop.view.flush()
        shop.session.undo()
        assert shop.view.draft.editor.toPlainText() == ""
        shop.session.redo()
        assert shop.view.draft.editor.toPlainText() == "Here."


def test_a_commit_leaves_the_caret_and_the_white_space_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        editor = shop.view.draft.editor
        shop.write("Here. ")
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        shop.view.flush()
        shop.write("On.")
        assert editor.toPlainText() == "Here. \nOn."


def test_one_key_cites_a_fact_in_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        shop.write("Closed")
        shop.view.tray.list.setFocus()
        shop.view.tray.list.choose(shop.fact("f1"))
        QTest.keyClick(shop.view.tray.list, Qt.Key.Key_C)
        assert shop.view.draft.editor.toPlainText() == "Closed [@f1]"
        assert shop.view.draft.editor.hasFocus()


def test_the_title_block_cites_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        shop.view.facts.cite(shop.fact("f1"))
        assert "cites nothing" in shop.told[-1].text


def test_a_statement_in_the_preview_leads_to_its_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f2"))
        shop.settle()
        paper = shop.view.preview.paper
        paper.setFocus()
        QTest.keyClick(paper, Qt.Key.Key_Right)
        QTest.keyClick(paper, Qt.Key.Key_Return)
        (target,) = shop.pointed
        text = queries.source_text(shop.session, target.source)  # type: ignore[arg-type]  # a fact's place has one
        assert text[target.start : target.end] == "Estmark called the closure unlawful."
        assert target.fact == shop.fact("f2")


def test_choosing_a_fact_shows_where_the_note_uses_it(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f2"))
        shop.settle()
        assert shop.view.facts.show(shop.fact("f2"))
        assert not shop.view.facts.show(shop.fact("f3"))


def test_a_section_is_left_out_with_a_click_and_printed_again_with_a_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        outline = shop.view.outline
        row = outline.sections.row_number(shop.section("gaps").id)
        spot = tick_rect(outline.visualRect(outline.sections.index(row)), outline.font()).center()
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        shop.settle()
        assert not shop.section("gaps").included
        assert "Gaps" not in shop.words
        outline.choose(shop.section("gaps").id)
        QTest.keyClick(outline, Qt.Key.Key_Space)
        assert shop.section("gaps").included


def test_sections_are_moved_with_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("gaps")
        QTest.keyClick(shop.view.outline, Qt.Key.Key_Up, ALT)
        shop.settle()
        names = [one.name for one in shop.view.brief.sections]  # type: ignore[union-attr]  # it was made
        assert names.index("gaps") == names.index("assessment") - 1
        assert shop.view.section == shop.section("gaps").id
        assert shop.view.outline.current.section == shop.section("gaps").id  # type: ignore[union-attr]  # it is there


def test_a_section_of_ones_own_is_added_named_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.view.outline.addition_asked.emit()
        field = shop.view.outline.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, "Outlook")
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: shop.steps()[-1].startswith("Rename section"))
        names = [one.heading for one in shop.view.brief.sections]  # type: ignore[union-attr]  # it was made
        assert names[names.index("Background") + 1] == "Outlook"
        assert shop.view.section == shop.section("Outlook").id
        shop.view.send_current_fact(shop.fact("f1"))
        shop.settle()
        assert "Outlook" in shop.words
        shop.view.outline.setFocus()
        QTest.keyClick(shop.view.outline, Qt.Key.Key_Delete)
        assert "Outlook" not in [one.heading for one in shop.view.brief.sections]  # type: ignore[union-attr]  # it was made


def test_fields_are_kept_as_steps_and_printed(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        form = shop.view.form
        QTest.keyClicks(form.fields["to"].input, "Director")
        QTest.keyClick(form.fields["to"].input, Qt.Key.Key_Return)
        QTest.keyClicks(form.fields["subject"].input, "Strait closed")
        QTest.keyClicks(form.fields["cut_off"].input, "6 March 2024")
        shop.view.flush()
        shop.settle()
        brief = queries.briefs(shop.session)[0]
        assert dict(brief.fields)["to"] == "Director"
        assert (brief.title, brief.cut_off) == ("Strait closed", "2024-03-06")
        assert shop.steps()[-1] == "Set Subject" or "Set Information cut-off" in shop.steps()
        assert "Strait closed" in shop.words
        assert shop.view.outline.sections.rows[0].missing == 1


def test_a_wrong_date_is_said_where_it_stands_and_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        row = shop.view.form.fields["cut_off"]
        QTest.keyClicks(row.input, "next week")
        shop.view.flush()
        assert "Not a date" in row.fault
        assert row.typed() == "next week"
        assert queries.briefs(shop.session)[0].cut_off is None


def test_a_default_choice_makes_no_step(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        steps = len(shop.steps())
        shop.view.flush()
        assert shop.view.form.fields["marking"].typed() == "UNCLASSIFIED"
        assert len(shop.steps()) == steps


def test_briefs_are_added_chosen_renamed_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        first = shop.view.brief
        shop.view.new_brief()
        assert shop.view.bar.chooser.count() == 2
        shop.view.bar.rename()
        field = shop.view.bar.chooser.lineEdit()
        assert field is not None
        QTest.keyClicks(field, "Second note")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert shop.view.bar.chooser.currentText() == "Second note"
        shop.view.bar.removal_asked.emit()
        assert shop.view.brief.id == first.id  # type: ignore[union-attr]  # both are there
        shop.session.undo()
        assert shop.view.bar.chooser.count() == 2


def test_a_removed_fact_goes_from_the_section_and_its_citation_is_marked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f2"))
        shop.write("See [@f2].")
        shop.view.flush()
        remove_fact(shop.session, shop.fact("f2"))
        shop.settle()
        assert shop.labels("background") == []
        assert shop.view.draft.sent.facts.rows == ()
        assert "unknown" in shop.words


def test_a_hidden_preview_is_not_laid_out_and_catches_up(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        QTest.mouseClick(shop.view.bar.toggle, Qt.MouseButton.LeftButton)
        assert not shop.view.preview.isVisible()
        shop.open("background")
        shop.view.send_current_fact(shop.fact("f2"))
        shop.settle()
        assert "unlawful" in shop.view.draft.paragraphs.parts.rows[-1].words
        assert "unlawful" not in shop.words
        QTest.mouseClick(shop.view.bar.toggle, Qt.MouseButton.LeftButton)
        shop.settle()
        assert "unlawful" in shop.words


def test_section_and_panes_are_as_they_were_left(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("gaps")
        QTest.mouseClick(shop.view.bar.toggle, Qt.MouseButton.LeftButton)
        again = BriefWorkspace(shop.desk)
        qtbot.addWidget(again)
        assert again.section == shop.section("gaps").id
        assert not again.bar.toggle.isChecked()


def test_a_value_that_is_undone_and_done_again_under_the_caret_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        row = shop.view.form.fields["to"]
        assert row.field.required
        QTest.keyClicks(row.input, "Director")
        QTest.keyClick(row.input, Qt.Key.Key_Return)
        row.input.setFocus()
        qtbot.waitUntil(row.input.hasFocus)
        shop.session.undo()
        shop.session.redo()
        assert row.typed() == "Director"
        shop.view.flush()
        assert dict(queries.briefs(shop.session)[0].fields)["to"] == "Director"


def test_a_choice_that_the_pack_does_not_have_is_undone_under_the_caret(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        row = shop.view.form.fields["marking"]
        set_field(shop.session, queries.briefs(shop.session)[0].id, "marking", "COSMIC")  # of another pack
        row.input.setFocus()
        qtbot.waitUntil(lambda: row.input.hasFocus() and row.typed() == "COSMIC")
        shop.session.undo()
        shop.view.flush()
        assert row.typed() == "UNCLASSIFIED"
        assert "marking" not in dict(queries.briefs(shop.session)[0].fields)
        assert shop.session.redo_label


def test_s_offers_the_sections_and_a_digit_sends(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.ask_section(shop.fact("f1"))
        chooser = shop.view.sending.chooser
        qtbot.waitUntil(chooser.isVisible)
        QTest.keyClick(chooser, Qt.Key.Key_2)
        assert not chooser.isVisible()
        assert shop.labels("background") == ["f1"]


def test_several_facts_are_sent_in_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.ask_section(shop.fact("f1"), shop.fact("f3"))
        qtbot.waitUntil(shop.view.sending.chooser.isVisible)
        QTest.keyClick(shop.view.sending.chooser, Qt.Key.Key_2)
        assert shop.labels("background") == ["f1", "f3"]
        shop.desk.session.undo()
        assert shop.labels("background") == []


def test_a_first_brief_comes_with_the_choice_and_is_undone_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path, brief=False) as shop:
        steps = shop.desk.session.history()
        shop.view.ask_section(shop.fact("f1"))
        qtbot.waitUntil(shop.view.sending.chooser.isVisible)
        QTest.keyClick(shop.view.sending.chooser, Qt.Key.Key_Escape)
        assert shop.desk.session.history() == steps
        shop.view.ask_section(shop.fact("f1"), shop.fact("f3"))
        QTest.keyClick(shop.view.sending.chooser, Qt.Key.Key_2)
        assert shop.labels("background") == ["f1", "f3"]
        assert shop.desk.session.undo_label == "Send 2 facts to Background"
        shop.desk.session.undo()
        assert queries.briefs(shop.desk.session) == ()
        assert shop.view.brief is None


def test_escape_sends_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.ask_section(shop.fact("f1"))
        QTest.keyClick(shop.view.sending.chooser, Qt.Key.Key_Escape)
        assert not shop.view.sending.chooser.isVisible()
        assert all(not one.facts for one in shop.view.brief.sections)  # type: ignore[union-attr]  # it was made


def test_the_tray_is_searched_by_words(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        QTest.keyClicks(shop.view.tray.search, "FOREIGN")
        assert [row.label for row in shop.view.tray.list.facts.rows] == ["f4"]


def test_every_part_of_the_workspace_has_a_name_for_screen_readers(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        parts = (
            shop.view.outline,
            shop.view.tray.list,
            shop.view.tray.search,
            shop.view.draft.sent,
            shop.view.draft.editor,
            shop.view.preview.paper,
            shop.view.bar.chooser,
            shop.view.bar.export,
            *(row.input for row in shop.view.form.fields.values()),
        )
        assert [part for part in parts if not part.accessibleName()] == []
        assert (
            shop.view.outline.sections.data(QModelIndex(shop.view.outline.sections.index(0)), 0)
            == "Title block"
        )


def test_menus_offer_the_deeds_of_a_fact_and_a_section(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        fact = shop.fact("f1")
        shop.open("background")
        tray = shop.view.tray.list.menu_for(fact)
        next(action for action in tray.actions() if action.text().startswith("Send")).trigger()
        assert shop.labels("background") == ["f1"]
        sent = shop.view.draft.sent.menu_for(fact)
        next(action for action in sent.actions() if action.text().startswith("Withdraw")).trigger()
        assert shop.labels("background") == []
        outline = shop.view.outline.menu_for(shop.view.outline.current)
        next(action for action in outline.actions() if action.text().startswith("Leave out")).trigger()
        assert not shop.section("background").included


def test_what_happens_while_the_workspace_is_hidden_is_there_when_it_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.view.hide()
        shop.view.send_current_fact(shop.fact("f2"), shop.section("background").id)
        assert shop.told[-1].text == "f2 sent to “Background”."
        remove_fact(shop.session, shop.fact("f3"))
        shop.view.show()
        shop.settle()
        assert [row.label for row in shop.view.draft.sent.facts.rows] == ["f2"]
        assert "f3" not in [row.label for row in shop.view.tray.list.facts.rows]
        assert "unlawful" in shop.words


def test_the_preview_follows_the_typing_before_it_is_a_step(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("bottom-line")
        steps = len(shop.steps())
        shop.write("Still being typed")
        qtbot.waitUntil(lambda: "Still being typed" in shop.words, timeout=15_000)
        assert len(shop.steps()) == steps


def test_the_title_block_offers_what_fits_anywhere(qtbot: QtBot, tmp_path: Path) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.view.show_section(None)
        shop.view.tray.choose_pile(Pile.FITS)
        offered = list(shop.view.tray.list.facts.rows)
        QTest.mouseClick(shop.view.tray.take_all, Qt.MouseButton.LeftButton)
        sent = {fact for section in queries.briefs(shop.session)[0].sections for fact in section.facts}
        assert sent == {row.id for row in offered} == set(shop.view.state.rows)
        assert len(shop.view.tray.list.facts.rows) == 0


def test_a_note_that_cannot_be_composed_leaves_no_other_briefs_note_on_the_paper(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        shop.open("background")
        shop.write("For one reader alone.")
        shop.view.flush()
        shop.settle()
        pack, preview = shop.view.state.pack, shop.view.preview
        assert pack is not None
        lost = add_brief(shop.session, replace(pack, id="is-gone"))
        shop.view.show_brief(lost)
        shop.settle()
        assert (shop.words, preview.document, shop.view.previewing.document) == ("", None, None)
        assert (preview.caption, shop.view.total.text()) == ("", "0 words")
        assert "last version" not in preview.fault.words
        shop.view.show_brief(queries.briefs(shop.session)[0].id)
        shop.settle()
        assert "For one reader alone." in shop.words
        assert "page" in preview.caption


def test_what_was_being_composed_is_not_told_of_another_brief(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workshop(qtbot, tmp_path) as shop:
        pack, composing = shop.view.state.pack, shop.view.previewing.composing
        assert pack is not None
        lost = add_brief(shop.session, replace(pack, id="is-gone"))
        shop.settle()
        go_on, composed = threading.Event(), brief_composing._composed
        monkeypatch.setattr(
            brief_composing, "_composed", lambda *given: composed(*given) if go_on.wait(20) else None
        )
        shop.view.previewing.ask()
        qtbot.waitUntil(lambda: composing._answer is not None)
        shop.view.show_brief(lost)
        told = QSignalSpy(composing.composed)
        go_on.set()
        shop.settle()
        assert told.count() == 0
        assert "is-gone" in shop.view.preview.fault.words
        assert shop.view.preview.fault.isVisible()
        shop.view.show_brief(queries.briefs(shop.session)[0].id)
        shop.settle()
        assert (told.count(), shop.view.preview.fault.isVisible()) == (1, False)
