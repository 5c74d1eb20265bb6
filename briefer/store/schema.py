"""The tables of a session file: their versions, and which member of the model each row belongs to."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import apsw

from briefer.model.changes import Collection
from briefer.store.database import connect_memory

APPLICATION_ID = 0x42524652  # "BRFR" in ASCII
_FOLDER = Path(__file__).parent / "migrations"
_CLOSES_HISTORY = "-- closes history"
_CREATE_SPACE = re.compile(r"\s+")


class Owner(NamedTuple):
    """The column of a table that names the member its rows belong to, and that member's collection.

    With `through` the column names a row of that table, whose own owner is meant.
    """

    collection: Collection
    column: str
    through: str = ""


OWNERS = {
    "source": Owner(Collection.SOURCE, "id"),
    "warning": Owner(Collection.SOURCE, "source"),
    "source_basis": Owner(Collection.SOURCE, "source"),
    "source_link": Owner(Collection.SOURCE, "source"),
    "page": Owner(Collection.SOURCE, "source"),
    "hidden": Owner(Collection.SOURCE, "source"),
    "adrift": Owner(Collection.SOURCE, "source"),
    "kinship": Owner(Collection.SOURCE, "one"),
    "actor": Owner(Collection.ACTOR, "id"),
    "alias": Owner(Collection.ACTOR, "actor"),
    "role": Owner(Collection.ACTOR, "actor"),
    "mention": Owner(Collection.MENTION, "id"),
    "mention_actor": Owner(Collection.MENTION, "mention"),
    "fact": Owner(Collection.FACT, "id"),
    "fact_actor": Owner(Collection.FACT, "fact"),
    "evidence": Owner(Collection.FACT, "fact"),
    "brief": Owner(Collection.BRIEF, "id"),
    "brief_field": Owner(Collection.BRIEF, "brief"),
    "section": Owner(Collection.BRIEF, "brief"),
    "placement": Owner(Collection.BRIEF, "section", through="section"),
    "paragraph": Owner(Collection.BRIEF, "section", through="section"),
    "brief_option": Owner(Collection.BRIEF, "brief"),
    "sifting": Owner(Collection.BRIEF, "brief"),
    "by_hand": Owner(Collection.BRIEF, "brief"),
    "takeover": Owner(Collection.BRIEF, "brief"),
    "judgement": Owner(Collection.BRIEF, "brief"),
    "version": Owner(Collection.BRIEF, "brief"),
    "cited": Owner(Collection.BRIEF, "brief"),
    "refusal": Owner(Collection.REFUSAL, "id"),
    "memo": Owner(Collection.MEMO, "id"),
    "merge": Owner(Collection.ACTOR, "actor"),
    "merge_move": Owner(Collection.ACTOR, "merge"),
    "reconciliation": Owner(Collection.RECONCILIATION, "id"),
    "reconciliation_fact": Owner(Collection.RECONCILIATION, "reconciliation"),
    "choice": Owner(Collection.RECONCILIATION, "reconciliation"),
    "dismissal": Owner(Collection.DISMISSAL, "id"),
}


def is_tracked(table: str) -> bool:
    """Return whether changes to this table are part of the history."""
    return table in OWNERS


@cache
def migrations() -> tuple[str, ...]:
    """Return the SQL of each version, the first at index 0; `_FOLDER` holds one numbered file for each."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("[0-9]*.sql")))


def latest_version() -> int:
    """Return the version that this program writes."""
    return len(migrations())


def version_of(connection: apsw.Connection) -> int:
    """Return the schema version that the file says it has."""
    return int(connection.pragma("user_version"))


def history_closed_at(version: int) -> int:
    """Return the schema version from which on steps can be undone in a file of this version.

    A migration that drops or renames what earlier changesets speak of begins with ``-- closes history``:
    SQLite would apply those changesets without an error and change nothing.
    """
    closing = [
        number
        for number, sql in enumerate(migrations()[:version], start=1)
        if sql.startswith(_CLOSES_HISTORY)
    ]
    return max(closing, default=0)


def migrate(connection: apsw.Connection) -> None:
    """Bring the schema to the latest version in one transaction; an error leaves it as it was."""
    with connection:
        for number, sql in enumerate(migrations(), start=1):
            if number > version_of(connection):
                connection.execute(sql).fetchall()
                connection.pragma("user_version", number)


def shape_of(connection: apsw.Connection) -> frozenset[tuple[str, str, str, str]]:
    """Return type, name, table and definition of everything in the schema, however it is spaced."""
    rows = connection.execute("select type, name, tbl_name, sql from sqlite_schema")
    return frozenset(
        (str(kind), str(name), str(table), _CREATE_SPACE.sub(" ", str(sql or "")))
        for kind, name, table, sql in rows
    )


@cache
def expected_shape(version: int) -> frozenset[tuple[str, str, str, str]]:
    """Return the `shape_of` that a file of this version must have."""
    connection = _empty(version)
    try:
        return shape_of(connection)
    finally:
        connection.close()


@cache
def expected_columns(version: int) -> dict[str, tuple[str, ...]]:
    """Return the names of each tracked table's columns, in order, in a file of this version."""
    connection = _empty(version)
    try:
        return {table: columns_of(connection, table) for table in OWNERS}
    finally:
        connection.close()


def columns_of(connection: apsw.Connection, table: str) -> tuple[str, ...]:
    """Return the names of a table's columns in order; none where there is no such table."""
    rows = connection.execute("select name from pragma_table_info(?) order by cid", (table,))
    return tuple(str(name) for (name,) in rows)


def key_columns_of(connection: apsw.Connection, table: str) -> set[int]:
    """Return the places of the columns that make up a table's key, counted from 0."""
    rows = connection.execute("select cid from pragma_table_info(?) where pk > 0", (table,))
    return {int(place) for (place,) in rows}


def _empty(version: int) -> apsw.Connection:
    connection = connect_memory()
    for sql in migrations()[:version]:
        connection.execute(sql).fetchall()
    return connection
