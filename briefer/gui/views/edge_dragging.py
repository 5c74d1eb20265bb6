"""Dragging an end of the current tag with the mouse to where the tag is to begin or end."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from briefer.gui.views.hint_layer import first_rect
from briefer.gui.views.reader_edges import Edge, dragged
from briefer.gui.views.reader_page import ReaderPage
from briefer.gui.views.reader_tags import Passage, Stretch, Tag
from briefer.gui.views.tag_edges import TagEdges
from briefer.text.intervals import Interval

_REACH = 4.0  # pixels to either side of an end
_LINE, _BELOW = 0.7, 1.3  # of the height of the words: where the lines under them lie


class EdgeDragging(QObject):
    """Lets the ends of the tag at the caret be dragged, from word to word, with Ctrl by character."""

    def __init__(self, view: ReaderPage, edges: TagEdges) -> None:
        """Watch the mouse over this view's text."""
        super().__init__(view)
        self._view = view
        self._edges = edges
        self._held: tuple[Interval[Tag], Edge] | None = None
        self._goal: Stretch | None = None
        view.text.viewport().installEventFilter(self)
        view.text.viewport().setMouseTracking(True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take hold of an end, move it, let go of it; leave all other mouse events to the text."""
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseMove if self._held is not None:
                self._drag(event)
                return True
            case QEvent.Type.MouseMove if not event.buttons():
                self._show_hold(is_there=self._at(event.position()) is not None)
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._held, self._goal = self._at(event.position()), None
                return self._held is not None
            case QEvent.Type.MouseButtonRelease if self._held is not None:
                self._let_go(event.position().toPoint())
                return True
        return False

    def _drag(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        (item, edge), text = self._held, self._view.text
        offset = text.offset_at(event.position().toPoint()) + (edge is Edge.END)
        by_character = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._goal = dragged(text.blocks, (item.start, item.end), edge, offset, by_character=by_character)
        text.flash([self._goal])

    def _let_go(self, point: QPoint) -> None:
        """Store where the end was dragged to; a click without a drag places the caret."""
        held, goal = self._held, self._goal
        self._held = self._goal = None
        if held is None or goal is None:
            offset = self._view.text.offset_at(point)
            self._view.text.place(offset, offset)
        elif goal != (held[0].start, held[0].end):
            self._edges.put(held[0], goal, held[1])

    def _show_hold(self, *, is_there: bool) -> None:
        shape = Qt.CursorShape.SizeHorCursor if is_there else Qt.CursorShape.IBeamCursor
        if self._view.text.viewport().cursor().shape() != shape:
            self._view.text.viewport().setCursor(shape)

    def _at(self, point: QPointF) -> tuple[Interval[Tag], Edge] | None:
        """Return the tag at the caret and which end of its line under the words lies at the point, or None.

        The words themselves are left to selecting, and passages of facts have no line there.
        """
        text, item = self._view.text, self._edges.tag_here()
        if item is None or isinstance(item.value, Passage) or text.anchor != text.caret:
            return None
        for edge, stretch in (
            (Edge.START, (item.start, item.start + 1)),
            (Edge.END, (item.end - 1, item.end)),
        ):
            box = first_rect(text, stretch)
            if box is not None and _LINE <= (point.y() - box.top()) / box.height() <= _BELOW:
                side = box.left() if edge is Edge.START else box.right()
                if abs(point.x() - side) <= _REACH:
                    return item, edge
        return None
