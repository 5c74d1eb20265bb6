"""What is tagged and proposed in the source that is read, by place, kept in step with the session.

One index serves painting, the lanes, tooltips and hit tests. Proposals are found block by block as they
come into view, so that opening a long source, or tagging in it, never searches all of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from briefer.gui.views.reader_blocks import Blocks
from briefer.model.actors import Actor, Mention
from briefer.model.changes import Changes, Collection
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, EvidenceId, FactId, MemoId, MentionId, SourceId
from briefer.model.memos import Memo
from briefer.model.proposals import ProposedMention, Refusal
from briefer.model.spans import Span, span_of
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import Gazetteer, gazetteer, proposals
from briefer.text.intervals import Interval, IntervalIndex


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the source that a fact rests on."""

    fact: FactId
    evidence: EvidenceId


Tag = Mention | Passage | ProposedMention | Memo
Stretch = tuple[int, int]

Key = TypeVar("Key", MentionId, FactId, MemoId)
Member = TypeVar("Member")


class SourceTags:
    """The tags of one source. Offsets are code points, end exclusive; stretches are (start, end)."""

    def __init__(self, session: Session, source: SourceId, blocks: Blocks) -> None:
        """Read the mentions, facts and memos of the source."""
        self.source = source
        self._session = session
        self._blocks = blocks
        self._index = IntervalIndex[MentionId | Passage | Memo]()
        self._mentions: dict[MentionId, Mention] = {}
        self.facts: dict[FactId, Fact] = {}
        self._memos: dict[MemoId, Memo] = {}
        self._versions: dict[int, int] = {}
        self._epoch = 0
        self._proposed: dict[int, tuple[ProposedMention, ...]] = {}
        self._names: Gazetteer | None = None
        self.actors: dict[ActorId, Actor] = {actor.id: actor for actor in queries.actors(session)}
        self._refusals: tuple[Refusal, ...] = queries.refusals(session, source=source)
        for mention in queries.mentions(session, source=source):
            self._put_mention(mention)
        for fact in queries.facts_of_source(session, source):
            self._put_fact(fact)
        for memo in queries.memos(session, source):
            self._put_memo(memo)

    def version(self, block: int) -> tuple[int, int]:
        """Return what differs after any change to what is drawn in the block."""
        return self._epoch, self._versions.get(block, 0)

    def over(self, start: int, end: int) -> tuple[Interval[Tag], ...]:
        """Return all that is tagged or proposed on any of these characters, in reading order."""
        found: list[Interval[Tag]] = [
            Interval(item.start, item.end, self._tag(item.value))
            for item in self._index.overlapping(start, end)
        ]
        for block in self._blocks.blocks_over(start, end):
            found.extend(
                Interval(item.start, item.end, item)
                for item in self.proposals(block)
                if item.start < end and item.end > start
            )
        return tuple(sorted(found, key=lambda item: (item.start, -item.end)))

    def passages(self, start: int, end: int) -> tuple[Interval[Passage], ...]:
        """Return what facts rest on among these characters, in reading order."""
        found = self._index.overlapping(start, end)
        return tuple(
            Interval(item.start, item.end, item.value) for item in found if isinstance(item.value, Passage)
        )

    def memos(self, start: int, end: int) -> tuple[Interval[Memo], ...]:
        """Return the notes on any of these characters, in reading order."""
        found = self._index.overlapping(start, end)
        return tuple(
            Interval(item.start, item.end, item.value) for item in found if isinstance(item.value, Memo)
        )

    def proposals(self, block: int) -> tuple[ProposedMention, ...]:
        """Return what is proposed in the block and neither tagged nor refused, in reading order."""
        if block not in self._proposed:
            self._proposed[block] = tuple(self._find(*self._blocks.span(block)))
        return self._proposed[block]

    def all_proposals(self, actor: ActorId) -> tuple[ProposedMention, ...]:
        """Return everything proposed for one actor in the source, in reading order."""
        return tuple(
            item
            for block in range(len(self._blocks))
            for item in self.proposals(block)
            if item.actor == actor
        )

    def refresh(self, changes: Changes) -> tuple[Stretch, ...]:
        """Take in what a step changed; return the stretches where tags came, went or moved."""
        touched: list[Stretch] = []
        if changes.keys(Collection.ACTOR):
            self._read_actors()
        for key in changes.keys(Collection.MENTION):
            touched.extend(self._refresh_mention(MentionId(key)))
        for key in changes.keys(Collection.FACT):
            touched.extend(self._refresh_fact(FactId(key)))
        for key in changes.keys(Collection.MEMO):
            touched.extend(self._refresh_memo(MemoId(key)))
        if changes.keys(Collection.REFUSAL):
            touched.extend(self._refresh_refusals())
        for start, end in touched:
            for block in self._blocks.blocks_over(start, end):
                self._versions[block] = self._versions.get(block, 0) + 1
                self._proposed.pop(block, None)
        return tuple(touched)

    def _read_actors(self) -> None:
        self.actors = {actor.id: actor for actor in queries.actors(self._session)}
        self._names = None
        self._proposed.clear()
        self._epoch += 1

    def _refresh_mention(self, key: MentionId) -> Iterator[Stretch]:
        old = self._mentions.pop(key, None)
        if old is not None:
            self._index.remove(old.span.start, old.span.end, key)
            yield old.span.start, old.span.end
        new = _found(queries.mention, self._session, key)
        if new is not None and new.span.source == self.source:
            self._put_mention(new)
            yield new.span.start, new.span.end

    def _refresh_fact(self, key: FactId) -> Iterator[Stretch]:
        old, new = self.facts.pop(key, None), _found(queries.fact, self._session, key)
        before = set(self._stretches(old)) if old is not None else set()
        for start, end, passage in before:
            self._index.remove(start, end, passage)
        if new is not None:
            self._put_fact(new)
        after = set(self._stretches(new)) if new is not None else set()
        moved = before ^ after if old is None or new is None or old.kind is new.kind else before | after
        yield from ((start, end) for start, end, _ in moved)

    def _refresh_memo(self, key: MemoId) -> Iterator[Stretch]:
        old = self._memos.pop(key, None)
        if old is not None:
            self._index.remove(old.span.start, old.span.end, old)
            yield old.span.start, old.span.end
        new = _found(queries.memo, self._session, key)
        if new is not None and new.span.source == self.source:
            self._put_memo(new)
            yield new.span.start, new.span.end

    def _refresh_refusals(self) -> Iterator[Stretch]:
        before = set(self._refusals)
        self._refusals = queries.refusals(self._session, source=self.source)
        for refusal in before.symmetric_difference(self._refusals):
            yield refusal.span.start, refusal.span.end

    def _put_mention(self, mention: Mention) -> None:
        self._mentions[mention.id] = mention
        self._index.add(mention.span.start, mention.span.end, mention.id)

    def _put_fact(self, fact: Fact) -> None:
        for start, end, passage in self._stretches(fact):
            self.facts[fact.id] = fact
            self._index.add(start, end, passage)

    def _put_memo(self, memo: Memo) -> None:
        self._memos[memo.id] = memo
        self._index.add(memo.span.start, memo.span.end, memo)

    def _tag(self, key: MentionId | Passage | Memo) -> Mention | Passage | Memo:
        return key if isinstance(key, Passage | Memo) else self._mentions[key]

    def _stretches(self, fact: Fact) -> Iterator[tuple[int, int, Passage]]:
        for item in fact.evidence:
            if item.span.source == self.source:
                yield item.span.start, item.span.end, Passage(fact.id, item.id)

    def _find(self, start: int, end: int) -> Iterator[ProposedMention]:
        """Yield the open proposals between the offsets.

        The names of all actors are looked for at once; what was found is then judged with only the actors
        concerned, so that the many blocks that name nobody cost one pass over their text.
        """
        if self._names is None:
            self._names = gazetteer(self.actors.values())
        words = self._blocks.text[start:end]
        named = {item.actor for item in self._names.mentions(words)}
        if not named:
            return
        tagged = (item.value for item in self._index.overlapping(start, end))
        for item in proposals(
            words,
            [self.actors[key] for key in self.actors if key in named],
            [
                replace(self._mentions[key], span=_moved(self._mentions[key].span, start, words))
                for key in tagged
                if not isinstance(key, Passage | Memo)
            ],
            [
                replace(refusal, span=_moved(refusal.span, start, words))
                for refusal in self._refusals
                if refusal.span.start < end and refusal.span.end > start
            ],
        ):
            yield replace(item, start=item.start + start, end=item.end + start)


