"""A field for plain text that gives back the text that was put in: Qt's own plain text is another one."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit


def plain_text(document: QTextDocument) -> str:
    """Return a document's text as it was put in: Qt's own plain text makes other spaces usual ones."""
    return with_line_feeds(document.toRawText())


def with_line_feeds(text: str) -> str:
    """Return a text with line feeds for the line and paragraph separators, as a document has it."""
    return text.replace("\u2029", "\n").replace("\u2028", "\n")


def saying(data: QMimeData, words: str) -> QMimeData:
    """Return the value that Qt made of what is selected, holding these words alone.

    One made by Python would be taken apart with the clipboard, when Python has ended.
    """
    data.text()  # the selected words are worked out now, else they would take the place of ours
    data.clear()
    data.setText(words)
    return data


class PlainField(QPlainTextEdit):
    """A field for lines of plain text."""

    def toPlainText(self) -> str:  # noqa: N802 - Qt's name
        """Return the text, its no-break spaces as they are."""
        return plain_text(self.document())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Return what is selected, its no-break spaces as they are."""
        data = super().createMimeDataFromSelection()
        return saying(data, with_line_feeds(self.textCursor().selectedText()))
