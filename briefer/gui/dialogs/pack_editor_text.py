"""The text of a pack's file: line numbers, marked lines, and what may be written at the caret."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QPlainTextEdit, QTextEdit, QWidget

from briefer.compose.template_words import offers
from briefer.gui import theme

_ROOM = 10  # pixels beside a line's number
_TAKEN_BY_OFFER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class PackText(QPlainTextEdit):
    """A plain text field for one file; `placed` carries line and column of the caret, from 1."""

    placed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold no file yet."""
        super().__init__(parent)
        self._file, self._fields = "", tuple[str, ...]()
        self._marked: Mapping[int, str] = {}
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF())
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._numbers = _Numbers(self)
        self.offer = QCompleter(QStringListModel(self), self)
        self.offer.setWidget(self)
        self.offer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.popup = QListView()
        self.offer.setPopup(self.popup)
        self.popup.setAccessibleName("What may be written here")
        self.popup.setFont(self.font())
        theme.clothe(self.popup)
        self.offer.activated.connect(self._take)
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._scroll_numbers)
        self.cursorPositionChanged.connect(self._on_place)
        self._make_room()

    @property
    def marked(self) -> Mapping[int, str]:
        """The lines that are marked, from 1, with what is said of each."""
        return self._marked

    def use_file(self, file: str, fields: tuple[str, ...]) -> None:
        """Offer what may stand in a file of this name, of a pack with these fields."""
        self._file, self._fields = file, fields
        self.setAccessibleName(f"Text of {file}")
        self._make_room()
        self._on_place()

    def mark(self, lines: Mapping[int, str]) -> None:
        """Mark these lines, from 1, and say what is wrong with each where it is pointed at."""
        self._marked = lines
        self._show_marks()
        self._numbers.update()

    def go_to(self, line: int, column: int = 1) -> None:
        """Place the caret at a line and column, both from 1, in code points."""
        block = self.document().findBlockByNumber(min(max(line, 1), self.blockCount()) - 1)
        before = block.text()[: max(column, 1) - 1]
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + len(before.encode("utf-16-le", "surrogatepass")) // 2)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    def show_offer(self) -> None:
        """Show what may be written at the caret, where that is anything."""
        popup = self.popup
        begun, words = ("", ()) if self.isReadOnly() else offers(self._before(), self._file, self._fields)
        model = self.offer.model()
        if isinstance(model, QStringListModel):
            model.setStringList(list(words))
        self.offer.setCompletionPrefix(begun)
        only = self.offer.completionCount() == 1 and self.offer.currentCompletion() == begun
        if not self.offer.completionCount() or only:
            popup.hide()
            return
        popup.setCurrentIndex(self.offer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.translate(self._numbers.width(), 2)
        place.setWidth(popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + 16)
        self.offer.complete(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Offer at Ctrl+Space, and after “.” and “|”; go on offering while a word is typed."""
        is_shown = self.popup.isVisible()
        if is_shown and event.key() in _TAKEN_BY_OFFER:
            event.ignore()  # the offer takes it
            return
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and event.key() == Qt.Key.Key_Space:
            self.show_offer()
            return
        super().keyPressEvent(event)
        if self.isReadOnly() or ctrl:
            return
        if is_shown or event.text() in (".", "|"):
            self.show_offer()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the numbers beside the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._numbers.setGeometry(QRect(area.left(), area.top(), self._numbers.room(), area.height()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Mark in the colours of the new scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_numbers"):
            self._show_marks()

    def paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """Paint the numbers of the lines in this area; those of marked lines in the colour of a fault."""
        tone = theme.current_tones()
        painter.fillRect(area, tone.band)
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= area.bottom():
            height = self.blockBoundingRect(block).height()
            if block.isVisible() and top + height >= area.top():
                number = block.blockNumber() + 1
                line = QRect(0, round(top), self._numbers.width(), self.fontMetrics().height())
                if number in self._marked:
                    painter.fillRect(line, tone.fault_paper)
                painter.setPen(tone.fault if number in self._marked else tone.muted)
                painter.drawText(
                    line.adjusted(0, 0, -_ROOM // 2, 0), Qt.AlignmentFlag.AlignRight, str(number)
                )
            top += height
            block = block.next()

    def _take(self, word: str) -> None:
        cursor = self.textCursor()
        begun = len(self.offer.completionPrefix())
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, begun)
        cursor.insertText(word)
        self.setTextCursor(cursor)

    def _before(self) -> str:
        cursor = self.textCursor()
        cursor.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def _on_place(self) -> None:
        cursor = self.textCursor()
        self.placed.emit(cursor.blockNumber() + 1, cursor.positionInBlock() + 1)

    def _show_marks(self) -> None:
        shown = []
        for line in self._marked:
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.format.setBackground(theme.current_tones().fault_paper)
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt takes a value by place
            shown.append(mark)
        self.setExtraSelections(shown)

    def _make_room(self) -> None:
        self.setViewportMargins(self._numbers.room(), 0, 0, 0)
        self._numbers.resize(self._numbers.room(), self._numbers.height())
        self._numbers.update()

    def _scroll_numbers(self, area: QRect, down: int) -> None:
        if down:
            self._numbers.scroll(0, down)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _Numbers(QWidget):
    """The strip of line numbers beside the text."""

    def __init__(self, text: PackText) -> None:
        super().__init__(text)
        self._text = text

    def room(self) -> int:
        """Return how many pixels the longest number takes."""
        digits = max(3, len(str(self._text.blockCount())))
        return self._text.fontMetrics().horizontalAdvance("9") * digits + 2 * _ROOM

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the strip's usual size."""
        return QSize(self.room(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the numbers."""
        with QPainter(self) as painter:
            self._text.paint_numbers(painter, event.rect())
