"""The names and roles that an actor brings to the one it is merged into, as copies, and takes along again."""

from collections.abc import Iterable
from typing import NamedTuple

from briefer.model.ids import ActorId, new_key
from briefer.store import statements as st
from briefer.store.database import Row
from briefer.store.merge_moves import Item, Move, brought_again, forget_move, kept_of, moves_of, note_move
from briefer.store.session import Session

_CONTENT = 3  # the first column of an alias or role after its key, actor and position


class Lore(NamedTuple):
    """Rows that say something of an actor: the kind of their moves, and how many columns are compared.

    Two aliases are the same by their words, two roles by all that they say.
    """

    kind: str
    table: st.Table
    columns: int

    def same(self, row: Row) -> Row:
        """Return that by which a row is the same as another."""
        return tuple(row[_CONTENT : _CONTENT + self.columns])


NAMES, OFFICES = Lore("alias", st.ALIAS, 1), Lore("role", st.ROLE, 4)


def rows_of(session: Session, lore: Lore, actor: ActorId) -> list[Row]:
    """Return an actor's rows in their order."""
    return session.rows(st.select(lore.table, "where actor = ? order by position, id"), (actor,))


def bring(session: Session, lore: Lore, merged: ActorId, kept: ActorId, rows: Iterable[Row]) -> None:
    """Give the kept actor copies of those rows that it has nothing like, and keep in mind what came."""
    there = rows_of(session, lore, kept)
    known = {lore.same(row): row[0] for row in there}
    first = max((row[2] for row in there), default=-1) + 1
    for number, row in enumerate({lore.same(row): row for row in rows}.values()):
        key = known.get(lore.same(row))
        if key is None:
            copy = new_key()
            session.write(st.insert(lore.table), (copy, kept, first + number, *row[_CONTENT:]))
        note_move(session, merged, lore.kind, Move(key or copy, "", number, was_shared=key is not None))


def withdraw(session: Session, lore: Lore, merged: ActorId) -> None:
    """Take from the kept actor the copies that came with this merge alone, unless they were altered since.

    Where that actor was itself merged into another one, which got copies of them, these go too.
    """
    items = {moved.item for moved in moves_of(session, merged, lore.kind) if not moved.was_shared}
    child, at = merged, kept_of(session, merged)
    while at is not None and items:
        items -= brought_again(session, lore.kind, at, child, items)
        leaving = [row for row in rows_of(session, lore, at) if (row[0], "") in items]
        for row in leaving:
            session.write(st.delete(lore.table), (row[0],))
        child, at = at, kept_of(session, at)
        if at is not None:
            items = _passed_on(session, lore, child, at, {lore.same(row) for row in leaving})


def _passed_on(session: Session, lore: Lore, child: ActorId, at: ActorId, leaving: set[Row]) -> set[Item]:
    """Return which of the leaving rows `at` has because of `child` alone, and forget that they came to it."""
    copies = {(row[0], "") for row in rows_of(session, lore, at) if lore.same(row) in leaving}
    moved = [it for it in moves_of(session, child, lore.kind) if it.item in copies]
    for move in moved:
        forget_move(session, child, lore.kind, move.item)
    return {move.item for move in moved if not move.was_shared}
