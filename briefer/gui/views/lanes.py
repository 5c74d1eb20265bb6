"""The lane margin: thin bars beside the text for what facts rest on.

A bar's ends stand at the height to which the text has been read where the passage begins and ends, so
that two passages that share a line but no word stand one above the other in one lane.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefer.gui.wording import plain_tip
from briefer.model.ids import FactId
from briefer.text.intervals import Interval

MOST_LANES = 6
_BAR = 3
_CURRENT_BAR = 5
_PITCH = 7
_SHORTEST = 5.0
_REACH = 3

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Bar:
    """One passage in view: its lane from the text outwards, from where to where it reaches, and its look.

    `top` and `bottom` are pixels from the top of the view; `tip` is plain text.
    """

    fact: FactId
    start: int
    lane: int
    top: float
    bottom: float
    colour: QColor
    is_current: bool
    tip: str


def lanes_of(intervals: Iterable[Interval[Value]]) -> dict[Interval[Value], int]:
    """Return a lane from 0 for each interval such that none overlaps another of its lane.

    By start, the longer first, each takes the lowest lane that is free.
    """
    taken: list[tuple[int, int]] = []  # heaps, so that thousands at one place cost no more than elsewhere
    free: list[int] = []
    lanes = {}
    for item in sorted(intervals, key=lambda item: (item.start, -item.end)):
        while taken and taken[0][0] <= item.start:
            heappush(free, heappop(taken)[1])
        lane = heappop(free) if free else len(taken)
        heappush(taken, (item.end, lane))
        lanes[item] = lane
    return lanes


class LaneMargin(QWidget):
    """Draws bars, the first lane next to the text; a click on one points at its fact."""

    pressed = Signal(object, int)

    def __init__(self, bars: Callable[[], tuple[Bar, ...]], parent: QWidget | None = None) -> None:
        """Draw what `bars` returns at each painting; `pressed` carries the fact and the passage's start."""
        super().__init__(parent)
        self._bars = bars
        self.setMouseTracking(True)
        self.setAccessibleName("Facts beside the text")

    @staticmethod
    def breadth() -> int:
        """Return the width in pixels that all lanes take."""
        return MOST_LANES * _PITCH + _CURRENT_BAR

    def bar_at(self, x: float, y: float) -> Bar | None:
        """Return the bar under a point of this widget, else None."""
        for bar in self._bars():
            rect = self._rect(bar)
            if rect.adjusted(-_REACH, -1, _REACH, 1).contains(x, y):
                return bar
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the bars in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in self._bars():
            rect = self._rect(bar)
            if rect.intersects(QRectF(event.rect())):
                painter.setBrush(bar.colour)
                painter.drawRoundedRect(rect, rect.width() / 2, rect.width() / 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at the fact whose bar was clicked."""
        bar = self.bar_at(event.position().x(), event.position().y())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(bar.fact, bar.start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show by the pointer where a click does something."""
        over = self.bar_at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Name the fact whose bar the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self.bar_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(bar.tip) if bar is not None else "", self)
            return True
        return super().event(event)

    def _rect(self, bar: Bar) -> QRectF:
        breadth = _CURRENT_BAR if bar.is_current else _BAR
        middle = self.width() - (min(bar.lane, MOST_LANES - 1) + 0.5) * _PITCH
        height = max(bar.bottom - bar.top, _SHORTEST)
        return QRectF(middle - breadth / 2, bar.top, breadth, height)
