"""Commands on many places at once: tag them, give their tags to another actor, untag them.

Each yields after every step how many places are done, and all its steps are undone as one. They raise
BrieferError where a quote is not what stands at its place, or the disk does not take a step.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefer.commands.grouped import in_steps
from briefer.commands.mentions import not_tagged_yet
from briefer.commands.wording import counted, shown
from briefer.model.actors import Mention
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, MentionId, new_key
from briefer.model.proposals import Occurrence
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.suggest.kinds import guess_mention_kind


def tag_occurrences(
    session: Session, found: Sequence[Occurrence], actor: ActorId, group: int | None = None
) -> Iterator[int]:
    """Tag places of any sources as mentions of an actor; one that has the tag already is left as it is."""
    name = shown(queries.actor(session, actor).name)

    def tag(some: Sequence[Occurrence]) -> None:
        mentions = [Mention(MentionId(new_key()), it.span, (actor,), it.kind) for it in some]
        writing.add_mentions(session, not_tagged_yet(session, mentions))

    return in_steps(session, f"Tag {name} {_times(len(found))}", found, tag, group)


def reassign_mentions(
    session: Session,
    mentions: Sequence[MentionId],
    before: ActorId | None,
    after: ActorId,
    group: int | None = None,
) -> Iterator[int]:
    """Give tags to another actor, in place of the one before, or of all they have where that is None.

    Of a tag of several actors the others stay. The kind of mention follows from the words. A tag that is gone
    meanwhile is passed over.
    """
    actor = queries.actor(session, after)

    def reassign(some: Sequence[MentionId]) -> None:
        for mention in queries.mentions_of(session, some):
            kept = [after if key == before else key for key in mention.actors] if before else [after]
            actors = tuple(dict.fromkeys(kept if after in kept else (*kept, after)))
            known = [queries.actor(session, key) for key in actors]
            kind = guess_mention_kind(mention.span.quote, known)
            writing.put_mention(session, replace(mention, actors=actors, kind=kind))

    label = f"Give {counted(len(mentions), 'tag')} to {shown(actor.name)}"
    return in_steps(session, label, mentions, reassign, group)


def untag_mentions(session: Session, mentions: Sequence[MentionId]) -> Iterator[int]:
    """Remove tags; the actors stay. One that is gone meanwhile is passed over."""

    def untag(some: Sequence[MentionId]) -> None:
        for mention in queries.mentions_of(session, some):
            remove(session, Collection.MENTION, mention.id)

    return in_steps(session, f"Untag {counted(len(mentions), 'place')}", mentions, untag)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"
