"""The buttons at the side of a mouse: back and forward, wherever on a page they are pressed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


class SideButtons(QObject):
    """Hears the two buttons over a page and all that scrolls in it."""

    back = Signal()
    forward = Signal()

    def __init__(self, page: QWidget) -> None:
        """Listen on this page; lists would take the buttons for a click on a row."""
        super().__init__(page)
        page.installEventFilter(self)
        for area in page.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a press of one of the two buttons."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
            return False
        if event.button() == Qt.MouseButton.BackButton:
            self.back.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward.emit()
        else:
            return False
        return True
