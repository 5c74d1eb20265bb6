"""Two actors made one, and parted again, within a step.

The merged actor keeps its row, names and roles. What named it names the kept one, which gets copies of its
names and roles; the tables `merge` and `merge_move` hold what is needed to part the two.
"""

from briefer.model.actors import Actor, AliasKind, Merge
from briefer.model.ids import ActorId
from briefer.store import statements as st
from briefer.store.brought import NAMES, OFFICES, bring, rows_of, withdraw
from briefer.store.merge_moves import Move, kept_of, note_move
from briefer.store.moves import move, move_back
from briefer.store.session import Session

_PIN = "pin"
_PASSED_ON = "select 1 from merge_move where merge = ? and kind = ? and member = ?"
_PIN_CAME = """
    select 1 from merge_move
    where kind = ? and member = ? and merge in (select actor from merge where kept = ?)
"""


def merge(session: Session, kept: Actor, made: Merge, name_kind: AliasKind) -> None:
    """Make the merged actor a part of the kept one, where its name becomes an alias of this kind.

    Neither is a part of another actor yet.
    """
    merged = made.actor
    session.write(st.insert(st.MERGE), (merged.id, kept.id, made.reason, made.made))
    move(session, merged.id, kept.id)
    names = [(0, merged.id, 0, merged.name, name_kind), *rows_of(session, NAMES, merged.id)]
    first = {row[3]: row for row in reversed(names) if row[3] != kept.name}
    bring(session, NAMES, merged.id, kept.id, reversed(first.values()))
    bring(session, OFFICES, merged.id, kept.id, rows_of(session, OFFICES, merged.id))
    if merged.pin and not kept.pin:
        note_move(session, merged.id, _PIN, Move(merged.pin, "", 0, was_shared=False))
        _pin(session, kept.id, merged.pin)


def part(session: Session, merged: ActorId) -> None:
    """Make a merged actor one of its own again, with what still stands because of it with the kept one.

    What was tagged with the kept actor since the two were merged stays with it, and so does what was altered
    of its names and roles. The merged one may be part of it by way of others, and others part of it.
    """
    root = root_of(session, merged)
    move_back(session, merged, root)
    withdraw(session, NAMES, merged)
    withdraw(session, OFFICES, merged)
    _settle_pin(session, merged, root)
    session.write(st.delete(st.MERGE), (merged,))


def root_of(session: Session, actor: ActorId) -> ActorId:
    """Return the actor that this one is part of, directly or by way of others, or itself."""
    while (above := kept_of(session, actor)) is not None:
        actor = above
    return actor


def _settle_pin(session: Session, merged: ActorId, root: ActorId) -> None:
    """Let the parted actor have its digit key again, unless another has been given it since."""
    pin = session.rows("select pin from actor where id = ?", (merged,))[0][0]
    _take_passed_on(session, merged, root, pin)
    holders = "select id from actor where pin = ? and id not in (select actor from merge)"
    taken = session.rows(holders, (pin,)) if pin else []
    if taken == [(root,)] and session.rows(_PIN_CAME, (_PIN, pin, root)):
        _pin(session, root, 0)
    elif taken:
        _pin(session, merged, 0)


def _take_passed_on(session: Session, merged: ActorId, root: ActorId, pin: int) -> None:
    """Take from the actors between the parted one and the root the digit key that they had from it."""
    below, above = merged, kept_of(session, merged)
    while above is not None and above != root and session.rows(_PASSED_ON, (below, _PIN, pin)):
        session.write("update actor set pin = 0 where id = ? and pin = ?", (above, pin))
        below, above = above, kept_of(session, above)


def _pin(session: Session, actor: ActorId, pin: int) -> None:
    session.write("update actor set pin = ? where id = ?", (pin, actor))
