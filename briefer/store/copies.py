"""Copies of a session file: private ones to read from, and whole ones that are verified before they count."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
from platformdirs import user_data_path

from briefer.errors import BrieferError
from briefer.store.database import connect_making, connect_reading

_BESIDE = ("-wal", "-journal")  # what SQLite may still have to bring into the file
_PAGES = 4096  # pages copied between looks at other writers


def unsettled(path: Path) -> bool:
    """Return whether a log lies beside the file that belongs to its content."""
    return any(
        beside.is_file() and beside.stat().st_size
        for beside in (path.with_name(path.name + suffix) for suffix in _BESIDE)
    )


def is_immutable(path: Path) -> bool:
    """Return whether the file lies on a medium that cannot be written to by anyone."""
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def private_folder() -> TemporaryDirectory[str]:
    """Return a new folder that only this user can read; its `cleanup` or the end of the block removes it."""
    return TemporaryDirectory(prefix="briefer-", ignore_cleanup_errors=True)


def copy_with_log(path: Path, folder: Path) -> Path:
    """Copy a file that nobody has open, with its log, into a folder; return the copy."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    for suffix in _BESIDE:
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
    copy.chmod(0o600)
    return copy


def copy_live(path: Path, folder: Path) -> Path:
    """Copy a file that another process may be writing to, as of one moment; return the copy."""
    copy = folder / path.name
    source = connect_reading(path, immutable=False)
    try:
        back_up(source, copy)
    finally:
        source.close()
    return copy


def back_up(source: apsw.Connection, target: Path) -> None:
    """Write the content of a connection's file to a new file that needs no log beside it."""
    made = connect_making(target)
    try:
        with made.backup("main", source, "main") as backup:
            while not backup.done:
                backup.step(_PAGES)
        made.pragma("journal_mode", "delete")
    finally:
        made.close()


def backup_folder() -> Path:
    """Return the folder of the user's own data in which backups are kept."""
    return Path(user_data_path("briefer", appauthor=False)) / "backups"


def verified_backup(source: apsw.Connection, name: str, verify: Callable[[Path], object]) -> Path:
    """Return a new backup of a connection's file in `backup_folder`, after `verify` has accepted it.

    Raises BrieferError where it could not be written or is not accepted; then no file is left.
    """
    folder = backup_folder()
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{Path(name).stem}-{moment}.briefer"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        back_up(source, target)
        verify(target)
    except (OSError, apsw.Error, BrieferError) as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        what = f"No backup of “{name}” could be made in {folder}."
        raise BrieferError(what, "Make room there, or check that the folder may be written to.") from error
    return target


def put_in_place(made: Path, target: Path, *, replace: bool) -> None:
    """Give a finished file its name, all at once and so that it survives a power cut.

    Raises FileExistsError where the name is taken and `replace` is not set.
    """
    if replace:
        made.replace(target)
    else:
        try:
            os.link(made, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if target.exists():
                raise FileExistsError(target) from None
            made.rename(target)
        made.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can do so."""
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
