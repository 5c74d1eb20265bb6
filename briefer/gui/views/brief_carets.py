"""Where the caret is to stand in a paragraph that is opened: at its end, or where it was clicked."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.gui.models.brief_text import utf16_length, words_span

Caret = Callable[[QTextEdit], object]
"""Puts the caret of an editor that shows its paragraph in its place."""


def at_end(editor: QTextEdit) -> None:
    """Stand behind the last letter."""
    editor.moveCursor(QTextCursor.MoveOperation.End)


def at_start(editor: QTextEdit) -> None:
    """Stand before the first letter."""
    editor.moveCursor(QTextCursor.MoveOperation.Start)


def at_place(units: int) -> Caret:
    """Return what stands behind so many UTF-16 units."""

    def stand(editor: QTextEdit) -> None:
        cursor = editor.textCursor()
        cursor.setPosition(units)
        editor.setTextCursor(cursor)

    return stand


def on_words(words: str) -> Caret:
    """Return what selects these words, however they are marked up; without them it stands at the start."""

    def stand(editor: QTextEdit) -> None:
        text = editor.toPlainText()
        start, end = words_span(text, words) or (0, 0)
        cursor = editor.textCursor()
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)

    return stand


def at_point(port: QWidget, point: QPoint) -> Caret:
    """Return what stands at a point of a viewport, in which the editor lies."""

    def stand(editor: QTextEdit) -> None:
        editor.setTextCursor(editor.cursorForPosition(editor.viewport().mapFrom(port, point)))

    return stand


def on_line(across: int, *, last: bool) -> Caret:
    """Return what stands so many pixels from the left in the first line, or in the last."""

    def stand(editor: QTextEdit) -> None:
        (at_end if last else at_start)(editor)
        line = editor.cursorRect()
        editor.setTextCursor(editor.cursorForPosition(QPoint(across, line.center().y())))

    return stand


def typed_at(caret: Caret, words: str) -> Caret:
    """Return what stands where another does and types words there."""

    def stand(editor: QTextEdit) -> None:
        caret(editor)
        editor.textCursor().insertText(words)

    return stand
