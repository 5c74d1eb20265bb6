"""What a timeline draws beside its rows: the axis, a dot for each fact, and bars for what takes longer."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QLinearGradient, QPainter, QPen

from briefer.gui import theme
from briefer.gui.models.timeline import Part, TimelineModel
from briefer.gui.views.timeline_bars import MOST_LANES, Laned

_LANE, _BAR = 9, 5  # pixels that a lane and a bar in it take
_AXIS = MOST_LANES * _LANE + 16
GUTTER = _AXIS + 12
"""Pixels that the axis and the bars take beside the rows."""

_DOT, _SMALL = 4.5, 3.0
_FADE = 44  # pixels over which an open end fades out
_ROW_MARGIN = 7


class Placed(Protocol):
    """A list that knows where each row lies in its viewport."""

    @property
    def time(self) -> TimelineModel:
        """The rows."""

    def top_of(self, row: int) -> int:
        """Return where a row begins, in pixels."""

    def bottom_of(self, row: int) -> int:
        """Return where a row ends, in pixels."""

    def fontMetrics(self) -> QFontMetrics:  # noqa: N802 - Qt's name
        """Return the measures of the list's font."""

    def gap_above(self, row: int) -> int:
        """Return how many pixels are left free above the words of a row."""

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows that lie between two places of the viewport."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """The strip beside the rows of a timeline."""

    rows: Placed
    lanes: tuple[Laned, ...]

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw what lies in this part of the viewport."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = self.rows.rows_between(area.top(), area.bottom())
        for laned in self.lanes:
            if laned.first > seen.stop:
                break
            if laned.last >= seen.start - 1:
                self._paint_bar(painter, laned)
        for row in seen:
            self._paint_axis(painter, row)
        for row in seen:
            self._paint_dot(painter, row)

    def _paint_axis(self, painter: QPainter, row: int) -> None:
        """Draw the axis beside a row, dashed where nothing happened."""
        tone, top = theme.current_tones(), self.rows.top_of(row)
        words = top + self.rows.gap_above(row)
        pen = QPen(tone.line, 2)
        painter.setPen(pen)
        painter.drawLine(_AXIS, words, _AXIS, self.rows.bottom_of(row))
        if words > top:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(_AXIS, top, _AXIS, words)

    def _paint_dot(self, painter: QPainter, row: int) -> None:
        part, tone = self.rows.time.part_at(row), theme.current_tones()
        middle = QPointF(_AXIS, self._middle(row))
        painter.setPen(QPen(tone.paper, 1.5))
        if part is None:
            painter.setBrush(tone.muted)
            painter.drawEllipse(middle, _SMALL, _SMALL)
        elif part is Part.EVENT:
            painter.setBrush(self._colour(row))
            painter.drawEllipse(middle, _DOT, _DOT)
        elif part is Part.DEADLINE:
            painter.setPen(QPen(tone.warning, 2))
            painter.drawLine(middle, middle + QPointF(8, 0))
        else:
            painter.setPen(QPen(tone.muted, 1.5))
            painter.setBrush(tone.paper)
            painter.drawEllipse(middle, _SMALL, _SMALL)

    def _paint_bar(self, painter: QPainter, laned: Laned) -> None:
        """Draw a bar, filled for what lasted, hollow where the date is not known more finely."""
        bar, colour = laned.bar, theme.fact_colour(laned.bar.kind, theme.is_dark())
        top, bottom = self._ends(laned)
        left = _AXIS - 12 - (laned.lane + 1) * _LANE + (_LANE - _BAR)
        rect = QRectF(left, top, _BAR, max(bottom - top, _BAR))
        middle = self._middle(laned.first)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(rect.right(), middle), QPointF(_AXIS, middle))
        if bar.extent.is_open_before or bar.extent.is_open_after:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_faded(rect, colour, is_upward=bar.extent.is_open_before))
        elif bar.is_coarse:
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(theme.blend(colour, theme.current_tones().paper, 0.25))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        painter.drawRoundedRect(rect, _BAR / 2, _BAR / 2)

    def _ends(self, laned: Laned) -> tuple[float, float]:
        """Return where a bar begins and ends in the viewport; an open end goes on while it fades."""
        extent = laned.bar.extent
        middle = self._middle(laned.first)
        if extent.is_open_before:
            return middle - _FADE, middle + _DOT
        if extent.is_open_after:
            return middle - _DOT, middle + _FADE
        bottom = self.rows.bottom_of(laned.last) - _ROW_MARGIN
        beyond = self.rows.gap_above(laned.last + 1) * laned.beyond if laned.beyond else 0
        return middle - _DOT, bottom + beyond

    def _middle(self, row: int) -> float:
        """Return where the middle of a row's first line lies in the viewport."""
        top = self.rows.top_of(row) + self.rows.gap_above(row)
        return top + _ROW_MARGIN + self.rows.fontMetrics().height() / 2

    def _colour(self, row: int) -> QColor:
        kind = self.rows.time.kind_at(row)
        return theme.current_tones().muted if kind is None else theme.fact_colour(kind, theme.is_dark())


def _faded(rect: QRectF, colour: QColor, *, is_upward: bool) -> QBrush:
    """Return a brush that fades out towards the open end of a bar."""
    clear = QColor(colour)
    clear.setAlpha(0)
    ends = (rect.bottomLeft(), rect.topLeft()) if is_upward else (rect.topLeft(), rect.bottomLeft())
    gradient = QLinearGradient(*ends)
    gradient.setColorAt(0, colour)
    gradient.setColorAt(1, clear)
    return QBrush(gradient)
