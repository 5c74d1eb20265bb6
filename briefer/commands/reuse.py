"""The commands that carry the actors of one session over into another."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefer.commands.labels import Labels
from briefer.commands.tag_actors import completed, meant
from briefer.commands.wording import counted
from briefer.model.actors import Actor, ActorKind
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


def take_actors(session: Session, actors: Iterable[Actor], origin: str) -> int:
    """Copy or complete these actors, with this origin, in one step and return how many were new or grew."""
    return carry_over(session, (replace(actor, origin=origin) for actor in actors), "Reuse", f"of {origin}")


def carry_over(session: Session, actors: Iterable[Actor], verb: str, whence: str) -> int:
    """Copy or complete these actors as they are, in one step, and return how many were new or grew.

    The step's label says the verb, how many, and `whence` they come.
    """
    fitted = to_carry(session, actors)
    if fitted:
        with session.step(f"{verb} {counted(len(fitted), 'actor')} {whence}"):
            for actor in fitted:
                writing.put_actor(session, actor)
    return len(fitted)


def to_carry(session: Session, actors: Iterable[Actor]) -> list[Actor]:
    """Return those of these actors that are new to the session or complete one of it, as it will have them.

    One that was merged into another in the session is that other.
    """
    known = meant(session)
    there = {(actor.name, actor.kind): root.id for actor, root in known.items()}
    before = {root.id: root for root in known.values()}
    after, new = dict(before), dict[tuple[str, ActorKind], Actor]()
    for actor in actors:
        name = (actor.name, actor.kind)
        if name in there:
            after[there[name]] = completed(after[there[name]], actor)
        else:
            new[name] = completed(new[name], actor) if name in new else actor
    grown = [actor for key, actor in after.items() if actor != before[key]]
    return [*_fitted(session, known, new.values()), *grown]


def _fitted(session: Session, known: Iterable[Actor], new: Iterable[Actor]) -> list[Actor]:
    """Return new actors with a key, a label and a digit key that no actor of the session has."""
    there = tuple(known)
    keys = {actor.id for actor in there}
    pins = {actor.pin for actor in there} - {0}
    labels = Labels((actor.label for actor in there), queries.next_label(session, Collection.ACTOR))
    claimed = [(actor, labels.claim(actor.label)) for actor in new]
    return [
        replace(
            actor,
            id=actor.id if actor.id not in keys else ActorId(new_key()),
            label=label or labels.fresh(),
            pin=actor.pin if actor.pin not in pins else 0,
        )
        for actor, label in claimed
    ]
