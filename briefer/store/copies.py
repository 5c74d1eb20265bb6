"""Copies of a session file: private ones to read from, and whole ones that need no log beside them."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from briefer.store.database import connect_making, connect_reading

BESIDE = ("-wal", "-journal")  # what SQLite may still have to bring into the file
_PAGES = 4096  # pages copied between looks at other writers


def unsettled(path: Path) -> bool:
    """Return whether a log lies beside the file that belongs to its content."""
    return any(
        beside.is_file() and beside.stat().st_size
        for beside in (path.with_name(path.name + suffix) for suffix in BESIDE)
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
    for suffix in BESIDE:
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
