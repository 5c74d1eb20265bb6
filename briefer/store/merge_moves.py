"""What came with a merge, row by row: the table `merge_move`."""

from typing import NamedTuple

from briefer.model.ids import ActorId
from briefer.store import statements as st
from briefer.store.session import Session

Item = tuple[int, str]
"""A member, and the part that an actor has in it, else an empty string."""

_OF_MERGE = "where merge = ? and kind = ? order by position, member"
_SIBLINGS = """
    select member, role, min(merge) from merge_move
    where kind = ? and merge in (select actor from merge where kept = ? and actor <> ?) group by member, role
"""
_STANDS = "update merge_move set was_shared = 0 where merge = ? and kind = ? and member = ? and role = ?"
_SHIFTED = """
    update merge_move set position = position + ? where merge = ? and kind = ? and member = ? and role = ?
"""


class Move(NamedTuple):
    """One thing that came from a merged actor to the kept one.

    `was_shared` says that the kept one has it without this merge too, of its own or by another one, so that
    it stays there when the two are parted.
    """

    member: int
    role: str
    position: int
    was_shared: bool

    @property
    def item(self) -> Item:
        """The member and the part in it."""
        return self.member, self.role


def kept_of(session: Session, actor: ActorId) -> ActorId | None:
    """Return the actor that this one was merged into, or None where it was not."""
    found = session.rows("select kept from merge where actor = ?", (actor,))
    return found[0][0] if found else None


def moves_of(session: Session, merged: ActorId, kind: str) -> list[Move]:
    """Return what of this kind came with the merge of an actor."""
    rows = session.rows(st.select(st.MERGE_MOVE, _OF_MERGE), (merged, kind))
    return [Move(member, role, position, bool(shared)) for _, _, member, role, position, shared in rows]


def note_move(session: Session, merged: ActorId, kind: str, move: Move) -> None:
    """Keep in mind that this came with the merge of an actor."""
    session.write(st.insert(st.MERGE_MOVE), (merged, kind, *move.item, move.position, int(move.was_shared)))


def forget_move(session: Session, merged: ActorId, kind: str, item: Item) -> None:
    """Forget that this came with the merge of an actor."""
    session.write(st.delete(st.MERGE_MOVE), (merged, kind, *item))


def shift_move(session: Session, merged: ActorId, kind: str, item: Item, places: int) -> None:
    """Let what came with the merge of an actor go back to so many places further on."""
    session.write(_SHIFTED, (places, merged, kind, *item))


def brought_again(
    session: Session, kind: str, kept: ActorId, leaving: ActorId, items: set[Item]
) -> set[Item]:
    """Return those of the items that another actor merged into the kept one has brought too.

    They are held to be its own from now on, since the actor that brought them first is leaving.
    """
    found = set()
    for member, role, sibling in session.rows(_SIBLINGS, (kind, kept, leaving)):
        if (member, role) in items:
            session.write(_STANDS, (sibling, kind, member, role))
            found.add((member, role))
    return found
