"""Many members stored in small steps, between which the window stays quick; they are undone as one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer

from briefer.gui.desk import Desk
from briefer.model.ids import new_key

_PORTION = 100  # members stored in one step, which takes about 20 milliseconds

Store = Callable[[Sequence[Any], int], int]
"""Stores some members in a step of this group and returns how many were new or changed."""


class Portions(QObject):
    """Stores what it is given portion by portion, once each time round."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Store nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._left: list[tuple[Sequence[Any], Store]] = []
        self._then: Callable[[int], object] = _nothing
        self._group = self._stored = 0
        self._storing = QTimer(self)
        self._storing.timeout.connect(self._store)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be stored."""
        return self._storing.isActive()

    def run(self, members: Sequence[Any], store: Store, then: Callable[[int], object]) -> None:
        """Store these members, and say in the end how many were new or changed.

        A fault is told in the strip and ends it; what was stored until then can be undone.
        """
        portions = [members[at : at + _PORTION] for at in range(0, len(members), _PORTION)]
        self._left = [(portion, store) for portion in portions or [members]]
        self._then, self._group, self._stored = then, new_key(), 0
        self._storing.start()

    def stop(self) -> None:
        """Store no more."""
        self._left.clear()
        self._storing.stop()

    def _store(self) -> None:
        portion, store = self._left.pop(0)
        stored = self._desk.attempt(lambda: store(portion, self._group))
        if stored is None:
            self.stop()
            return
        self._stored += stored
        if not self._left:
            self._storing.stop()
            self._then(self._stored)


def _nothing(_number: int) -> None:
    """Stand for what is to be done at the end of nothing."""
