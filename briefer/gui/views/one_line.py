"""A label of one line that shows with an ellipsis where it is cut, and tells the rest in its tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from briefer.gui.plain import plain_tip
from briefer.gui.views.parts import Words


class OneLine(Words):
    """Plain words in one line, cut with an ellipsis where there is no room; `text()` is all of them."""

    def __init__(self, words: str = "", *, tone: str = "muted") -> None:
        """Say this, in a tone of the theme."""
        super().__init__(words, tone=tone)
        self.setWordWrap(False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width of a few letters: the rest may be cut."""
        return QSize(min(super().minimumSizeHint().width(), 40), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show all words in the tooltip where some are cut."""
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what there is room for."""
        painter = QPainter(self)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), place, self._shown())

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
