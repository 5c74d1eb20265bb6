"""A field that takes one press of keys and says which it was."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.gui.key_places import MODIFIERS, chord_of


class KeyField(QLineEdit):
    """Takes every key while it has the keyboard, a letter of another script as the Latin one in its place.

    `pressed` carries the keys as QKeySequence spells them; `left` says that Esc was pressed.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Wait for keys."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName("New keys")
        self.setPlaceholderText("Press the new keys")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Take keys before menus, shortcuts and the order of Tab do."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        elif event.key() not in MODIFIERS and event.key() != Qt.Key.Key_unknown:
            pressed = QKeySequence(QKeyCombination.fromCombined(chord_of(event)))
            self.pressed.emit(pressed.toString(QKeySequence.SequenceFormat.PortableText))
