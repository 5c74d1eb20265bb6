"""What is done with many places of a name at once, as steps that are undone together."""

from collections.abc import Iterator, Sequence

from briefer.commands.actors import add_actor, add_alias
from briefer.commands.names import make_actor
from briefer.commands.occurrences import reassign_mentions, tag_occurrences, untag_mentions
from briefer.gui.views.actor_popup import Pick
from briefer.model.actors import Actor, Alias
from briefer.model.ids import ActorId, MentionId, new_key
from briefer.model.proposals import Occurrence
from briefer.store.session import Session
from briefer.suggest.kinds import guess_alias_kind
from briefer.suggest.name_ranking import RankedName


def tagging(session: Session, found: Sequence[Occurrence], actor: Actor) -> Iterator[int]:
    """Tag places as an actor's; yield after each step how many are done."""
    yield from tag_occurrences(session, found, actor.id)


def untagging(session: Session, tags: Sequence[MentionId]) -> Iterator[int]:
    """Remove tags; yield after each step how many are done."""
    yield from untag_mentions(session, tags)


def giving(session: Session, found: Sequence[Occurrence], before: Actor, pick: Pick) -> Iterator[int]:
    """Tag places as the picked actor's, who may be new, and give it the tags of the one before."""
    group = new_key()
    after = pick.actor
    if after is None:
        with session.step(f"Add actor {pick.name}", group=group):
            after = add_actor(session, pick.name, pick.kind)
    if pick.adds_alias:
        with session.step(f"Name {pick.name} also “{before.name}”", group=group):
            add_alias(session, after, Alias(before.name, guess_alias_kind(pick.name, before.name, pick.kind)))
    new = [it for it in found if it.mention is None]
    tags = [it.mention.id for it in found if it.mention is not None]
    yield from tag_occurrences(session, new, after, group)
    old = before.id or None
    for done in reassign_mentions(session, tags, old, after, group):
        yield len(new) + done


def making(
    session: Session, name: RankedName, found: Sequence[Occurrence], made: list[ActorId]
) -> Iterator[int]:
    """Make an actor of a name and tag places as its own; its id is put into `made`."""
    group = new_key()
    with session.step(f"Add actor {name.quote}", group=group):
        variants = [variant.quote for variant in name.variants]
        made.append(make_actor(session, name.quote, name.kind, variants, name.elsewhere))
    yield 0
    yield from tag_occurrences(session, found, made[0], group)
