"""Icons of the lucide set, coloured from the palette in use."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from briefer.paths import resources_folder

_NAME = "briefer_icon"
_SIZES = (16, 20, 32)
_SCALES = (1, 2)


def icon(name: str) -> QIcon:
    """Return the icon of this name (a file of resources/icons) in the palette's text colours.

    It is right for the palette in use now: item models ask for it each time; actions and buttons are
    dressed (see `dress`), so that they follow a change of scheme. Raises FileNotFoundError for a name that is
    not shipped.
    """
    return _icon(name, QGuiApplication.palette().color(QPalette.ColorRole.WindowText).rgba())


def tinted_icon(name: str, colour: QColor) -> QIcon:
    """Return the icon of this name in one colour, whatever its state."""
    return _icon(name, colour.rgba())


def dress(target: QAction | QAbstractButton, name: str) -> None:
    """Give an action or a button this icon, and keep it in the palette's colours from now on."""
    target.setProperty(_NAME, name)
    target.setIcon(icon(name))


def redress(root: QObject) -> None:
    """Give each dressed action and button under this root its icon anew, as after a palette change.

    A window calls this from its changeEvent.
    """
    dressed: list[QAction | QAbstractButton] = [
        *root.findChildren(QAction),
        *root.findChildren(QAbstractButton),
    ]
    for target in dressed:
        name = target.property(_NAME)
        if name:
            target.setIcon(icon(name))


@cache
def _icon(name: str, rgba: int) -> QIcon:
    drawing = (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    coloured = drawing.replace("currentColor", QColor.fromRgba(rgba).name())
    renderer = QSvgRenderer(QByteArray(coloured.encode()))
    made = QIcon()
    for size in _SIZES:
        for scale in _SCALES:
            made.addPixmap(_pixmap(renderer, size, scale))
    return made


def _pixmap(renderer: QSvgRenderer, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
