"""Sheets of paper with a laid-out note: read, selected, copied, and pointed at by mouse and by key."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from briefer.gui.views.brief_pages import Pages, Place
from briefer.gui.views.brief_sheet import GAP, sheet_for
from briefer.gui.views.brief_type import FAINT, INK
from briefer.gui.wording import plain_tip
from briefer.model.ids import FactId

_STEP = 1.1
_POINTED = QColor("#dbe8f8")
_SHOWN = QColor("#fdeeb5")
_CHOSEN = QColor("#b5d4f5")
_SHADOW = QColor(0, 0, 0, 40)


class Paper(QAbstractScrollArea):
    """The pages of a note; what states or cites a fact can be pointed at, by click or Tab and Enter."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages(QTextDocument(), (), ())
        self._marking = ""
        self._sheet = sheet_for(400)
        self._zoom = 1.0
        self._hover: Place | None = None
        self._current = -1
        self._shown: FactId | None = None
        self._anchor: QTextCursor | None = None
        self._press: QPointF | None = None
        self.setAccessibleName("Preview of the note")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    def pages(self) -> Pages:
        """The note as it is laid out."""
        return self._pages

    @property
    def page_count(self) -> int:
        """How many sheets the note fills here."""
        return self._pages.text.pageCount()

    @property
    def plain_text(self) -> str:
        """The words on the paper."""
        return self._pages.text.toPlainText()

    def show_pages(self, pages: Pages, marking: str) -> None:
        """Show another version of the note at the place where the reader is."""
        scrolled = self.verticalScrollBar().value()
        self._pages, self._marking = pages, marking
        self._hover, self._anchor, self._current = None, None, -1
        self._fit()
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def show_fact(self, fact: FactId | None) -> bool:
        """Mark where the note uses the fact and bring the first place into view; False if nowhere."""
        self._shown = fact
        self.viewport().update()
        places = [place for place in self._pages.places if place.fact == fact]
        if not places:
            return False
        if not any(self._is_in_view(place) for place in places):
            self._bring(places[0].start)
        return True

    def show_heading(self, section: str) -> None:
        """Bring the heading of the section into view, near the top."""
        for name, position in self._pages.headings:
            if name == section:
                top = self._rect_at(position).top()
                self.verticalScrollBar().setValue(int(top - 24))
                return

    def point_at(self, index: int) -> None:
        """Make the place of this index the current one, bring it into view and announce it."""
        self._current = index
        place = self._pages.places[index]
        self._bring(place.start)
        words = self._words(place)
        self.viewport().update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Layout ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        self._sheet = sheet_for(self.viewport().width(), self._zoom)
        text, sheet = self._pages.text, self._sheet
        text.setPageSize(sheet.size)
        frame = text.rootFrame().frameFormat()
        frame.setLeftMargin(sheet.side)
        frame.setRightMargin(sheet.side)
        frame.setTopMargin(sheet.head)
        frame.setBottomMargin(sheet.head)
        text.rootFrame().setFrameFormat(frame)
        for grid in self._pages.grids:
            grid.fit(sheet.size.width() - 2 * sheet.side)
        tall = text.pageCount() * (sheet.size.height() + GAP / sheet.scale) * sheet.scale + GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(24)
        bar.setRange(0, max(0, int(tall) - self.viewport().height()))
        across = int(sheet.size.width() * sheet.scale + 2 * GAP)
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.horizontalScrollBar().setRange(0, max(0, across - self.viewport().width()))

    def _page_top(self, page: int) -> float:
        """Return where a page begins, in pixels from the top of the first gap."""
        return GAP + page * (self._sheet.size.height() * self._sheet.scale + GAP)

    def _left(self) -> float:
        free = self.viewport().width() - self._sheet.size.width() * self._sheet.scale
        return max(free / 2, GAP) - self.horizontalScrollBar().value()

    def _rect_at(self, position: int) -> QRectF:
        """Return where a character stands, in pixels from the top of all pages."""
        block = self._pages.text.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        top = self._pages.text.documentLayout().blockBoundingRect(block).top()
        y = top + (line.y() if line.isValid() else 0)
        page, within = divmod(y, self._sheet.size.height())
        height = line.height() if line.isValid() else 16.0
        return QRectF(
            0, self._page_top(int(page)) + within * self._sheet.scale, 1, height * self._sheet.scale
        )

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
        y = point.y() + self.verticalScrollBar().value() - GAP
        step = self._sheet.size.height() * self._sheet.scale + GAP
        page, within = divmod(y, step)
        if not 0 <= page < self.page_count:
            return -1
        spot = QPointF(
            (point.x() - self._left()) / self._sheet.scale,
            page * self._sheet.size.height() + min(within / self._sheet.scale, self._sheet.size.height() - 1),
        )
        accuracy = Qt.HitTestAccuracy.ExactHit if exact else Qt.HitTestAccuracy.FuzzyHit
        return int(self._pages.text.documentLayout().hitTest(spot, accuracy))

    def place_at(self, point: QPointF) -> Place | None:
        """Return the place of a fact under a point of the viewport, the narrowest where several are."""
        position = self._position_at(point, exact=True)
        if position < 0:
            return None
        inside = [place for place in self._pages.places if place.start <= position < place.end]
        return min(inside, key=lambda place: place.end - place.start, default=None)

    def _words(self, place: Place) -> str:
        cursor = self._cursor(place.start, place.end)
        return cursor.selectedText().replace("\u2028", " ").replace("\u2029", " ").replace("\t", " ")

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._pages.text)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sheets that are in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._desk_colour())
        context = self._context()
        for page in range(self.page_count):
            top = self._page_top(page) - self.verticalScrollBar().value()
            tall = self._sheet.size.height() * self._sheet.scale
            if top + tall >= 0 and top <= self.viewport().height():
                self._paint_page(painter, page, top, context)
        painter.end()

    def _paint_page(
        self, painter: QPainter, page: int, top: float, context: QAbstractTextDocumentLayout.PaintContext
    ) -> None:
        size, scale = self._sheet.size, self._sheet.scale
        sheet = QRectF(self._left(), top, size.width() * scale, size.height() * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADOW)
        painter.drawRoundedRect(sheet.translated(0, 1.5).adjusted(-1, 0, 1, 1), 2, 2)
        painter.setBrush(self._paper_colour())
        painter.drawRect(sheet)
        painter.save()
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        self._paint_margins(painter, page)
        painter.translate(0, -page * size.height())
        clip = QRectF(0, page * size.height(), size.width(), size.height())
        painter.setClipRect(clip)
        context.clip = clip
        self._pages.text.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_margins(self, painter: QPainter, page: int) -> None:
        """Paint the marking at head and foot, and the number of the page."""
        size, sheet = self._sheet.size, self._sheet
        font = QFont(self._pages.text.defaultFont())
        font.setPointSizeF(9)
        painter.setPen(QPen(FAINT))
        foot = QRectF(sheet.side, size.height() - 46, size.width() - 2 * sheet.side, 18)
        painter.setFont(font)
        number = f"Page {page + 1} of {self.page_count}"
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), number)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QPen(INK))
        across = QRectF(0, 28, size.width(), 18)
        painter.drawText(across, int(Qt.AlignmentFlag.AlignHCenter), self._marking)
        painter.drawText(
            across.translated(0, size.height() - 74), int(Qt.AlignmentFlag.AlignHCenter), self._marking
        )

    def _context(self) -> QAbstractTextDocumentLayout.PaintContext:
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, INK)
        context.palette = palette
        shown = [place for place in self._pages.places if place.fact == self._shown]
        pieces = [self._tinted(self._cursor(place.start, place.end), _SHOWN) for place in shown]
        if self._hover is not None:
            pieces.append(self._tinted(self._cursor(self._hover.start, self._hover.end), _POINTED))
        if self.hasFocus() and 0 <= self._current < len(self._pages.places):
            place = self._pages.places[self._current]
            pieces.append(self._tinted(self._cursor(place.start, place.end), _CHOSEN))
        if self._anchor is not None and self._anchor.hasSelection():
            pieces.append(self._tinted(self._anchor, _CHOSEN))
        context.selections = pieces
        return context

    @staticmethod
    def _tinted(cursor: QTextCursor, colour: QColor) -> QAbstractTextDocumentLayout.Selection:
        piece = QAbstractTextDocumentLayout.Selection()
        shape = QTextCharFormat()
        shape.setBackground(colour)
        piece.cursor, piece.format = cursor, shape
        return piece

    def _is_dark(self) -> bool:
        return self.palette().color(QPalette.ColorRole.Window).lightness() < 128  # noqa: PLR2004 - half of 255

    def _paper_colour(self) -> QColor:
        return QColor("#e9e8e4") if self._is_dark() else QColor("#ffffff")

    def _desk_colour(self) -> QColor:
        colour = self.palette().color(QPalette.ColorRole.Window)
        return colour.darker(125) if self._is_dark() else colour.darker(107)

    # Events ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the sheets to the new width, staying at the same share of the whole."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        super().resizeEvent(event)
        self._fit()
        bar.setValue(round(share * bar.maximum()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def zoom(self, direction: int) -> None:
        """Show the note larger (1), smaller (-1) or at its usual size (0)."""
        self._zoom = 1.0 if direction == 0 else min(max(self._zoom * _STEP**direction, 0.6), 2.5)
        self._fit()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click on a fact, or a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position()
            position = max(self._position_at(event.position(), exact=False), 0)
            self._anchor = self._cursor(position, position)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Extend the selection, or show what stands under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._anchor is not None:
            position = self._position_at(event.position(), exact=False)
            if position >= 0:
                self._anchor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
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
        is_click = self._press is not None and (event.position() - self._press).manhattanLength() < 5  # noqa: PLR2004 - px
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
        if self._anchor is not None and self._anchor.hasSelection():
            words = self._anchor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
            QGuiApplication.clipboard().setText(words)
