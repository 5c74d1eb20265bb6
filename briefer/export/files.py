"""Files that notes and actors are written to: whole or not at all, and never over somebody's edits.

A direct save that was killed broke 4 of 24 files and left the old note at 0 bytes on a full disk. Here the
bytes go into a file beside the note, are flushed to the disk, and then take the note's place in one step.
"""

import errno
import hashlib
import os
import re
import secrets
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefer.errors import BrieferError
from briefer.export.seals import is_as_exported
from briefer.paths import real_path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_MOST_COPIES = 10_000
ON_WINDOWS = os.name == "nt"
_PART = re.compile(r"\.briefer-(?P<host>[0-9a-f]{8})-(?P<process>[0-9]{1,10})-[0-9a-f]{16}\.part")
_OLD = 86_400.0  # seconds after which a part is of no running export, whoever began it


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that at every moment there is the old one or the new one, whole.

    Raises BrieferError where the folder is missing, read-only or full, where the file is write-protected
    or a folder, and where it is open in another program; then nothing is changed.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files as `write_atomically` does one; none takes its place before all are on the disk.

    Raises BrieferError as that does; then nothing is changed, unless the fault came between two taking place.
    """
    parts = [(path, real_path(path), _part_beside(real_path(path))) for path in files]
    path = next(iter(files))
    try:
        for path, target, beside in parts:
            _refuse_bad_target(path, target)
            _refuse_open_elsewhere(path, target)
            _write_through(beside, files[path])
        for path, target, beside in parts:
            _take_place(beside, path, target)
    except OSError as fault:
        raise _explained(fault, path) from fault
    finally:
        for _, _, beside in parts:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    for folder in dict.fromkeys(target.parent for _, target, _ in parts):
        _flush_folder(folder)
        sweep(folder)


def _part_beside(target: Path) -> Path:
    return target.with_name(f".briefer-{_this_host()}-{os.getpid()}-{secrets.token_hex(8)}.part")


def keep_file(path: Path, data: bytes) -> None:
    """Write a file of the program's own as `write_atomically` does, its folder too where it is missing.

    Raises BrieferError where either cannot be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _explained(fault, path) from fault
    write_atomically(path, data)


def sweep(folder: Path) -> None:
    """Take away the parts of files that exports of ours left in a folder when they were killed.

    Those alone whose name is ours, and whose process has ended on this computer or which are a day old.
    """
    try:
        parts = [(each, _PART.fullmatch(each.name)) for each in folder.iterdir()]
    except OSError:
        return
    for part, found in parts:
        if found is None:
            continue
        with suppress(OSError):
            is_dead = found["host"] == _this_host() and not _may_run(int(found["process"]))
            if is_dead or time.time() - part.stat().st_mtime > _OLD:
                part.unlink()


def _this_host() -> str:
    """Return a sign for this computer, by which another one on the same network drive knows its own."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def _may_run(process: int) -> bool:
    """Return whether a process of this number may be running here."""
    if sys.platform == "win32":  # there os.kill would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def free_or_own(path: Path) -> Path:
    """Return the path if nothing is there or only a note of ours that nobody edited, else a free name.

    So a note that was edited in Word since it was exported is never written over.
    """
    return path if not os.path.lexists(path) or is_as_exported(path) else next_free_name(path)


def next_free_name(path: Path) -> Path:
    """Return the path if it is free, else the first free one of the form “note (2).docx”."""
    if not os.path.lexists(path):
        return path
    for number in range(2, _MOST_COPIES):
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not os.path.lexists(candidate):
            return candidate
    raise BrieferError(
        f"There are too many files called {path.name} in {path.parent}.", "Choose another name."
    )


def _refuse_bad_target(path: Path, target: Path) -> None:
    if not target.parent.is_dir():
        raise BrieferError(f"The folder {path.parent} does not exist.", "Make it first, or choose another.")
    if target.is_symlink():
        raise BrieferError(f"{path} is a link that leads in a circle.", "Give it a file name.")
    if target.is_dir():
        raise BrieferError(f"{path} is a folder.", "Give it a file name.")
    if target.exists() and not target.is_file():  # the note would take the place of /dev/null for all
        raise BrieferError(f"{path} is a device or a pipe, not a file.", "Give it a file name.")
    if target.exists() and not target.stat().st_mode & 0o222:
        raise BrieferError(f"{path.name} is write-protected.", "Choose another name, or lift the protection.")


def _refuse_open_elsewhere(path: Path, target: Path) -> None:
    """Raise where Word or LibreOffice has left the lock file that stands beside an open document."""
    name = target.name
    libre_office = target.with_name(f".~lock.{name}#")
    # Word puts ~$ before a short name, and in place of one or two letters of a longer one.
    for lock in (libre_office, *(target.with_name("~$" + name[cut:]) for cut in (0, 1, 2))):
        if target.exists() and lock.is_file():
            program = "LibreOffice" if lock == libre_office else "Word"
            raise BrieferError(
                f"{path.name} is open in {program}.",
                f"Close it there and export again, or choose another name. If nothing has it open, "
                f"delete {lock.name} beside it.",
            )


def _write_through(beside: Path, data: bytes) -> None:
    """Write the bytes and have them on the disk before returning; the file mode follows the umask."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(beside, flags, 0o666), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _take_place(beside: Path, path: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as fault:
        if not ON_WINDOWS or not target.exists():
            raise
        raise BrieferError(
            f"{path.name} is open in another program.",
            "Close it there and export again, or choose another name.",
        ) from fault


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk too, where the system lets a folder be flushed."""
    if not ON_WINDOWS:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _explained(fault: OSError, path: Path) -> BrieferError:
    if fault.errno in _FULL:
        return BrieferError(
            f"The disk is full: {path.name} could not be written, and nothing was changed.",
            "Free some space, or choose a folder on another disk.",
        )
    if fault.errno in _FORBIDDEN:
        return BrieferError(
            f"The folder {path.parent} does not allow writing.", "Choose a folder of your own."
        )
    if fault.errno == errno.ENAMETOOLONG:
        return BrieferError(f"The name {path.name[:40]}… is too long.", "Choose a shorter one.")
    return BrieferError(f"{path} could not be written: {fault.strerror}.", "Choose another folder.")


__all__ = [
    "free_or_own",
    "is_as_exported",
    "keep_file",
    "next_free_name",
    "write_atomically",
    "write_together",
]
