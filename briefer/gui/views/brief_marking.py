"""Signs of Markdown put around what is chosen in a text: bold, italics, a list, a link."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_ITEM = "- "
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
    cursor = editor.textCursor()
    document = editor.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(max(cursor.selectionEnd() - int(cursor.hasSelection()), 0)).blockNumber()
    numbers = range(first, max(first, last) + 1)
    lines = [document.findBlockByNumber(number).text() for number in numbers]
    is_list = all(line.startswith(_ITEM) for line in lines)
    cursor.beginEditBlock()
    for number in numbers:
        at = QTextCursor(document.findBlockByNumber(number))
        if is_list:
            at.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(_ITEM))
            at.removeSelectedText()
        elif not at.block().text().startswith(_ITEM):
            at.insertText(_ITEM)
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
