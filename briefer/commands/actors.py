"""Commands on actors: add, edit, name otherwise, pin to a digit key, remove."""

from collections.abc import Iterable
from dataclasses import replace

from briefer.commands.naming import read_aliases, read_name
from briefer.commands.wording import plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, new_key
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session

MANY = 10  # mentions whose loss would cost more than a moment's work


def add_actor(
    session: Session, name: str, kind: ActorKind = ActorKind.OTHER, aliases: Iterable[Alias] = ()
) -> ActorId:
    """Add an actor and return its id.

    Raises BrieferError where the name is blank, too long or nothing to see, or an actor of this name and kind
    is there already.
    """
    with plain_faults():
        actor = Actor(
            ActorId(new_key()),
            queries.next_label(session, Collection.ACTOR),
            read_name(name),
            kind,
            read_aliases(aliases),
        )
    check_name(session, actor)
    with session.step(f"Add actor {shown(actor.name)}"):
        writing.put_actor(session, actor)
    return actor.id


def edit_actor(session: Session, actor: Actor) -> None:
    """Store what the analyst changed about an actor; aliases are kept once each.

    Raises BrieferError where another actor has this name and kind, or a name is too long or nothing to see.
    """
    with plain_faults():
        edited = replace(actor, name=read_name(actor.name), aliases=read_aliases(actor.aliases))
    check_name(session, edited)
    with session.step(f"Edit actor {shown(actor.name)}"):
        writing.put_actor(session, edited)


def add_alias(session: Session, actor_id: ActorId, alias: Alias) -> None:
    """Give an actor one more name; one that it has already is left as it is.

    Raises BrieferError where it is too long or nothing to see.
    """
    actor = queries.actor(session, actor_id)
    if alias.text in actor.names:
        return
    (alias,) = read_aliases((alias,))
    with session.step(f"Name {shown(actor.name)} also “{shown(alias.text)}”"):
        writing.put_actor(session, replace(actor, aliases=(*actor.aliases, alias)))


def pin_actor(session: Session, actor_id: ActorId, pin: int) -> None:
    """Pin an actor to a digit key, 1 to 9, or to none with 0; another actor there gives the key up."""
    actor = queries.actor(session, actor_id)
    with plain_faults():
        pinned = replace(actor, pin=pin)
    words = f"Pin {shown(actor.name)} to {pin}" if pin else f"Unpin {shown(actor.name)}"
    with session.step(words):
        for other in queries.actors(session):
            if pin and other.pin == pin:
                writing.put_actor(session, replace(other, pin=0))
        writing.put_actor(session, pinned)


def remove_actor(session: Session, actor_id: ActorId) -> None:
    """Remove an actor with its mentions; a mention of several actors keeps the others.

    A backup comes before where it has many; BrieferError where none can be made.
    """
    actor = queries.actor(session, actor_id)
    if queries.mention_counts(session).get(actor_id, 0) >= MANY:
        session.back_up()
    with session.step(f"Remove actor {shown(actor.name)}"):
        remove(session, Collection.ACTOR, actor_id)


def check_name(session: Session, actor: Actor, next_step: str = "") -> None:
    """Raise BrieferError where another actor has this one's name and kind; it says what to do next."""
    for other in queries.actors(session):
        if (other.name, other.kind) == (actor.name, actor.kind) and other.id != actor.id:
            kind = actor.kind.replace("_", " ")
            what = f"There is an actor “{actor.name}” ({kind}) already."
            usual = "Use that one, or add what tells the two apart to the name."
            raise BrieferError(what, next_step or usual)
