"""Writing: chips of citations, pauses that are steps, and an undo that belongs to the field."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.gui.models.brief_facts import FactRow, mime_of
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_chips import chip_rects
from briefer.gui.views.brief_editor import PAUSE, DraftEditor
from briefer.model.facts import FactKind
from briefer.model.ids import FactId

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROWS = tuple(
    FactRow(FactId(number), label, words, "", "", FactKind.EVENT, (), "F6")
    for number, label, words in (
        (1, "f1", "Norland closed the strait."),
        (2, "f2", "Estmark <b>protested</b>."),
        (3, "F12", "Talks begin."),
    )
)


def shown_editor(qtbot: QtBot, text: str = "") -> DraftEditor:
    editor = DraftEditor()
    qtbot.addWidget(editor)
    editor.know(ROWS)
    editor.show_text(text)
    editor.resize(500, 300)
    editor.show()
    qtbot.waitExposed(editor)
    editor.setFocus()
    return editor


def test_typing_is_told_once_at_a_pause(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    told: list[str] = []
    editor.typed.connect(told.append)
    QTest.keyClicks(editor, "Two words")
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=PAUSE * 5)
    assert told == ["Two words"]


def test_leaving_the_field_tells_what_was_typed(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    QTest.keyClicks(editor, "Word")
    with qtbot.waitSignal(editor.typed, timeout=100):
        editor.hide()
    assert not editor.has_untold()


def test_showing_a_text_is_not_typing_and_cannot_be_undone(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "Stored.")
    with qtbot.assertNotEmitted(editor.typed):
        editor.flush()
    editor.undo()
    assert editor.toPlainText() == "Stored."


def test_undo_takes_back_what_was_typed_in_the_field(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "Stored.")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " More")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "Stored."


def test_known_and_unknown_citations_are_told_apart(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "See [@F1] and [@f99].")
    shapes = {
        text: piece.format.foreground().color().name()
        for piece in editor.document().firstBlock().layout().formats()
        if (text := editor.toPlainText()[piece.start : piece.start + piece.length]).startswith("[@")
    }
    tone = current_tones()
    assert shapes == {"[@F1]": tone.accent.name(), "[@f99]": tone.fault.name()}


def test_a_chip_lies_under_the_citation_even_after_wide_signs(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "\U0001f600 [@f1]")
    editor.grab()
    block = editor.document().firstBlock()
    (rect,) = chip_rects(block, 3, 8)
    spot = rect.center() + editor.document().documentLayout().blockBoundingRect(block).topLeft()
    cited = editor.cited_at(spot.toPoint())
    assert cited is not None
    assert cited.label == "f1"
    assert editor.cited_at(QPointF(16, spot.y()).toPoint()) is None


def test_the_caret_on_a_citation_names_its_fact(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "See [@f2].")
    cursor = editor.textCursor()
    cursor.setPosition(6)
    with qtbot.waitSignal(editor.cited_chosen, check_params_cb=lambda fact: fact == 2):
        editor.setTextCursor(cursor)


def test_a_citation_is_parted_from_the_word_before_it(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "closed")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.cite("f1")
    editor.cite("f2")
    assert editor.toPlainText() == "closed [@f1] [@f2]"


def test_typing_the_beginning_of_a_citation_offers_the_facts(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    QTest.keyClicks(editor, "Norland acted [@")
    assert editor.offer.isVisible()
    assert len(editor.offer.facts.rows) == 3
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "Norland acted [@f2]"
    assert not editor.offer.isVisible()


def test_the_offer_is_narrowed_by_label_and_by_words(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    QTest.keyClicks(editor, "[@f1")
    assert [row.label for row in editor.offer.facts.rows] == ["f1", "F12"]
    editor.selectAll()
    QTest.keyClicks(editor, "[@talks")
    assert [row.label for row in editor.offer.facts.rows] == ["F12"]
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "[@F12]"


def test_escape_closes_the_offer_and_leaves_the_text(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    QTest.keyClicks(editor, "[@")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.offer.isVisible()
    assert editor.toPlainText() == "[@"


def test_a_dropped_fact_becomes_its_citation(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    editor.insertFromMimeData(mime_of([FactId(2), FactId(77)]))
    assert editor.toPlainText() == "[@f2]"


def test_what_is_pasted_is_plain_and_clean(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot)
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    mime.setText("one\r\n\x00two")
    editor.insertFromMimeData(mime)
    assert editor.toPlainText() == "one\n\ufffdtwo"
    assert "<img" not in editor.document().toHtml()


def test_a_new_paragraph_begins_after_an_empty_line(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "First.")
    editor.begin_paragraph()
    QTest.keyClicks(editor, "Second.")
    assert editor.paragraphs() == ("First.", "Second.")
