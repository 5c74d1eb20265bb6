"""The command that applies a tag file to a session: all of it in one step, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.commands.briefs import first_brief
from briefer.commands.tag_actors import Actors
from briefer.commands.tag_facts import put_facts, send_facts
from briefer.commands.tag_format import TaggedMention, read_tags
from briefer.commands.tag_memos import put_memos
from briefer.commands.tag_reconciliations import put_reconciliations
from briefer.commands.tag_spans import Spans
from briefer.commands.wording import counted
from briefer.errors import BrieferError
from briefer.model.actors import LoadedActor, Mention
from briefer.model.ids import BriefId, MentionId, new_key
from briefer.model.packs import Pack
from briefer.store import queries, writing
from briefer.store.session import Session
from briefer.suggest.kinds import guess_mention_kind
from briefer.text.lookalikes import doubts_about


@dataclass(frozen=True, slots=True)
class TagReport:
    """How many members a tag file added, joined, completed and sent to sections.

    `renamed` are pairs of an id in the file and the label given instead, since the id was taken or no label;
    `ignored` are keys in the file that mean nothing there; `doubts` say which names may deceive the eye.
    """

    actors: int = 0
    mentions: int = 0
    facts: int = 0
    memos: int = 0
    reconciliations: int = 0
    completed: int = 0
    sent: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was done, in plain words."""
        parts = [
            counted(number, one)
            for number, one in (
                *((self.actors, "actor"), (self.mentions, "mention")),
                *((self.facts, "fact"), (self.memos, "note")),
                (self.reconciliations, "reconciliation"),
            )
            if number
        ]
        words = [f"Added {', '.join(parts)}."] if parts else []
        words += [f"Completed {self.completed} that the session had."] if self.completed else []
        words += [f"Sent {counted(self.sent, 'fact')} to sections."] if self.sent else []
        return " ".join(words) or "The session holds all of it already; nothing was changed."


def apply_tag_file(session: Session, data: str, pack: Pack | None = None) -> TagReport:
    """Apply a tag file, JSON text of the form in docs/tag-file.md, in one step, and return what it did.

    What the session holds already is completed and never doubled, so that a file can be applied again.
    `pack` is that of the brief to make where the file sends facts to sections and there is no brief yet.
    Raises BrieferError that names the place in the file, and then nothing of it is applied.
    """
    tags = read_tags(data)
    actors, spans = Actors(session), Spans(session)
    with session.step("Apply tag file"):
        actors.put(tags.actors)
        mentions, changed = _put_mentions(session, tags.mentions, actors, spans)
        facts = put_facts(session, tags.facts, actors, spans)
        memos = put_memos(session, tags.memos, spans)
        joined = put_reconciliations(session, tags.reconciliations, facts.named(tags.facts))
        sent = 0
        if any(fact.section for fact in tags.facts):
            sent = send_facts(session, _brief(session, pack), tags.facts, facts.ids)
    return TagReport(
        actors=actors.added,
        mentions=mentions,
        facts=facts.added,
        memos=memos,
        reconciliations=joined.added,
        completed=actors.completed + changed + facts.completed + joined.completed,
        sent=sent,
        renamed=(*actors.renamed, *facts.renamed, *joined.renamed),
        ignored=tags.ignored,
        doubts=tuple(doubt for name in _names(tags.actors) for doubt in doubts_about(name)),
    )


def _names(actors: Sequence[LoadedActor]) -> Iterator[str]:
    for actor in actors:
        yield actor.name
        yield from (alias.text for alias in actor.aliases)


def _put_mentions(
    session: Session, tagged: Sequence[TaggedMention], actors: Actors, spans: Spans
) -> tuple[int, int]:
    """Store the file's mentions; return how many are new, and of how many the kind was changed."""
    there = {(it.span, frozenset(it.actors)): it for it in queries.mentions(session)}
    added = changed = 0
    for item in tagged:
        span = spans.find(item.span)
        keys = tuple(dict.fromkeys(actors.key(name, f"{item.span.place}.actors") for name in item.actors))
        old = there.get((span, frozenset(keys)))
        if old is None:
            kind = item.kind or guess_mention_kind(span.quote, [actors.actor(key) for key in keys])
            mention = Mention(MentionId(new_key()), span, keys, kind)
            added += 1
        elif item.kind in (None, old.kind):
            continue
        else:
            mention = replace(old, kind=item.kind)
            changed += 1
        there[span, frozenset(keys)] = mention
        writing.put_mention(session, mention)
    return added, changed


def _brief(session: Session, pack: Pack | None) -> BriefId:
    if pack is not None:
        return first_brief(session, pack)
    briefs = queries.briefs(session)
    if not briefs:
        raise BrieferError(
            "The tag file sends facts to sections, and the session has no brief.", "Add a brief first."
        )
    return briefs[0].id
