"""What became of an export: where the note lies, to open it or show it in its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefer.gui.views.brief_shape import laid
from briefer.gui.views.parts import Ground, Words, icon_button, push_button, row


class WrittenStrip(Ground):
    """Stands below the bar after an export until it is closed or another note is written."""

    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be hidden."""
        super().__init__("tint", parent)
        self._path: Path | None = None
        self._words = Words()
        self._words.setAccessibleName("The note that was written")
        self.open = push_button("Open", self._open, "square-arrow-out-up-right")
        self.folder = push_button("Show in folder", self._show_folder, "folder-open")
        close = icon_button("x", "Close this message", self.hide)
        strip = row(self._words, self.open, self.folder, close)
        strip.setStretch(0, 1)
        laid(self, strip, (14, 5, 8, 5))
        self._words.setMinimumWidth(40)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, path: Path, clean: Path | None = None) -> None:
        """Say where the note was written, and its clean copy."""
        self._path = path
        also = f" and “{clean.name}” were" if clean else " was"
        self._words.setText(f"“{path.name}”{also} written to {path.parent}.")
        self.show()

    def _open(self) -> None:
        if self._path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))):
            self.failed.emit("No program is set up to open this kind of file.")

    def _show_folder(self) -> None:
        if self._path is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self.failed.emit("The folder could not be opened.")
