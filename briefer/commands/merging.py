"""Commands on actors that may be one: merge two, part them again, say that two are two."""

from collections.abc import Mapping
from datetime import UTC, datetime

from briefer.commands.actors import MANY, check_name
from briefer.commands.wording import counted, one_line, shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, AliasKind, Merge
from briefer.model.ids import ActorId
from briefer.model.proposals import DismissalKind, dismissed_actors
from briefer.store import merging, queries, writing
from briefer.store.session import Session


def merge_actors(
    session: Session,
    kept: ActorId,
    merged: ActorId,
    reason: str = "",
    name_kind: AliasKind = AliasKind.FULL,
) -> None:
    """Make one actor a part of another, which takes its mentions, parts in facts, names and roles.

    `name_kind` is what the merged actor's name becomes there. Nothing of it is lost: `split_actor` parts the
    two again, also months later. A backup comes before where much moves; BrieferError where none can be made,
    and where the two are one actor already.
    """
    merge_all(session, kept, {merged: name_kind}, reason)


def merge_all(session: Session, kept: ActorId, merged: Mapping[ActorId, AliasKind], reason: str = "") -> None:
    """Make several actors a part of one, each with what its name becomes there, as merge_actors does."""
    one, others = _actor(session, kept), [_actor(session, key) for key in merged]
    if kept in merged:
        raise BrieferError(f"{shown(one.name)} cannot be merged into itself.", "Choose another actor.")
    counts = queries.mention_counts(session)
    if sum(counts.get(key, 0) for key in merged) >= MANY:
        session.back_up()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    words = shown(others[0].name) if len(others) == 1 else counted(len(others), "actor")
    with session.step(f"Merge {words} into {shown(one.name)}"):
        for other in others:
            made = Merge(other, kept, one_line(reason), now)
            merging.merge(session, queries.actor(session, kept), made, merged[other.id])


def told_apart(session: Session) -> frozenset[frozenset[ActorId]]:
    """Return the pairs of actors that are two, since they, or what was merged into them, were told apart."""
    roots = queries.merged_roots(session)
    pairs = queries.dismissals(session, DismissalKind.SAME_ACTOR)
    return frozenset(
        frozenset(roots.get(ActorId(key), ActorId(key)) for key in (pair.one, pair.other)) for pair in pairs
    )


def split_actor(session: Session, merged: ActorId) -> None:
    """Make a merged actor one of its own again, with what the other still has because of it.

    What was tagged or altered since the two were merged stays where it is, and the two are not proposed to be
    one again. Raises BrieferError where the actor is part of no other, or another has got its name meanwhile.
    """
    try:
        made = queries.merge_of(session, merged)
    except KeyError as error:
        what = f"{shown(_actor(session, merged).name)} is not merged into another actor."
        raise BrieferError(what, "There is nothing to part.") from error
    root = queries.actor(session, merging.root_of(session, merged))
    check_name(session, made.actor, "Give that one another name, then part the two.")
    with session.step(f"Part {shown(made.actor.name)} from {shown(root.name)}"):
        merging.part(session, merged)
        writing.add_dismissal(session, dismissed_actors(merged, made.kept))


def dismiss_pair(session: Session, one: ActorId, other: ActorId) -> None:
    """Keep in mind that two actors are two, so that they are not proposed to be one again."""
    names = " and ".join(shown(_actor(session, key).name) for key in (one, other))
    with session.step(f"Tell apart {names}"):
        writing.add_dismissal(session, dismissed_actors(one, other))


def merging_doubts(kept: Actor, merged: Actor) -> tuple[str, ...]:
    """Return what speaks against two actors being one, in sentences; a merge is possible all the same."""
    doubts = []
    if kept.kind is not merged.kind:
        kinds = " and ".join(actor.kind.replace("_", " ") for actor in (kept, merged))
        doubts.append(f"They are of different kinds: {kinds}.")
    if kept.pin and merged.pin:
        doubts.append(f"Both are pinned; key {kept.pin} stays, key {merged.pin} becomes free.")
    return tuple(doubts)


def _actor(session: Session, key: ActorId) -> Actor:
    """Return an actor that is not part of another; BrieferError for one that is, KeyError for none."""
    try:
        return queries.actor(session, key)
    except KeyError:
        made = queries.merge_of(session, key)
        root = queries.actor(session, merging.root_of(session, key))
        what = f"{shown(made.actor.name)} is part of {shown(root.name)} already."
        raise BrieferError(what, "Part the two first.") from None
