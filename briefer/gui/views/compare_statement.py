"""The field of the one statement that a note prints for several facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from briefer.gui.views.fact_fields import Passage
from briefer.gui.views.input_method import InputMethod
from briefer.gui.views.parts import Ground, column, heading, link_button, row, small_words


class StatementField(Ground):
    """The one statement; `stated` carries it when Enter is pressed or the field is left.

    `left` says that the keyboard is to go back to the table. Where a figure was decided on that the statement
    does not have, other words are offered.
    """

    stated = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("window")
        self.field = _Statement("The one statement that is printed", 2, "what the note prints for all")
        self.offer = link_button("", self._take_offer)
        self._origin, self._offered, self._before = small_words(), "", ""
        self._input = InputMethod(self, self.field)
        self.field.departed.connect(self.flush)
        inner = column(self, margin=10, spacing=4)
        head = row(heading("The one statement"), self._origin)
        head.setStretch(1, 1)
        inner.addLayout(head)
        inner.addWidget(self.field)
        inner.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)

    def show_statement(self, statement: str, origin: str, offered: str = "") -> None:
        """Show what is printed and whose words it is; what is being typed stays."""
        if not self.field.hasFocus() or self._typed() == self._before:
            self.field.setPlainText(statement)
        self._before = statement
        self._origin.setText(origin)
        self._offered = offered
        self.offer.setText(f"Use “{offered}”".replace("&", "&&"))
        self.offer.setVisible(bool(offered))

    def begin_typing(self) -> None:
        """Put the cursor at the end of the statement."""
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def flush(self) -> None:
        """Tell what was typed, if anything was."""
        typed = self._typed()
        if typed != self._before:
            self._before = typed
            self.stated.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Store on Enter; Esc takes back what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._input.is_composing:
                self.flush()
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.field.setPlainText(self._before)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> str:
        return " ".join(self.field.toPlainText().split())

    def _take_offer(self) -> None:
        self.field.setPlainText(self._offered)
        self.flush()


class _Statement(Passage):
    """A field for the statement; `departed` says that the keyboard went elsewhere."""

    departed = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the keyboard went elsewhere, but not where a menu took it for a moment."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.departed.emit()
