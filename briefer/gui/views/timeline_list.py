"""The timeline as a list: rows of facts under headings of time, to which undated facts can be dragged."""

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from briefer.gui import theme
from briefer.gui.models.brief_facts import facts_in
from briefer.gui.models.rows import HEADING, Index
from briefer.gui.models.timeline import TimelineModel
from briefer.gui.models.timeline_units import Unit, gap_words
from briefer.gui.views.folding_list import FoldingList
from briefer.gui.views.rows import RowDelegate
from briefer.gui.views.timeline_bars import Laned, in_lanes
from briefer.gui.views.timeline_gutter import GUTTER, Gutter

_GAP = 20  # least pixels for a stretch in which nothing happened, more for a longer one
_MORE = 3  # pixels for each time that it is twice as long


def gap_height(index: Index) -> int:
    """Return how many pixels are left free above a heading: a year takes twice a week's, not fifty times."""
    days = gap_days(index)
    return _GAP + _MORE * days.bit_length() if days else 0


def gap_days(index: Index) -> int:
    """Return how many days lie between a heading and what stands above it, 0 for another row."""
    model = index.model()
    if not isinstance(model, TimelineModel) or not index.data(HEADING):
        return 0
    return model.gap_before(model.group_at(index.row()))


class TimelineDelegate(RowDelegate):
    """Draws rows beside the axis, and above a heading how long nothing happened."""

    gutter = GUTTER

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the row's words, and of the empty stretch above a heading."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + gap_height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row, a heading below the stretch before it."""
        gap = gap_height(index)
        if gap:
            rect, place = option.rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.save()
            painter.setPen(theme.current_tones().muted)
            words = QRect(rect.left() + GUTTER + 8, rect.top(), rect.width() - GUTTER - 8, gap)
            painter.drawText(words, place, gap_words(gap_days(index)))
            painter.restore()
            option.rect = rect.adjusted(0, gap, 0, 0)
        super().paint(painter, option, index)


class TimelineList(FoldingList):
    """Facts down an axis of time, with bars for what lasted or is known to a month or year only.

    `dropped` carries a FactId and the EDTF string of the stretch it was dropped on.
    """

    dropped = Signal(object, str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._lanes: tuple[Laned, ...] | None = None
        self._over: Unit | None = None
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    @property
    def time(self) -> TimelineModel:
        """The model; TypeError where it is another."""
        model = self.model()
        if not isinstance(model, TimelineModel):
            message = "a timeline shows a timeline's model"
            raise TypeError(message)
        return model

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Show the rows of this model."""
        super().setModel(model)
        if model is not None:
            for changed in (
                model.modelReset,
                model.rowsInserted,
                model.rowsRemoved,
                model.rowsMoved,
                model.dataChanged,
            ):
                changed.connect(self._forget_lanes)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows in view, then the axis, dots and bars beside them."""
        super().paintEvent(event)
        if not self.time.rowCount():
            return
        if self._lanes is None:
            self._lanes = in_lanes(self.time)
        painter = QPainter(self.viewport())
        Gutter(self, self._lanes).paint(painter, event.rect())
        if self._over is not None:
            self._paint_hint(painter, self._over)
        painter.end()

    def top_of(self, row: int) -> int:
        """Return where a row begins in the viewport, in view or not."""
        return self.visualRect(self.time.index(row)).top()

    def bottom_of(self, row: int) -> int:
        """Return where a row ends in the viewport, in view or not."""
        return self.visualRect(self.time.index(row)).bottom() + 1

    def gap_above(self, row: int) -> int:
        """Return how many pixels are left free above the words of a row."""
        return gap_height(self.time.index(row)) if row < self.time.rowCount() else 0

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows that lie between two places of the viewport."""
        first, last = (self.row_near(place) for place in (top, bottom))
        return range(first, last + 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let facts be dragged in."""
        if facts_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Say which date a fact would get here."""
        self._over = self._unit_under(event.position().toPoint())
        self.viewport().update()
        if self._over is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Say no more."""
        self._over = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Propose the date of the place for the fact that was dropped."""
        facts, unit = facts_in(event.mimeData()), self._unit_under(event.position().toPoint())
        self._over = None
        self.viewport().update()
        if facts and unit is not None:
            event.acceptProposedAction()
            self.dropped.emit(facts[0], unit.value)

    def _unit_under(self, place: QPoint) -> Unit | None:
        """Return the stretch of time at a place of the viewport, the last below all; None where none is."""
        count = self.time.rowCount()
        row = self.indexAt(place).row()
        return self.time.unit_at(row if row >= 0 else count - 1) if count else None

    def _paint_hint(self, painter: QPainter, unit: Unit) -> None:
        tone, words = theme.current_tones(), f"Date it {unit.title}"
        metrics = painter.fontMetrics()
        area = QRect(GUTTER, 8, metrics.horizontalAdvance(words) + 24, metrics.height() + 12)
        painter.fillRect(area, tone.accent)
        painter.setPen(tone.on_accent)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _forget_lanes(self) -> None:
        self._lanes = None
        self.viewport().update()
