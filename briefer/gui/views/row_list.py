"""A list view whose rows have the height that their words take, measured only where they are seen.

Qt's own list asks for the height of every row whenever one comes or goes, and keeps heights that were worked
out at another width. Here a row is measured when it comes into view, at the width it is shown in, and the row
at the top keeps its place meanwhile.
"""

from dataclasses import dataclass

from PySide6 import QtWidgets
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.rows import Index
from briefer.gui.views.row_heights import RowHeights

_STEP = 24  # pixels that a turn of the wheel scrolls by, three of them at a time
_TRIES = 6  # rounds of measuring what came into view by measuring
_FEW_TO_SEARCH = 2_000
_MOST_KEPT = 5_000  # selected rows that are found again after a reset
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


@dataclass(frozen=True, slots=True)
class _Left:
    """What a list stood on before its model was put in order anew: keys, and where the row at the top lay."""

    current: int | None
    selected: tuple[int, ...]
    top: int | None
    place: int


def rows_of(selection: QItemSelection) -> list[range]:
    """Return the rows that are selected, as runs from the top."""
    parts = (selection.at(number) for number in range(selection.count()))
    runs = (range(part.top(), part.bottom() + 1) for part in parts if part.isValid())
    return sorted(runs, key=lambda run: run.start)


class RowList(QListView):
    """A list of rows of any height; what it stands on is kept while its model is put in order anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._heights = RowHeights()
        self._left: _Left | None = None
        self._is_measuring = False
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    # What comes and goes

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Show the rows of this model."""
        if model is not None:  # before Qt's own connections, which lay rows out that are to be counted right
            model.rowsRemoved.connect(self._rows_removed)
            model.rowsMoved.connect(self._rows_moved)
            model.modelAboutToBeReset.connect(self._leave)
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._return)

    def reset(self) -> None:
        """Take all rows as new."""
        super().reset()
        self._heights.reset(self._count())
        self.updateGeometries()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:  # noqa: N802 - Qt's name
        """Make room for new rows; what is in view stays where it is."""
        kept = self._anchor()
        self._heights.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)
        if kept is not None:
            row, place = kept
            self._settle((row + (end - start + 1 if start <= row and row > 0 else 0), place))

    def _rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        kept = self._anchor()
        self._heights.remove(first, last - first + 1)
        if kept is not None and len(self._heights):
            row, place = kept
            row = row if row < first else max(first, row - (last - first + 1))
            self._settle((min(row, len(self._heights) - 1), place))

    def _rows_moved(self, _from: QModelIndex, first: int, last: int, _to: QModelIndex, goal: int) -> None:
        kept, count = self._anchor(), last - first + 1
        self._heights.remove(first, count)
        self._heights.insert(goal if goal <= first else goal - count, count)
        self._settle(kept)

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:  # noqa: N802, ARG002
        """Measure and draw again what changed: a row never seen not at all, one as high as before alone."""
        if first.row() == last.row() and self._stays_as_high(first.row()):
            self.viewport().update(self.visualRect(first))
            return
        self._heights.forget(first.row(), last.row())
        self._settle(self._anchor())

    def _stays_as_high(self, row: int) -> bool:
        return not self._heights.is_measured(row) or self.sizeHintForRow(row) == self._heights.height(row)

    def _leave(self) -> None:
        """Note what the list stands on before its model is reset."""
        model, chosen = self.model(), self.selectionModel()
        if not isinstance(model, ArrangedModel):
            return
        rows = [row for part in rows_of(chosen.selection()) for row in part]
        kept = self._anchor()
        row, place = kept if kept is not None else (-1, 0)
        self._left = _Left(
            model.key_at(self.currentIndex().row()),
            tuple(key for row in rows[:_MOST_KEPT] if (key := model.key_at(row)) is not None),
            model.key_at(row),
            place,
        )

    def _return(self) -> None:
        """Stand on the same rows again after a reset, as far as they are still there."""
        left, self._left, model = self._left, None, self.model()
        if left is None or not isinstance(model, ArrangedModel):
            return
        selection = QItemSelection()
        for index in map(model.index_of, left.selected):
            if index.isValid():
                selection.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.ClearAndSelect)
        current = QModelIndex() if left.current is None else model.index_of(left.current)
        if current.isValid():
            self.selectionModel().setCurrentIndex(current, flag.NoUpdate)
        top = QModelIndex() if left.top is None else model.index_of(left.top)
        self._settle((top.row(), left.place) if top.isValid() else None)

    def setCurrentIndex(self, index: Index) -> None:  # noqa: N802 - Qt's name
        """Stand on a row and select it alone, whatever keys are held.

        Qt's own looks at the keys: a row that a shortcut with Ctrl leads to would be stood on unselected, and
        the one before would stay selected in its place.
        """
        super().setCurrentIndex(index)
        current = self.currentIndex()
        if current.isValid() and self.selectionMode() is not QListView.SelectionMode.NoSelection:
            self.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Measuring

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    def _anchor(self) -> tuple[int, int] | None:
        """Return a row in view and where its top lies in the viewport: the first that was measured."""
        if not len(self._heights):
            return None
        first = self._heights.row_at(self.verticalOffset())
        seen = (
            row for row in range(first, min(first + 8, len(self._heights))) if self._heights.is_measured(row)
        )
        row = next(seen, first)
        return row, self._heights.top(row) - self.verticalOffset()

    def _settle(self, kept: tuple[int, int] | None) -> None:
        """Measure what is in view, with this row at this place of the viewport, and draw it."""
        if self._is_measuring:
            return
        self._is_measuring = True
        try:
            for _ in range(_TRIES):
                if kept is not None and kept[0] < len(self._heights):
                    self.updateGeometries()
                    self.verticalScrollBar().setValue(self._heights.top(kept[0]) - kept[1])
                if not self._measure_view():
                    break
        finally:
            self._is_measuring = False
        self.updateGeometries()
        self.viewport().update()

    def _measure_view(self) -> bool:
        """Measure the rows in view that were not; return whether any is not what it was thought to be."""
        height, offset = self.viewport().height(), self.verticalOffset()
        is_news = False
        row = self._heights.row_at(offset)
        bottom = self._heights.top(row) - offset if row >= 0 else height
        while 0 <= row < len(self._heights) and bottom < height:
            if not self._heights.is_measured(row):
                is_news |= self._heights.measure(row, self.sizeHintForRow(row))
            bottom += self._heights.height(row)
            row += 1
        return is_news

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure anew at another width; the row at the top stays there."""
        kept = self._anchor()
        if event.size().width() != event.oldSize().width():
            self._heights.forget()
        QAbstractItemView.resizeEvent(self, event)
        self._settle(kept)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            kept = self._anchor()
            self._heights.forget()
            self._settle(kept)

    # Qt's questions about where rows lie

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Lay out what is in view; Qt's own would ask for every row."""
        if len(self._heights) != self._count():
            self._heights.reset(self._count())
        QAbstractItemView.doItemsLayout(self)
        self._settle(self._anchor())

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Set the scroll bar to the height of all rows."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(_STEP)
        bar.setPageStep(page)
        bar.setRange(0, max(0, self._heights.total - page))
        QAbstractItemView.updateGeometries(self)

    def verticalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Return how far the rows are scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Return 0: rows are as wide as the view."""
        return 0

    def scrollContentsBy(self, _dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Measure what comes into view; a row that was in view before moves by just this much."""
        if self._is_measuring or not len(self._heights):
            self.viewport().update()
            return
        offset, height = self.verticalOffset(), self.viewport().height()
        before = self._heights.row_at(offset + dy) if dy > 0 else self._heights.row_at(offset)
        place = self._heights.top(before) - offset
        self._settle((before, place) if -height < place < height else None)

    def row_near(self, place: int) -> int:
        """Return the row at a height of the viewport, else the nearest; -1 where there are no rows."""
        return self._heights.row_at(place + self.verticalOffset())

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where a row lies in the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return QRect()
        top = self._heights.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def indexAt(self, place: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the row at a place of the viewport, or an invalid index below the last."""
        down = place.y() + self.verticalOffset()
        if not 0 <= down < self._heights.total or not self.viewport().rect().contains(place.x(), 0):
            return QModelIndex()
        return self.model().index(self._heights.row_at(down), 0)

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:  # noqa: N802 - Qt's name
        """Scroll until a row is in view."""
        row, page = index.row(), self.viewport().height()
        if not index.isValid() or row >= len(self._heights):
            return
        if not self._heights.is_measured(row):
            self._heights.measure(row, self.sizeHintForRow(row))
        top, height = self.visualRect(index).top(), self._heights.height(row)
        if hint is _Hint.PositionAtCenter:
            place = max(0, (page - height) // 2)
        elif hint is _Hint.PositionAtTop or top < 0 or height > page:
            place = 0
        elif hint is _Hint.PositionAtBottom or top + height > page:
            place = page - height
        else:
            return
        self._settle((row, place))

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Return the row that a key leads to."""
        current, last = self.currentIndex().row(), self._count() - 1
        if last < 0:
            return QModelIndex()
        if current < 0:
            return self.model().index(0, 0)
        page = self.viewport().height()
        steps = {
            _Move.MoveUp: current - 1,
            _Move.MovePrevious: current - 1,
            _Move.MoveDown: current + 1,
            _Move.MoveNext: current + 1,
            _Move.MoveHome: 0,
            _Move.MoveEnd: last,
        }
        row = steps.get(action, current)
        if action in (_Move.MovePageUp, _Move.MovePageDown):
            down = page if action is _Move.MovePageDown else -page
            row = self._heights.row_at(self._heights.top(current) + down)
            row = row if row != current else current + (1 if down > 0 else -1)
        return self.model().index(min(max(row, 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        """Select the rows that a rectangle of the viewport touches."""
        if not len(self._heights):
            return
        area, offset = rect.normalized(), self.verticalOffset()
        first, last = (self._heights.row_at(place + offset) for place in (area.top(), area.bottom()))
        chosen = QItemSelection(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802 - Qt's name
        """Return where selected rows lie in the viewport."""
        region, view = QRegion(), self.viewport().rect()
        for part in rows_of(selection):
            if part.stop <= len(self._heights):
                top = self.visualRect(self.model().index(part.start, 0))
                region += top.united(self.visualRect(self.model().index(part.stop - 1, 0))) & view
        return region

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Go to the row that begins with what is typed, where there are few: Qt looks through all of them."""
        if self._count() <= _FEW_TO_SEARCH:
            super().keyboardSearch(search)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows that are to be drawn, and no other."""
        if not len(self._heights):
            return
        painter, offset = QPainter(self.viewport()), self.verticalOffset()
        first = self._heights.row_at(event.rect().top() + offset)
        last = self._heights.row_at(event.rect().bottom() + offset)
        hovered = self._hovered()
        for row in range(first, last + 1):
            index = self.model().index(row, 0)
            self.itemDelegate().paint(painter, self._option(index, is_hovered=row == hovered), index)
        painter.end()

    def _hovered(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def _option(self, index: QModelIndex, *, is_hovered: bool) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        flag = QtWidgets.QStyle.StateFlag
        for state, is_so in (
            (flag.State_Selected, self.selectionModel().isSelected(index)),
            (flag.State_HasFocus, self.hasFocus() and index == self.currentIndex()),
            (flag.State_MouseOver, is_hovered),
        ):
            option.state = option.state | state if is_so else option.state & ~state
        return option
