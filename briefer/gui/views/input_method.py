"""Whether an input method is composing, so that its Enter is never taken for the analyst's."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


class InputMethod(QObject):
    """Watches fields for the words that an input method has under way."""

    def __init__(self, parent: QObject, *fields: QWidget) -> None:
        """Watch these fields."""
        super().__init__(parent)
        self.is_composing = False
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note whether words are under way, and let the event through."""
        if isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        return super().eventFilter(watched, event)
