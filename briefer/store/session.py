"""Sessions: one file each, opened by one window, written to in steps."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw

from briefer.errors import BrieferError
from briefer.model.changes import Changes, Step
from briefer.paths import real_path
from briefer.store import history, schema
from briefer.store.copies import is_immutable, unsettled
from briefer.store.database import (
    Row,
    connect_reading,
    faults_told,
    is_held_elsewhere,
    settle,
    without_waiting,
)
from briefer.store.homeward import Homeward
from briefer.store.index import WordIndex
from briefer.store.locks import SessionInUse, hold
from briefer.store.opening import (
    Held,
    check_other,
    connect_private,
    connect_vetted,
    left_in_log,
    make_file,
    write_copy,
)
from briefer.store.safekeeping import Safekeeping
from briefer.store.standing import FULL, Standing, full_disk, rescue, saved_as
from briefer.store.stories import Stories
from briefer.store.vetting import check_name, check_outside, vet
from briefer.store.working import Fetched, Places, fetch, give_up

Listener = Callable[[Changes], None]
Unsubscribe = Callable[[], None]

_TEXTS_KEPT = 16


class Session:
    """An open session file: reads at any time, writes within a step, and its history.

    It belongs to the thread that opened it. `path` is the file's; `read_only` says whether steps are refused.
    `backups` makes and lists its backups. `homeward` writes a local copy back where one is edited in place
    of the file, else it is None. `notice` is a sentence that the analyst is to see once, or empty. `made`
    counts the steps, undos and redos that were committed.
    """

    def __init__(
        self,
        path: Path,
        connection: apsw.Connection,
        *,
        places: Places,
        held: Held,
        fetched: Fetched | None = None,
    ) -> None:
        self.path = path
        self.read_only = held.lock is None
        self.notice = fetched.notice if fetched else ""
        self.homeward = Homeward(fetched) if fetched else None
        self.backups = Safekeeping(path, connection, places.backups)
        self._places = places
        self._connection = connection
        self._held = held
        self._standing = Standing(fetched.apart.copy if fetched else path)
        self._rescued: Path | None = None
        self._closed = False
        self.made = 0
        self._step: history.OpenStep | None = None
        self._index: WordIndex | None = None
        self._stories: Stories | None = None
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

        Raises BrieferError where the log beside the file could not be brought in, where a local copy could
        not be written back to its place, or was put beside what was changed there; nothing is lost then.
        Also where the file is lost: its content was then saved elsewhere, or the session stays open.
        """
        self._check_between_steps()
        if self._closed:
            return
        rescued = self.rescue() if self.is_lost else None
        self._closed = True
        try:
            settled, said = self._end_connection()
            if self.homeward is not None and rescued is not None:
                give_up(self.homeward.apart)
            elif self.homeward is not None:
                said = self.homeward.leave(is_one_file=settled) or said
        finally:
            self._held.release()
        if rescued is not None:
            raise saved_as(rescued, self.path.name)
        if not settled:
            raise left_in_log(self.path, is_apart=self.homeward is not None)
        if said:
            raise BrieferError(said, "Compare the two and go on in one of them.")

    def _end_connection(self) -> tuple[bool, str]:
        """Close the connection; return whether all is in one file, and what writing back has said."""
        try:
            said = self._stop_copies()
            self._keep_state()
            if self.homeward is not None:
                self.homeward.note_end()
            return self.read_only or settle(self._connection), said
        finally:
            self._connection.close()
            if self._index is not None:
                self._index.close()

    def _stop_copies(self) -> str:
        """Give up the copies that are being made; return what writing back has said."""
        self.backups.stop()
        return self.homeward.stop() if self.homeward else ""

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

    @property
    def stories(self) -> Stories:
        """Which sources are copies, made on first use; RuntimeError within a step, as for the index."""
        self._check_between_steps()
        if self._stories is None:
            self._stories = Stories(self.rows, self.text)
        return self._stories

    def _text(self, sha256: str) -> str:
        """Return the stored text of this hash; KeyError where there is none."""
        found = self.rows("select content from text where sha256 = ?", (sha256,))
        if not found:
            raise KeyError(sha256)
        return str(found[0][0])

    @property
    def is_lost(self) -> bool:
        """Whether the file is not in its place any more, so that no step is stored; copies have it all."""
        return not self.read_only and self._standing.is_lost

    def rescue(self) -> Path:
        """Save a lost session's content once, beside its place, else in the user's own data; return where.

        Raises BrieferError where neither takes it.
        """
        self._rescued = self._rescued or rescue(self._connection, self.path, self._places)
        return self._rescued

    # Other programs that hold the file --------------------------------------------------------------------

    def wait_at_most(self, milliseconds: int) -> None:
        """Let a step wait so long for another program that holds the file before it raises HeldElsewhere."""
        self._connection.set_busy_timeout(milliseconds)

    def is_held_elsewhere(self) -> bool:
        """Return at once whether another program holds the file, so that no step could be begun now."""
        self._check_between_steps()
        return not (self.read_only or self._closed) and is_held_elsewhere(self._connection)

    # Steps and their history ------------------------------------------------------------------------------

    @contextmanager
    def step(
        self, label: str, group: int | None = None, *, joins: bool = False
    ) -> Iterator[history.OpenStep]:
        """Make one step of the writes in the block; its `changes` are set once it has been committed.

        An exception takes back everything. A step within a step is part of the outer one, and only what it
        wrote is taken back where its exception is caught. Steps of one `group` that follow each other are
        undone together; one that `joins` and only brings sources counts as made right after its group's last,
        unless what was made since removes a source or is much.

        Raises BrieferError where the session is read-only or the disk does not take the step, HeldElsewhere
        before anything is written where another program holds the file.
        """
        self._check_writable()
        if self._step is not None:
            with history.part_of_step(self._connection):
                yield self._step
            return
        with (
            faults_told(self.path.name),
            history.recorded(self._connection, label, group, joins=joins) as step,
        ):
            self._step = step
            try:
                yield step
                self._standing.check(self.path.name)
            finally:
                self._step = None
        if step.changes.touched:
            self._tell(step.changes)

    def undo(self) -> Changes | None:
        """Undo the last step, with its group; return what changed, or None where there is nothing to undo."""
        return self._replay(history.undo)

    def redo(self) -> Changes | None:
        """Do again what was undone last; return what changed, or None where there is nothing to redo."""
        return self._replay(history.redo)

    def undo_by_steps(self) -> Iterator[tuple[Changes, int]]:
        """Undo what `undo` undoes one step at a time; yield what each changed, and how many are left.

        Raises BrieferError as `undo` does; the steps before that one are undone then, and another undo goes
        on.
        """
        return self._by_steps(history.steps_to_undo, partial(history.undo, alone=True))

    def redo_by_steps(self) -> Iterator[tuple[Changes, int]]:
        """Do again what `redo` does again one step at a time, as `undo_by_steps`."""
        return self._by_steps(history.steps_to_redo, partial(history.redo, alone=True))

    def _by_steps(
        self, count: Callable[[apsw.Connection], int], replay: Callable[[apsw.Connection], Changes | None]
    ) -> Iterator[tuple[Changes, int]]:
        number = 0 if self.read_only else count(self._connection)
        for left in reversed(range(number)):
            changes = self._replay(replay)
            if changes is not None:
                yield changes, left

    def _replay(self, replay: Callable[[apsw.Connection], Changes | None]) -> Changes | None:
        self._check_between_steps()
        if self.read_only:
            return None
        self._standing.check(self.path.name)
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
    def undo_group(self) -> int:
        """The group of the step that undo would undo, or 0."""
        return 0 if self.read_only else history.group_to_undo(self._connection)

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
        self.made += 1
        if self._index is not None:
            self._index.mark(changes.touched)
        if self._stories is not None:
            self._stories.mark(changes.touched)
        self.backups.note_change()
        if self.homeward is not None:
            self.homeward.note_change()
        for listener in tuple(self._listeners.values()):
            listener(changes)

    # What is remembered of the window, outside the history ------------------------------------------------

    def remember(self, key: str, value: str) -> None:
        """Keep a value of the view, such as the source shown last; no part of the history.

        Where the file cannot take it, it is kept until the next one comes or the session is closed: no fault
        worth telling, and none worth waiting for.
        """
        self._unsaved_state[key] = value
        self._keep_state()

    def _keep_state(self) -> None:
        if self.read_only or not self._unsaved_state:
            return
        with suppress(BrieferError), faults_told(self.path.name), without_waiting(self._connection):
            for key, value in tuple(self._unsaved_state.items()):
                statement = "insert or replace into state (name, value) values (?, ?)"
                self._connection.execute(statement, (key, value))
                del self._unsaved_state[key]

    def recall(self, key: str) -> str:
        """Return the value remembered under this key, or an empty string."""
        return self.recall_each((key,))[key]

    def recall_each(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the value remembered under each of these keys, an empty string where there is none."""
        statement = "select name, value from state where name in (select value from json_each(?))"
        found = self.rows(statement, (json.dumps(keys),)) if keys else ()
        kept = {str(name): str(value) for name, value in found}
        return {key: self._unsaved_state.get(key, kept.get(key, "")) for key in keys}

    # Copies -------------------------------------------------------------------------------------------------

    def save_copy(self, path: Path) -> None:
        """Write a verified copy of the session, with its history, in place of any file of that name.

        Raises BrieferError where the copy cannot be written, and SessionInUse where the file to be replaced
        is open elsewhere; then what stood there is as it was.
        """
        check_other(path, self.path)
        write_copy(self._connection, real_path(path), self._places, is_other=True)

    def move_to(self, path: Path) -> None:
        """Go on in a verified copy at this path, with the same history, where the old disk fails.

        The old file stays as it is, with its log where that cannot be brought in any more. Raises as
        `save_copy` does; then the session is where it was.
        """
        self._check_between_steps()
        self._check_writable()
        target = real_path(path)
        check_other(path, self.path)
        write_copy(self._connection, target, self._places, is_other=False)
        held = Held(hold(target))
        try:
            connection = connect_vetted(target, target, self._places.backups)
        except BaseException:
            held.release()
            raise
        connection.set_busy_timeout(int(self._connection.pragma("busy_timeout")))
        before, was_held, homeward = self._connection, self._held, self.homeward
        self._stop_copies()
        self._connection, self._held, self.homeward, self.path = connection, held, None, target
        self.backups = Safekeeping(target, connection, self._places.backups)
        self._standing = Standing(target)
        settle(before)
        before.close()
        was_held.release()
        if homeward is not None:
            homeward.apart.lock.release()

    def end_write_back(self) -> str:
        """Take what `homeward` has written back, with the place where the session then lies.

        Returns a sentence where that is another place than before, because someone else changed the file
        there. Raises BrieferError where nothing was written back; it is due again later then.
        """
        if self.homeward is None:
            return ""
        said = self.homeward.end()
        if self.homeward.path != self.path:
            with suppress(SessionInUse, OSError):  # nobody else knows that name yet
                held = Held(hold(self.homeward.path))
                self._held.release()
                self._held = held
            self.path = self.backups.path = self.homeward.path
        return said

    def back_up(self) -> None:
        """Make a backup before much is deleted, unless there is one of this state; BrieferError if not."""
        if self._step is None and not self.read_only:
            self.backups.back_up()

    def compact(self) -> None:
        """Drop the history and the texts of removed sources for good, and give their space back.

        A backup comes before. Raises BrieferError where that cannot be made, the session is read-only, or the
        disk does not take it; RuntimeError within a step.
        """
        self._check_between_steps()
        self._check_writable()
        self._standing.check(self.path.name)
        self.backups.back_up()
        self._stop_copies()
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


def create_session(path: Path, places: Places | None = None) -> Session:
    """Make a new session file and return it, open.

    Raises BrieferError where something of that name is there or the folder cannot be written to.
    """
    path = real_path(path)
    check_name(path)
    make_file(path)
    return open_session(path, places=places)


def open_session(
    path: Path,
    *,
    read_only: bool = False,
    take_over: bool = False,
    places: Places | None = None,
    patience: int | None = None,
) -> Session:
    """Return the session in a file after vetting it; nothing else is ever written to.

    A file or folder that cannot be written to is opened for reading only. A session that another window
    holds can be opened with `read_only`: that shows it as it is now. `take_over` overrules a holder on
    another computer. A session on a network drive or in a synced folder is edited in a local copy. With
    `patience` it and its steps wait for no more than so many milliseconds for another program.

    Raises BrieferError for a file that is no sound session, SessionInUse where another window holds it, and
    HeldElsewhere where another program does.
    """
    path, places = real_path(path), places or Places()
    check_outside(path)
    if read_only or not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return _open_to_read(path, places)
    try:
        held = Held(hold(path, take_over=take_over))
    except OSError as error:  # a folder in which nothing can be made
        session = _open_to_read(path, places)
        session.notice = full_disk(path.name) if error.errno in FULL else ""
        return session
    try:
        if reason := places.working.why_apart(path):
            return _open_apart(path, reason, places, held, patience)
        connection = connect_vetted(path, path, places.backups, patience)
        return Session(path, connection, places=places, held=held)
    except BaseException:
        held.release()
        raise


def check_session(path: Path) -> None:
    """Raise BrieferError unless the file is a sound session; nothing is changed."""
    vet(real_path(path))


def _open_apart(path: Path, reason: str, places: Places, held: Held, patience: int | None) -> Session:
    """Return a session that edits a local copy and writes it back."""
    connected = partial(connect_vetted, session=path, rules=places.backups, patience=patience)
    fetched = fetch(path, reason, places.working, connected)
    return Session(path, fetched.connection, places=places, held=held, fetched=fetched)


def _open_to_read(path: Path, places: Places) -> Session:
    """Return a session that reads a private copy, or the file itself on a medium that nobody can write to."""
    if is_immutable(path) and not unsettled(path) and vet(path) == schema.latest_version():
        return Session(path, connect_reading(path, immutable=True), places=places, held=Held())
    connection, folder = connect_private(path)
    return Session(path, connection, places=places, held=Held(copy_folder=folder))
