"""Writing in a paragraph: chips that are one sign, pauses that are steps, keys that lead out of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.models.brief_facts import FactRow, mime_of
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_chips import chip_rects
from briefer.gui.views.brief_editor import PAUSE, DraftEditor
from briefer.model.facts import FactKind
from briefer.model.ids import FactId

# The offscreen platform says so of each window that is raised or shown on top.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_CONTROL = Qt.KeyboardModifier.ControlModifier
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


def test_new_words_have_as_much_room_between_lines_as_shown_ones(qtbot: QtBot) -> None:
    new, shown = shown_editor(qtbot), shown_editor(qtbot, "Rain fell on the hills. " * 20)
    QTest.keyClicks(new, "Rain fell on the hills. " * 20)
    assert new.words_height() == shown.words_height()


@pytest.mark.parametrize(("key", "is_its_own"), [(Qt.Key.Key_Z, False), (Qt.Key.Key_C, True)])
def test_undo_and_redo_are_left_to_the_window(qtbot: QtBot, key: Qt.Key, is_its_own: bool) -> None:  # noqa: FBT001 - a case
    editor = shown_editor(qtbot, "Stored.")
    for held in (_CONTROL, _CONTROL | Qt.KeyboardModifier.ShiftModifier)[: 1 if is_its_own else 2]:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        event.ignore()
        QApplication.sendEvent(editor, event)
        assert event.isAccepted() is is_its_own


def test_known_and_unknown_citations_are_told_apart(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "See [@F1] and [@f99].")
    shapes = {
        text: piece.format.foreground().color().name()
        for piece in editor.document().firstBlock().layout().formats()
        if (text := editor.toPlainText()[piece.start : piece.start + piece.length]).startswith("[@")
    }
    tone = current_tones()
    assert shapes == {"[@F1]": tone.accent.name(), "[@f99]": tone.fault.name()}


def test_emphasis_is_set_as_it_prints_with_its_signs_faint(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "\U0001f600 **bold** and _slanted_, 2*3*4, a_b_c")
    text = editor.toPlainText().replace("\U0001f600", "xx")
    faint, bold = current_tones().muted.name(), QFont.Weight.Bold
    shapes = {
        text[piece.start : piece.start + piece.length]: (
            piece.format.foreground().color().name(),
            piece.format.fontWeight() == bold,
            piece.format.fontItalic(),
        )
        for piece in editor.document().firstBlock().layout().formats()
    }
    assert list(shapes) == ["**", "bold", "_", "slanted"]
    assert shapes["**"][0] == shapes["_"][0] == faint
    assert shapes["bold"][1:] == (True, False)
    assert shapes["slanted"][1:] == (False, True)


def test_a_chip_lies_under_the_citation_even_after_wide_signs(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "\U0001f600 [@f1]")
    editor.grab()
    block = editor.document().firstBlock()
    (rect,) = chip_rects(block.layout(), 3, 8)
    spot = rect.center() + editor.document().documentLayout().blockBoundingRect(block).topLeft()
    cited = editor.cited_at(spot.toPoint())
    assert cited is not None
    assert cited.label == "f1"
    assert editor.cited_at(QPointF(2, spot.y()).toPoint()) is None


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


def step(editor: DraftEditor, key: Qt.Key, times: int = 1, **held: bool) -> int:
    shift = Qt.KeyboardModifier.ShiftModifier if held.get("shift") else Qt.KeyboardModifier.NoModifier
    for _ in range(times):
        QTest.keyClick(editor, key, shift)
    return editor.textCursor().position()


def test_the_caret_goes_over_a_citation_as_over_one_letter(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "\U0001f600 [@f1][@F12].")
    assert step(editor, Qt.Key.Key_Right, 2) == 3
    assert [step(editor, Qt.Key.Key_Right) for _ in range(3)] == [8, 14, 15]
    assert [step(editor, Qt.Key.Key_Left) for _ in range(3)] == [14, 8, 3]


@pytest.mark.parametrize(("place", "whole"), [(5, 8), (4, 8), (2, 2), (8, 8)])
def test_the_caret_is_never_put_into_a_citation(qtbot: QtBot, place: int, whole: int) -> None:
    editor = shown_editor(qtbot, "ab [@f1] cd")
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)
    assert editor.textCursor().position() == whole


def test_a_citation_is_chosen_and_removed_as_a_whole(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "ab [@f1] cd")
    step(editor, Qt.Key.Key_Right, 3)
    step(editor, Qt.Key.Key_Right, 2, shift=True)
    assert editor.textCursor().selectedText() == "[@f1] "
    step(editor, Qt.Key.Key_Left, 2, shift=True)
    assert not editor.textCursor().hasSelection()
    step(editor, Qt.Key.Key_Delete)
    assert editor.toPlainText() == "ab  cd"
    editor.show_text("ab [@f1]")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    step(editor, Qt.Key.Key_Backspace)
    assert editor.toPlainText() == "ab "


def test_a_double_click_chooses_the_whole_citation(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "ab [@f1] cd")
    cursor = editor.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert editor.textCursor().selectedText() == "[@f1]"


def test_a_chip_says_source_and_first_words_as_plain_words(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "See [@f2].")
    editor.know([*ROWS, replace(ROWS[0], label="f9", source="Vell Courier", statement="word " * 40)])
    assert editor.tip_of("F2") == "Estmark <b>protested</b>."
    assert editor.tip_of("f9").startswith("Vell Courier: word word")
    assert len(editor.tip_of("f9")) < 110
    assert "no fact" in editor.tip_of("f77")
    editor.highlighter.mark_changed(["f2"])
    assert editor.tip_of("f2").startswith("Changed since it was cited.")


@pytest.mark.parametrize(
    ("key", "place", "told"),
    [
        (Qt.Key.Key_Up, 0, -1),
        (Qt.Key.Key_Left, 0, -1),
        (Qt.Key.Key_Down, 9, 1),
        (Qt.Key.Key_Right, 9, 1),
        (Qt.Key.Key_Down, 2, None),
        (Qt.Key.Key_Up, 6, None),
        (Qt.Key.Key_Right, 4, None),
    ],
)
def test_keys_at_an_end_lead_out_of_the_paragraph(
    qtbot: QtBot, key: Qt.Key, place: int, told: int | None
) -> None:
    editor = shown_editor(qtbot, "one\ntwo..")
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)
    passed: list[int] = []
    editor.passed.connect(passed.append)
    QTest.keyClick(editor, key)
    assert passed == ([] if told is None else [told])


def test_a_change_from_elsewhere_puts_the_caret_where_it_is(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "The strait is closed.")
    editor.show_change("The strait was closed.")
    assert editor.textCursor().position() == len("The strait wa")
    assert not editor.has_untold()


SPACED = "10\u00a0000 € « deux »\u202f: un"


def test_no_break_spaces_are_told_as_they_were_shown(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, SPACED)
    assert editor.toPlainText() == SPACED
    assert not editor.has_untold()
    told: list[str] = []
    editor.typed.connect(told.append)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, ".")
    editor.flush()
    assert told == [f"{SPACED}."]


def test_words_that_are_cut_and_pasted_are_the_same_words(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, f"{SPACED}\nmore")
    editor.selectAll()
    editor.cut()
    assert editor.toPlainText() == ""
    editor.paste()
    assert editor.toPlainText() == f"{SPACED}\nmore"
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_a_separator_of_lines_is_a_line_and_no_change(qtbot: QtBot) -> None:
    editor = shown_editor(qtbot, "one\u2028two\u2029three")
    assert editor.toPlainText() == "one\ntwo\nthree"
    assert not editor.has_untold()
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    editor.show_change("one\u2028two\u2029three")
    assert editor.textCursor().position() == 2
