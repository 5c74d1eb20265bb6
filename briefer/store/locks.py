"""Who has a session open: a lock file beside it that says so, held by a lock of the operating system.

The file tells people and other computers who holds the session. The system's lock on it ends with its
process, whatever ends that, so an owner on this computer that has died is never asked about. Where a file
system has no such locks, the process number decides.
"""

import errno
import json
import os
import socket
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefer.errors import BrieferError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
_FAR_OFF = 1 << 30  # on Windows a locked byte cannot be read by others: not one of the content
_WAITS = (0.02, 0.05, 0.1)  # seconds that an owner may take to write its name
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a session: host name, process number, and since when (ISO 8601, UTC)."""

    host: str
    pid: int
    since: str


class SessionInUse(BrieferError):  # noqa: N818 - it names the state that the user is asked about
    """The session is open elsewhere; `may_take_over` says whether that may be overruled."""

    def __init__(self, name: str, holder: Holder | None, *, may_take_over: bool) -> None:
        """Say who holds the session called `name`, and what can be done."""
        self.host = holder.host if holder else ""
        self.pid = holder.pid if holder else 0
        self.since = holder.since if holder else ""
        self.may_take_over = may_take_over
        who = f"by process {self.pid} on {self.host} since {self.since}" if holder else "in another window"
        next_step = "Close it there, or open a copy for reading."
        if may_take_over:
            next_step = f"If nobody works on it on {self.host}, take it over; else open a copy for reading."
        super().__init__(f"“{name}” is open {who}.", next_step)


@dataclass(frozen=True, slots=True)
class Lock:
    """A session that is held by this process until `release`."""

    path: Path
    descriptor: int

    def release(self) -> None:
        """Remove the lock file and let go; also where the folder has gone meanwhile."""
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self.descriptor)
            self.path.unlink(missing_ok=True)
            return
        try:
            if _is_same_file(self.descriptor, self.path):
                self.path.unlink(missing_ok=True)
        finally:
            os.close(self.descriptor)


def lock_path(session: Path) -> Path:
    """Return where the lock file of a session lies while it is open."""
    return session.with_name(f".{session.name}.lock")


def hold(session: Path, *, take_over: bool = False) -> Lock:
    """Return the lock on a session.

    Raises SessionInUse where another process of this computer holds it, or where another computer does and
    `take_over` is not set; OSError where the folder cannot be written to.
    """
    path = lock_path(session)
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            taken = _take(descriptor, path, session.name, take_over=take_over)
        except OSError:  # a full disk: the file is there, and held by us
            Lock(path, descriptor).release()
            raise
        except BaseException:
            os.close(descriptor)
            raise
        if taken:
            return Lock(path, descriptor)
        os.close(descriptor)  # its owner removed it while we looked


def _take(descriptor: int, path: Path, name: str, *, take_over: bool) -> bool:
    """Return whether this process now holds the lock file of the session called `name`."""
    if not _try_lock(descriptor, path):
        raise SessionInUse(name, _patiently_read(path), may_take_over=False)
    if not _is_same_file(descriptor, path):
        return False
    holder = _read(descriptor)
    if holder and holder.host != socket.gethostname() and not take_over:
        raise SessionInUse(name, holder, may_take_over=True)
    _write(descriptor)
    return True


def _try_lock(descriptor: int, path: Path) -> bool:
    """Return whether this process now holds the file; False where a living process does."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR_OFF, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            return False
        holder = _patiently_read(path) if os.fstat(descriptor).st_size else None
        return holder is None or holder.host != socket.gethostname() or not _is_alive(holder.pid)
    return True


def _is_alive(pid: int) -> bool:
    """Return whether a process of this number runs on this computer."""
    if sys.platform == "win32":  # there os.kill would end it; and Windows always has locks
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _patiently_read(path: Path) -> Holder | None:
    for seconds in (0.0, *_WAITS):
        time.sleep(seconds)
        try:
            holder = _parsed(path.read_bytes()[:_LONGEST])
        except OSError:
            return None
        if holder:
            return holder
    return None


def _read(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return _parsed(os.read(descriptor, _LONGEST))


def _parsed(data: bytes) -> Holder | None:
    """Return what a lock file says, or None where it says nothing that can be understood."""
    try:
        said = json.loads(data)
        return Holder(str(said["host"])[:255], int(said["pid"]), str(said["since"])[:40])
    except (ValueError, KeyError, TypeError):
        return None


def _write(descriptor: int) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    said = json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "since": since})
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, said.encode())
