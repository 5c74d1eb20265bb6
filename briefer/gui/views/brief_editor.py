"""Where the analyst writes: plain Markdown text whose citations are drawn as chips."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefer.gui.models.brief_facts import FACT_MIME, FactRow, facts_in
from briefer.gui.models.brief_text import Cited, citation_of, citations_in, paragraphs_of, utf16_length
from briefer.gui.theme import current_tones
from briefer.gui.views.brief_chips import CitationHighlighter, paint_chips
from briefer.gui.views.brief_citing import CitationOffer
from briefer.gui.wording import plain_tip
from briefer.text.cleaning import clean

PAUSE = 800
_NEVER = "\x00"  # no text of the field: nothing of it is stored
_WIDEST = 720
_BEGUN = re.compile(r"\[@([A-Za-z0-9]{0,40})$")


class DraftEditor(QTextEdit):
    """A text field for paragraphs; what was typed is told at a pause and when the field is left.

    `typed` carries the whole text. Undo and redo within the field are its own.
    """

    typed = Signal(str)
    cited_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FactRow] = {}
        self._told = ""
        self._hint = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName("Your own words in this section")
        self.document().setDocumentMargin(14)
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

    def show_text(self, text: str) -> None:
        """Show another text, with nothing to undo; what was typed before must have been told."""
        self._pause.stop()
        self._told = text
        if text == self.toPlainText():
            return
        position = self.textCursor().position()
        was_blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setPlainText(text)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self.blockSignals(was_blocked)
        cursor = self.textCursor()
        cursor.setPosition(min(position, utf16_length(text)))
        self.setTextCursor(cursor)
        self.viewport().update()

    def hold(self, text: str) -> None:
        """Show a text that could not be stored; it counts as not told yet, and is told again at a flush."""
        if text != self.toPlainText():
            self.show_text(text)
        self._told = _NEVER

    def set_hint(self, words: str) -> None:
        """Set what stands in the field while nothing was written; unlike Qt's own it is wrapped."""
        self._hint = words
        self.setAccessibleDescription(words)

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

    def paragraphs(self) -> tuple[str, ...]:
        """Return the paragraphs as they stand in the field."""
        return paragraphs_of(self.toPlainText())

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

    def stand_at(self, start: int) -> None:
        """Put the caret at this code point, in view, and the keyboard here."""
        cursor = self.textCursor()
        cursor.setPosition(utf16_length(self.toPlainText()[:start]))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_paragraph(self) -> None:
        """Put the caret into a new paragraph after all others."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        text = self.toPlainText()
        if text.strip():
            lacking = 2 - (len(text) - len(text.rstrip("\n")))
            cursor.insertText("\n" * max(lacking, 0))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureCursorVisible()

    def cited_at(self, point: QPoint) -> Cited | None:
        """Return the citation under a point of the viewport, its offsets within its line, or None."""
        cursor = self.cursorForPosition(point)
        return self._cited_in_block(cursor)

    def _cited_in_block(self, cursor: QTextCursor) -> Cited | None:
        text, place = cursor.block().text(), cursor.positionInBlock()
        for cited in citations_in(text):
            if utf16_length(text[: cited.start]) <= place <= utf16_length(text[: cited.end]):
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
        shape.setLineHeight(132, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _on_text(self) -> None:
        self._pause.start()

    def _on_caret(self) -> None:
        cited = self._cited_in_block(self.textCursor())
        row = self._rows.get(cited.label.lower()) if cited else None
        self.cited_chosen.emit(row.id if row else None)

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
        """Offer facts after “[@”."""
        super().keyPressEvent(event)
        if event.text():
            self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what was typed when the field is left."""
        super().focusOutEvent(event)
        self.offer.hide()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep lines to a length that reads well."""
        super().resizeEvent(event)
        spare = max(0, (self.width() - _WIDEST) // 2)
        if self.viewportMargins().left() != spare:
            self.setViewportMargins(spare, 0, spare, 0)

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
        if not self.toPlainText():
            painter.setPen(current_tones().muted)
            room = self.viewport().rect().adjusted(15, 14, -15, 0)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._hint)
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the cited fact under the pointer, in plain words."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        if event.type() is QEvent.Type.ShortcutOverride and self.offer.isVisible():
            event.accept()
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
        row = self._rows.get(cited.label.lower())
        words = row.words if row else f"“{cited.label}” is no fact of this session."
        if row and self.highlighter.is_changed(cited):
            words = f"Changed since it was cited. {words}"
        QToolTip.showText(event.globalPos(), plain_tip(words), self)

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


def _before(cursor: QTextCursor) -> str:
    """Return the words of the line that stand before the caret."""
    units = cursor.block().text().encode("utf-16-le")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "ignore")
