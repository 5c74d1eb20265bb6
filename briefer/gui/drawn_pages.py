"""Pages that a child process drew, as images of the window."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from briefer.jobs.pages import PagePicture

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBX8888,
}  # by the bytes that a pixel takes


def image_of(page: "PagePicture") -> QImage:
    """Return a drawn page as an image that holds its own pixels."""
    stride = page.width * page.channels
    return QImage(page.pixels, page.width, page.height, stride, _FORMATS[page.channels]).copy()
