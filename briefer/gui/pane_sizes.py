"""How wide sources, text and side panel are: as they were left, unless that no longer suits the window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from briefer.store.session import Session

_KEPT = "page/panes"
_SIDES_SHARE = 0.58  # of the width may go to both sides of the text where a window is smaller than it was
_LEAST_SHARE = 0.75  # of its usual width is what the side panel needs


class PaneSizes(QObject):
    """Gives the panes their widths once there is a width to share out, and keeps them with the session."""

    def __init__(self, session: Session, panes: QSplitter, page: QWidget) -> None:
        """Look up how the panes were left."""
        super().__init__(page)
        self._session, self._panes, self._page = session, panes, page
        self._left = [int(part) for part in session.recall(_KEPT).split(",") if part.isdecimal()]
        self._is_shared_out = False

    def share_out(self) -> None:
        """Give the panes their widths when all else is laid out; nothing happens the second time."""
        if not self._is_shared_out:
            self._is_shared_out = True
            QTimer.singleShot(0, self, self._share_out)

    def remember(self) -> None:
        """Keep the widths with the session."""
        self._session.remember(_KEPT, ",".join(map(str, self._panes.sizes())))

    def _share_out(self) -> None:
        letter = self._page.fontMetrics().averageCharWidth()
        self._panes.setSizes(shared_out(self._page.width(), letter, self._left))


def shared_out(width: int, letter: int, left: Sequence[int]) -> list[int]:
    """Return the widths of sources, text and side panel: those they were left with, where these still suit.

    `letter` is the width of a letter of usual width, all in pixels.
    """
    listed = min(max(27 * letter, min(37 * letter, width * 18 // 100)), width * 22 // 100)
    side = min(max(43 * letter, min(54 * letter, width * 26 // 100)), width * 36 // 100)
    if len(left) == 3:  # noqa: PLR2004 - there are three panes
        before, _, after = left
        if before + after <= width * _SIDES_SHARE and after >= side * _LEAST_SHARE:
            listed, side = before, after
    return [listed, width - listed - side, side]
