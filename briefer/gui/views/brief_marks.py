"""The small bar above the analyst's words: bold, italics, a list, a link."""

from collections.abc import Callable

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTextEdit, QToolButton, QWidget

from briefer.gui.views.brief_marking import link, list_lines, surround
from briefer.gui.views.parts import icon_button, row


class WritingMarks(QWidget):
    """Buttons that put signs of Markdown around what is chosen in a text."""

    def __init__(self, editor: QTextEdit, parent: QWidget | None = None) -> None:
        """Act on this text."""
        super().__init__(parent)
        bold = _letter("B", "Bold", lambda: surround(editor, "**"))
        font = QFont(bold.font())
        font.setBold(True)
        bold.setFont(font)
        italics = _letter("I", "Italics", lambda: surround(editor, "_"))
        font = QFont(italics.font())
        font.setItalic(True)
        italics.setFont(font)
        items = icon_button("list", "List", lambda: list_lines(editor))
        address = icon_button("link", "Link", lambda: link(editor))
        self.setLayout(row(bold, italics, items, address, spacing=1))


def _letter(letter: str, name: str, run: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(letter)
    button.setAutoRaise(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(lambda _: run())
    return button
