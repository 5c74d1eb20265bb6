"""A timeline painted on the paper, as the Word file and the web page draw it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from briefer.export.timelines import (
    DOT,
    LETTER,
    LINE,
    YEAR_LETTER,
    Bar,
    Dot,
    Drawing,
    Label,
    Line,
    Shape,
    Year,
)
from briefer.gui.views.brief_type import FAINT, HOUSE_BLUE, INK, body_font

PIXELS = 96 / 72  # to a point


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A drawing in a text: it stands where the paragraph at `position` leaves room for it.

    That paragraph says the words of each event in letters too small to see; `places` are where they begin and
    end, for pointing at them and reading them aloud.
    """

    position: int
    drawing: Drawing
    places: tuple[tuple[int, int], ...]

    def boxes(self) -> Iterator[tuple[QRectF, tuple[int, int]]]:
        """Yield the box of each event's words, in pixels within the drawing, with where its words stand."""
        labels = (shape for shape in self.drawing.shapes if isinstance(shape, Label))
        for label, place in zip(labels, self.places, strict=True):
            box = QRectF(label.x, label.y, label.width, label.height)
            yield QRectF(box.topLeft() * PIXELS, box.size() * PIXELS), place


_SPAN, _STEM = QColor("#9db2ce"), QColor("#8a96a8")
_LINES = {"axis": (HOUSE_BLUE, 1.5), "tick": (HOUSE_BLUE, 0.75), "stem": (_STEM, 0.5)}


def paint_drawing(painter: QPainter, at: QPointF, drawing: Drawing) -> None:
    """Paint a drawing with its upper left corner at this point, in pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at)
    painter.scale(PIXELS, PIXELS)
    for shape in drawing.shapes:
        _paint(painter, shape)
    painter.restore()


def _paint(painter: QPainter, shape: Shape) -> None:
    match shape:
        case Line():
            colour, width = _LINES[shape.role]
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Bar():
            painter.fillRect(QRectF(shape.x, shape.y, shape.width, shape.height), _SPAN)
        case Dot():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(HOUSE_BLUE)
            painter.drawEllipse(QPointF(shape.x, shape.y), DOT, DOT)
        case Year():
            box = QRectF(shape.x - LINE * 2, shape.y, LINE * 4, LINE)
            _write(painter, box, shape.words, YEAR_LETTER, FAINT)
        case Label():
            for index, line in enumerate((*shape.when, *shape.lines)):
                box = QRectF(shape.x - LINE, shape.y + LINE * index, shape.width + 2 * LINE, LINE)
                is_date = index < len(shape.when)
                _write(painter, box, line, LETTER, FAINT if is_date else INK, bold=is_date)


def _write(  # noqa: PLR0913 - what is written, where and how
    painter: QPainter, box: QRectF, words: str, size: float, colour: QColor, *, bold: bool = False
) -> None:
    font = body_font()
    font.setPixelSize(100)  # of a hundredth: letters of a size that is no whole number of pixels
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(size / 100, size / 100)
    painter.setFont(font)
    painter.setPen(colour)
    room = QRectF(0, 0, box.width() * 100 / size, box.height() * 100 / size)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), words)
    painter.restore()
