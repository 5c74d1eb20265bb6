"""Commands on mentions: tag a span, accept or refuse what was proposed, change or remove a tag."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefer.commands.actors import add_actor
from briefer.commands.grouped import at_once, in_steps
from briefer.commands.shown_spans import check_shown
from briefer.commands.wording import counted, shown
from briefer.errors import BrieferError
from briefer.model.actors import Actor, ActorKind, Mention, MentionKind
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, MentionId, SourceId, new_key
from briefer.model.proposals import ProposedMention, Refusal
from briefer.model.spans import Span
from briefer.store import queries, writing
from briefer.store.removing import remove
from briefer.store.session import Session
from briefer.suggest.kinds import guess_mention_kind


def tag_mention(
    session: Session, span: Span, actors: Sequence[ActorId], kind: MentionKind | None = None
) -> MentionId:
    """Tag a span as a mention of one or more actors and return the mention's id.

    The kind is guessed from the words where it is None. The same span tagged with the same actors is not
    tagged twice: its id is returned, and its kind changed where one is given. Raises BrieferError where
    the quote is not what stands there, or a part of it is hidden.
    """
    if there := _same(queries.mentions_at(session, span), span, actors):
        if kind is not None:
            change_mention(session, Mention(there.id, span, there.actors, kind))
        return there.id
    check_shown(session, (span,))
    tagged = [queries.actor(session, key) for key in actors]
    mention = Mention(
        MentionId(new_key()), span, tuple(actors), kind or guess_mention_kind(span.quote, tagged)
    )
    with session.step(f"Tag {_named(tagged)}"):
        writing.put_mention(session, mention)
    return mention.id


def tag_new_actor(
    session: Session,
    span: Span,
    name: str,
    kind: ActorKind = ActorKind.OTHER,
    mention_kind: MentionKind | None = None,
) -> tuple[ActorId, MentionId]:
    """Add an actor and tag the span as its mention, in one step; return both ids.

    Raises BrieferError as add_actor and tag_mention do, and then nothing is stored.
    """
    with session.step(f"Tag new actor {shown(name)}"):
        actor_id = add_actor(session, name, kind)
        return actor_id, tag_mention(session, span, (actor_id,), mention_kind)


def change_mention(session: Session, mention: Mention) -> None:
    """Store a mention's new span, actors or kind. Raises BrieferError for a quote that stands elsewhere."""
    with session.step(f"Change tag “{shown(mention.span.quote)}”"):
        writing.put_mention(session, mention)


def move_mention(session: Session, mention_id: MentionId, span: Span) -> None:
    """Let a mention stand on another span.

    Its kind follows the words unless the analyst chose another than they suggest. Raises BrieferError where
    the span is tagged with the same actors already, the quote is not what stands there, or a part of it is
    hidden.
    """
    check_shown(session, (span,))
    mention = queries.mention(session, mention_id)
    actors = [queries.actor(session, key) for key in mention.actors]
    if _same(queries.mentions_at(session, span), span, mention.actors):
        what = f"“{shown(span.quote)}” is tagged {_named(actors)} already."
        raise BrieferError(what, "Remove one of the two tags.")
    is_guessed = mention.kind is guess_mention_kind(mention.span.quote, actors)
    kind = guess_mention_kind(span.quote, actors) if is_guessed else mention.kind
    change_mention(session, replace(mention, span=span, kind=kind))


def untag(session: Session, mention_id: MentionId) -> None:
    """Remove a mention; the actor stays."""
    mention = queries.mention(session, mention_id)
    with session.step(f"Untag “{shown(mention.span.quote)}”"):
        remove(session, Collection.MENTION, mention_id)


def accept_proposals(
    session: Session, source_id: SourceId, proposals: Sequence[ProposedMention]
) -> tuple[MentionId, ...]:
    """Tag proposed mentions of one source, undone as one, and return the new mentions' ids.

    Those tagged already are left as they are. Raises BrieferError where a quote is not what stands there.
    """
    made: list[MentionId] = []
    at_once(accepting(session, source_id, proposals, made))
    return tuple(made)


def accepting(
    session: Session,
    source_id: SourceId,
    proposals: Sequence[ProposedMention],
    made: list[MentionId] | None = None,
) -> Iterator[int]:
    """Do what `accept_proposals` does in steps of a moment each, and yield after each how many are done.

    The new mentions' ids are put into `made`.
    """
    each = tuple(dict.fromkeys(proposals))

    def tag(some: Sequence[ProposedMention]) -> None:
        mentions = [Mention(MentionId(new_key()), _span(source_id, it), it.actors, it.kind) for it in some]
        new = not_tagged_yet(session, mentions)
        writing.add_mentions(session, new)
        if made is not None:
            made.extend(mention.id for mention in new)

    return in_steps(session, _accepted(session, each), each, tag)


def not_tagged_yet(session: Session, mentions: Sequence[Mention]) -> list[Mention]:
    """Return those of these mentions whose words are not tagged with all of their actors already."""
    there: dict[Span, set[ActorId]] = {}
    for source in {mention.span.source for mention in mentions}:
        starts = [mention.span.start for mention in mentions if mention.span.source == source]
        for found in queries.mentions_beginning(session, source, starts):
            there.setdefault(found.span, set()).update(found.actors)
    return [mention for mention in mentions if not set(mention.actors) <= there.get(mention.span, set())]


def refuse_proposal(session: Session, source_id: SourceId, proposal: ProposedMention) -> None:
    """Keep in mind that this proposal is wrong, so that it is not made again; undo brings it back.

    One that names several actors is refused for each of them.
    """
    span = _span(source_id, proposal)
    with session.step(f"Refuse “{shown(proposal.quote)}”"):
        for actor in proposal.actors:
            writing.add_refusal(session, Refusal(span, actor))


def _same(mentions: Sequence[Mention], span: Span, actors: Sequence[ActorId]) -> Mention | None:
    wanted = (span, frozenset(actors))
    return next((it for it in mentions if (it.span, frozenset(it.actors)) == wanted), None)


def _span(source_id: SourceId, proposed: ProposedMention) -> Span:
    return Span(source_id, proposed.start, proposed.end, proposed.quote)


def _named(actors: Sequence[Actor]) -> str:
    return shown(" and ".join(actor.name for actor in actors))


def _accepted(session: Session, proposals: Sequence[ProposedMention]) -> str:
    named = {proposed.actors for proposed in proposals}
    if len(named) != 1:
        return f"Accept {counted(len(proposals), 'proposal')}"
    name = _named([queries.actor(session, key) for key in next(iter(named))])
    return f"Tag {name}" if len(proposals) == 1 else f"Tag {name} {len(proposals):,} times"
