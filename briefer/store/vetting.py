"""Vetting: whether a file is a sound session, found out without changing a byte of it or running its code."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from briefer.errors import BrieferError
from briefer.store import schema
from briefer.store.copies import back_up, copy_with_log, private_folder, unsettled
from briefer.store.database import connect, connect_reading, rows_of
from briefer.store.reading import check_all

_MAGIC = b"SQLite format 3\x00"
_SMALLEST = 512  # the smallest page of SQLite
_SECONDS = 20.0
_BYTES_A_SECOND = 4_000_000  # a slow disk's pace, so that only a file that never ends is refused
_OPCODES = 20_000  # between looks at the clock

_PLACES = (
    'select source, "start", "end", quote from mention'
    ' union all select source, "start", "end", quote from evidence'
    ' union all select source, "start", "end", quote from refusal'
    ' union all select source, "start", "end", quote from memo'
    " order by source"
)


def vet(path: Path) -> int:
    """Return the schema version of a sound session file that nobody else has open.

    Raises BrieferError, in one sentence, for anything else. The file is read in place where it is whole,
    and otherwise together with its log in a private copy.
    """
    check_outside(path)
    if not unsettled(path):
        return _vet(lambda: connect_reading(path, immutable=True), path)
    with private_folder() as folder:
        return _vet(lambda: connect(copy_with_log(path, Path(folder))), path)


def vet_copy(path: Path) -> int:
    """Do as `vet` for a copy that is the program's own, whose log may be brought into it."""
    check_outside(path)
    return _vet(lambda: connect(path), path)


def _vet(connected: Callable[[], apsw.Connection], path: Path) -> int:
    try:
        return _vet_connection(connected(), path)
    except OSError as error:
        raise _unreadable(path, error) from error
    except (apsw.Error, UnicodeDecodeError) as error:  # the schema's own words may be what is damaged
        raise _damaged(path) from error


def check_outside(path: Path) -> None:
    """Raise BrieferError for what SQLite need not look at, or would make a new database of."""
    check_name(path)
    try:
        if not path.exists():
            what = f"There is no file “{path}”."
            raise BrieferError(what, "Check its name, or make a new session.")
        if not path.is_file():
            raise _foreign(path)
        with path.open("rb") as file:
            head = file.read(_SMALLEST)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not head:
        what = f"“{path.name}” is empty."
        raise BrieferError(what, "Open a backup or another copy of it.")
    if len(head) < _SMALLEST or not head.startswith(_MAGIC):
        raise _foreign(path)


def check_name(path: Path) -> None:
    """Raise BrieferError for a path that SQLite cannot be given: it takes UTF-8 alone."""
    shown = str(path).encode(errors="replace").decode()
    if shown != str(path):
        what = f"“{shown}” is no name that a session can have: a part of it is not in UTF-8."
        raise BrieferError(what, "Rename the file or the folder, or choose another name.")


def _vet_connection(connection: apsw.Connection, path: Path) -> int:
    try:
        with _deadline(connection, path):
            _check_header(connection, path)
            version = schema.version_of(connection)
            if schema.shape_of(connection) != schema.expected_shape(version):
                what = f"“{path.name}” does not have the tables of a briefer session."
                raise BrieferError(what, "It was changed by another program: open a backup or another copy.")
            _check_pages(connection, path)
            if version == schema.latest_version():
                _check_content(connection, path)
            else:
                _check_migrated(connection, path)
        return version
    finally:
        connection.close()


def _check_header(connection: apsw.Connection, path: Path) -> None:
    if connection.pragma("application_id") != schema.APPLICATION_ID:
        raise _foreign(path)
    version = schema.version_of(connection)
    if version > schema.latest_version():
        what = f"“{path.name}” was made by a newer version of briefer (file version {version})."
        raise BrieferError(what, "Update briefer to open it.")
    if version < 1:
        raise _foreign(path)


def _check_pages(connection: apsw.Connection, path: Path) -> None:
    """Check the structure of the file, the types of its values, and that rows point at rows."""
    whole = int(connection.pragma("page_size")) * int(connection.pragma("page_count"))
    # SQLite takes the missing end of a last page for zeros; with a log the pages may be in there.
    if path.stat().st_size < whole and not unsettled(path):
        raise _damaged(path)
    faults = connection.execute("pragma quick_check(1)").fetchall()
    if faults != [("ok",)] or connection.execute("pragma foreign_key_check").fetchall():
        raise _damaged(path)


def _check_migrated(connection: apsw.Connection, path: Path) -> None:
    """Check the content of a file of an older version as it will be after migration, in a private copy."""
    with private_folder() as folder:
        copy = Path(folder) / path.name
        back_up(connection, copy)
        migrated = connect(copy)
        try:
            with _deadline(migrated, copy):
                schema.migrate(migrated)
                _check_content(migrated, path)
        finally:
            migrated.close()


def _check_content(connection: apsw.Connection, path: Path) -> None:
    """Check that texts are what they were when stored, quotes stand in them, and all values make sense."""
    rows = rows_of(connection)
    try:
        check_all(rows)
        lengths = {}
        for key, content in connection.execute("select sha256, content from text"):
            if hashlib.sha256(content.encode()).hexdigest() != key:
                raise _damaged(path)
            lengths[key] = len(content)
        _check_sources(rows("select text_sha256, length from source", ()), lengths)
        _check_quotes(connection)
        rows("select id, label, made from journal", ())
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise _damaged(path) from error


def _check_sources(sources: list[tuple[Any, ...]], lengths: dict[str, int]) -> None:
    for key, length in sources:
        if lengths[key] != length:
            message = f"a length of {length} where the text has {lengths[key]} code points"
            raise ValueError(message)


def _check_quotes(connection: apsw.Connection) -> None:
    """Raise ValueError where a quote is not what stands at its offsets."""
    rows = rows_of(connection)
    current, text = None, ""
    statement = "select content from text join source on text_sha256 = sha256 where source.id = ?"
    for source, start, end, words in connection.execute(_PLACES):
        if source != current:
            current, text = source, rows(statement, (source,))[0][0]
        if text[start:end] != words:
            message = f"other words at {start} to {end}"
            raise ValueError(message)


@contextmanager
def _deadline(connection: apsw.Connection, path: Path) -> Iterator[None]:
    """End a statement that takes longer than a file of this size can explain; raise BrieferError then."""
    until = time.monotonic() + _SECONDS + path.stat().st_size / _BYTES_A_SECOND
    connection.set_progress_handler(lambda: time.monotonic() > until, _OPCODES)
    try:
        yield
    except apsw.InterruptError as error:
        what = f"Checking “{path.name}” took too long, so it was not opened."
        raise BrieferError(what, "Open a backup or another copy of it.") from error
    finally:
        connection.set_progress_handler(None)


def _unreadable(path: Path, error: OSError) -> BrieferError:
    what = f"“{path.name}” cannot be read: {error.strerror or error}."
    return BrieferError(what, "Check that you may read it, or use another copy.")


def _foreign(path: Path) -> BrieferError:
    return BrieferError(f"“{path.name}” is not a briefer session.", "Choose a file made by briefer.")


def _damaged(path: Path) -> BrieferError:
    return BrieferError(f"“{path.name}” is damaged.", "Open a backup or another copy of it.")
