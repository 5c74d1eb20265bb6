"""Steps: recorded by SQLite's session extension, kept in the journal, undone and done again from it.

The session extension gives a changeset of the tracked tables; its inverse undoes the step. The journal
is the audit trail and survives restarts.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

import apsw

from briefer.errors import BrieferError, NotStored
from briefer.model.changes import Changes, Collection, Place, Step
from briefer.model.ids import SourceId, new_key
from briefer.store.database import ELSEWHERE, roll_back, rows_of
from briefer.store.reading import check_members
from briefer.store.schema import (
    OWNERS,
    columns_of,
    expected_columns,
    history_closed_at,
    is_tracked,
    key_columns_of,
    version_of,
)

Touched = frozenset[tuple[Collection, int]]

_COLUMNS = 'position, id, "group", label, schema_version, changeset, changeset_sha256'
_LAST_DONE = f"select {_COLUMNS} from journal where undone = 0 order by position desc"  # noqa: S608 - constants
_FIRST_UNDONE = f"select {_COLUMNS} from journal where undone = 1 order by position"  # noqa: S608 - constants
_UNDO_LABEL = (
    "select label from journal where schema_version >= ?"
    " and position = (select max(position) from journal where undone = 0)"
)
_UNDO_GROUP = _UNDO_LABEL.replace("label", '"group"', 1)
_REDO_LABEL = (
    "select label from journal where schema_version >= ?"
    " and position = (select min(position) from journal where undone = 1)"
)
_STEPS = 'select id, "group", label, made, undone, schema_version from journal order by position'

_MOST_BETWEEN = 40  # steps that a later one of a group is put before

_DOES_NOT_FIT = (apsw.AbortError, apsw.ConstraintError, apsw.SchemaChangeError, apsw.CorruptError)


@dataclass(slots=True)
class OpenStep:
    """A step that is being made; `changes` is empty until it has been committed."""

    label: str
    changes: Changes = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no changes."""
        self.changes = Changes(self.label, frozenset())


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the journal that is to be undone or done again."""

    position: int
    id: int
    group: int
    label: str
    schema_version: int
    changeset: bytes
    changeset_sha256: str


@contextmanager
def recorded(
    connection: apsw.Connection, label: str, group: int | None, *, joins: bool = False
) -> Iterator[OpenStep]:
    """Make a step of what is written meanwhile: all of it is committed with its journal row, or nothing.

    A step that changed no tracked row leaves no trace in the history. One that `joins` and does nothing but
    bring sources is put behind those of its group, unless what was made since removes a source or is much.
    """
    step, key = OpenStep(label), new_key()
    connection.execute("begin immediate")
    try:
        with _recording(connection) as recording:
            yield step
            changeset = recording.changeset()
        check_not_taken_back(connection, label)
        changes = Changes(label, _touched(connection, changeset), _places(connection, changeset))
        if changeset:
            _append(connection, key, label, key if group is None else group, changeset)
            if joins and group is not None and _only_brings_sources(changeset):
                _join_group(connection, key, group)
        _commit(connection, "select 1 from journal where id = ?", (key,))
    except BaseException:
        roll_back(connection)
        raise
    step.changes = changes


@contextmanager
def part_of_step(connection: apsw.Connection) -> Iterator[None]:
    """Take back what is written meanwhile, and nothing else of the step, where an exception leaves."""
    connection.execute("savepoint part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # else SQLite has rolled back the whole step
            connection.execute("rollback to part")
            connection.execute("release part")
        raise
    connection.execute("release part")


def check_not_taken_back(connection: apsw.Connection, label: str) -> None:
    """Raise BrieferError where SQLite itself has rolled back the step, after a fault that was caught."""
    if not connection.in_transaction:
        what = f"“{label}” was not stored, because the disk is full or reported a fault."
        raise NotStored(what, f"Make room and repeat it, or {ELSEWHERE}.")


def _append(connection: apsw.Connection, key: int, label: str, group: int, changeset: bytes) -> None:
    connection.execute("delete from journal where undone = 1")
    connection.execute(
        'insert into journal (id, "group", label, made, schema_version, undone, changeset, changeset_sha256)'
        " values (?, ?, ?, ?, ?, 0, ?, ?)",
        (
            key,
            group,
            label,
            datetime.now(UTC).isoformat(timespec="seconds"),
            version_of(connection),
            changeset,
            hashlib.sha256(changeset).hexdigest(),
        ),
    )


def _join_group(connection: apsw.Connection, key: int, group: int) -> None:
    """Put the step just recorded right behind its group, unless what was made in between removes a source.

    Sources come in while the analyst works. New rows of sources know nothing of other steps' rows, nor those
    of them: only a removed source's label may be given anew. So the order does not matter otherwise.
    """
    (last,) = connection.execute(
        'select max(position) from journal where "group" = ? and id <> ?', (group, key)
    ).fetchall()[0]
    if last is None:
        return
    between: list[Any] = connection.execute(
        "select position, changeset from journal where position > ? and id <> ? order by position limit ?",
        (last, key, _MOST_BETWEEN + 1),
    ).fetchall()
    if len(between) > _MOST_BETWEEN or any(_removes_source(changeset) for _, changeset in between):
        return
    for position, _ in between:
        connection.execute(
            "update journal set position = (select max(position) + 1 from journal) where position = ?",
            (position,),
        )


def _only_brings_sources(changeset: bytes) -> bool:
    return all(
        change.op == "INSERT" and OWNERS[change.name].collection is Collection.SOURCE
        for change in apsw.Changeset.iter(changeset)
    )


def _removes_source(changeset: bytes) -> bool:
    changes = apsw.Changeset.iter(changeset)
    return any(change.name == "source" and change.op == "DELETE" for change in changes)


def _commit(connection: apsw.Connection, held: str, bindings: tuple[Any, ...]) -> None:
    """Commit; an error that comes after the commit took hold, so that `held` finds its row, is no error."""
    try:
        connection.execute("commit")
    except apsw.Error:
        if connection.in_transaction or not connection.execute(held, bindings).fetchall():
            raise


def undo(connection: apsw.Connection, *, alone: bool = False) -> Changes | None:
    """Undo the last step and those of its group right before it; None where there is none to undo.

    With `alone` that one step. Raises BrieferError where the record of a step does not fit the session; then
    nothing is changed.
    """
    return _replay(connection, _entries(connection, _LAST_DONE, alone=alone), undone=True)


def redo(connection: apsw.Connection, *, alone: bool = False) -> Changes | None:
    """Do again the step undone last and those of its group right after it; None where there is none.

    With `alone` that one step. Raises BrieferError where the record of a step does not fit the session; then
    nothing is changed.
    """
    return _replay(connection, _entries(connection, _FIRST_UNDONE, alone=alone), undone=False)


def steps_to_undo(connection: apsw.Connection) -> int:
    """Return how many steps one undo takes back."""
    return len(_group(connection, _LAST_DONE))


def steps_to_redo(connection: apsw.Connection) -> int:
    """Return how many steps one redo does again."""
    return len(_group(connection, _FIRST_UNDONE))


def _group(connection: apsw.Connection, statement: str) -> list[int]:
    """Return the positions of the run of steps that share the first one's group, without their changesets."""
    closed_at = history_closed_at(version_of(connection))
    bare = statement.replace(_COLUMNS, 'position, "group", schema_version')
    with closing(connection.cursor()) as cursor:
        found = cursor.execute(bare)
        first = next(found, None)
        if first is None or first[2] < closed_at:
            return []
        rest = takewhile(lambda row: row[1] == first[1] and row[2] >= closed_at, found)
        return [first[0], *(row[0] for row in rest)]


