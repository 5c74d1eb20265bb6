"""Pictures as the window shows them."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

EDGE_LINE = QColor("#c4c8cf")
"""The edge of a white page, in either scheme."""


def framed(page: QImage) -> QImage:
    """Return a white page with a thin line around it, so that it has edges on any ground."""
    picture = page.convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        painter.setPen(EDGE_LINE)
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    return picture


def on_canvas(picture: QImage | None, size: QSize) -> QPixmap:
    """Return a page in the middle of a clear canvas of this size in pixels; without one, an empty sheet."""
    canvas = QPixmap(size)
    canvas.fill(Qt.GlobalColor.transparent)
    small = QPixmap() if picture is None else scaled(picture, size, 1.0)
    room = QRect(QPoint(), small.size())
    room.moveCenter(canvas.rect().center())
    with QPainter(canvas) as painter:
        if small.isNull():
            painter.setPen(QPen(EDGE_LINE, 1, Qt.PenStyle.DashLine))
            painter.drawRect(canvas.rect().adjusted(0, 0, -1, -1))
        else:
            painter.drawPixmap(room.topLeft(), small)
    return canvas


def scaled(picture: QImage, size: QSize, ratio: float) -> QPixmap:
    """Return a picture within a size in pixels of the window, sharp on a screen of this pixel ratio."""
    small = picture.scaled(
        size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    small.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(small)
