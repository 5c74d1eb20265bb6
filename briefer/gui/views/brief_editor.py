"""The paragraph that is written in: plain Markdown text whose citations are drawn as chips."""

import math
import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefer.gui.models.brief_facts import FACT_MIME, FactRow, facts_in
from briefer.gui.models.brief_text import Cited, citation_of, cited_units, utf16_length
from briefer.gui.models.rows import alike
from briefer.gui.views.brief_carets import at_place
from briefer.gui.views.brief_chips import CitationHighlighter, paint_chips
from briefer.gui.views.brief_citing import CitationOffer
from briefer.gui.views.brief_marking import goes_on, next_line
from briefer.gui.views.brief_prose_shape import LEADING
from briefer.gui.views.plain_field import plain_text, saying, with_line_feeds
from briefer.gui.wording import plain_tip, shortened
from briefer.text.cleaning import clean

PAUSE = 800
_NEVER = "\x00"  # no text of the field: nothing of it is stored
_TIP = 90  # code points of a statement in a chip's tip
_BY = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_BEGUN = re.compile(r"\[@([A-Za-z0-9]{0,40})$")


class DraftEditor(QTextEdit):
    """A text field for one paragraph, as high as its words; what was typed is told at a pause and at a flush.

    `typed` carries the whole text. Undo is the session's. Keys that lead out of the paragraph are told:
    `passed` with -1 or 1 at its first or last line, `parted` at Enter, `joined` at Backspace before its
    first letter, `shifted` with -1 or 1 at Alt and an arrow, `left` at Escape.
    """

    typed = Signal(str)
    cited_chosen = Signal(object)
    passed = Signal(int)
    parted = Signal()
    joined = Signal()
    shifted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FactRow] = {}
        self._told = ""
        self._place = 0
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Your own words in this paragraph")
        self.setAccessibleDescription("Enter begins a new paragraph, Escape leaves. Type [@ to cite a fact.")
        self.document().setDocumentMargin(0)
        self._space_lines()
        self.highlighter = CitationHighlighter(self.document())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.offer = CitationOffer(self)
        self.offer.taken.connect(self._take)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_caret)

    # Text -----------------------------------------------------------------------------------

    def toPlainText(self) -> str:  # noqa: N802 - Qt's name
        """Return the text, its no-break spaces as they are."""
        return plain_text(self.document())

    def show_text(self, text: str) -> None:
        """Show another text, with nothing to undo; what was typed before must have been told."""
        text = with_line_feeds(text)
        self._pause.stop()
        self._told = text
        if text == self.toPlainText():
            return
        position = self.textCursor().position()
        was_blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setPlainText(text)
        self._space_lines()
        self.blockSignals(was_blocked)
        cursor = self.textCursor()
        cursor.setPosition(min(position, utf16_length(text)))
        self.setTextCursor(cursor)
        self.viewport().update()

    def show_change(self, text: str) -> None:
        """Show what became of the text elsewhere, with the caret behind what is other."""
        was, text = self.toPlainText(), with_line_feeds(text)
        if text != was:
            same = alike(was[::-1], text[::-1])
            self.show_text(text)
            at_place(utf16_length(text[: len(text) - same]))(self)

    def note_change(self, text: str) -> None:
        """Take it that this text is stored now, while another one is being typed that stays."""
        if self._told != _NEVER:
            self._told = with_line_feeds(text)

    def hold(self, text: str) -> None:
        """Show a text that could not be stored; it counts as not told yet, and is told again at a flush."""
        if text != self.toPlainText():
            self.show_text(text)
        self._told = _NEVER

    def know(self, rows: Sequence[FactRow]) -> None:
        """Take these as the facts that can be cited."""
        self._rows = {row.label.lower(): row for row in rows}
        self.offer.know(rows)
        self.highlighter.know(self._rows)

    def flush(self) -> None:
        """Tell what was typed since it was last told, if anything."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.typed.emit(text)

    def has_untold(self) -> bool:
        """Return whether something was typed that was not told yet."""
        return self.toPlainText() != self._told

    def cite(self, label: str) -> None:
        """Insert a citation at the caret, with a space before it where a word ends there."""
        self._insert_citation(self.textCursor(), label)

    def begin_citation(self) -> None:
        """Begin a citation at the caret and offer the facts."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        before = _before(self.textCursor())
        gap = " " if before and not before[-1].isspace() else ""
        self.textCursor().insertText(f"{gap}[@")
        self._offer()

    def halves(self) -> tuple[str, str]:
        """Return the words before the caret and those behind it, without what is selected."""
        cursor, text = self.textCursor(), self.toPlainText()
        units = text.encode("utf-16-le")
        before, after = units[: 2 * cursor.selectionStart()], units[2 * cursor.selectionEnd() :]
        return before.decode("utf-16-le", "ignore"), after.decode("utf-16-le", "ignore")

    def words_height(self) -> int:
        """Return how high the words are at the present width, in pixels."""
        return math.ceil(self.document().size().height())

    def cited_at(self, point: QPoint) -> Cited | None:
        """Return the citation under a point of the viewport, its offsets within its line, or None."""
        cursor = self.cursorForPosition(point)
        return self._cited_in_block(cursor)

    def _cited_in_block(self, cursor: QTextCursor) -> Cited | None:
        text, place = cursor.block().text(), cursor.positionInBlock()
        for cited, start, end in cited_units(text):
            if start <= place <= end:
                return cited
        return None

    def _insert_citation(self, cursor: QTextCursor, label: str) -> None:
        before = _before(cursor)
        gap = " " if before and not before[-1].isspace() and before[-1] not in "([“\"'" else ""
        cursor.insertText(gap + citation_of(label))
        self.setTextCursor(cursor)

    def _space_lines(self) -> None:
        """Give every line room to breathe; new lines take it from the one they are parted from."""
        shape = QTextBlockFormat()
        shape.setLineHeight(100 * LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _on_text(self) -> None:
        self._pause.start()

    def _on_caret(self) -> None:
        self._leave_chips()
        cited = self._cited_in_block(self.textCursor())
        row = self._rows.get(cited.label.lower()) if cited else None
        self.cited_chosen.emit(row.id if row else None)

    def _leave_chips(self) -> None:
        """Move the caret, and the other end of what is chosen, out of a citation: it is one sign."""
        cursor, before = self.textCursor(), self._place
        anchor, place = cursor.anchor(), cursor.position()
        whole = self._whole(place, forward=place > before)
        from_there = self._whole(anchor, forward=anchor > place)
        self._place = whole
        if (whole, from_there) != (place, anchor) and (whole != place or anchor != place):
            cursor.setPosition(whole if anchor == place else from_there)
            cursor.setPosition(whole, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _whole(self, place: int, *, forward: bool) -> int:
        """Return a place of the document, or where the citation that it lies in ends or begins."""
        block = self.document().findBlock(place)
        text, inside = block.text(), place - block.position()
        for _, start, end in cited_units(text):
            if start < inside < end:
                return block.position() + (end if forward else start)
        return place

    def _remove_chip(self, *, before: bool) -> bool:
        """Remove the citation that ends or begins at the caret as a whole; False where none does."""
        cursor = self.textCursor()
        text, place = cursor.block().text(), cursor.positionInBlock()
        if cursor.hasSelection():
            return False
        for _, start, end in cited_units(text):
            if place == (end if before else start):
                at = cursor.block().position()
                cursor.setPosition(at + start)
                cursor.setPosition(at + end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                return True
        return False

    # Offering facts -------------------------------------------------------------------------

    def _offer(self) -> None:
        """Offer the facts that fit what was typed after “[@”, or close the offer."""
        begun = _BEGUN.search(_before(self.textCursor()))
        if begun is None:
            self.offer.hide()
            return
        caret = self.cursorRect()
        self.offer.offer(begun[1], QRect(self.viewport().mapToGlobal(caret.topLeft()), caret.size()))

    def _take(self, row: FactRow) -> None:
        """Write the citation of the fact that was taken over what was typed of it."""
        cursor = self.textCursor()
        begun = _BEGUN.search(_before(cursor))
        if begun is not None:
            left, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(left, keep, len(begun[0]))
            cursor.insertText(citation_of(row.label))
            self.setTextCursor(cursor)

    def _act_on_offer(self, event: QKeyEvent) -> bool:
        """Move, take or close the open offer; False where the key is not for it."""
        match event.key():
            case Qt.Key.Key_Down:
                self.offer.step(1)
            case Qt.Key.Key_Up:
                self.offer.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self.offer.take()
            case Qt.Key.Key_Escape:
                self.offer.hide()
            case _:
                return False
        return True

    # Events ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Write, go out of the paragraph where the key leads there, and offer facts after “[@”."""
        if self.isReadOnly() or not (self._goes_out(event) or self._edits_whole(event)):
            super().keyPressEvent(event)
        if event.text():
            self._offer()

    def _goes_out(self, event: QKeyEvent) -> bool:
        """Tell of a key that leads out of the paragraph; False where it does not."""
        cursor, modifiers = self.textCursor(), event.modifiers()
        if modifiers == Qt.KeyboardModifier.AltModifier and event.key() in _BY:
            self.shifted.emit(_BY[event.key()])
            return True
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if not _steps(cursor, event.key()):
                self.passed.emit(_BY[event.key()])
            case Qt.Key.Key_Left if cursor.atStart() and not cursor.hasSelection():
                self.passed.emit(-1)
            case Qt.Key.Key_Right if cursor.atEnd() and not cursor.hasSelection():
                self.passed.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not goes_on(self):
                self.parted.emit()
            case Qt.Key.Key_Backspace if cursor.atStart() and not cursor.hasSelection():
                self.joined.emit()
            case _:
                return False
        return True

    def _edits_whole(self, event: QKeyEvent) -> bool:
        """Do what Qt would do to half a citation or with a line of its own kind; False where it may."""
        match event.key():
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                return self._remove_chip(before=event.key() == Qt.Key.Key_Backspace)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                next_line(self)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the chips, then the text over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            spot = layout.blockBoundingRect(block).translated(shift)
            if spot.top() > self.viewport().height():
                break
            paint_chips(painter, block, spot.topLeft(), self.highlighter)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the cited fact under the pointer, in plain words."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.offer.isVisible() or event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()  # the window's: there is one history
                return True
        # Tab moves the focus before keyPressEvent is reached, so the open offer is asked here.
        is_offering = event.type() is QEvent.Type.KeyPress and self.offer.isVisible()
        if is_offering and isinstance(event, QKeyEvent) and self._act_on_offer(event):
            return True
        if event.type() is QEvent.Type.Hide:
            self.flush()
        return super().event(event)

    def _tip(self, event: QHelpEvent) -> None:
        cited = self.cited_at(self.viewport().mapFrom(self, event.pos()))
        if cited is None:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), plain_tip(self.tip_of(cited.label)), self)

    def tip_of(self, label: str) -> str:
        """Return what is said of the fact that a chip cites: its source's short name and its first words."""
        row = self._rows.get(label.lower())
        if row is None:
            return f"“{label}” is no fact of this session."
        words = ": ".join(part for part in (row.source, shortened(row.statement, _TIP)) if part)
        return f"Changed since it was cited. {words}" if self.highlighter.is_changed(label) else words

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the words alone of what is selected, its no-break spaces as they are."""
        data = super().createMimeDataFromSelection()
        return saying(data, with_line_feeds(self.textCursor().selectedText()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Return whether it can be dropped or pasted here: facts and plain text."""
        return source.hasFormat(FACT_MIME) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Cite the facts that were dropped, or insert the words alone of what was pasted."""
        facts = facts_in(source)
        if not facts:
            self.textCursor().insertText(clean(source.text()))
            return
        labels = {row.id: row.label for row in self._rows.values()}
        for fact in facts:
            if fact in labels:
                self.cite(labels[fact])


def _steps(cursor: QTextCursor, key: int) -> bool:
    """Return whether the caret can go a line up or down within the text."""
    way = QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
    return QTextCursor(cursor).movePosition(way)


def _before(cursor: QTextCursor) -> str:
    """Return the words of the line that stand before the caret."""
    units = cursor.block().text().encode("utf-16-le")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "ignore")
