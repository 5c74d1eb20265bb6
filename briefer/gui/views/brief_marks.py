"""The small bar above the draft: bold, italics, a list, a link, a quotation, a citation, back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.gui.models.brief_parts import PartKind
from briefer.gui.views.brief_draft_list import DraftList
from briefer.gui.views.brief_marking import link, list_lines, quote_lines, surround
from briefer.gui.views.brief_shape import shut
from briefer.gui.views.one_line import OneLine
from briefer.gui.views.parts import icon_button, row

_KEYS = {
    PartKind.TEMPLATE: "Enter takes it over",
    PartKind.TAKEN: "Enter writes · Del gives it back",
    PartKind.OWN: "Enter writes · Del removes it",
    PartKind.JUDGEMENT: "Enter edits · Del removes it",
    PartKind.BEGIN: "Enter begins a paragraph",
}
_IN_HAND = "Enter begins the next · Esc leaves"


class WritingBar(QWidget):
    """Buttons that act on the paragraph in hand, and a line that says what keys do there."""

    judgement_asked = Signal()

    def __init__(self, rows: DraftList, parent: QWidget | None = None) -> None:
        """Act on this draft."""
        super().__init__(parent)
        self._rows = rows
        editor = rows.editor
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
        quotation = _letter("“ ”", "Quotation", lambda: quote_lines(editor))
        cite = icon_button("quote", "Cite a fact: choose one at the caret (type [@)", editor.begin_citation)
        self._judge = icon_button("scale", "Add a judgement", self.judgement_asked.emit)
        words = "Back to the template, your words kept as a version"
        self.back = icon_button("undo-2", words, lambda: rows.give_back(rows.current))
        self._writing = (bold, italics, items, address, quotation, cite)
        self._keys = OneLine()
        self._reason = ""
        self._keys.setContentsMargins(8, 0, 0, 0)
        line = row(*self._writing, self._judge, self.back, self._keys, spacing=1)
        line.setStretch(line.count() - 1, 1)
        self.setLayout(line)
        rows.selectionModel().currentChanged.connect(lambda *_: self.refresh())
        rows.held_changed.connect(self.refresh)
        rows.parts.dataChanged.connect(lambda *_: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done with the current paragraph."""
        current = self._rows.current
        if self._reason:
            return
        for button in self._writing:
            button.setEnabled(bool(self._rows.held))
        self.back.setEnabled(current is not None and current.kind is PartKind.TAKEN)
        words = _IN_HAND if self._rows.held else _KEYS[current.kind] if current else ""
        self._keys.setText(words)

    def lock_up(self, reason: str) -> None:
        """Turn all off for good."""
        self._reason = reason
        for button in (*self._writing, self._judge, self.back):
            shut(button, reason)


def _letter(letter: str, name: str, run: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(letter)
    button.setAutoRaise(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(lambda _: run())
    return button
