"""The margin at the right of the text: a small sheet beside the first line of each note in view."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefer.gui import theme
from briefer.gui.icons import tinted_icon
from briefer.gui.wording import plain_tip
from briefer.model.memos import Memo

_LEAST = 14
_STEP = 5  # pixels by which the sheets of one line stand apart
_MOST = 3  # sheets of one line that are told apart


@dataclass(frozen=True, slots=True)
class NoteMark:
    """One note in view: top and height in pixels of the line it begins in, and its words for a tooltip."""

    memo: Memo
    top: float
    height: float
    is_current: bool
    tip: str


class NoteMargin(QWidget):
    """Draws the sheets; `pressed` carries the Memo whose sheet was clicked."""

    pressed = Signal(object)

    def __init__(self, marks: Callable[[], tuple[NoteMark, ...]], parent: QWidget | None = None) -> None:
        """Draw what `marks` returns at each painting."""
        super().__init__(parent)
        self._marks = marks
        self.setMouseTracking(True)
        self.setAccessibleName("Notes beside the text")

    @staticmethod
    def breadth() -> int:
        """Return the width in pixels that the sheets take."""
        return _LEAST + _STEP * (_MOST - 1) + 2

    def mark_at(self, x: float, y: float) -> NoteMark | None:
        """Return the note whose sheet lies under a point of this widget, the topmost first."""
        found = [mark for mark, rect in self._placed() if rect.adjusted(-2, -2, 2, 2).contains(x, y)]
        return found[-1] if found else None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sheets, the current one in the accent colour."""
        painter, tones = QPainter(self), theme.current_tones()
        for mark, rect in self._placed():
            painter.fillRect(rect.adjusted(2, 2, -2, -2), tones.paper)
            icon = tinted_icon("sticky-note", tones.accent if mark.is_current else tones.muted)
            icon.paint(painter, rect.toRect())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at the note whose sheet was clicked."""
        mark = self.mark_at(event.position().x(), event.position().y())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(mark.memo)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show by the pointer where a click does something."""
        over = self.mark_at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Show the note whose sheet the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(mark.tip) if mark is not None else "", self)
            return True
        return super().event(event)

    def _placed(self) -> list[tuple[NoteMark, QRectF]]:
        """Return the notes with the places of their sheets; those of one line lie fanned out."""
        beside: dict[float, int] = {}
        placed = []
        for mark in self._marks():
            number = min(beside.get(mark.top, 0), _MOST - 1)
            beside[mark.top] = number + 1
            top = mark.top + (mark.height - _LEAST) / 2
            placed.append((mark, QRectF(QRect(1 + number * _STEP, round(top), _LEAST, _LEAST))))
        return placed
