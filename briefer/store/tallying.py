"""Actors and their mentions, read in parts: a hundred thousand of them take some seconds at once."""

import json
from collections.abc import Collection, Sequence

from briefer.model.ids import ActorId, MentionId
from briefer.store.session import Session

_KEYS = "select id from actor where id not in (select actor from merge) order by added"
_AFTER = "select mention, actor from mention_actor where mention > ? order by mention, position limit ?"
_THESE = "select mention, actor from mention_actor where mention in (select value from json_each(?))"

Mentioned = dict[MentionId, tuple[ActorId, ...]]


def actor_keys(session: Session) -> Sequence[ActorId]:
    """Return the keys of all actors in the order they were added; one that was merged is part of another."""
    return [key for (key,) in session.rows(_KEYS)]


def mentioned_after(session: Session, mention: int, limit: int) -> tuple[Mentioned, bool]:
    """Return whom the next mentions by key speak of, about so many rows, and whether these were the last."""
    rows = session.rows(_AFTER, (mention, limit))
    is_last = len(rows) < limit
    found: Mentioned = {}
    for key, actor in rows:
        found[key] = (*found.get(key, ()), actor)
    if not is_last and len(found) > 1:  # the last of them may go on
        del found[rows[-1][0]]
    return found, is_last


def mentioned_in(session: Session, mentions: Collection[int]) -> Mentioned:
    """Return whom those of these mentions that exist speak of."""
    found: Mentioned = {}
    for key, actor in session.rows(_THESE, (json.dumps(list(mentions)),)):
        found[key] = (*found.get(key, ()), actor)
    return found
