"""The keys in use: the usual ones with the analyst's own in their place, stored when they change."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefer.gui.key_file import OwnKeys, write_own
from briefer.gui.keymap import KeyMap


class Keyboard(QObject):
    """Holds the keys of all actions; `changed` comes after some of them did."""

    changed = Signal()

    def __init__(
        self, usual: KeyMap, own: OwnKeys | None = None, path: Path | None = None, *, keeps_old: bool = False
    ) -> None:
        """Use these keys; changes are stored at the path where there is one.

        `keeps_old` says that the file there has faults: then it is kept as a copy before the first change.
        """
        super().__init__()
        self.usual = usual
        self._own = dict(own or {})
        self._path = path
        self._keeps_old = keeps_old
        self.keymap = usual.changed(self._own)

    def give(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Give these actions these keys in place of those they have, for good.

        Raises BrieferError where that cannot be stored; then nothing is changed.
        """
        own = {**self._own, **keys}
        own = {action: given for action, given in own.items() if given != self.usual.of(action)}
        if self._path is not None:
            write_own(self._path, own, keeps_old=self._keeps_old)
        self._own, self._keeps_old = own, False
        self.keymap = self.usual.changed(own)
        self.changed.emit()
