"""One line of plain words with what was found in it marked, in any script."""

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter

from briefer.gui import theme
from briefer.text.offsets import Utf16Map


def draw_marked(painter: QPainter, place: QPoint, words: str, marks: tuple[tuple[int, int], ...]) -> None:
    """Draw the words from this top left corner on, in the painter's font and pen.

    `marks` are stretches in code points; what of them the words do not have, because they were cut, is not
    marked.
    """
    if not marks:
        painter.drawText(QPoint(place.x(), place.y() + painter.fontMetrics().ascent()), words)
        return
    layout = QtGui.QTextLayout(words, painter.font())
    option = QtGui.QTextOption()
    option.setWrapMode(QtGui.QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(words, marks))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    layout.draw(painter, QPointF(place))


def _formats(words: str, marks: tuple[tuple[int, int], ...]) -> "list[QtGui.QTextLayout.FormatRange]":
    units, tones, made = Utf16Map(words), theme.current_tones(), []
    look = QtGui.QTextCharFormat()
    look.setBackground(tones.found)
    look.setForeground(tones.text)
    for start, end in marks:
        if start < len(words):
            piece = QtGui.QTextLayout.FormatRange()
            piece.start = units.to_utf16(start)
            piece.length = units.to_utf16(min(end, len(words))) - piece.start
            piece.format = look
            made.append(piece)
    return made
