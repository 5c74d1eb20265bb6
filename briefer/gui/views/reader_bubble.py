"""A small panel that floats over the text beside what it is about."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefer.gui import theme

_SHADOW = 6
_RADIUS = 8
_GAP = 4
_SHADE = 9


class Bubble(QFrame):
    """A rounded panel with a shadow, laid over the widget it belongs to; its content goes into `column`."""

    def __init__(self, parent: QWidget, padding: int = 8) -> None:
        """Lie hidden over the parent."""
        super().__init__(parent)
        self._around = parent
        edge = _SHADOW + padding
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(6)
        self.hide()

    def fit_width(self, least: int, letters: int) -> None:
        """Be so many letters wide, `least` pixels at the least, but no wider than the parent."""
        wanted = max(least, letters * self.fontMetrics().averageCharWidth())
        self.setFixedWidth(min(wanted, self._around.width()))

    def show_beside(self, box: QRect, *, above: bool = False) -> None:
        """Show next to the box, which is in the parent's coordinates, and wholly inside the parent."""
        self.adjustSize()
        if self.column.hasHeightForWidth():  # words that wrap need more height than the hint tells
            self.resize(self.width(), self.column.totalHeightForWidth(self.width()))
        size, room = self.size(), self._around.rect()
        over, under = box.top() - size.height() + _GAP, box.bottom() - _GAP
        fits_under, fits_over = under + size.height() <= room.bottom(), over >= room.top()
        top = over if fits_over and (above or not fits_under) else under
        left = min(max(box.left() - _SHADOW, 0), max(room.width() - size.width(), 0))
        self.move(QPoint(left, min(max(top, 0), max(room.height() - size.height(), 0))))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the panel and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, _SHADE))
        whole = QRectF(self.rect())
        for step in range(_SHADOW):
            painter.drawRoundedRect(whole.adjusted(step, step + 1, -step, -step + 1), _RADIUS, _RADIUS)
        tones = theme.current_tones()
        painter.setBrush(tones.band)
        painter.setPen(QPen(tones.line, 1))
        panel = whole.adjusted(_SHADOW + 0.5, _SHADOW + 0.5, -_SHADOW - 0.5, -_SHADOW - 0.5)
        painter.drawRoundedRect(panel, _RADIUS, _RADIUS)
        painter.end()
