"""Whether the file of an open session still stands in its place, and where its content goes otherwise.

SQLite goes on writing to a file that was removed or replaced under it: every step would be acknowledged, and
nothing be left of them when the file is closed.
"""

import errno
import os
from pathlib import Path

import apsw

from briefer.errors import BrieferError, NotStored
from briefer.paths import user_folder
from briefer.store.opening import write_copy
from briefer.store.working import Places

FULL = (errno.ENOSPC, errno.EDQUOT)

_RESCUED = "rescued"


class Standing:
    """The place of a file that is open, and which file it was when this was made."""

    def __init__(self, path: Path) -> None:
        """Note the device and the number of the file at this path; OSError where there is none."""
        self._path = path
        self._number = _number_of(path)

    @property
    def is_lost(self) -> bool:
        """Whether another file, or none, is at the path now; what cannot be told counts as no."""
        try:
            return _number_of(self._path) != self._number
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False

    def check(self, name: str) -> None:
        """Raise NotStored where the file of the session called `name` does not stand in its place."""
        if self.is_lost:
            what = f"{_gone(name)}, so nothing more is stored in it."
            raise NotStored(what, "Go on in a copy under another name (File > Save a copy…): it has it all.")


def saved_as(rescued: Path, name: str) -> BrieferError:
    """Return what is said when the session called `name` was closed and its content is at another path."""
    what = f"{_gone(name)}, so all that it held was saved as “{rescued.name}”."
    return BrieferError(what, f"Go on in that one; it lies in {rescued.parent}.")


def full_disk(name: str) -> str:
    """Return what is said where a session can only be read because not even its lock file fits."""
    return (
        f"The disk that holds “{name}” is full, so it is open for reading only. Make room and open it again."
    )


def rescue(connection: apsw.Connection, path: Path, places: Places) -> Path:
    """Write all that a connection holds beside the path of its lost file, else to the user's own data.

    Returns the path of what was written. Raises BrieferError where neither place takes it.
    """
    try:
        return _written(connection, path.parent, path, places)
    except BrieferError as fault:
        folder = user_folder() / _RESCUED
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _written(connection, folder, path, places)
        except (BrieferError, OSError):
            what = f"{_gone(path.name)}, and its content could not be saved. {fault.what}"
            raise BrieferError(what, "Save a copy elsewhere (File > Save a copy…) before closing.") from fault


def _gone(name: str) -> str:
    """Return the words that say what has become of the file called so."""
    return f"“{name}” was moved, deleted or replaced while it was open"


def _written(connection: apsw.Connection, folder: Path, path: Path, places: Places) -> Path:
    """Write the content to a name that is free in the folder; return its path."""
    target, number = folder / f"{path.stem} ({_RESCUED}){path.suffix}", 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{path.stem} ({_RESCUED} {number}){path.suffix}"
    write_copy(connection, target, places, is_other=False)
    return target


def _number_of(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
