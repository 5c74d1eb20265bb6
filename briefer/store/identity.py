"""What a session is called for good: a number in its file, so that a renamed file keeps its backups."""

import re
import secrets

import apsw

_STATE = "identity"
_PATTERN = re.compile(r"[0-9a-f]{32}")


def identity_of(connection: apsw.Connection) -> str:
    """Return the identity that a session's file holds: 32 hexadecimal digits, or nothing where it has none.

    A value of another form counts as none: it is used as the name of a folder.
    """
    rows = connection.execute("select value from state where name = ?", (_STATE,)).fetchall()
    found = str(rows[0][0]) if rows else ""
    return found if _PATTERN.fullmatch(found) else ""


def give_identity(connection: apsw.Connection, identity: str = "") -> str:
    """Store this identity, or a new one, in a session's file; return it."""
    given = identity or secrets.token_hex(16)
    connection.execute("insert or replace into state (name, value) values (?, ?)", (_STATE, given))
    return given