def _entries(connection: apsw.Connection, statement: str, *, alone: bool) -> list[_Entry]:
    """Return the first entry that the statement finds, with those after it that share its group."""
    closed_at = history_closed_at(version_of(connection))
    with closing(connection.cursor()) as cursor:
        found = (_Entry(*row) for row in cursor.execute(statement))
        first = next(found, None)
        if first is None or first.schema_version < closed_at:
            return []
        if alone:
            return [first]
        rest = takewhile(lambda e: e.group == first.group and e.schema_version >= closed_at, found)
        return [first, *rest]


def _replay(connection: apsw.Connection, entries: list[_Entry], *, undone: bool) -> Changes | None:
    if not entries:
        return None
    label, touched, places = entries[0].label, frozenset[tuple[Collection, int]](), frozenset[Place]()
    connection.execute("begin immediate")
    try:
        for entry in entries:
            touched |= _apply(connection, entry, undone=undone)
            places |= _places(connection, entry.changeset)
            connection.execute("update journal set undone = ? where id = ?", (undone, entry.id))
        try:
            check_members(rows_of(connection), touched)
        except ValueError as error:
            raise _unfit(label) from error
        _commit(connection, "select 1 from journal where id = ? and undone = ?", (entries[-1].id, undone))
    except BaseException:
        roll_back(connection)
        raise
    return Changes(label, touched, places)