def _found(look: Callable[[Session, Key], Member], session: Session, key: Key) -> Member | None:
    """Return the member with this key, or None where the step removed it."""
    try:
        return look(session, key)
    except KeyError:
        return None


def _moved(span: Span, start: int, words: str) -> Span:
    """Return what of the span lies in these words, which begin at `start`, counted from there."""
    return span_of(span.source, words, max(span.start - start, 0), min(span.end - start, len(words)))


def is_name(tag: Tag) -> bool:
    """Return whether this is somebody's name, tagged or proposed."""
    return isinstance(tag, Mention | ProposedMention)


def order_at_caret(item: Interval[Tag]) -> tuple[int, int, int]:
    """Return where a tag stands among those at the caret: names, facts, notes, the shorter first."""
    rank = 0 if is_name(item.value) else 1 + isinstance(item.value, Memo)
    return rank, item.end - item.start, item.start


def mentions_in(tags: Iterable[Interval[Tag]]) -> tuple[Mention, ...]:
    """Return the mentions among these tags, in their order."""
    return tuple(item.value for item in tags if isinstance(item.value, Mention))


def proposals_in(tags: Iterable[Interval[Tag]]) -> tuple[ProposedMention, ...]:
    """Return the proposals among these tags, in their order."""
    return tuple(item.value for item in tags if isinstance(item.value, ProposedMention))


def facts_in(tags: Iterable[Interval[Tag]]) -> tuple[FactId, ...]:
    """Return the facts among these tags, each once, in their order."""
    return tuple(dict.fromkeys(item.value.fact for item in tags if isinstance(item.value, Passage)))


def memos_in(tags: Iterable[Interval[Tag]]) -> tuple[Memo, ...]:
    """Return the notes among these tags, in their order."""
    return tuple(item.value for item in tags if isinstance(item.value, Memo))
