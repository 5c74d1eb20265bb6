"""Commands on actors: add, edit, name otherwise, pin to a digit key, remove."""

from collections.abc import Iterable
from dataclasses import replace

from briefer.commands.wording import one_line, plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Alias
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, new_key
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.text.lookalikes import is_unseen, visible

_MANY = 10  # mentions whose loss would cost more than a moment's work


def add_actor(
    session: Session, name: str, kind: ActorKind = ActorKind.OTHER, aliases: Iterable[Alias] = ()
) -> ActorId:
    """Add an actor and return its id.

    Raises BrieferError where the name is blank or an actor of this name and kind is there already.
    """
    with plain_faults():
        actor = Actor(
            ActorId(new_key()),
            queries.next_label(session, Collection.ACTOR),
            one_line(name),
            kind,
            _each_once(aliases),
        )
    _check_name(session, actor)
    with session.step(f"Add actor {shown(actor.name)}"):
        writing.put_actor(session, actor)
    return actor.id


def edit_actor(session: Session, actor: Actor) -> None:
    """Store what the analyst changed about an actor; aliases are kept once each.

    Raises BrieferError where another actor has this name and kind.
    """
    edited = replace(actor, aliases=_each_once(actor.aliases))
    _check_name(session, edited)
    with session.step(f"Edit actor {shown(actor.name)}"):
        writing.put_actor(session, edited)


def add_alias(session: Session, actor_id: ActorId, alias: Alias) -> None:
    """Give an actor one more name; one that it has already is left as it is."""
    actor = queries.actor(session, actor_id)
    if alias.text in actor.names:
        return
    _check_seen(alias.text)
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
    if queries.mention_counts(session).get(actor_id, 0) >= _MANY:
        session.back_up()
    with session.step(f"Remove actor {shown(actor.name)}"):
        remove(session, Collection.ACTOR, actor_id)


def _check_seen(name: str) -> None:
    if is_unseen(name):
        what = f"The name “{shown(visible(name))}” holds nothing that can be seen."
        raise BrieferError(what, "Give a name that can be read.")


def _check_name(session: Session, actor: Actor) -> None:
    for name in actor.names:
        _check_seen(name)
    for other in queries.actors(session):
        if (other.name, other.kind) == (actor.name, actor.kind) and other.id != actor.id:
            kind = actor.kind.replace("_", " ")
            what = f"There is an actor “{actor.name}” ({kind}) already."
            raise BrieferError(
                what,
                "Use that one, or add what tells the two apart to the name.",
            )


def _each_once(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return the aliases, on one line each, each text once, in order."""
    lines = (replace(alias, text=one_line(alias.text)) for alias in aliases)
    return tuple({alias.text: alias for alias in reversed(tuple(lines))}.values())[::-1]
