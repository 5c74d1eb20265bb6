"""Signs of Markdown put around what is chosen and taken away again, and where a line ends."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from briefer.gui.views.brief_marking import goes_on, link, list_lines, next_line, quote_lines, surround


@pytest.fixture
def editor(qtbot: QtBot) -> QTextEdit:
    made = QTextEdit()
    qtbot.addWidget(made)
    return made


def chosen(editor: QTextEdit, text: str) -> QTextEdit:
    editor.setPlainText(text)
    editor.selectAll()
    return editor


def test_signs_go_around_what_is_chosen_and_away_again(editor: QTextEdit) -> None:
    surround(chosen(editor, "word"), "**")
    assert editor.toPlainText() == "**word**"
    editor.selectAll()
    surround(editor, "**")
    assert editor.toPlainText() == "word"


@pytest.mark.parametrize(("act", "sign"), [(list_lines, "- "), (quote_lines, "> ")])
def test_lines_begin_with_a_sign_and_without_it_again(editor: QTextEdit, act: object, sign: str) -> None:
    assert callable(act)
    act(chosen(editor, "word\nline"))
    assert editor.toPlainText() == f"{sign}word\n{sign}line"
    editor.selectAll()
    act(editor)
    assert editor.toPlainText() == "word\nline"


def test_a_link_waits_for_its_address(editor: QTextEdit) -> None:
    link(chosen(editor, "word"))
    assert editor.toPlainText() == "[word](https://)"
    assert editor.textCursor().selectedText() == "https://"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- one", "- one\n- "),
        ("9. nine", "9. nine\n10. "),
        ("  * deep", "  * deep\n  * "),
        ("| a | b |", "| a | b |\n"),
        ("```\ncode", "```\ncode\n"),
    ],
)
def test_enter_goes_on_in_a_list_a_table_and_a_fence(editor: QTextEdit, text: str, after: str) -> None:
    editor.setPlainText(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert goes_on(editor)
    next_line(editor)
    assert editor.toPlainText() == after


@pytest.mark.parametrize("text", ["Words.", "- ", "```\ncode\n```", "1.5 million"])
def test_enter_ends_any_other_paragraph(editor: QTextEdit, text: str) -> None:
    editor.setPlainText(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert not goes_on(editor)
