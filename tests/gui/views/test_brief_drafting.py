"""The draft by paragraphs: taken over, given back, judgements, changed citations, versions, chosen facts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefer.commands.facts import edit_fact, remove_fact
from briefer.gui.dialogs.citation_changes import CitationChanges
from briefer.gui.dialogs.judgement import JudgementDialog
from briefer.gui.dialogs.versions_of_words import VersionsOfWords
from briefer.gui.models.brief_parts import PartKind
from briefer.gui.views.brief_sifting import fill_menu, sifting_words
from briefer.model.dates import dated
from briefer.model.drafting import NO_SIFTING, Sifting
from briefer.model.facts import Status
from briefer.model.ids import EvidenceId, FactId, new_key
from briefer.model.packs import FactOrder
from briefer.store import queries
from briefer.store.writing import put_fact
from tests.gui.heartbeat import Heartbeat
from tests.gui.views.brief_desks import Workshop, session_with_facts

STATUS = "current-status"


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Workshop]:
    with Workshop(qtbot, tmp_path) as made:
        made.view.show_section(None)
        made.view.take_all_that_fit()
        made.open(STATUS)
        yield made


def test_paragraphs_stand_as_they_print(shop: Workshop) -> None:
    assert [row.kind for row in shop.rows] == [PartKind.BEGIN, *[PartKind.TEMPLATE] * 6]
    assert [row.words for row in shop.rows][1:3] == [
        "What has happened",
        "5–6 March 2024. “A tanker was held for two days from 5 March.”",
    ]


def test_enter_takes_a_paragraph_over_and_delete_gives_it_back(shop: Workshop) -> None:
    shop.stand_on("tanker")
    shop.press(Qt.Key.Key_Return)
    editor = shop.view.draft.editor
    assert editor.hasFocus()
    words = "**5–6 March 2024.** “A tanker was held for two days from 5 March.”[@f6]"
    assert editor.toPlainText() == words
    assert shop.rows[2].kind is PartKind.TAKEN
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClicks(editor, "Lately: ")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    shop.settle()
    assert shop.rows[2].words.startswith("Lately: 5–6 March")
    assert shop.words.count("Lately: 5–6 March") == 1
    shop.stand_on("Lately")
    shop.press(Qt.Key.Key_Delete)
    assert editor.isHidden()
    assert [row.kind for row in shop.rows][2] is PartKind.TEMPLATE
    assert [version.text[:8] for version in shop.section(STATUS).versions] == ["Lately: "]


def test_words_that_were_put_aside_are_restored(shop: Workshop) -> None:
    shop.stand_on("tanker")
    shop.press(Qt.Key.Key_Return)
    shop.view.drafting.back_to_template()
    shop.settle()
    shop.view.drafting.show_versions()
    dialog = shop.view.drafting.dialog
    assert isinstance(dialog, VersionsOfWords)
    assert dialog.words.text().startswith("**5–6 March")
    QTest.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    shop.settle()
    assert shop.rows[2].kind is PartKind.TAKEN
    assert shop.section(STATUS).versions == ()


def test_a_changed_fact_is_marked_on_its_chip_until_it_was_looked_at(shop: Workshop) -> None:
    shop.stand_on("tanker")
    shop.press(Qt.Key.Key_Return)
    editor = shop.view.draft.editor
    before = editor.toPlainText()
    fact = queries.fact(shop.session, shop.fact("f6"))
    edit_fact(shop.session, replace(fact, statement="A tanker was held for three days."))
    shop.settle()
    cited = editor.cited_at(QPoint(*editor_end(shop)))
    assert cited is not None
    assert editor.highlighter.is_changed(cited.label)
    shop.view.drafting.update_citations()
    dialog = shop.view.drafting.dialog
    assert isinstance(dialog, CitationChanges)
    QTest.mouseClick(dialog.buttons["f6"], Qt.MouseButton.LeftButton)
    assert not dialog.buttons["f6"].isEnabled()
    dialog.reject()
    assert not editor.highlighter.is_changed(cited.label)
    assert editor.toPlainText() == before


def editor_end(shop: Workshop) -> tuple[int, int]:
    cursor = shop.view.draft.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.movePosition(cursor.MoveOperation.Left, n=2)
    rect = shop.view.draft.editor.cursorRect(cursor)
    return rect.center().x(), rect.center().y()


def test_a_deleted_fact_is_told_and_cannot_be_marked_as_seen(shop: Workshop) -> None:
    shop.stand_on("tanker")
    shop.press(Qt.Key.Key_Return)
    remove_fact(shop.session, shop.fact("f6"))
    shop.settle()
    shop.view.drafting.update_citations()
    dialog = shop.view.drafting.dialog
    assert isinstance(dialog, CitationChanges)
    assert not dialog.buttons["f6"].isEnabled()
    dialog.reject()
    assert "[unknown fact: f6]" in shop.words


def asked(shop: Workshop) -> JudgementDialog:
    dialog = shop.view.drafting.dialog
    assert isinstance(dialog, JudgementDialog)
    return dialog


def test_a_judgement_is_entered_and_edited_in_a_form(shop: Workshop) -> None:
    shop.view.drafting.add_judgement()
    form = asked(shop)
    QTest.keyClicks(form.text, "the strait may open")
    assert "“may” is on no yardstick" in form.doubts.text()
    form.text.setPlainText("the strait opens by 20 March")
    form.band.setCurrentIndex(form.band.findData("likely"))
    form.confidence.setCurrentIndex(form.confidence.findData("low"))
    QTest.keyClicks(form.reasons, "One source.")
    form.facts.item(4).setCheckState(Qt.CheckState.Checked)
    assert form.printed.text().startswith("It is likely that the strait opens by 20 March [f5]")
    assert form.doubts.isHidden()
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.settle()
    assert shop.rows[-1].kind is PartKind.JUDGEMENT
    assert "It is likely that the strait opens by 20 March." in shop.words
    assert "Analytical confidence in this judgement: low. One source." in shop.words
    shop.stand_on("It is likely")
    shop.press(Qt.Key.Key_F2)
    again = asked(shop)
    assert again.draft.labels == ["f5"]
    again.reject()
    shop.press(Qt.Key.Key_Delete)
    assert shop.section(STATUS).judgements == ()


def test_a_judgement_without_words_keeps_its_form_open(shop: Workshop) -> None:
    shop.view.drafting.add_judgement()
    form = asked(shop)
    form.entered.emit(form.draft)
    assert form.isVisible()
    assert shop.told[-1].text == "A judgement says what is judged."
    form.reject()


def test_facts_and_their_order_are_chosen_for_a_section(shop: Workshop) -> None:
    chosen: list[Sifting] = []
    menu = QMenu()
    fill_menu(menu, NO_SIFTING, chosen.append)
    by_words = {action.text(): action for action in menu.actions()}
    by_words["By date"].trigger()
    by_words["Reported"].trigger()
    assert chosen == [Sifting(order=FactOrder.EVENT_DATE), Sifting(statuses=(Status.REPORTED,))]
    assert sifting_words(Sifting((), (Status.REPORTED,), FactOrder.EVENT_DATE)) == "reported, by date"
    shop.view.drafting.choose_sifting(chosen[0])
    assert shop.section(STATUS).sifting == chosen[0]
    shown = [row.label for row in shop.view.draft.sent.facts.rows]
    assert shown == ["f2", "f6", "f5"]


def test_a_copy_for_another_reader_is_shown(shop: Workshop) -> None:
    shop.view.drafting.copy_brief()
    shop.settle()
    assert len(queries.briefs(shop.session)) == 2
    assert shop.view.brief == queries.briefs(shop.session)[1]
    shop.view.drafting.fresh_brief()
    shop.settle()
    assert not any(section.facts for section in queries.briefs(shop.session)[2].sections)


def test_a_section_is_repeated_behind_itself(shop: Workshop) -> None:
    shop.view.drafting.repeat_section()
    names = [section.name for section in queries.briefs(shop.session)[0].sections]
    assert names.count(STATUS) == 2
    assert names[names.index(STATUS) + 1] == STATUS


def test_words_are_counted_as_they_print(shop: Workshop) -> None:
    words = shop.view.draft.head.length.text()
    count = int(words.split()[0])
    shop.write("Three more words.")
    shop.view.flush()
    shop.settle()
    assert shop.view.draft.head.length.text() == f"{count + 3} of 300 words"


@pytest.mark.usefixtures("own_heap")
def test_writing_in_a_note_of_20_pages_never_stops_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    """Facts for twenty pages stand in one section; a paragraph is taken over and written in."""
    session = session_with_facts(tmp_path / "long.briefer")
    fact = queries.facts(session)[0]
    with session.step("Many facts"):
        for number in range(120):
            words = (
                f"Boat number {number} was seen off the coast of Vell, and nobody has said what it did there."
            )
            evidence = (replace(fact.evidence[0], id=EvidenceId(new_key())),)
            day = dated(f"2024-02-{1 + number % 28:02}")
            many = replace(fact, id=FactId(new_key()), label=f"g{number}", statement=words, evidence=evidence)
            put_fact(session, replace(many, event_date=day))
    with Workshop(qtbot, tmp_path, session=session) as shop:
        shop.view.show_section(None)
        shop.view.take_all_that_fit()
        shop.open("background")
        shop.settle()
        assert shop.view.preview.paper.page_count >= 20
        shop.stand_on("Boat number 7 ")
        with Heartbeat(threads=True) as beat:
            shop.press(Qt.Key.Key_Return)
            QTest.keyClicks(shop.view.draft.editor, "So it is said: ")
            shop.view.draft.editor.flush()
            shop.settle()
        assert beat.longest < 0.1
    session.close()


def test_the_whole_is_counted_against_the_norm(shop: Workshop) -> None:
    total, norm = (int(part) for part in shop.view.total.text().replace(",", "").split() if part.isdigit())
    assert norm == 900
    counted = {row.heading: row.words for row in shop.view.outline.sections.rows}
    assert counted["Current status"] == int(shop.view.draft.head.length.text().split()[0])
    assert sum(counted.values()) == total
