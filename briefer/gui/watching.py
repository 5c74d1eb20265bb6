"""Folders that are watched: what is new in them is offered, and loaded only when the analyst says so."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.gui.aside import Aside
from briefer.gui.bus import notice_of
from briefer.gui.desk import Desk
from briefer.gui.loading import Loader, names, suffixes
from briefer.gui.models.watched import Looks, Seen, look, names_told
from briefer.gui.watch_file import read_watched, watch_path, write_watched
from briefer.gui.wording import count_words
from briefer.load.files import shown_name

_SOON = 1_500  # milliseconds: a file that stays as it is for so long is whole
_SLOW = 10_000  # milliseconds between two looks where the system tells of nothing, as on many networks


class Watching(QObject):
    """Looks into the watched folders of this user while a session is open.

    `offered` says what is new, in a sentence and by its first names, or nothing where nothing is.
    """

    offered = Signal(str, str)

    def __init__(self, desk: Desk, loader: Loader, parent: QObject | None = None) -> None:
        """Watch nothing until `start` is called."""
        super().__init__(parent)
        self._desk, self._loader = desk, loader
        self._folders: dict[Path, _Folder] = {}
        loader.asked.connect(self._leave_out)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are watched."""
        return tuple(self._folders)

    @property
    def new(self) -> tuple[Path, ...]:
        """The files that are offered."""
        return tuple(it.path / seen.name for it in self._folders.values() for seen in it.looks.new)

    def start(self) -> None:
        """Watch the folders that were watched when the program was left."""
        if not self._desk.session.read_only:
            for path, known in read_watched(watch_path()).items():
                self._begin(path, Looks(known))

    def watch(self, path: Path) -> None:
        """Watch one more folder from now on: what lies there already is not offered."""
        if path not in self._folders:
            self._begin(path, None)
        self._desk.tell(f"“{shown_name(path)}” is watched: new files in it are offered here.")

    def stop(self) -> None:
        """Watch no folder any more."""
        self.leave()
        self._store()
        self._desk.tell("No folder is watched any more.")

    def leave(self) -> None:
        """Look no more; which folders are watched is kept."""
        for folder in self._folders.values():
            folder.stop()
        self._folders.clear()
        self._tell()

    def load(self) -> None:
        """Load the files that are offered."""
        if paths := self.new:
            self._loader.load(paths)

    def decline(self) -> None:
        """Load none of the files that are offered, and offer them no more."""
        for folder in self._folders.values():
            folder.looks = folder.looks.offered()
        self._store()
        self._tell()

    def _begin(self, path: Path, looks: Looks | None) -> None:
        self._folders[path] = folder = _Folder(path, looks, self)
        folder.looked.connect(self._take)
        folder.lost.connect(self._tell_loss)
        folder.look()

    def _take(self, is_first: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Offer what is new after a look, and keep what was there at the first one of a folder."""
        if is_first:
            self._store()
        self._tell()

    def _tell(self) -> None:
        names = [shown_name(path) for path in self.new]
        where = [f"“{shown_name(it.path)}”" for it in self._folders.values() if it.looks.new]
        words = f"{count_words(len(names), 'new file')} in {' and '.join(where)}" if names else ""
        self.offered.emit(words, names_told(names))

    def _tell_loss(self, path: Path) -> None:
        wrong = f"The watched folder “{shown_name(path)}” cannot be reached."
        self._desk.tell(wrong, "It is watched again as soon as it is back.")

    def _leave_out(self, paths: Sequence[Path]) -> None:
        """Do not offer what is being loaded anyhow."""
        for path, folder in self._folders.items():
            names = [it.name for it in paths if it.parent == path]
            if names or path in paths:
                folder.looks = folder.looks.offered(None if path in paths else names)
        if self._folders:
            self._store()
            self._tell()

    def _store(self) -> None:
        watched = {path: folder.looks.known for path, folder in self._folders.items()}
        try:
            write_watched(watch_path(), watched)
        except BrieferError as error:
            self._desk.bus.told.emit(notice_of(error))


class _Folder(QObject):
    """One folder: looked into aside, as often as it tells of news, and slowly where it tells of nothing.

    `looked` follows each look that changed anything, and says whether all that is there counts as known now;
    `lost` carries the path once it cannot be reached.
    """

    looked = Signal(bool)
    lost = Signal(object)

    def __init__(self, path: Path, looks: Looks | None, parent: QObject) -> None:
        """Look at nothing yet; without `looks` what the first one shows is known."""
        super().__init__(parent)
        self.path, self.looks = path, looks or Looks()
        self._is_first, self._is_lost = looks is None, False
        self._aside = Aside("watch a folder", self, outlives=False)
        self._told = QFileSystemWatcher(self)
        self._told.directoryChanged.connect(lambda _: self._wait(_SOON))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Look aside; while a look is under way, as into a folder that does not answer, begin no other."""
        self._wait(_SLOW)
        if not self._aside.is_busy:
            path, wanted = self.path, suffixes() | names()
            self._aside.run(lambda: _looked(path, wanted), self._take)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self.blockSignals(True)  # noqa: FBT003 - Qt's name for it
        self.deleteLater()

    def _wait(self, pause: int) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > pause:
            self._timer.start(pause)

    def _take(self, there: tuple[Seen, ...] | None) -> None:
        if there is None:
            if not self._is_lost:
                self._is_lost = True
                self.lost.emit(self.path)
            return
        self._is_lost = False
        if str(self.path) not in self._told.directories():  # it is there and answers: to ask for news is safe
            self._told.addPath(str(self.path))
        before, is_first = self.looks, self._is_first
        self.looks = Looks(frozenset(there)) if is_first else self.looks.after(there)
        self._is_first = False
        if self.looks.unsettled:
            self._wait(_SOON)
        if self.looks != before:
            self.looked.emit(is_first)


def _looked(path: Path, wanted: frozenset[str]) -> tuple[Seen, ...] | None:
    """Return what a look shows, None where the folder cannot be looked into."""
    try:
        return look(path, wanted)
    except OSError:
        return None
