"""Sessions: one file each, opened by one window, written to in steps."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import apsw

from briefer.errors import BrieferError
from briefer.model.changes import Changes, Step
from briefer.store import history, schema
from briefer.store.copies import back_up, is_immutable, private_folder, put_in_place, unsettled
from briefer.store.database import Row, connect_making, connect_reading, faults_told, settle
from briefer.store.index import WordIndex
from briefer.store.locks import Lock, hold
from briefer.store.opening import connect_copy, connect_vetted, copy_as_it_is, made_beside
from briefer.store.vetting import check_outside, vet

Listener = Callable[[Changes], None]
Unsubscribe = Callable[[], None]

_TEXTS_KEPT = 16


class Session:
    """An open session file: reads at any time, writes within a step, and its history.

    It belongs to the thread that opened it. `path` is the file's; `read_only` says whether steps are refused.
    """

    def __init__(
        self,
        path: Path,
        connection: apsw.Connection,
        *,
        lock: Lock | None = None,
        copy_folder: TemporaryDirectory[str] | None = None,
    ) -> None:
        self.path = path
        self.read_only = lock is None
        self._connection = connection
        self._lock = lock
        self._copy_folder = copy_folder
        self._closed = False
        self._step: history.OpenStep | None = None
        self._index: WordIndex | None = None
        self._listeners: dict[object, Listener] = {}
        self._unsaved_state: dict[str, str] = {}
        self.text = lru_cache(maxsize=_TEXTS_KEPT)(self._text)

    def __enter__(self) -> Self:
        """Return the session itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the session."""
        self.close()

    def close(self) -> None:
        """Leave one file that holds everything, and let others open it; a second call does nothing.

        Raises BrieferError where the log beside the file could not be brought in; nothing is lost then.
        """
        self._check_between_steps()
        if self._closed:
            return
        self._closed = True
        try:
            settled = self.read_only or settle(self._connection)
        finally:
            self._connection.close()
            if self._index is not None:
                self._index.close()
            if self._lock is not None:
                self._lock.release()
            if self._copy_folder is not None:
                self._copy_folder.cleanup()
        if not settled:
            what = f"The last edits of “{self.path.name}” are safe, but in {self.path.name}-wal beside it."
            raise BrieferError(what, "Keep both files together; opening the session again joins them.")

    # Reading and writing, for the modules of this package -----------------------------------------------

    def rows(self, statement: str, bindings: Sequence[Any] = ()) -> list[Row]:
        """Return all rows that a statement of this package gives; BrieferError where the disk fails."""
        with faults_told(self.path.name):
            return self._connection.execute(statement, tuple(bindings)).fetchall()

    def write(self, statement: str, bindings: Sequence[Any] = ()) -> None:
        """Run a statement that writes; RuntimeError outside a step."""
        if self._step is None:
            message = "a session is written to within a step"
            raise RuntimeError(message)
        history.check_not_taken_back(self._connection, self._step.label)
        self._connection.execute(statement, tuple(bindings))

    @property
    def index(self) -> WordIndex:
        """The word index, made on first use; RuntimeError within a step, whose writes may be taken back."""
        self._check_between_steps()
        if self._index is None:
            self._index = WordIndex(self.rows, self.text)
        return self._index

    def _text(self, sha256: str) -> str:
        """Return the stored text of this hash; KeyError where there is none."""
        found = self.rows("select content from text where sha256 = ?", (sha256,))
        if not found:
            raise KeyError(sha256)
        return str(found[0][0])

    # Steps and their history ------------------------------------------------------------------------------

    @contextmanager
    def step(self, label: str, group: int | None = None) -> Iterator[history.OpenStep]:
        """Make one step of the writes in the block; its `changes` are set once it has been committed.

        An exception takes back everything. A step within a step is part of the outer one, and only what it
        wrote is taken back where its exception is caught. Steps of one `group` that follow each other are
        undone together.

        Raises BrieferError where the session is read-only or the disk does not take the step.
        """
        self._check_writable()
        if self._step is not None:
            with self._part_of_step():
                yield self._step
            return
        with faults_told(self.path.name), history.recorded(self._connection, label, group) as step:
            self._step = step
            try:
                yield step
            finally:
                self._step = None
        if step.changes.touched:
            self._tell(step.changes)

    @contextmanager
    def _part_of_step(self) -> Iterator[None]:
        self._connection.execute("savepoint part")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # else SQLite has rolled back the whole step
                self._connection.execute("rollback to part")
                self._connection.execute("release part")
            raise
        self._connection.execute("release part")

    def undo(self) -> Changes | None:
        """Undo the last step, with its group; return what changed, or None where there is nothing to undo."""
        return self._replay(history.undo)

    def redo(self) -> Changes | None:
        """Do again what was undone last; return what changed, or None where there is nothing to redo."""
        return self._replay(history.redo)

    def _replay(self, replay: Callable[[apsw.Connection], Changes | None]) -> Changes | None:
        self._check_between_steps()
        if self.read_only:
            return None
        with faults_told(self.path.name):
            changes = replay(self._connection)
        if changes is not None:
            self._tell(changes)
        return changes

    @property
    def undo_label(self) -> str:
        """The label of the step that undo would undo, or empty."""
        return "" if self.read_only else history.label_to_undo(self._connection)

    @property
    def redo_label(self) -> str:
        """The label of the step that redo would do again, or empty."""
        return "" if self.read_only else history.label_to_redo(self._connection)

    def history(self) -> tuple[Step, ...]:
        """Return the steps made, oldest first."""
        with faults_told(self.path.name):
            return history.steps(self._connection)

    def subscribe(self, listener: Listener) -> Unsubscribe:
        """Call the listener with the changes after each step, undo and redo, until the result is called."""
        token = object()
        self._listeners[token] = listener
        return lambda: self._listeners.pop(token, None) and None

    def _tell(self, changes: Changes) -> None:
        if self._index is not None:
            self._index.mark(changes.touched)
        for listener in tuple(self._listeners.values()):
            listener(changes)

    # What is remembered of the window, outside the history ------------------------------------------------

    def remember(self, key: str, value: str) -> None:
        """Keep a value of the view, such as the source shown last; no part of the history."""
        if self.read_only:
            self._unsaved_state[key] = value
            return
        with faults_told(self.path.name):
            self._connection.execute("insert or replace into state (name, value) values (?, ?)", (key, value))

    def recall(self, key: str) -> str:
        """Return the value remembered under this key, or an empty string."""
        if key in self._unsaved_state:
            return self._unsaved_state[key]
        found = self.rows("select value from state where name = ?", (key,))
        return str(found[0][0]) if found else ""

    # Copies -------------------------------------------------------------------------------------------------

    def save_copy(self, path: Path) -> None:
        """Write a verified copy of the session, with its history, in place of any file of that name.

        Raises BrieferError where the copy cannot be written, and SessionInUse where the file to be replaced
        is open elsewhere; then what stood there is as it was.
        """
        target = path.resolve()
        if target == self.path:
            what = f"“{path.name}” is the session itself."
            raise BrieferError(what, "Choose another name for the copy.")
        with made_beside(target) as made:
            back_up(self._connection, made)
            vet(made)
            put_in_place(made, target, replace=True)

    def compact(self) -> None:
        """Drop the history and the texts of removed sources for good, and give their space back.

        Raises BrieferError where the session is read-only or the disk does not take it; RuntimeError within
        a step.
        """
        self._check_between_steps()
        self._check_writable()
        with faults_told(self.path.name):
            history.forget(self._connection)
        self._tell(Changes("Compact", frozenset()))

    def _check_between_steps(self) -> None:
        if self._step is not None:
            message = f"the step “{self._step.label}” is being made"
            raise RuntimeError(message)

    def _check_writable(self) -> None:
        if self.read_only:
            what = f"“{self.path.name}” is open for reading only."
            raise BrieferError(what, "Save a copy of it and work in the copy.")


def create_session(path: Path) -> Session:
    """Make a new session file and return it, open.

    Raises BrieferError where something of that name is there or the folder cannot be written to.
    """
    path = path.resolve()
    with made_beside(path) as made:
        connection = connect_making(made)
        try:
            connection.pragma("application_id", schema.APPLICATION_ID)
            schema.migrate(connection)
        finally:
            connection.close()
        try:
            put_in_place(made, path, replace=False)
        except FileExistsError as error:
            what = f"“{path.name}” exists already."
            raise BrieferError(what, "Choose another name, or open it.") from error
    return open_session(path)


def open_session(path: Path, *, read_only: bool = False, take_over: bool = False) -> Session:
    """Return the session in a file after vetting it; nothing else is ever written to.

    A file or folder that cannot be written to is opened for reading only. A session that another window
    holds can be opened with `read_only`: that shows it as it is now. `take_over` overrules a holder on
    another computer.

    Raises BrieferError for a file that is no sound session, and SessionInUse where another window holds it.
    """
    path = path.resolve()
    check_outside(path)
    if read_only or not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return _open_to_read(path)
    try:
        lock = hold(path, take_over=take_over)
    except OSError:  # a folder in which nothing can be made
        return _open_to_read(path)
    try:
        return Session(path, connect_vetted(path), lock=lock)
    except BaseException:
        lock.release()
        raise


def check_session(path: Path) -> None:
    """Raise BrieferError unless the file is a sound session; nothing is changed."""
    vet(path.resolve())


def _open_to_read(path: Path) -> Session:
    """Return a session that reads a private copy, or the file itself on a medium that nobody can write to."""
    if is_immutable(path) and not unsettled(path) and vet(path) == schema.latest_version():
        return Session(path, connect_reading(path, immutable=True))
    folder = private_folder()
    try:
        with faults_told(path.name):
            connection = connect_copy(copy_as_it_is(path, Path(folder.name)))
    except OSError as error:
        folder.cleanup()
        what = f"“{path.name}” cannot be copied to be read: {error.strerror or error}."
        raise BrieferError(what, "Check that you may read it, and that there is room for a copy.") from error
    except BaseException:
        folder.cleanup()
        raise
    return Session(path, connection, copy_folder=folder)
