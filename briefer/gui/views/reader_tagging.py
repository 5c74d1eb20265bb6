"""What the reader's keys and menus do to tags, each as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.commands.actors import add_actor, add_alias
from briefer.commands.facts import remove_evidence, remove_fact
from briefer.commands.mentions import change_mention, tag_mention, tag_new_actor
from briefer.gui.views.actor_popup import Pick
from briefer.gui.views.reader_tags import Tag
from briefer.gui.wording import shortened
from briefer.model.actors import Actor, Alias, Mention
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, EvidenceId, FactId
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.kinds import guess_alias_kind, guess_mention_kind
from briefer.suggest.occurrences import actor_of_words

_SHOWN = 40


def apply_pick(session: Session, span: Span, mention: Mention | None, pick: Pick) -> tuple[ActorId, ...]:
    """Tag the span, or change the mention that is there, as was picked; return the actors it has now.

    Raises BrieferError as the commands do.
    """
    if mention is None and not pick.adds_alias:
        if pick.actor is not None:
            tag_mention(session, span, (pick.actor,))
            return (pick.actor,)
        return (tag_new_actor(session, span, pick.name, pick.kind)[0],)
    with session.step(f"Tag {shortened(pick.name, _SHOWN)}"):
        actor = pick.actor if pick.actor is not None else add_actor(session, pick.name, pick.kind)
        if pick.adds_alias:
            words = " ".join(span.quote.split())
            add_alias(session, actor, Alias(words, guess_alias_kind(pick.name, words, pick.kind)))
        if mention is None:
            tag_mention(session, span, (actor,))
            return (actor,)
        actors = (actor,) if pick.replaces else (*mention.actors, actor)
        return set_actors(session, mention, actors)


def thing_meant(tag: Tag | None, words: str, actors: Mapping[ActorId, Actor]) -> Actor:
    """Return the actor that a tag or proposal names first, else the one of these words."""
    if isinstance(tag, Mention | ProposedMention) and tag.actors[0] in actors:
        return actors[tag.actors[0]]
    if isinstance(tag, ProposedName):
        return Actor(ActorId(0), "", tag.quote, tag.kind)
    return actor_of_words(" ".join(words.split()), actors.values())


def set_actors(session: Session, mention: Mention, actors: Sequence[ActorId]) -> tuple[ActorId, ...]:
    """Give a mention these actors, each once, and the kind that goes with them; return them."""
    each = tuple(dict.fromkeys(actors))
    kind = guess_mention_kind(mention.span.quote, [queries.actor(session, key) for key in each])
    change_mention(session, replace(mention, actors=each, kind=kind))
    return each


def remove_passage(session: Session, fact: Fact, evidence: EvidenceId) -> FactId:
    """Take a passage from a fact, and the fact away with its last one; return the fact's id."""
    if len(fact.evidence) > 1:
        remove_evidence(session, fact.id, evidence)
    else:
        remove_fact(session, fact.id)
    return fact.id
