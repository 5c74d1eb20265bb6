"""Citations in the draft: coloured words, and the chip under each."""

import re
from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)

from briefer.gui.models.brief_text import cited_units, utf16_length
from briefer.gui.theme import current_tones

_EMPHASIS = re.compile(
    r"(?P<strong>\*\*|__)(?=\S)(?:(?!(?P=strong)).)+?(?<=\S)(?P=strong)"
    r"|(?<![\w*_])(?P<slanted>[*_])(?=[^\s*_])(?:(?!(?P=slanted)).)+?(?<=\S)(?P=slanted)(?![\w*_])"
)


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

    def is_changed(self, label: str) -> bool:
        """Return whether the fact of this label changed since it was cited."""
        return label.lower() in self._changed

    def is_known(self, label: str) -> bool:
        """Return whether a fact of this session has this label."""
        return label.lower() in self._labels

    def ink(self, label: str) -> QColor:
        """Return the colour of a citation: of a fault without its fact, of a warning where that changed."""
        tone = current_tones()
        if not self.is_known(label):
            return tone.fault
        return tone.warning if self.is_changed(label) else tone.accent

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line."""
        if text.startswith("#"):
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, utf16_length(text), heading)
        for match in _EMPHASIS.finditer(text):
            sign = match["strong"] or match["slanted"]
            self._emphasize(text, match.span(), len(sign), is_strong=match["strong"] is not None)
        for cited, start, end in cited_units(text):
            self.setFormat(start, end - start, self.chip_format(cited.label))

    def _emphasize(self, text: str, span: tuple[int, int], signs: int, *, is_strong: bool) -> None:
        """Set words as they will be printed, and the signs around them faint; `signs` is their number."""
        shape, faint = QTextCharFormat(), QTextCharFormat()
        if is_strong:
            shape.setFontWeight(QFont.Weight.Bold)
        else:
            shape.setFontItalic(True)
        faint.setForeground(current_tones().muted)
        start, end = (utf16_length(text[:place]) for place in span)
        self.setFormat(start, end - start, shape)
        self.setFormat(start, signs, faint)
        self.setFormat(end - signs, signs, faint)

    def chip_format(self, label: str) -> QTextCharFormat:
        """Return how the words of a citation are set; what needs a look is underlined too."""
        shape = QTextCharFormat()
        shape.setForeground(self.ink(label))
        shape.setFontWeight(QFont.Weight.DemiBold)
        if not self.is_known(label) or self.is_changed(label):
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shape.setUnderlineColor(self.ink(label))
        return shape


def paint_chips(painter: QPainter, block: QTextBlock, at: QPointF, highlighter: CitationHighlighter) -> None:
    """Paint the chips under a line's citations; `at` is where the line stands in the painter's units."""
    text = block.text()
    for cited, *place in cited_units(text):
        paint_chip(painter, chip_rects(block.layout(), *place), at, highlighter.ink(cited.label))


def paint_chip(painter: QPainter, rects: list[QRectF], at: QPointF, ink: QColor) -> None:
    """Paint the ground of one chip; the rectangles are those of its text, which stands at `at`."""
    wash, edge = _chip_colours(ink)
    painter.setPen(edge)
    painter.setBrush(wash)
    for spot in rects:
        painter.drawRoundedRect(spot.translated(at), 5, 5)


def chip_rects(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    """Return the rectangles of UTF-16 units `start` to `end` of a text, one for each line it wraps over."""
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


def _chip_colours(ink: QColor) -> tuple[QColor, QColor]:
    wash = QColor(ink)
    edge = QColor(wash)
    wash.setAlphaF(0.13)
    edge.setAlphaF(0.35)
    return wash, edge
