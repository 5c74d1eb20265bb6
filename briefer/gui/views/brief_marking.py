"""Signs of Markdown in a text: around what is chosen, as in bold or a link, and where a line ends."""

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_ITEM = "- "
_MARKED = re.compile(r"(\s*)([-*+]|(\d{1,9})([.)]))( +)(.*)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_QUOTED = "> "
_ADDRESS = "https://"


def surround(editor: QTextEdit, sign: str) -> None:
    """Put a sign before and after what is chosen, or take both away; else stand between the two."""
    cursor = editor.textCursor()
    words = cursor.selectedText()
    if len(words) > 2 * len(sign) and words.startswith(sign) and words.endswith(sign):
        cursor.insertText(words[len(sign) : -len(sign)])
    elif words:
        cursor.insertText(f"{sign}{words}{sign}")
    else:
        cursor.insertText(sign * 2)
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(sign))
    editor.setTextCursor(cursor)
    editor.setFocus()


def list_lines(editor: QTextEdit) -> None:
    """Make the lines that are chosen items of a list, or plain lines again where all are."""
    _begin_lines(editor, _ITEM)


def _begin_lines(editor: QTextEdit, sign: str) -> None:
    """Begin each line that is chosen with a sign, or take it away where all begin with it."""
    cursor = editor.textCursor()
    document = editor.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(max(cursor.selectionEnd() - int(cursor.hasSelection()), 0)).blockNumber()
    numbers = range(first, max(first, last) + 1)
    lines = [document.findBlockByNumber(number).text() for number in numbers]
    are_signed = all(line.startswith(sign) for line in lines)
    cursor.beginEditBlock()
    for number in numbers:
        at = QTextCursor(document.findBlockByNumber(number))
        if are_signed:
            at.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(sign))
            at.removeSelectedText()
        elif not at.block().text().startswith(sign):
            at.insertText(sign)
    cursor.endEditBlock()
    editor.setFocus()


def link(editor: QTextEdit) -> None:
    """Make what is chosen a link, with the beginning of its address chosen to be written over."""
    cursor = editor.textCursor()
    words = cursor.selectedText() or "words"
    cursor.insertText(f"[{words}]({_ADDRESS})")
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(_ADDRESS))
    editor.setTextCursor(cursor)
    editor.setFocus()


def quote_lines(editor: QTextEdit) -> None:
    """Make the lines that are chosen a quotation, or plain lines again where all are."""
    _begin_lines(editor, _QUOTED)


def goes_on(editor: QTextEdit) -> bool:
    """Return whether Enter goes on within the paragraph: in a list, a table or a fence."""
    cursor = editor.textCursor()
    line = cursor.block().text()
    marked = _MARKED.fullmatch(line)
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    is_fenced = len(_FENCE.findall(cursor.selectedText().replace("\u2029", "\n"))) % 2 == 1
    return bool(marked and marked[6].strip()) or line.startswith("|") or is_fenced


def next_line(editor: QTextEdit) -> None:
    """Begin a line: in a list with the next item's sign."""
    cursor = editor.textCursor()
    marked = _MARKED.fullmatch(cursor.block().text())
    cursor.insertBlock()
    if marked and marked[6].strip():
        sign = f"{int(marked[3]) + 1}{marked[4]}" if marked[3] else marked[2]
        cursor.insertText(f"{marked[1]}{sign}{marked[5]}")
    editor.setTextCursor(cursor)
