"""The packs of a window: read once, and one again when its files changed; all its sessions work with them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefer.compose.packs import PackFault, Packs, pack_folders, packs_in, read_folders
from briefer.model.packs import Pack


class PackShelf(QObject):
    """Gives the packs there are; `changed` says that there are others now, or that one is another."""

    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        folders: Callable[[], Sequence[Path]] = pack_folders,
    ) -> None:
        """Read the packs in these folders."""
        super().__init__(parent)
        self._folders = folders
        self._readings = read_folders(folders())
        self._found = packs_in(self._readings)

    @property
    def found(self) -> Packs:
        """The packs and faults as they were found last."""
        return self._found

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs in the order of their names."""
        return self._found.packs

    @property
    def faults(self) -> tuple[PackFault, ...]:
        """The folders that hold no usable pack."""
        return self._found.faults

    def renew(self) -> None:
        """Read again what changed on the disk, and tell of it."""
        former = self._readings
        self._readings = read_folders(self._folders(), former)
        if self._readings != former:
            self._found = packs_in(self._readings)
            self.changed.emit()
