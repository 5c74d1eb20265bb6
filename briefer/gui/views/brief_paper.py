"""Sheets of paper with a laid-out note: read, selected, copied, and pointed at by mouse and by key."""

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from briefer.export.markings import marking_look
from briefer.gui.views.brief_pages import Pages, Placed, strips
from briefer.gui.views.brief_said import Place
from briefer.gui.views.brief_sheet import GAP, sheet_for
from briefer.gui.views.brief_sheets import (
    CHOSEN,
    POINTED,
    SHOWN,
    Look,
    Mark,
    desk_colour,
    paint_blank,
    paint_sheet,
)
from briefer.gui.wording import plain_tip
from briefer.model.documents import Document
from briefer.model.ids import FactId

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = 1.1
_SLICE = 0.012  # seconds of laying out at a time, between which the window does what is asked of it
_CLICK = 5  # pixels
_DROPPED = 20  # strips that are let go at a time


class Paper(QAbstractScrollArea):
    """The sheets of a note; what states or cites a fact can be pointed at, by click or Tab and Enter.

    A note is laid out in slices; until the part that is looked at is done the version before it is shown.
    `laid` tells that all of it is.
    """

    pointed = Signal(object)
    laid = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show a blank sheet."""
        super().__init__(parent)
        self._document: Document | None = None
        self._is_coming = True
        self._zoom = 1.0
        self._pages = self._coming = Pages(sheet_for(400))
        self._strips: Iterator[Placed] = iter(())
        self._hover: Place | None = None
        self._current = -1
        self._shown: FactId | None = None
        self._wanted: FactId | str | None = None
        self._selected = (0, 0)
        self._press: QPointF | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._lay_slice)
        self._gone: list[Placed] = []
        self._sweep = QTimer(self)
        self._sweep.setInterval(0)
        self._sweep.timeout.connect(self._drop_gone)
        self.setAccessibleName("Preview of the note")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        # A bar that came and went would change the width, and all would be laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    def pages(self) -> Pages:
        """The sheets that are shown."""
        return self._pages

    @property
    def is_laying(self) -> bool:
        """Whether some of the note is still to be laid out."""
        return self._slices.isActive()

    @property
    def page_count(self) -> int:
        """How many sheets are laid out."""
        return self._pages.count

    @property
    def plain_text(self) -> str:
        """The words on the paper."""
        return self._pages.plain_text

    def show_document(self, document: Document) -> None:
        """Show another version of the note at the place where the reader is."""
        self._document = document
        self._begin()

    def clear(self) -> None:
        """Show a blank sheet, of a note that cannot be shown."""
        self._document, self._is_coming, self._strips = None, False, iter(())
        self._hover, self._selected, self._current = None, (0, 0), -1
        self._slices.stop()
        self._begin()
        self._fit_bars()

    def show_fact(self, fact: FactId | None) -> bool:
        """Mark where the note uses the fact and bring the first place into view; False if nowhere."""
        self._shown = self._wanted = fact
        self.viewport().update()
        places = [place for place in self._pages.places if place.fact == fact]
        if not places:
            return False
        self._wanted = None
        if not any(self._is_in_view(place) for place in places):
            self._bring(places[0].start)
        return True

    def show_heading(self, section: str) -> None:
        """Bring a section's heading to the top as soon as it is laid out; without a name the note's top."""
        if not section:
            self._wanted = None
            self.verticalScrollBar().setValue(0)
            return
        self._wanted = section
        for name, position in self._pages.headings:
            if name == section:
                self._wanted = None
                self.verticalScrollBar().setValue(int(self._rect_at(position).top() - 24))
                return

    def point_at(self, index: int) -> None:
        """Make the place of this index the current one, bring it into view and announce it."""
        self._current = index
        place = self._pages.places[index]
        self._bring(place.start)
        words = self._pages.words(place.start, place.end).replace("\n", " ").replace("\t", " ")
        self.viewport().update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Laying out -----------------------------------------------------------------------------

    def _begin(self) -> None:
        """Lay out the note anew for the present width, beginning with a slice at once."""
        if self._document is None:
            self._pages = self._coming = Pages(sheet_for(self.viewport().width(), self._zoom))
            return
        sheet = sheet_for(self.viewport().width(), self._zoom)
        known = self._coming.known() if self._coming.sheet == sheet else {}
        if self._pages.sheet == sheet:
            known = known | self._pages.known()
        self._coming = Pages(sheet)
        self._strips = strips(self._document, sheet, known)
        self._slices.start()
        self._lay_slice()

    def _lay_slice(self) -> None:
        until = perf_counter() + _SLICE
        is_waited_for = self._coming is not self._pages
        for placed in self._strips:
            self._coming.add(placed)
            if perf_counter() > until or (is_waited_for and self._is_enough()):
                break
        else:
            self._slices.stop()
        if self._coming is not self._pages and (self._is_enough() or not self.is_laying):
            self._take_coming()
        elif self._pages is self._coming:
            self._fit_bars()
        if not self.is_laying:
            self._finish()

    def _is_enough(self) -> bool:
        """Return whether what is looked at is laid out; sheets of another size wait until all of it is."""
        is_same = self._pages.sheet == self._coming.sheet or not self.page_count
        return is_same and self._top_of(self._coming, self._coming.count) > self._foot_of_view()

    def _take_coming(self) -> None:
        """Show the sheets that are laid out, at the same place or, of another size, the same share."""
        bar, before = self.verticalScrollBar(), self._pages
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._pages = self._coming
        self._hover, self._selected, self._current = None, (0, 0), -1
        self._fit_bars()
        self._gone.extend(before.strips)
        self._sweep.start()
        if before.sheet != self._pages.sheet:
            bar.setValue(round(share * bar.maximum()))
        self.viewport().repaint()  # before the rest is laid out, which is what the timer would do first

    def _drop_gone(self) -> None:
        """Let go of a few strips of the version before: all at once they would hold up the window."""
        del self._gone[-_DROPPED:]
        if not self._gone:
            self._sweep.stop()

    def _finish(self) -> None:
        if isinstance(self._wanted, str):
            self.show_heading(self._wanted)
        elif self._wanted is not None:
            self.show_fact(self._wanted)
        self._wanted = None
        self.laid.emit()

    def _foot_of_view(self) -> int:
        return self.verticalScrollBar().value() + self.viewport().height()

    def _fit_bars(self) -> None:
        sheet = self._pages.sheet
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(24)
        bar.setRange(0, max(0, int(self._top_of(self._pages, self.page_count)) - self.viewport().height()))
        across = int(sheet.size.width() * sheet.scale + 2 * GAP)
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.horizontalScrollBar().setRange(0, max(0, across - self.viewport().width()))
        self.viewport().update()

    # Where things stand ---------------------------------------------------------------------

    @staticmethod
    def _top_of(pages: Pages, page: int) -> float:
        """Return where a sheet begins, in pixels from the top of the first gap."""
        return GAP + page * (pages.sheet.size.height() * pages.sheet.scale + GAP)

    def _left(self) -> float:
        sheet = self._pages.sheet
        free = self.viewport().width() - sheet.size.width() * sheet.scale
        return max(free / 2, GAP) - self.horizontalScrollBar().value()

    def _rect_at(self, position: int) -> QRectF:
        """Return where a character stands, in pixels from the top of all sheets."""
        page, line = self._pages.spot_of(position)
        scale = self._pages.sheet.scale
        return QRectF(0, self._top_of(self._pages, page) + line.top() * scale, 1, line.height() * scale)

    def _is_in_view(self, place: Place) -> bool:
        top = self._rect_at(place.start).top() - self.verticalScrollBar().value()
        return 0 <= top <= self.viewport().height() - 20

    def _bring(self, position: int) -> None:
        rect = self._rect_at(position)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + 20 <= rect.top() <= bar.value() + room - 40:
            bar.setValue(int(rect.top() - room / 3))

    def _position_at(self, point: QPointF, *, exact: bool) -> int:
        """Return the text position under a point of the viewport, or -1 outside the words if `exact`."""
        sheet = self._pages.sheet
        y = point.y() + self.verticalScrollBar().value() - GAP
        page, within = divmod(y, sheet.size.height() * sheet.scale + GAP)
        if not 0 <= page < self.page_count:
            return -1
        spot = QPointF(
            (point.x() - self._left()) / sheet.scale,
            min(within / sheet.scale, sheet.size.height() - 1),
        )
        return self._pages.position_at(int(page), spot, exact=exact)

    def place_at(self, point: QPointF) -> Place | None:
        """Return the place of a fact under a point of the viewport, the narrowest where several are."""
        position = self._position_at(point, exact=True)
        return self._pages.place_at(position) if position >= 0 else None

    # Painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sheets that are in view, or a blank one before there is a note."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.fillRect(event.rect(), desk_colour(palette))
        if not self.page_count:
            paint_blank(
                painter, QPointF(self._left(), GAP), self._pages.sheet, palette, is_coming=self._is_coming
            )
            painter.end()
            return
        is_whole = not self.is_laying or self._pages is not self._coming
        look = Look(
            self._document.marking if self._document else "",
            self.page_count if is_whole else 0,
            self._marks(),
            palette,
            marking_look(self._document.scheme, self._document.marking) if self._document else None,
        )
        tall = self._pages.sheet.size.height() * self._pages.sheet.scale
        scrolled = self.verticalScrollBar().value()
        for page in range(self.page_count):
            top = self._top_of(self._pages, page) - scrolled
            if top + tall >= 0 and top <= self.viewport().height():
                paint_sheet(painter, QPointF(self._left(), top), self._pages, page, look)
        painter.end()

    def _marks(self) -> list[Mark]:
        marks = [
            Mark(place.start, place.end, SHOWN) for place in self._pages.places if place.fact == self._shown
        ]
        if self._hover is not None:
            marks.append(Mark(self._hover.start, self._hover.end, POINTED))
        if self.hasFocus() and 0 <= self._current < len(self._pages.places):
            place = self._pages.places[self._current]
            marks.append(Mark(place.start, place.end, CHOSEN))
        if self._selected[0] != self._selected[1]:
            marks.append(Mark(min(self._selected), max(self._selected), CHOSEN))
        return marks

    # Events ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the sheets to the new width, staying at the same share of the whole."""
        super().resizeEvent(event)
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def zoom(self, direction: int) -> None:
        """Show the note larger (1), smaller (-1) or at its usual size (0)."""
        self._zoom = 1.0 if direction == 0 else min(max(self._zoom * _STEP**direction, 0.6), 2.5)
        self._refit()

    def _refit(self) -> None:
        if sheet_for(self.viewport().width(), self._zoom) == self._coming.sheet:
            self._fit_bars()
        else:
            self._begin()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click on a fact, or a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position()
            position = max(self._position_at(event.position(), exact=False), 0)
            self._selected = position, position
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Extend the selection, or show what stands under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._press is not None:
            position = self._position_at(event.position(), exact=False)
            if position >= 0:
                self._selected = self._selected[0], position
            self.viewport().update()
            return
        place = self.place_at(event.position())
        if place != self._hover:
            self._hover = place
            shape = Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at the fact under a click that selected nothing."""
        is_click = self._press is not None and (event.position() - self._press).manhattanLength() < _CLICK
        self._press = None
        if is_click and (place := self.place_at(event.position())) is not None:
            self.pointed.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Right and left go from fact to fact, Enter points at it, Ctrl+C copies, the rest scrolls."""
        match event.key():
            case Qt.Key.Key_Right:
                self._go(1)
            case Qt.Key.Key_Left:
                self._go(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if 0 <= self._current < len(self._pages.places):
                self.pointed.emit(self._pages.places[self._current])
            case Qt.Key.Key_C if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._copy()
            case Qt.Key.Key_Home:
                self.verticalScrollBar().setValue(0)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show what a footnote says where the pointer rests on its mark."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(place.note) if place else "", self)
            return True
        return super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the mark off the current place."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _go(self, step: int) -> None:
        if self._pages.places:
            last = len(self._pages.places) - 1
            self.point_at(min(max(self._current + step, 0), last))

    def _copy(self) -> None:
        if self._selected[0] != self._selected[1]:
            words = self._pages.words(min(self._selected), max(self._selected))
            QGuiApplication.clipboard().setText(words)
