"""The reader's text with its tags: painted under the words of the blocks in view, named on hovering."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from briefer.gui import theme
from briefer.gui.views.input_method import InputMethod
from briefer.gui.views.lanes import Bar, LaneMargin
from briefer.gui.views.note_margin import NoteMargin, NoteMark
from briefer.gui.views.reader_beside import bars_of, notes_of
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_flash import Flash
from briefer.gui.views.reader_keys import USUAL, bindings, mirrored, press_of
from briefer.gui.views.reader_painting import Placed, Underlines, paint_underlines, tint
from briefer.gui.views.reader_surface import InView, ReaderSurface
from briefer.gui.views.reader_tags import Passage, SourceTags, Stretch
from briefer.gui.views.reader_words import tag_words
from briefer.gui.wording import plain_tip
from briefer.model.ids import ActorId, FactId, MemoId
from briefer.text.words import snap_to_words, word_at

_LANE_GAP = 8
_NOTE_GAP = 6
_SENTENCE_CLICKS = 3
_SELECTED, _FLASH = 90, 0.42


class ReaderText(ReaderSurface):
    """A source's text and tags; what keys and mouse ask for is told to the view around it."""

    pressed = Signal(object)
    marked = Signal()
    menu_wanted = Signal(QPoint)
    fact_pointed = Signal(object, int)
    note_pointed = Signal(object)
    fold_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        `pressed` carries the Press of a key that acts in the reader; `marked` says that the mouse has
        selected words; `menu_wanted` carries a global position; `fact_pointed` a fact and where its
        passage starts, `note_pointed` a Memo; `fold_pressed` says that the line of a hidden passage was
        clicked on, where the caret is now.
        """
        super().__init__(parent)
        self.commands = bindings(USUAL)
        self._tags: SourceTags | None = None
        self._underlines = Underlines()
        self._colours: dict[ActorId | None, QColor] = {}
        self._current: tuple[Stretch | None, Stretch | None, FactId | MemoId | None] = (None, None, None)
        self._found: Callable[[int, int], Sequence[Stretch]] = _nothing_found
        self._clicks, self._clicked_at, self._clicked_when = 0, QPoint(), 0
        self._input = InputMethod(self, self)
        self._lanes = LaneMargin(self.bars, self)
        self._lanes.pressed.connect(self.fact_pointed)
        self._flash = Flash(self)
        self._flash.ended.connect(self.viewport().update)
        self._notes = NoteMargin(self.note_marks, self)
        self._notes.pressed.connect(self.note_pointed)
        self.updateRequest.connect(self._follow)
        self.margin = self._lanes.breadth() + _LANE_GAP
        self.far_margin = self._notes.breadth() + _NOTE_GAP
        self._soften_selection()

    def show_source(self, blocks: Blocks, tags: SourceTags | None) -> None:
        """Show this text with these tags, from its beginning."""
        self._tags = tags
        self._current = (None, None, None)
        self._underlines.clear()
        self._flash.end()
        self.recolour()
        self.show_blocks(blocks)
        self._soften_folds()
        self._follow()

    def recolour(self) -> None:
        """Take the actors' colours anew, after a change of actors or of the colour scheme."""
        actors = self._tags.actors.values() if self._tags is not None else ()
        dark = theme.is_dark()
        self._colours = {it.id: theme.actor_colour(theme.actor_index(it), dark) for it in actors}
        self._colours[None] = theme.current_tones().muted
        self.viewport().update()
        self._follow()

    def repaint_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Paint the blocks of these stretches again, as far as they are in view."""
        numbers = {block for stretch in stretches for block in self.blocks.blocks_over(*stretch)}
        for seen in self.blocks_in_view():
            if seen.number in numbers:
                area = QRectF(0, seen.origin.y(), self.viewport().width(), seen.height)
                self.viewport().update(area.toAlignedRect())
        self._follow()

    def flash(self, stretches: Sequence[Stretch]) -> None:
        """Light up for a moment what of these stretches is in view."""
        self._flash.light(self.those_in_view(stretches))
        self.viewport().update()

    def flashed(self) -> tuple[Stretch, ...]:
        """Return the stretches that are lit up now."""
        return self._flash.stretches

    def set_current(
        self, sentence: Stretch | None, item: Stretch | None, beside: FactId | MemoId | None
    ) -> None:
        """Tint this sentence and, stronger, this item in it; mark this fact's bars, or this note's sheet."""
        before, self._current = self._current, (sentence, item, beside)
        if before != self._current:
            self.repaint_stretches([it for it in (*before[:2], sentence, item) if it is not None])

    def show_finds(self, found: Callable[[int, int], Sequence[Stretch]]) -> None:
        """Mark what is found in the blocks in view; `found` returns the places over a stretch."""
        self._found = found
        self.viewport().update()

    def bars(self) -> tuple[Bar, ...]:
        """Return the bars of the facts whose passages are in view."""
        return bars_of(self, self._tags, self._current[2]) if self._tags is not None else ()

    def note_marks(self) -> tuple[NoteMark, ...]:
        """Return the notes that begin in view, in reading order."""
        return notes_of(self, self._tags, self._current[2]) if self._tags is not None else ()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the tags, then the text over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(event.rect())
        for seen in self.blocks_in_view():
            if seen.origin.y() < area.bottom() and seen.origin.y() + seen.height > area.top():
                self._paint_block(painter, seen)
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act here from menus and shortcuts."""
        is_press = event.type() == QEvent.Type.ShortcutOverride
        if is_press and isinstance(event, QKeyEvent) and press_of(event, self.commands):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what a key asks for, unless an input method composes; leave the other keys to Qt."""
        press = press_of(event, self.commands)
        is_turned = self.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft
        if press is not None and is_turned and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            press = mirrored(press)  # where one reads from the right, what comes next is at the left
        if press is None:
            super().keyPressEvent(event)
        elif not self._input.is_composing:
            self.pressed.emit(press)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Place the caret; a third and fourth click select the sentence and the paragraph."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._is_one_more(event):
            self._clicks = 0
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select the word; the fourth click of a row comes as a second double click."""
        if event.button() is Qt.MouseButton.LeftButton and not self._is_one_more(event):
            self._clicks, self._clicked_when = 2, event.timestamp()
            self._clicked_at = event.position().toPoint()
            self._select(word_at(self.blocks.visible, self.offset_at(self._clicked_at)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Trim what was selected and let it end where words do."""
        if self._clicks < 2:  # noqa: PLR2004 - Qt did not see a double click, and would take back what it selected
            super().mouseReleaseEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self._is_on_fold(event.position().toPoint()) and not self.textCursor().hasSelection():
            self.fold_pressed.emit()
        elif is_left and self.textCursor().hasSelection():
            low, high = sorted((self.anchor, self.caret))
            start, end = snap_to_words(self.blocks.visible, low, high)
            self.place(*((start, end) if self.caret >= self.anchor else (end, start)))
            if start < end:
                self.marked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu; a click outside the selection moves the caret there first."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
            return
        offset = self.offset_at(event.pos())
        low, high = sorted((self.anchor, self.caret))
        if not low <= offset < high:
            self.place(offset, offset)
        self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Name the tags under the pointer in plain words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Return what is tagged under a point of the viewport, a line each."""
        offset = self.offset_at(point)
        box = self.box_of(offset, offset + 1)
        if self._tags is None or box is None or not box.adjusted(-1, -4, 1, 8).contains(point):
            return ""
        named = [it.value for it in self._tags.over(offset, offset + 1) if not isinstance(it.value, Passage)]
        return "\n".join(tag_words(tag, self._tags) for tag in named)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_lanes"):
            self._soften_selection()
            self._soften_folds()
            self.recolour()

    def fit_column(self) -> None:
        """Keep the column in the middle, and the lanes at its left."""
        super().fit_column()
        if hasattr(self, "_lanes"):
            place = self.viewport().geometry()
            left = place.left() - self._lanes.breadth() - _LANE_GAP
            self._lanes.setGeometry(QRect(left, place.top(), self._lanes.breadth(), place.height()))
            right = place.right() + _NOTE_GAP
            self._notes.setGeometry(QRect(right, place.top(), self._notes.breadth(), place.height()))

    def _follow(self) -> None:
        self._lanes.update()
        self._notes.update()

    def _paint_block(self, painter: QPainter, seen: InView) -> None:
        sentence, item, _ = self._current
        tones = theme.current_tones()
        if sentence is not None:
            rects = [rect.adjusted(-3, -4, 3, 5) for rect in self.rects_in(seen, *sentence)]
            tint(painter, seen.origin, rects, tones.tint, 3)
        if item is not None:
            rects = [rect.adjusted(-2, -1, 2, 1) for rect in self.rects_in(seen, *item)]
            tint(painter, seen.origin, rects, theme.current_ground(tones), 3)
        for stretch in self._found(*self.blocks.span(seen.number)):
            tint(painter, seen.origin, self.rects_in(seen, *stretch), tones.found, 2)
        for stretch in self._flash.stretches:
            rects = [rect.adjusted(-2, -2, 2, 3) for rect in self.rects_in(seen, *stretch)]
            tint(painter, seen.origin, rects, theme.blend(tones.accent, tones.paper, _FLASH), 3)
        if self.blocks.fold_at(self.blocks.span(seen.number)[0]) is not None:
            wide = QRectF(0, 0, self.viewport().width(), self.pitch).translated(seen.origin)
            painter.fillRect(wide, tones.band)
        if self._tags is not None:
            key = (self.viewport().width(), self.pitch, self._tags.version(seen.number))
            lines = self._underlines.of(seen.block, key, lambda: self._placed(seen))
            paint_underlines(painter, seen.origin, lines, self._colours)

    def _placed(self, seen: InView) -> list[Placed]:
        tags = self._tags.over(*self.blocks.span(seen.number)) if self._tags is not None else ()
        placed = ((self.positions_in(seen, it.start, it.end), it.value) for it in tags)
        return [(*ends, value) for ends, value in placed if ends is not None]

    def _is_one_more(self, event: QMouseEvent) -> bool:
        """Select the sentence or paragraph if this click follows two or more here; return whether so."""
        near = (event.position().toPoint() - self._clicked_at).manhattanLength()
        soon = event.timestamp() - self._clicked_when <= QApplication.doubleClickInterval()
        if self._clicks < 2 or not soon or near > QApplication.startDragDistance():  # noqa: PLR2004 - a double click
            return False
        self._clicks, self._clicked_when = self._clicks + 1, event.timestamp()
        offset = self.offset_at(self._clicked_at)
        is_sentence = self._clicks == _SENTENCE_CLICKS
        self._select(self.blocks.sentence_at(offset) if is_sentence else self.blocks.paragraph_at(offset))
        return True

    def _is_on_fold(self, point: QPoint) -> bool:
        """Return whether a point is on the line of a hidden passage."""
        block = self.cursorForPosition(point).block()
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        start = self.blocks.span(block.blockNumber())[0]
        return area.contains(point) and self.blocks.fold_at(start) is not None

    def _soften_folds(self) -> None:
        """Let the lines of hidden passages look like what can be pressed."""
        selections = []
        for start, _ in self.blocks.hidden:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(self.blocks.block_at(start)))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setForeground(theme.current_tones().accent)
            selections.append(selection)
        self.setExtraSelections(selections)

    def _select(self, stretch: Stretch | None) -> None:
        if stretch is not None:
            self.place(*stretch)

    def _soften_selection(self) -> None:
        """Let tags be seen through the selection, which looks the same while a pop-up has the focus."""
        tones = theme.current_tones()
        soft = QColor(tones.accent)
        soft.setAlpha(_SELECTED)
        if self.palette().color(QPalette.ColorRole.Highlight) == soft:
            return
        palette = QPalette()  # all other roles stay those of the application
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Highlight, soft)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, tones.text)
        self.setPalette(palette)


def _nothing_found(_start: int, _end: int) -> Sequence[Stretch]:
    """Stand for what is found where nothing is sought."""
    return ()
