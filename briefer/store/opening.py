"""Ways to a session's file: for writing once it has been vetted, for reading in a copy, and to a new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from briefer.errors import BrieferError
from briefer.store import schema
from briefer.store.copies import copy_live, copy_with_log, verified_backup
from briefer.store.database import connect, faults_told, make_durable
from briefer.store.locks import SessionInUse, hold
from briefer.store.vetting import vet, vet_copy


def connect_vetted(path: Path) -> apsw.Connection:
    """Return a connection to a file that has been vetted, brought to the latest version, and made durable."""
    version = vet(path)
    with faults_told(path.name):
        connection = connect(path)
        try:
            if version < schema.latest_version():
                verified_backup(connection, path.name, vet)
                schema.migrate(connection)
            make_durable(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_copy(copy: Path) -> apsw.Connection:
    """Return a connection that only reads a copy of a session, once that has been vetted and migrated."""
    version = vet_copy(copy)
    connection = connect(copy)
    try:
        if version < schema.latest_version():
            schema.migrate(connection)
        connection.pragma("query_only", value=True)
    except BaseException:
        connection.close()
        raise
    return connection


def copy_as_it_is(path: Path, folder: Path) -> Path:
    """Return a copy of the file as it is at one moment, whether or not another window holds it."""
    try:
        lock = hold(path)
    except SessionInUse as use:
        return copy_with_log(path, folder) if use.may_take_over else copy_live(path, folder)
    except OSError:
        return copy_with_log(path, folder)
    try:
        return copy_with_log(path, folder)
    finally:
        lock.release()


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """Give a path beside `target` for a new file that is moved there; what is left of it is removed.

    The target is held meanwhile. Raises BrieferError where the folder does not take the file.
    """
    made = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        lock = hold(target)
        try:
            yield made
        finally:
            made.unlink(missing_ok=True)
            lock.release()
    except (OSError, apsw.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else "the disk is full or reported a fault"
        what = f"“{target.name}” cannot be written in {target.parent}: {reason}."
        raise BrieferError(what, "Choose another folder, or make room there.") from error
