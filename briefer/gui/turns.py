"""A command on many members, made in turns of some milliseconds that are undone together."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.gui.bus import notice_of
from briefer.gui.desk import Desk
from briefer.model.ids import new_key

Key = TypeVar("Key", bound=int)

_AT_ONCE = 50  # members that are one step
_TURN = 0.04  # seconds that one turn may take
_FIRST = 10  # members of the first turn; later ones suit the time it took
_MOST = 200


class Turns(QObject, Generic[Key]):
    """Runs one command after another over parts of many members; `progressed` tells how many are done.

    `ended` follows the last turn, or a fault, which is shown in the strip.
    """

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._left: Sequence[Key] = ()
        self._total = 0
        self._run: Callable[[Sequence[Key], int | None], object] = lambda _part, _group: None
        self._group: int | None = None
        self._size = _FIRST
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    @property
    def is_running(self) -> bool:
        """Whether turns are left."""
        return bool(self._left)

    def start(self, members: Sequence[Key], run: Callable[[Sequence[Key], int | None], object]) -> None:
        """Run a command over these members, called with a part of them and the group of its step."""
        if self.is_running or not members:
            return
        self._left, self._total, self._run, self._size = members, len(members), run, _FIRST
        if len(members) <= _AT_ONCE:
            self._size, self._group = len(members), None
        else:
            self._group = new_key()
            self._timer.start(0)
        self._turn()

    def stop(self) -> None:
        """Leave what is left undone."""
        self._left = ()
        self._timer.stop()

    def _turn(self) -> None:
        began = monotonic()
        part, self._left = self._left[: self._size], self._left[self._size :]
        try:
            self._run(part, self._group)
        except BrieferError as error:
            self.stop()
            self._desk.bus.told.emit(notice_of(error))
        taken = max(monotonic() - began, 0.001)
        self._size = max(1, min(_MOST, int(len(part) * _TURN / taken)))
        self.progressed.emit(self._total - len(self._left), self._total)
        if not self._left:
            self._timer.stop()
            self.ended.emit()
