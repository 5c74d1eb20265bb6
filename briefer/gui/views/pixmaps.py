"""Pictures as the window shows them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap


def scaled(picture: QImage, size: QSize, ratio: float) -> QPixmap:
    """Return a picture within a size in pixels of the window, sharp on a screen of this pixel ratio."""
    small = picture.scaled(
        size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    small.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(small)
