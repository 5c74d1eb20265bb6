"""Commands on versions of a source: add one as the later of two, carry the tags, settle those adrift.

The old version keeps all its tags: it stays as evidence. What stands in the later one just so is tagged
there too; for the rest is noted that it needs a look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from briefer.commands.facts import remove_evidence
from briefer.commands.grouped import at_once, in_steps
from briefer.commands.memos import remove_memo
from briefer.commands.mentions import not_tagged_yet, untag
from briefer.commands.shown_spans import check_shown
from briefer.commands.wording import counted, shown
from briefer.errors import BrieferError
from briefer.model.actors import Mention
from briefer.model.facts import Evidence, Fact
from briefer.model.ids import ActorId, EvidenceId, MemoId, MentionId, SourceId, new_key
from briefer.model.memos import Memo
from briefer.model.proposals import Refusal
from briefer.model.sources import LinkKind, Source, SourceLink
from briefer.model.spans import Span, span_of
from briefer.model.versions import AdriftTag, TagKind
from briefer.store import queries, writing
from briefer.store.session import Session
from briefer.text.addresses import page_of
from briefer.text.anchoring import Adrift, Anchored, Wanted, reanchor
from briefer.text.copies import containment, trigrams
from briefer.text.hiding import joined

# Texts at one address that share less are two articles, as on a page that shows the latest one.
_SHARED = 0.2
_COMPARED = 20_000  # code points at the beginning of each


class Unlisted(Enum):
    """What is carried where its place is sure, and else is lost: a refused proposal, a hidden passage."""

    REFUSAL = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class OldTag:
    """A tag of the earlier version, or what is not listed: its kind, key (0 if hidden) and place."""

    kind: TagKind | Unlisted
    key: int
    start: int
    end: int


class Placing(NamedTuple):
    """A tag of the earlier version and what became of it in the later one."""

    tag: OldTag
    outcome: Anchored | Adrift


@dataclass(frozen=True, slots=True)
class Carried:
    """How many tags were carried into a later version, and how many of them need a look."""

    carried: int
    adrift: int


def earlier_version(session: Session, later: Source) -> Source | None:
    """Return the newest other source of the same page that this one may be a later version of, or None.

    It is one that has no later version yet, was not fetched after this one, and shares some of its text.
    A record of the page, as reference managers keep them, is no version of it.
    """
    if later.is_record:
        return None
    if later.linked(LinkKind.VERSION) is not None or later_version(session, later.id) is not None:
        return None
    same = [
        source
        for source in queries.sources_of_page(session, page_of(later.url))
        if source.id != later.id
        and source.retrieved <= later.retrieved
        and later_version(session, source.id) is None
    ]
    if not same:
        return None
    newest = max(same, key=lambda source: source.retrieved)
    texts = (trigrams(session.text(source.text_sha256)[:_COMPARED]) for source in (newest, later))
    return newest if containment(*texts) >= _SHARED else None


def earlier_versions(session: Session, source: SourceId) -> tuple[Source, ...]:
    """Return the sources that a source is a later version of, the newest first."""
    found: list[Source] = []
    before = queries.source(session, source).linked(LinkKind.VERSION)
    while before is not None and before not in {it.id for it in found}:
        found.append(queries.source(session, before))
        before = found[-1].linked(LinkKind.VERSION)
    return tuple(found)


def later_version(session: Session, source: SourceId) -> Source | None:
    """Return the source that is the next version of this one, or None."""
    links = queries.links_to(session, source)
    return next((queries.source(session, key) for kind, key in links if kind is LinkKind.VERSION), None)


def is_on(tag: OldTag, start: int, end: int) -> bool:
    """Return whether something is tagged there, in whole or in part; a refusal is no tag."""
    return isinstance(tag.kind, TagKind) and tag.start < end and tag.end > start


def old_tags(session: Session, source: SourceId) -> tuple[OldTag, ...]:
    """Return what is tagged, noted and refused in a source, with the passages that facts rest on."""
    mentions = queries.mentions(session, source=source)
    facts = queries.facts_of_source(session, source)
    passages = [item for fact in facts for item in fact.evidence if item.span.source == source]
    memos, refusals = queries.memos(session, source), queries.refusals(session, source)
    return (
        *(OldTag(TagKind.MENTION, it.id, it.span.start, it.span.end) for it in mentions),
        *(OldTag(TagKind.EVIDENCE, it.id, it.span.start, it.span.end) for it in passages),
        *(OldTag(TagKind.MEMO, it.id, it.span.start, it.span.end) for it in memos),
        *(OldTag(Unlisted.REFUSAL, it.actor, it.span.start, it.span.end) for it in refusals),
    )


def standing_in(session: Session, source: SourceId) -> tuple[OldTag, ...]:
    """Return all that a later version of a source is to have too: its tags and its hidden passages."""
    hidden = queries.hidden(session, source)
    return (
        *old_tags(session, source),
        *(OldTag(Unlisted.HIDDEN, 0, start, end) for start, end in hidden),
    )


def placed(old: str, tags: Sequence[OldTag], new: str) -> tuple[Placing, ...]:
    """Return where each tag stands in the new text, or why it has no sure place there. No session is needed.

    Of evidence the words of the whole sentence are to be the same: what a quote says may turn on another.
    """
    wanted = [Wanted(tag.start, tag.end, whole=tag.kind is TagKind.EVIDENCE) for tag in tags]
    return tuple(map(Placing, tags, reanchor(old, wanted, new)))


def link_version(session: Session, later: SourceId, earlier: SourceId) -> None:
    """Note that one source is a later version of another; tags are carried by `carrying`.

    What needs a look because it was a later version of yet another one is settled by that.
    Raises BrieferError where they are one, or the earlier one is a version of the later, or has another.
    """
    source = queries.source(session, later)
    if later == earlier or later in {it.id for it in earlier_versions(session, earlier)}:
        what = f"“{shown(source.name)}” cannot be a later version of itself."
        raise BrieferError(what, "Choose another source.")
    other = later_version(session, earlier)
    if other is not None and other.id != later:
        what = f"“{shown(other.name)}” is the next version of that source already."
        raise BrieferError(what, "Choose that one, or part the two first.")
    links = tuple(link for link in source.links if link.kind is not LinkKind.VERSION)
    before = source.linked(LinkKind.VERSION)
    with session.step(f"Make “{shown(source.name)}” a later version"):
        writing.put_source(session, replace(source, links=(*links, SourceLink(LinkKind.VERSION, earlier))))
        if before is not None and before != earlier:
            _settle_all(session, later)


def carrying(
    session: Session, later: SourceId, placings: Sequence[Placing], group: int | None = None
) -> Iterator[int]:
    """Tag in the later version what has its place there, and note what needs a look, bit by bit.

    Yields how many are done. The steps are undone as one, with those of the group that is given.
    """
    text = queries.source_text(session, later)
    known = _Known(session, later)

    def write(some: Sequence[Placing]) -> None:
        found = [
            (tag, span_of(later, text, it.start, it.end)) for tag, it in some if isinstance(it, Anchored)
        ]
        _copy(session, found, known)
        adrift = (
            AdriftTag(later, tag.kind, tag.key, it.reason, it.near)
            for tag, it in some
            if isinstance(it, Adrift) and isinstance(tag.kind, TagKind)
        )
        writing.add_adrift(session, adrift)
        _hide(session, later, [span for tag, span in found if tag.kind is Unlisted.HIDDEN])

    return in_steps(session, "Carry tags into a later version", placings, write, group)


def follow_page(session: Session, later: SourceId, group: int | None = None) -> tuple[Source, Carried] | None:
    """Make a source a later version of one of its page, with the tags, in one step (of this group).

    Returns the earlier version and what was carried, or None where there is none.
    """
    source = queries.source(session, later)
    earlier = earlier_version(session, source)
    if earlier is None:
        return None
    old, new = (queries.source_text(session, key) for key in (earlier.id, later))
    placings = placed(old, standing_in(session, earlier.id), new)
    with session.step(f"Make “{shown(source.name)}” a later version", group):
        link_version(session, later, earlier.id)
        at_once(carrying(session, later, placings))
    return earlier, tally(placings)


def tally(placings: Sequence[Placing]) -> Carried:
    """Return how many tags are carried, and how many need a look; what is not listed is not told."""
    tags = [it for it in placings if isinstance(it.tag.kind, TagKind)]
    carried = sum(isinstance(it.outcome, Anchored) for it in tags)
    return Carried(carried, len(tags) - carried)


def words_of(carried: Carried) -> str:
    """Return what was carried in a few words: “14 tags carried, 3 need a look”."""
    if carried == Carried(0, 0):
        return "there were no tags to carry"
    looks = "1 needs a look" if carried.adrift == 1 else f"{carried.adrift:,} need a look"
    return f"{counted(carried.carried, 'tag')} carried, {looks}"


def detach_version(session: Session, later: SourceId) -> None:
    """Let a source be no version of another any more; carried tags stay, the list is emptied."""
    source = queries.source(session, later)
    with session.step(f"Part “{shown(source.name)}” from its earlier version"):
        links = tuple(link for link in source.links if link.kind is not LinkKind.VERSION)
        writing.put_source(session, replace(source, links=links))
        _settle_all(session, later)


def _settle_all(session: Session, later: SourceId) -> None:
    """Empty the list of what needs a look in a source, within a step."""
    for tag in queries.adrift(session, later):
        writing.settle_adrift(session, tag)


# Tags that need a look


def place_adrift(session: Session, tag: AdriftTag, span: Span) -> None:
    """Tag a passage of the later version with a tag that was adrift.

    Raises BrieferError for a quote that is not there, or partly hidden.
    """
    check_shown(session, (span,))
    with session.step(f"Place a tag on “{shown(span.quote)}”"):
        old = OldTag(tag.kind, tag.member, span.start, span.end)
        _copy(session, [(old, span)], _Known(session, tag.source))
        writing.settle_adrift(session, tag)


def keep_in_old(session: Session, tag: AdriftTag) -> None:
    """Leave a tag in the earlier version alone: it has no place in the later one."""
    with session.step("Keep a tag in the earlier version only"):
        writing.settle_adrift(session, tag)


def drop_adrift(session: Session, tag: AdriftTag) -> None:
    """Remove a tag from the earlier version too. BrieferError where a fact would rest on nothing."""
    with session.step("Drop a tag that needed a look"):
        if tag.kind is TagKind.MENTION:
            untag(session, MentionId(tag.member))
        elif tag.kind is TagKind.MEMO:
            remove_memo(session, MemoId(tag.member))
        else:
            fact, item = evidence_of(session, tag.member)
            remove_evidence(session, fact.id, item.id)
        writing.settle_adrift(session, tag)


def evidence_of(session: Session, key: int) -> tuple[Fact, Evidence]:
    """Return an item of evidence with its fact; KeyError where there is none."""
    found = session.rows("select fact from evidence where id = ?", (key,))
    if not found:
        raise KeyError(key)
    fact = queries.fact(session, found[0][0])
    return fact, next(item for item in fact.evidence if item.id == key)


class _Known:
    """What there is already in a later version, so that nothing is tagged twice."""

    def __init__(self, session: Session, later: SourceId) -> None:
        self.memos = {(memo.span, memo.words) for memo in queries.memos(session, later)}


def _copy(session: Session, found: Sequence[tuple[OldTag, Span]], known: _Known) -> None:
    """Tag these passages with copies of these tags."""
    of_mentions = {tag.key: span for tag, span in found if tag.kind is TagKind.MENTION}
    mentions = queries.mentions_of(session, of_mentions)
    copies = [Mention(MentionId(new_key()), of_mentions[it.id], it.actors, it.kind) for it in mentions]
    writing.add_mentions(session, not_tagged_yet(session, copies))
    for tag, span in found:
        if tag.kind is TagKind.EVIDENCE:
            _copy_evidence(session, tag.key, span)
        elif tag.kind is TagKind.MEMO:
            words = queries.memo(session, MemoId(tag.key)).words
            if (span, words) not in known.memos:
                writing.put_memo(session, Memo(MemoId(new_key()), span, words))
        elif tag.kind is Unlisted.REFUSAL:
            writing.add_refusal(session, Refusal(span, ActorId(tag.key)))


def _hide(session: Session, later: SourceId, spans: Sequence[Span]) -> None:
    """Hide these passages of a later version too; none stays hidden in which it has a tag now."""
    hidden = queries.hidden(session, later)
    if not spans and not hidden:
        return
    tags = old_tags(session, later)
    wanted = (*hidden, *((span.start, span.end) for span in spans))
    free = [(start, end) for start, end in wanted if not any(is_on(tag, start, end) for tag in tags)]
    writing.put_hidden(session, later, joined(free))


def _copy_evidence(session: Session, key: int, span: Span) -> None:
    """Let the fact rest on the passage of the later version too."""
    fact, item = evidence_of(session, key)
    if all(other.span != span for other in fact.evidence):
        further = replace(item, id=EvidenceId(new_key()), span=span)
        writing.put_fact(session, replace(fact, evidence=(*fact.evidence, further)))
