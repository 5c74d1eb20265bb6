"""The bubble at the caret in which a note on a passage is written."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefer.gui.views.fact_fields import Passage
from briefer.gui.views.input_method import InputMethod
from briefer.gui.views.parts import Words, link_button, push_button, row, small_words
from briefer.gui.views.reader_bubble import Bubble
from briefer.gui.wording import shortened

_WIDTH, _LETTERS = 380, 48
_LINES = 5
_SHOWN = 36


class NoteEditor(Bubble):
    """Takes the words of one note: Enter saves them, Shift+Enter begins a line, Esc leaves them as typed.

    `saved` and `left` carry the words; `dropped` says that the note is to be removed.
    """

    saved = Signal(str)
    left = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie hidden over the parent."""
        super().__init__(parent, padding=10)
        self.setAccessibleName("Note")
        self._heading, self._fault = Words(), Words("", tone="fault")
        self.field = Passage("Note on the passage", _LINES, "a note to yourself, never printed")
        self._input = InputMethod(self, self.field)
        self.save = push_button("&Save", lambda: self.saved.emit(self.field.toPlainText()), "check")
        self.remove = link_button("Remove the note", self.dropped.emit)
        hint = small_words("Enter saves · Shift+Enter begins a line · Esc closes and keeps what is typed")
        for widget in (self._heading, self.field, self._fault, hint):
            self.column.addWidget(widget)
        self.column.addLayout(row(self.remove, 1, self.save))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._leave_for)

    def write(self, quote: str, words: str, box: QRect, *, is_stored: bool) -> None:
        """Take the note on these words of the text, which stand in the box; begin with what was written."""
        self._heading.setText(f"Note on “{shortened(quote, _SHOWN)}”")
        self._fault.hide()
        self.remove.setVisible(is_stored)
        self.field.setPlainText(words)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.fit_width(_WIDTH, _LETTERS)
        self.show_beside(box)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def tell(self, fault: str) -> None:
        """Say in the bubble why the note was not taken."""
        self._fault.setText(fault)
        self._fault.show()
        self.adjustSize()

    def leave(self) -> None:
        """Hand over what was typed, if the bubble is open; whoever takes it closes the bubble."""
        if self.isVisible():
            self.left.emit(self.field.toPlainText())

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is in the bubble."""
        return self.isAncestorOf(QApplication.focusWidget() or self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save, begin a line, or close."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._input.is_composing:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.field.insertPlainText("\n")
        else:
            self.saved.emit(self.field.toPlainText())

    def _leave_for(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Leave when another widget of the window takes the keyboard."""
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.leave()
