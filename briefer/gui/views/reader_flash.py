"""A short flash over places of the text where an undo or redo brought or took something."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.gui.views.reader_tags import Stretch

_SHOWN = 900  # milliseconds


class Flash(QObject):
    """The stretches that are lit up now; `ended` comes when they no longer are."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing lit up."""
        super().__init__(parent)
        self.stretches: tuple[Stretch, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN)
        self._timer.timeout.connect(self.end)

    def light(self, stretches: Sequence[Stretch]) -> None:
        """Light up these stretches in place of any others."""
        self.stretches = tuple(stretches)
        self._timer.start()

    def end(self) -> None:
        """Light up nothing."""
        self._timer.stop()
        self.stretches = ()
        self.ended.emit()
