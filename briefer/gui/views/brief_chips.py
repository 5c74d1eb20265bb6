"""Citations in the draft: coloured words, and the chip under each."""

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)

from briefer.gui.models.brief_text import Cited, citations_in, utf16_length
from briefer.gui.theme import Tones, current_tones


class CitationHighlighter(QSyntaxHighlighter):
    """Colours citations by whether their label is a known fact, and Markdown's headings and emphasis."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._labels: frozenset[str] = frozenset()
        self._changed: frozenset[str] = frozenset()

    def know(self, labels: Collection[str]) -> None:
        """Take these labels (lower case) as those of known facts and colour anew where that matters."""
        fresh = frozenset(labels)
        if fresh != self._labels:
            self._labels = fresh
            self.rehighlight()

    def mark_changed(self, labels: Collection[str]) -> None:
        """Take these labels (lower case) as those of facts that changed since they were cited."""
        fresh = frozenset(labels)
        if fresh != self._changed:
            self._changed = fresh
            self.rehighlight()

    def is_changed(self, cited: Cited) -> bool:
        """Return whether the citation's fact changed since it was cited."""
        return cited.label.lower() in self._changed

    def is_known(self, cited: Cited) -> bool:
        """Return whether the citation names a fact of this session."""
        return cited.label.lower() in self._labels

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line."""
        tone = current_tones()
        if text.startswith("#"):
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, utf16_length(text), heading)
        for start, end in _strong(text):
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.Bold)
            self.setFormat(utf16_length(text[:start]), utf16_length(text[start:end]), strong)
        for cited in citations_in(text):
            shape = QTextCharFormat()
            shape.setForeground(_ink(tone, self, cited))
            shape.setFontWeight(QFont.Weight.DemiBold)
            if not self.is_known(cited) or self.is_changed(cited):
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                shape.setUnderlineColor(_ink(tone, self, cited))
            at, length = utf16_length(text[: cited.start]), utf16_length(text[cited.start : cited.end])
            self.setFormat(at, length, shape)


def _strong(text: str) -> list[tuple[int, int]]:
    """Return where text stands between pairs of two asterisks, these included."""
    marks = []
    at = text.find("**")
    while at >= 0:
        marks.append(at)
        at = text.find("**", at + 2)
    return [(first, second + 2) for first, second in list(pairwise(marks))[::2]]


def paint_chips(painter: QPainter, block: QTextBlock, at: QPointF, highlighter: CitationHighlighter) -> None:
    """Paint the chips under a line's citations; `at` is where the line stands in the painter's units."""
    tone = current_tones()
    text = block.text()
    for cited in citations_in(text):
        wash, edge = _chip_colours(_ink(tone, highlighter, cited))
        painter.setPen(edge)
        painter.setBrush(wash)
        for spot in chip_rects(block, utf16_length(text[: cited.start]), utf16_length(text[: cited.end])):
            painter.drawRoundedRect(spot.translated(at), 5, 5)


def chip_rects(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Return the rectangles of UTF-16 units `start` to `end` of a line, one for each row it wraps over."""
    layout = block.layout()
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            height = line.ascent() + line.descent()
            rects.append(QRectF(left - 1, line.y() + (line.height() - height) / 2, right - left + 2, height))
    return rects


def _x(value: object) -> float:
    """Return the place along the line; PySide gives it alone or with the cursor's position."""
    return float(value[0]) if isinstance(value, tuple) else float(str(value))


def _ink(tone: Tones, highlighter: CitationHighlighter, cited: Cited) -> QColor:
    """Return the colour of a citation: of a fault without its fact, of a warning where that changed."""
    if not highlighter.is_known(cited):
        return tone.fault
    return tone.warning if highlighter.is_changed(cited) else tone.accent


def _chip_colours(ink: QColor) -> tuple[QColor, QColor]:
    wash = QColor(ink)
    edge = QColor(wash)
    wash.setAlphaF(0.13)
    edge.setAlphaF(0.35)
    return wash, edge
