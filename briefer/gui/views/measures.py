"""Widths that grow with the text, and the room that a dialog has over its window."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_USUAL = 7.0  # pixels that a letter takes where the text is as large as it usually is
_EDGE = 40  # pixels of the window below a dialog that stay in sight
_FRAME, _TITLE = 4, 36  # pixels of the screen that the frame of a window takes beside it and above it


def grown(widget: QWidget, pixels: int) -> int:
    """Return how many pixels take as many of this widget's letters as these take at the usual size."""
    return round(pixels * max(1.0, widget.fontMetrics().averageCharWidth() / _USUAL))


def room_on_screen(window: QWidget, width: int, height: int) -> QSize:
    """Return this size in pixels, or what the screen has room for with the window's frame."""
    room = window.screen().availableGeometry().size() - QSize(_FRAME, _TITLE)
    return QSize(width, height).boundedTo(room)


def room_over(parent: QWidget | None, width: int, height: int) -> QSize:
    """Return this size in pixels, or what fits into the window that lies below all dialogs."""
    lowest = parent
    while lowest is not None and lowest.parentWidget() is not None:
        lowest = lowest.parentWidget()
    size = QSize(width, height)
    return size if lowest is None else size.boundedTo(lowest.size() - QSize(_EDGE, _EDGE))