def _apply(connection: apsw.Connection, entry: _Entry, *, undone: bool) -> Touched:
    """Apply an entry's changeset or its inverse, and return the members it touches."""
    if hashlib.sha256(entry.changeset).hexdigest() != entry.changeset_sha256:
        raise _unfit(entry.label)
    try:
        # Where a row's owner has to be looked up, that is in the state right after the step.
        if undone:
            touched = _touched(connection, entry.changeset)
            _apply_whole(connection, apsw.Changeset.invert(entry.changeset))
        else:
            _apply_whole(connection, entry.changeset)
            touched = _touched(connection, entry.changeset)
    except (*_DOES_NOT_FIT, ValueError, LookupError, TypeError) as error:
        raise _unfit(entry.label) from error
    return touched


def _apply_whole(connection: apsw.Connection, changeset: bytes) -> None:
    """Apply a changeset of tracked tables; ValueError where it would not make every one of its changes.

    SQLite passes over the changes to a table that is gone, has fewer columns than they speak of, or another
    key, without saying so; hence the tables are compared first and the rows counted afterwards.
    """
    expected, speaks_of = 0, {}
    for change in apsw.Changeset.iter(changeset):
        expected += 1
        speaks_of[change.name] = change.column_count, change.pk_columns
    for table, (columns, keys) in speaks_of.items():
        if len(columns_of(connection, table)) < columns or key_columns_of(connection, table) != keys:
            message = f"{table} is not what it was"
            raise ValueError(message)
    before = connection.total_changes()
    connection.execute("pragma defer_foreign_keys = on")
    apsw.Changeset.apply(
        changeset,
        connection,
        filter=is_tracked,
        conflict=lambda _reason, _change: apsw.SQLITE_CHANGESET_ABORT,
        flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION,
    )
    if connection.total_changes() - before < expected:
        message = "changes were left out"
        raise ValueError(message)


@contextmanager
def _recording(connection: apsw.Connection) -> Iterator[apsw.Session]:
    """Record what is done to tracked tables meanwhile."""
    with closing(apsw.Session(connection, "main")) as session:
        session.table_filter(is_tracked)
        session.attach()
        yield session


def _unfit(label: str) -> BrieferError:
    return BrieferError(
        f"The step “{label}” cannot be undone or repeated, because its record does not fit the session.",
        "The session is unchanged; make the change by hand.",
    )


def label_to_undo(connection: apsw.Connection) -> str:
    """Return the label of the step that undo would undo, or an empty string."""
    return _label(connection, _UNDO_LABEL)


def group_to_undo(connection: apsw.Connection) -> int:
    """Return the group of the step that undo would undo, or 0."""
    found = connection.execute(_UNDO_GROUP, (history_closed_at(version_of(connection)),)).fetchall()
    return _number(found[0][0]) if found else 0


