"""Ways to a session's file: for writing once it has been vetted, for reading in a copy, and to a new one."""

import os
import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from briefer.errors import BrieferError
from briefer.paths import is_file, real_path
from briefer.store import backups, schema
from briefer.store.copies import back_up, copy_live, copy_with_log, private_folder
from briefer.store.database import connect, connect_memory, faults_told, make_durable
from briefer.store.identity import give_identity, identity_of
from briefer.store.locks import Lock, SessionInUse, hold
from briefer.store.placing import copy_whole, made_beside, put_in_place
from briefer.store.retention import BackupRules
from briefer.store.vetting import check_name, vet, vet_copy
from briefer.store.working import Places


def connect_vetted(
    path: Path, session: Path, rules: BackupRules, patience: int | None = None
) -> apsw.Connection:
    """Return a connection to a file that has been vetted, brought to the latest version, and made durable.

    `session` is the path by which people know it; a backup under these rules comes before a migration.
    `patience` is for how many milliseconds another program that holds the file is waited for each time.
    """
    version = vet(path)
    with faults_told(session.name):
        connection = connect(path)
        try:
            if patience is not None:
                connection.set_busy_timeout(patience)
            identity = identity_of(connection)
            if version < schema.latest_version():
                given = identity or secrets.token_hex(16)
                backups.back_up(connection, given, session, rules)
                schema.migrate(connection)
                identity = give_identity(connection, given)
            make_durable(connection)
            if not identity:
                give_identity(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@dataclass(frozen=True, slots=True)
class Held:
    """What an open session holds until it is closed: its lock, or the folder of a private copy."""

    lock: Lock | None = None
    copy_folder: TemporaryDirectory[str] | None = None

    def release(self) -> None:
        """Let others open the session, and remove the private copy."""
        if self.lock is not None:
            self.lock.release()
        if self.copy_folder is not None:
            self.copy_folder.cleanup()


def make_file(path: Path) -> None:
    """Make the file of a new session; BrieferError where its name is taken or the folder does not take it."""
    with private_folder() as folder, made_beside(path) as made:
        # Made in memory first: a network drive may have none of the locks that SQLite takes.
        whole = Path(folder) / "new"
        with closing(connect_memory()) as connection:
            connection.pragma("application_id", schema.APPLICATION_ID)
            schema.migrate(connection)
            give_identity(connection)
            whole.write_bytes(connection.serialize("main"))
        copy_whole(whole, made)
        try:
            put_in_place(made, path, replace=False)
        except FileExistsError as error:
            what = f"“{path.name}” exists already."
            raise BrieferError(what, "Choose another name, or open it.") from error


def connect_private(path: Path) -> tuple[apsw.Connection, TemporaryDirectory[str]]:
    """Return a connection that reads a private copy of a session as it is now, and the copy's folder.

    Raises BrieferError for a file that is no sound session, or where there is no room for the copy.
    """
    folder = private_folder()
    try:
        with faults_told(path.name):
            return connect_copy(copy_as_it_is(path, Path(folder.name))), folder
    except OSError as error:
        folder.cleanup()
        what = f"“{path.name}” cannot be copied to be read: {error.strerror or error}."
        raise BrieferError(what, "Check that you may read it, and that there is room for a copy.") from error
    except BaseException:
        folder.cleanup()
        raise


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


def write_copy(connection: apsw.Connection, target: Path, places: Places, *, is_other: bool) -> None:
    """Write a verified copy of a connection's file in place of any of that name.

    `is_other` makes it a session of its own, with backups of its own. Raises BrieferError where it cannot be
    written, SessionInUse where the file to be replaced is open; then what stood there is as it was.
    """
    # A network drive may have none of the locks that SQLite takes: there the copy comes whole.
    is_apart = bool(places.working.why_apart(target))
    with private_folder() as folder, made_beside(target) as made:
        whole = Path(folder) / target.name if is_apart else made
        back_up(connection, whole)
        if is_other:
            with closing(connect(whole)) as copy:
                give_identity(copy)
        vet(whole)
        if is_apart:
            copy_whole(whole, made)
        put_in_place(made, target, replace=True)


def check_other(path: Path, session: Path) -> None:
    """Raise BrieferError where a copy of the session that lies there cannot be written to `path`."""
    check_name(path)
    if real_path(path) == session:
        what = f"“{path.name}” is the session itself."
        raise BrieferError(what, "Choose another name for the copy.")
    if os.path.lexists(real_path(path)) and not is_file(path):
        what = f"“{path.name}” is there already and is no file that a copy can replace."
        raise BrieferError(what, "Choose another name for the copy.")


def left_in_log(path: Path, *, is_apart: bool) -> BrieferError:
    """Return what is said where a session was closed and its log could not be brought into the one file."""
    if is_apart:
        what = f"The last edits of “{path.name}” are safe on this computer, but not written back."
        return BrieferError(what, "Open the session again: it takes them up.")
    what = f"The last edits of “{path.name}” are safe, but in {path.name}-wal beside it."
    return BrieferError(what, "Keep both files together; opening the session again joins them.")
