"""The rows that name an actor, how they go to the one it is merged into, and how they come back."""

from collections.abc import Mapping
from typing import NamedTuple

from briefer.model.ids import ActorId
from briefer.store.merge_moves import Item, brought_again, forget_move, kept_of, moves_of, shift_move
from briefer.store.session import Session


class Naming(NamedTuple):
    """Statements for one kind of row that names an actor.

    `note`, `leave` and `move` have the merged actor as ?1 and the kept one as ?2: all its rows are kept in
    mind, those where the kept one stands too go, the others change over. `back` and `add` have the kept one
    as ?1, the other as ?2, member, role and position as ?3 to ?5: one row changes over, or comes to stand
    beside that of the kept one. `stands` gives the position of the actor ?1 in the member ?2 in the role ?3.
    """

    kind: str
    note: str
    move: str
    back: str
    stands: str
    leave: str = ""
    add: str = ""


_MENTION = Naming(
    "mention",
    """insert into merge_move (merge, kind, member, role, position, was_shared)
    select ?1, 'mention', m.mention, '', m.position,
    exists (select 1 from mention_actor k where k.mention = m.mention and k.actor = ?2)
    from mention_actor m where m.actor = ?1""",
    "update mention_actor set actor = ?2 where actor = ?1",
    "update mention_actor set actor = ?2, position = ?5 where actor = ?1 and mention = ?3 and ?4 = ''",
    "select position from mention_actor where actor = ?1 and mention = ?2 and ?3 = ''",
    """delete from mention_actor
    where actor = ?1 and mention in (select k.mention from mention_actor k where k.actor = ?2)""",
    """insert into mention_actor (mention, actor, position) select ?3, ?2, ?5
    where ?4 = '' and exists (select 1 from mention_actor k where k.mention = ?3 and k.actor = ?1)""",
)
_FACT = Naming(
    "fact",
    """insert into merge_move (merge, kind, member, role, position, was_shared)
    select ?1, 'fact', f.fact, f.role, f.position,
    exists (select 1 from fact_actor k where k.fact = f.fact and k.role = f.role and k.actor = ?2)
    from fact_actor f where f.actor = ?1""",
    "update fact_actor set actor = ?2 where actor = ?1",
    "update fact_actor set actor = ?2, position = ?5 where actor = ?1 and fact = ?3 and role = ?4",
    "select position from fact_actor where actor = ?1 and fact = ?2 and role = ?3",
    """delete from fact_actor
    where actor = ?1 and (fact, role) in (select k.fact, k.role from fact_actor k where k.actor = ?2)""",
    """insert into fact_actor (fact, actor, role, position) select ?3, ?2, ?4, ?5
    where exists (select 1 from fact_actor k where k.fact = ?3 and k.role = ?4 and k.actor = ?1)""",
)
_SPEAKER = Naming(
    "speaker",
    """insert into merge_move (merge, kind, member, role, position, was_shared)
    select ?1, 'speaker', id, '', 0, 0 from evidence where speaker = ?1 and ?1 <> ?2""",
    "update evidence set speaker = ?2 where speaker = ?1",
    "update evidence set speaker = ?2 where speaker = ?1 and id = ?3 and ?4 = '' and ?5 = 0",
    "select 0 from evidence where speaker = ?1 and id = ?2 and ?3 = ''",
)
# The two may have refused the same words: then the kept one has refused them twice, which does no harm.
_REFUSAL = Naming(
    "refusal",
    """insert into merge_move (merge, kind, member, role, position, was_shared)
    select ?1, 'refusal', id, '', 0, 0 from refusal where actor = ?1 and ?1 <> ?2""",
    "update refusal set actor = ?2 where actor = ?1",
    "update refusal set actor = ?2 where actor = ?1 and id = ?3 and ?4 = '' and ?5 = 0",
    "select 0 from refusal where actor = ?1 and id = ?2 and ?3 = ''",
)
NAMINGS = (_MENTION, _FACT, _SPEAKER, _REFUSAL)

# Each move of a member, with the actor that it has led to in the end.
_LED_TO = """
    with recursive up (merge, role, at) as (
        select v.merge, v.role, m.kept from merge_move v join merge m on m.actor = v.merge
        where v.kind = ?1 and v.member = ?2
        union select up.merge, up.role, m.kept from up join merge m on m.actor = up.at
    )
    select merge, role, at from up where at not in (select actor from merge)
"""
_SPEAKERS = "select id from evidence where fact = ? and id in (select member from merge_move where kind = ?)"


def move(session: Session, merged: ActorId, kept: ActorId) -> None:
    """Let the kept actor stand wherever the merged one stands, and keep in mind where that was."""
    for naming in NAMINGS:
        for statement in (naming.note, naming.leave, naming.move):
            if statement:
                session.write(statement, (merged, kept))


def move_back(session: Session, merged: ActorId, root: ActorId) -> None:
    """Let a merged actor stand again where it stood, as far as `root` still stands there.

    The root is the actor that it is part of, directly or by way of others.
    """
    for naming in NAMINGS:
        leaving = _leaving(session, naming.kind, merged)
        for moved in moves_of(session, merged, naming.kind):
            statement = naming.back if moved.item in leaving else naming.add
            if statement:
                session.write(statement, (root, merged, *moved.item, moved.position))


def _leaving(session: Session, kind: str, merged: ActorId) -> set[Item]:
    """Return what the root has because of this merge alone; the merges on the way there forget it."""
    items = {moved.item for moved in moves_of(session, merged, kind) if not moved.was_shared}
    child, at = merged, kept_of(session, merged)
    while at is not None and items:
        items -= brought_again(session, kind, at, child, items)
        child, at = at, kept_of(session, at)
        if at is not None:
            passed_on = {moved.item: moved for moved in moves_of(session, child, kind)}
            for item in items & passed_on.keys():
                forget_move(session, child, kind, item)
            items = {item for item in items & passed_on.keys() if not passed_on[item].was_shared}
    return items


def settle_mention_moves(session: Session, mention: int, before: Mapping[Item, int]) -> None:
    """Forget what came to a mention with a merge, where an edit took the kept actor out of it.

    Where that comes to stand there again, it is a new tag and stays with it. An edit that put the kept actor
    to another place than `before`, by actor and role, moves the merged one along.
    """
    _settle(session, _MENTION, mention, before)


def settle_fact_moves(session: Session, fact: int, before: Mapping[Item, int]) -> None:
    """Do for a fact and the speakers of its evidence what `settle_mention_moves` does for a mention."""
    _settle(session, _FACT, fact, before)
    for (evidence,) in session.rows(_SPEAKERS, (fact, _SPEAKER.kind)):
        _settle(session, _SPEAKER, evidence, {})


def _settle(session: Session, naming: Naming, member: int, before: Mapping[Item, int]) -> None:
    for merged, role, root in session.rows(_LED_TO, (naming.kind, member)):
        stands = session.rows(naming.stands, (root, member, role))
        if not stands:
            forget_move(session, merged, naming.kind, (member, role))
        elif shift := stands[0][0] - before.get((root, role), stands[0][0]):
            shift_move(session, merged, naming.kind, (member, role), shift)
