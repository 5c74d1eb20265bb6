"""The list of the sessions opened lately, on the welcome page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from briefer.gui import icons, theme
from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.plain import shown_moment
from briefer.gui.recent import Recent, forget
from briefer.gui.views.row_list import RowList
from briefer.gui.views.rows import dressed


class RecentList(RowList):
    """Recent sessions; `chosen` carries the path of one to open, `forgotten` comes when one was taken out."""

    chosen = Signal(Path)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows = RowsModel[Recent](lambda item: item.path, _face, self)
        self.setModel(self.rows)
        self.activated.connect(lambda index: self._choose(self.rows.row_at(index)))
        dressed(self, "Recent sessions")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the selected session out of the list on Delete."""
        found = self.rows.row_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and found is not None:
            forget(found.path)
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, found: Recent | None) -> None:
        if found is not None:
            self.chosen.emit(found.path)


def _face(item: Recent) -> Face:
    tone = theme.current_tones()
    name = item.path.stem
    state = f"opened {shown_moment(item.opened)}" if item.exists else "missing: moved, renamed or deleted"
    return Face(
        text=name,
        detail=f"{item.path.parent} · {state}",
        mark=icons.tinted_icon("file-text" if item.exists else "circle-alert", tone.muted),
        is_faint=not item.exists,
        spoken=f"{name}, {state}",
        tip=str(item.path),
    )
