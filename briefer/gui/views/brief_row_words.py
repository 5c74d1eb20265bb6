"""Words of a row, wrapped to its width and cut where they take too many lines."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


def meta_font(font: QFont) -> QFont:
    """Return the font of what stands quietly below a row's words."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1.0, 7.5))
    return small


def laid_words(
    words: str,
    font: QFont,
    width: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
    leading: float = 1.0,
) -> QTextLayout:
    """Return the words in lines of this width in pixels, each `leading` times as high as the font asks."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    top = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 60))
        line.setPosition(QPointF(0, top + line.height() * (leading - 1)))
        top += line.height() * leading
    layout.endLayout()
    return layout


def draw_words(layout: QTextLayout, painter: QPainter, at: QPointF, most: int) -> float:
    """Draw the first lines, the last one cut with an ellipsis where there are more; return their bottom."""
    shown = min(layout.lineCount(), most)
    bottom = at.y()
    for number in range(shown):
        line = layout.lineAt(number)
        bottom = at.y() + line.y() + line.height()
        if number == shown - 1 and shown < layout.lineCount():
            painter.setFont(layout.font())
            rest = layout.text()[line.textStart() :]
            words = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(QPointF(at.x(), at.y() + line.y() + line.ascent()), words)
        else:
            line.draw(painter, at)
    return bottom
