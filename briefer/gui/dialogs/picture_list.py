"""First pages to choose from: a list of small pictures to walk through, and the large one beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QLabel, QListView, QListWidget, QListWidgetItem

from briefer.gui.views.measures import grown
from briefer.gui.views.pixmaps import on_canvas, scaled

_SMALL = QSize(132, 187)
_LARGE = QSize(250, 354)
_KEY = Qt.ItemDataRole.UserRole


class PictureList(QListWidget):
    """Shows first pages with their names, each under a key."""

    def __init__(self, name: str) -> None:
        """Show nothing yet; `name` is the accessible one."""
        super().__init__()
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setIconSize(_SMALL)
        self.setSpacing(8)
        self.setViewportMargins(4, 8, 4, 4)
        lines = self.fontMetrics().lineSpacing() * 2
        self.setGridSize(QSize(grown(self, _SMALL.width() + 26), _SMALL.height() + lines + 22))

    @property
    def key(self) -> str:
        """The key of the page that is stood on, or an empty string."""
        current = self.currentIndex()
        return str(current.data(_KEY)) if current.isValid() else ""

    def add(self, key: str, name: str, spoken: str, picture: QImage | None) -> None:
        """Add a page; `spoken` is what is read out for it, and without a picture its place stays free."""
        item = QListWidgetItem(name)
        item.setData(_KEY, key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setIcon(_icon(picture, self.devicePixelRatioF()))
        self.addItem(item)

    def stand_on(self, key: str) -> None:
        """Stand on the page with this key, or on the first one."""
        keys = [str(self.item(number).data(_KEY)) for number in range(self.count())]
        self.setCurrentRow(keys.index(key) if key in keys else 0)

    def put_picture(self, key: str, picture: QImage | None) -> None:
        """Show the picture of the page with this key, which was made since."""
        for number in range(self.count()):
            if self.item(number).data(_KEY) == key:
                self.item(number).setIcon(_icon(picture, self.devicePixelRatioF()))


class LargePicture(QLabel):
    """The first page that is stood on; hidden where there is no picture of it."""

    def __init__(self) -> None:
        """Show no page yet."""
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def show_picture(self, picture: QImage | None, of: str) -> None:
        """Show the first page of this."""
        self.setVisible(picture is not None)
        if picture is not None:
            self.setPixmap(scaled(picture, _LARGE, self.devicePixelRatioF()))
            self.setAccessibleName(f"First page of {of}")


def _icon(picture: QImage | None, ratio: float) -> QIcon:
    """Return a page as an icon, which is not tinted where it is stood on: it is to be looked at then."""
    canvas = on_canvas(picture, _SMALL * ratio)
    canvas.setDevicePixelRatio(ratio)
    made = QIcon(canvas)
    made.addPixmap(canvas, QIcon.Mode.Selected)
    return made
