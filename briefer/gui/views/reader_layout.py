"""Lines of the reader's document set apart for comfortable reading.

QPlainTextDocumentLayout knows neither line height nor space between paragraphs, and puts every line at the
left. This one lets it break the lines and then moves them, which costs microseconds for the blocks in view.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

_PITCH = 1.5
_GAP = 0.55
_SAME = 0.01


class ReaderLayout(QPlainTextDocumentLayout):
    """Lines one and a half times as high as the font, with a gap between paragraphs but not at a cut.

    `pitch` is the height of a line in pixels, `gap` the space after a paragraph.
    """

    def __init__(self, document: QTextDocument, ends_paragraph: Callable[[int], bool]) -> None:
        """Lay out this document; `ends_paragraph` says of a block's number whether a gap follows it."""
        super().__init__(document)
        self._ends_paragraph = ends_paragraph
        self.measure(document.defaultFont())

    def measure(self, font: QFont) -> None:
        """Take the heights from the document's font.

        It is handed over: a layout that is asked for its document becomes the owner of that in PySide's eyes,
        as the document is the layout's, and the collector of garbage then takes both from under the view.
        """
        height = QFontMetricsF(font).height()
        self.pitch = round(height * _PITCH)
        self.gap = round(height * _GAP)
        # Underlines need the room below the words more than above them.
        self.rise = round((self.pitch - height) / 3)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        """Return the block's rectangle, its lines laid out and moved to their places."""
        if not block.isValid():
            return QRectF()
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        lines = layout.lineCount()
        if not lines:
            return rect
        if abs(layout.lineAt(lines - 1).y() - self.rise - (lines - 1) * self.pitch) > _SAME:
            turned = block.textDirection() == Qt.LayoutDirection.RightToLeft
            for number in range(lines):
                line = layout.lineAt(number)
                # The layout puts every line at the left, also those that are read from the right.
                free = line.rect().right() - line.naturalTextRect().right() if turned else 0.0
                line.setPosition(QPointF(line.x() + free, self.rise + number * self.pitch))
        if lines == 1 and not block.text().strip():
            # The gap above is there already; empty lines between paragraphs add little to it.
            return QRectF(rect.x(), rect.y(), rect.width(), round(self.gap / 2))
        gap = self.gap if self._ends_paragraph(block.blockNumber()) else 0
        return QRectF(rect.x(), rect.y(), rect.width(), lines * self.pitch + gap)
