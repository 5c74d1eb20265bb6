"""Notes on passages: written at the caret, drawn, named, shown again, removed, and never lost while typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.commands.memos import add_memo, edit_memo, remove_memo
from briefer.commands.sources import add_sources
from briefer.gui import theme
from briefer.gui.views.note_editor import NoteEditor
from briefer.gui.views.reader_words import TagKind
from briefer.model.ids import MemoId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.views.reader_desks import Scene, scene

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Scene:
    return scene(qtbot, tmp_path)


def editor(made: Scene) -> NoteEditor:
    return made.view.notes.editor


def write(made: Scene, words: str) -> None:
    """Type words where the note is written."""
    assert editor(made).isVisible()
    QTest.keyClicks(editor(made).field, words)


def key(made: Scene, which: Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(editor(made).field, which, modifier)


def notes(made: Scene) -> list[tuple[str, str]]:
    return [(memo.span.quote, memo.words) for memo in queries.memos(made.session)]


def noted(made: Scene, words: str, note: str) -> MemoId:
    return add_memo(made.session, made.span(words), note)


def test_a_note_on_the_sentence_is_two_keys_and_the_words(desk: Scene) -> None:
    desk.stand("flew")
    desk.press(Key.Key_M)
    assert editor(desk).field.hasFocus()
    assert desk.view.rect().contains(editor(desk).geometry())
    write(desk, "Where to?")
    key(desk, Key.Key_Return)
    assert notes(desk) == [("She flew home.", "Where to?")]
    assert desk.session.undo_label == "Note on “She flew home.”"
    assert desk.view.text.hasFocus()
    assert not editor(desk).isVisible()


def test_a_note_on_the_selection_may_have_lines(desk: Scene) -> None:
    desk.select("flew home")
    desk.press(Key.Key_M)
    write(desk, "Where to?")
    key(desk, Key.Key_Return, shift=True)
    write(desk, "When?")
    editor(desk).save.click()
    assert notes(desk) == [("flew home", "Where to?\nWhen?")]


def test_escape_keeps_what_was_typed_until_it_is_saved(desk: Scene) -> None:
    desk.stand("flew")
    desk.press(Key.Key_M)
    write(desk, "Half a")
    key(desk, Key.Key_Escape)
    assert desk.view.text.hasFocus()
    assert notes(desk) == []
    assert desk.view.notes.half_written() == 1
    assert desk.told[-1].next_step == "M on the same words goes on with it."
    desk.press(Key.Key_K)
    desk.press(Key.Key_M)
    assert editor(desk).field.toPlainText() == ""
    key(desk, Key.Key_Escape)
    desk.press(Key.Key_J)
    desk.press(Key.Key_M)
    assert editor(desk).field.toPlainText() == "Half a"
    write(desk, " note.")
    key(desk, Key.Key_Return)
    assert notes(desk) == [("She flew home.", "Half a note.")]
    assert desk.view.notes.half_written() == 0


def test_the_keyboard_elsewhere_and_another_source_close_it_and_keep_the_words(desk: Scene) -> None:
    (other,) = add_sources(desk.session, [LoadedSource("One. Two.", title="Short")])
    desk.stand("flew")
    desk.press(Key.Key_M)
    write(desk, "Half")
    desk.view.text.setFocus()
    assert not editor(desk).isVisible()
    desk.press(Key.Key_M)
    desk.view.show_source(other)
    assert not editor(desk).isVisible()
    assert desk.view.notes.half_written() == 1


def test_a_note_says_something(desk: Scene) -> None:
    desk.stand("flew")
    desk.press(Key.Key_M)
    key(desk, Key.Key_Return)
    assert editor(desk).isVisible()
    assert editor(desk)._fault.isVisible()
    assert "A note says something" in editor(desk)._fault.text()
    key(desk, Key.Key_Escape)
    assert desk.view.notes.half_written() == 0


def test_enter_while_an_input_method_composes_does_not_save(desk: Scene) -> None:
    desk.stand("flew")
    desk.press(Key.Key_M)
    write(desk, "x")
    QApplication.sendEvent(editor(desk).field, QInputMethodEvent("に", []))
    key(desk, Key.Key_Return)
    assert notes(desk) == []
    QApplication.sendEvent(editor(desk).field, QInputMethodEvent("", []))
    key(desk, Key.Key_Return)
    assert len(notes(desk)) == 1


def test_the_same_key_on_a_note_shows_it_and_writes_it_anew(desk: Scene) -> None:
    noted(desk, "She flew home.", "Where to?")
    desk.stand("flew")
    desk.press(Key.Key_M)
    assert editor(desk).field.toPlainText() == "Where to?"
    write(desk, " Vell.")
    key(desk, Key.Key_Return)
    assert notes(desk) == [("She flew home.", "Where to? Vell.")]
    assert desk.session.undo_label == "Edit note “Where to?”"


def test_it_is_named_after_names_and_facts_and_cycled_to(desk: Scene) -> None:
    desk.tag("She", desk.actor("Ana Bell"))
    desk.fact("She flew home.")
    noted(desk, "She flew", "Where to?\nWhen?")
    desk.stand("She")
    tags = desk.view.tags_at_caret()
    assert [tag.kind for tag in tags] == [TagKind.MENTION, TagKind.FACT, TagKind.NOTE]
    assert tags[2].words == "Note: Where to? When?"
    desk.press(Key.Key_O)
    desk.press(Key.Key_O)
    assert [tag.is_current for tag in desk.view.tags_at_caret()] == [False, False, True]
    (mark,) = desk.view.text.note_marks()
    assert mark.is_current
    desk.press(Key.Key_U)
    assert notes(desk) == []
    assert len(desk.mentions()) == 1
    desk.session.undo()
    assert notes(desk) == [("She flew", "Where to?\nWhen?")]


def test_a_name_with_a_note_on_it_is_still_to_be_tagged(desk: Scene) -> None:
    noted(desk, "Norland", "Which?")
    desk.press(Key.Key_Period)
    assert desk.selected() == "Norland"


def test_the_tooltip_names_it(desk: Scene) -> None:
    noted(desk, "flew home", "Where <b>to</b>?")
    assert desk.view.text.tip_at(desk.point("flew")) == "Note: Where <b>to</b>?"


def test_a_wave_is_drawn_under_its_words_only(desk: Scene) -> None:
    def wave(words: str) -> int:
        QApplication.processEvents()
        span = desk.span(words)
        box = desk.view.text.box_of(span.start, span.end)
        assert box is not None
        image = desk.view.text.viewport().grab().toImage()
        muted = theme.current_tones().muted
        return sum(
            theme.contrast(image.pixelColor(x, y), muted) < 1.6
            for y in range(box.bottom() - 3, box.bottom() + 4)
            for x in range(box.left(), box.right())
        )

    desk.stand("Norland")
    before = wave("unlawful")
    noted(desk, "called it unlawful", "By whom?")
    assert wave("unlawful") > before + 15
    assert wave("welcome") <= before + 5


def test_sheets_stand_beside_their_lines_and_open_by_a_click(desk: Scene) -> None:
    noted(desk, "Norland closed", "One.")
    noted(desk, "closed", "Two.")
    desk.stand("She")
    margin = desk.view.text._notes
    first, second = margin._placed()
    assert first[1].top() == second[1].top()
    assert first[1].left() < second[1].left()
    assert margin.rect().contains(second[1].toRect())
    assert margin.mark_at(first[1].left() + 1, first[1].center().y()) == first[0]
    place = QPointF(second[1].right() - 1, second[1].center().y())
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        place,
        margin.mapToGlobal(place),
        *(Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    QApplication.sendEvent(margin, press)
    assert editor(desk).field.toPlainText() == "Two."


def test_a_note_is_removed_where_it_is_written(desk: Scene) -> None:
    noted(desk, "flew", "Where to?")
    desk.stand("flew")
    desk.press(Key.Key_M)
    editor(desk).remove.click()
    assert notes(desk) == []
    assert desk.view.text.hasFocus()
    desk.stand("flew")
    desk.press(Key.Key_M)
    assert not editor(desk).remove.isVisible()


def test_what_is_typed_outlives_an_undo_of_its_note(desk: Scene) -> None:
    memo = noted(desk, "flew", "Where to?")
    desk.stand("flew")
    desk.press(Key.Key_M)
    write(desk, " Vell")
    key(desk, Key.Key_Escape)
    edit_memo(desk.session, memo, "Where?")
    assert desk.view.notes.half_written() == 1
    remove_memo(desk.session, memo)
    desk.select("flew")
    desk.press(Key.Key_M)
    assert editor(desk).field.toPlainText() == "Where to? Vell"
    key(desk, Key.Key_Return)
    assert notes(desk) == [("flew", "Where to? Vell")]


def test_a_note_that_is_removed_while_it_is_written_becomes_a_new_one(desk: Scene) -> None:
    memo = noted(desk, "flew", "Where to?")
    desk.stand("flew")
    desk.press(Key.Key_M)
    remove_memo(desk.session, memo)
    key(desk, Key.Key_Return)
    assert notes(desk) == [("flew", "Where to?")]
