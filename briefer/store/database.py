"""Connections to SQLite files, with the switches that each of them needs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from briefer.errors import BrieferError, HeldElsewhere, NotStored

Row = tuple[Any, ...]
Rows = Callable[[str, Sequence[Any]], list[Row]]

_SWITCHES = (
    (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
    (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
    (apsw.SQLITE_DBCONFIG_DQS_DML, 0),
    (apsw.SQLITE_DBCONFIG_DQS_DDL, 0),
)
ELSEWHERE = "go on in a copy on another disk (File > Save a copy…)"

_FULL = 2  # what "pragma synchronous" answers for FULL
_WAIT_MILLISECONDS = 2_000  # for a second reader's snapshot to finish

_DAMAGED = (apsw.CorruptError, apsw.NotADBError, UnicodeDecodeError)
_REFUSED = (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, apsw.AuthError)
_HELD = (apsw.BusyError, apsw.LockedError, apsw.ProtocolError)


def connect(path: Path) -> apsw.Connection:
    """Return a connection that reads and writes an existing file; it never makes one."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    return _switched(connection)


def connect_reading(path: Path, *, immutable: bool) -> apsw.Connection:
    """Return a connection that only reads.

    With `immutable` SQLite takes no lock, looks for no ``-wal`` and leaves the folder alone: right for a
    file that nobody writes to meanwhile, and for nothing else.
    """
    posix = path.as_posix()
    address = "file://" + ("" if posix.startswith("/") else "/") + quote(posix) + "?mode=ro"
    if immutable:
        address += "&immutable=1"
    return _switched(apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI))


def connect_making(path: Path) -> apsw.Connection:
    """Return a connection to a new, empty file, in DELETE mode until `make_durable` is called."""
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    return _switched(apsw.Connection(str(path), flags=flags))


def connect_memory() -> apsw.Connection:
    """Return a connection to a private database in memory."""
    return _switched(apsw.Connection(":memory:"))


def _switched(connection: apsw.Connection) -> apsw.Connection:
    for switch, value in _SWITCHES:
        connection.config(switch, value)
    connection.pragma("foreign_keys", value=True)
    connection.set_busy_timeout(_WAIT_MILLISECONDS)
    return connection


def make_durable(connection: apsw.Connection) -> None:
    """Switch to a write-ahead log that is synced at every commit.

    Raises BrieferError where SQLite or the disk does not do it: with less, a power cut loses edits that
    were acknowledged.
    """
    mode = connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    kept = (mode, connection.pragma("synchronous"), connection.pragma("foreign_keys"))
    if kept != ("wal", _FULL, 1):
        what = f"Edits cannot be stored safely in this folder ({kept[0]}, {kept[1]}, {kept[2]})."
        raise BrieferError(what, "Copy the session to a disk of this computer and open it there.")


def settle(connection: apsw.Connection) -> bool:
    """Bring everything into the one file and remove the log; return whether that was possible.

    It is not while another program reads the file, or where the disk fails; the log is whole then.
    """
    try:
        connection.pragma("wal_checkpoint", "truncate")
        return bool(connection.pragma("journal_mode", "delete") == "delete")
    except apsw.Error:
        return False


def rows_of(connection: apsw.Connection) -> Rows:
    """Return a function that runs one statement and returns all its rows."""

    def rows(statement: str, bindings: Sequence[Any] = ()) -> list[Row]:
        return connection.execute(statement, tuple(bindings)).fetchall()

    return rows


@contextmanager
def without_waiting(connection: apsw.Connection) -> Iterator[None]:
    """Have statements fail at once meanwhile where another program holds the file."""
    before = int(connection.pragma("busy_timeout"))
    connection.set_busy_timeout(0)
    try:
        yield
    finally:
        connection.set_busy_timeout(before)


def is_held_elsewhere(connection: apsw.Connection) -> bool:
    """Return at once whether another program holds the file, so that no step could be begun now."""
    try:
        with without_waiting(connection):
            connection.execute("begin immediate")
            connection.execute("rollback")
    except _HELD:
        return True
    except apsw.Error:  # a step that is tried tells of it
        roll_back(connection)
    return False


def is_free(path: Path) -> bool:
    """Return at once whether no other program holds or reads a file that was vetted a moment ago.

    A file that cannot be asked counts as free: whoever opens it tells why.
    """
    try:
        connection = connect(path)
    except apsw.Error:
        return True
    try:
        connection.set_busy_timeout(0)
        connection.execute("begin exclusive")
        connection.execute("rollback")
    except _HELD:
        return False
    except apsw.Error:
        roll_back(connection)
    finally:
        connection.close()
    return True


def roll_back(connection: apsw.Connection) -> None:
    """Roll back, unless SQLite has done so itself after a fault of the disk."""
    if connection.in_transaction:
        connection.execute("rollback")


@contextmanager
def faults_told(name: str) -> Iterator[None]:
    """Turn SQLite's errors that are the world's fault into a BrieferError; others pass as they are."""
    try:
        yield
    except (apsw.Error, UnicodeDecodeError) as error:
        told = _told(error, name)
        if told is None:
            raise
        raise told from error


def _told(error: Exception, name: str) -> BrieferError | None:
    if isinstance(error, apsw.FullError):
        what = f"The disk that holds “{name}” is full, so nothing was stored."
        return NotStored(what, f"Make room and try again, or {ELSEWHERE}.")
    if isinstance(error, _DAMAGED):
        return BrieferError(f"“{name}” is damaged.", "Open a backup or another copy of it.")
    if isinstance(error, _REFUSED):
        what = f"“{name}” cannot be written to, so nothing was stored."
        return NotStored(what, f"Check its folder and its disk, or {ELSEWHERE}.")
    if isinstance(error, _HELD):
        what = f"Another program is using “{name}”, so nothing was stored."
        return HeldElsewhere(what, "Try again in a moment, or close the other program.")
    if isinstance(error, apsw.IOError):
        what = f"The disk that holds “{name}” reported a fault, so nothing was stored."
        return NotStored(what, f"Check that disk, or {ELSEWHERE}.")
    return None