def label_to_redo(connection: apsw.Connection) -> str:
    """Return the label of the step that redo would do again, or an empty string."""
    return _label(connection, _REDO_LABEL)


def _label(connection: apsw.Connection, statement: str) -> str:
    found = connection.execute(statement, (history_closed_at(version_of(connection)),)).fetchall()
    return str(found[0][0]) if found else ""


def steps(connection: apsw.Connection) -> tuple[Step, ...]:
    """Return all steps of the journal, oldest first; those undone follow those done."""
    closed_at = history_closed_at(version_of(connection))
    return tuple(
        Step(key, group, label, made, bool(undone), version >= closed_at)
        for key, group, label, made, undone, version in connection.execute(_STEPS)
    )


def forget(connection: apsw.Connection) -> None:
    """Drop all steps and the texts that no source has any more, and overwrite the space they took."""
    connection.execute("begin immediate")
    try:
        connection.execute("delete from journal")
        connection.execute("delete from text where sha256 not in (select text_sha256 from source)")
        connection.execute("delete from original where sha256 not in (select file_sha256 from source)")
        connection.execute("commit")
    except BaseException:
        roll_back(connection)
        raise
    connection.execute("vacuum")
    connection.pragma("wal_checkpoint", "truncate")


def _touched(connection: apsw.Connection, changeset: bytes) -> Touched:
    """Return the members whose rows a changeset speaks of, in the state right after it was made."""
    columns = expected_columns(version_of(connection))
    touched: set[tuple[Collection, int]] = set()
    of_sections: set[int] = set()
    briefs: dict[int, int] = {}
    for change in apsw.Changeset.iter(changeset):
        owner = OWNERS[change.name]
        keys = _owner_keys(connection, change, columns[change.name].index(owner.column), owner.column)
        if owner.through:
            of_sections |= keys
            continue
        touched |= {(owner.collection, key) for key in keys}
        whole = change.old if change.op == "DELETE" else change.new if change.op == "INSERT" else None
        if change.name == "section" and whole is not None:
            briefs[_number(whole[0])] = min(keys)
    for section in of_sections:
        found = connection.execute("select brief from section where id = ?", (section,)).fetchall()
        touched.add((Collection.BRIEF, _number(found[0][0]) if found else briefs[section]))
    return frozenset(touched)


def _places(connection: apsw.Connection, changeset: bytes) -> frozenset[Place]:
    """Return where in the sources the rows lie that a changeset brought or took away."""
    columns = expected_columns(version_of(connection))
    places = set()
    for change in apsw.Changeset.iter(changeset):
        names = columns[change.name]
        row = change.new if change.op == "INSERT" else change.old if change.op == "DELETE" else None
        if row is not None and {"source", "start", "end"} <= set(names):
            source, start, end = (_number(row[names.index(name)]) for name in ("source", "start", "end"))
            places.add(Place(SourceId(source), start, end))
    return frozenset(places)


def _owner_keys(connection: apsw.Connection, change: apsw.TableChange, place: int, column: str) -> set[int]:
    """Return the key of the row that owns a changed row; two where the row went from one to another."""
    values = [row[place] for row in (change.old, change.new) if row is not None]
    keys = {_number(value) for value in values if value is not apsw.no_change}
    if keys:
        return keys
    # A changeset leaves out the columns of an altered row that stayed the same, but never its key. Only
    # tables with a key of their own, `id`, come here: in the others the owner is part of the key.
    key = change.old[0] if change.old else None
    stored = f'select "{column}" from {change.name} where id = ?'  # noqa: S608 - names of the schema
    return {_number(value) for (value,) in connection.execute(stored, (key,))}


def _number(value: object) -> int:
    if not isinstance(value, int):
        message = f"a key is a number, not {value!r}"
        raise TypeError(message)
    return value
