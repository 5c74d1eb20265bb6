"""Actors looked up by their names, among a hundred thousand as quickly as among ten."""

from briefer.model.actors import Actor
from briefer.model.ids import ActorId
from briefer.store import queries
from briefer.store.session import Session

_NAMED = r"""
    select id from actor where id not in (select actor from merge) and (
        name like ?1 escape '\' or id in (select actor from alias where words like ?1 escape '\')
    )
    order by name not like ?2 escape '\', name collate nocase limit ?3
"""
_EXACT = "select id from actor where name = ? and id not in (select actor from merge) order by added limit 1"
_IN_FACTS = "select id, name from actor where id in (select actor from fact_actor)"


def actors_named(session: Session, words: str, limit: int) -> tuple[Actor, ...]:
    """Return at most so many actors with these words in a name, those first whose own name begins so."""
    pattern = "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in words)
    found = session.rows(_NAMED, (f"%{pattern}%", f"{pattern}%", limit))
    order = {key: number for number, (key,) in enumerate(found)}
    return tuple(sorted(queries.actors_of(session, order), key=lambda actor: order[actor.id]))


def actor_named(session: Session, name: str) -> ActorId | None:
    """Return the first actor that has just this name, or None."""
    found = session.rows(_EXACT, (name,))
    return ActorId(found[0][0]) if found else None


def names_in_facts(session: Session) -> dict[ActorId, str]:
    """Return the names of all actors that have a part in a fact."""
    return {key: str(name) for key, name in session.rows(_IN_FACTS)}
