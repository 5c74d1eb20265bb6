"""The command that carries the actors of one session over into another."""

from pathlib import Path

from briefer.commands.labels import Labels
from briefer.commands.tag_actors import completed
from briefer.commands.wording import counted
from briefer.model.actors import Actor
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, new_key
from briefer.store import queries, writing
from briefer.store.session import Session, open_session


def reuse_actors(session: Session, other: Path) -> int:
    """Copy the actors of another session file, with names, roles and notes, and return how many.

    An actor that is there under the same name and kind is completed by the names and roles it lacks, so
    that a second reuse brings only what is new. Each copy's origin is the other session's name. Raises
    BrieferError where the other file cannot be read.
    """
    return take_actors(session, actors_of(other), other.stem)


def actors_of(other: Path) -> tuple[Actor, ...]:
    """Return the actors of a session file. Raises BrieferError where it cannot be read."""
    with open_session(other, read_only=True) as source:
        return tuple(queries.actors(source))


def take_actors(session: Session, actors: tuple[Actor, ...], origin: str) -> int:
    """Copy or complete these actors in one step and return how many were new or grew."""
    there = {(actor.name, actor.kind): actor for actor in queries.actors(session)}
    keys = {actor.id for actor in there.values()}
    labels = Labels((actor.label for actor in there.values()), queries.next_label(session, Collection.ACTOR))
    new = [actor for actor in actors if (actor.name, actor.kind) not in there]
    grown = [
        actor
        for other in actors
        if (old := there.get((other.name, other.kind))) is not None
        and (actor := completed(old, other)) != old
    ]
    if not new and not grown:
        return 0
    pins = {actor.pin for actor in there.values()} - {0}
    claims = [labels.claim(actor.label) for actor in new]
    with session.step(f"Reuse {counted(len(new) + len(grown), 'actor')} of {origin}"):
        for actor, label in zip(new, claims, strict=True):
            writing.put_actor(
                session,
                Actor(
                    actor.id if actor.id not in keys else ActorId(new_key()),
                    label or labels.fresh(),
                    actor.name,
                    actor.kind,
                    actor.aliases,
                    actor.roles,
                    actor.note,
                    actor.pin if actor.pin not in pins else 0,
                    origin,
                ),
            )
        for actor in grown:
            writing.put_actor(session, actor)
    return len(new) + len(grown)
