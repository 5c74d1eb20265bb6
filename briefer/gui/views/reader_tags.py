"""What is tagged and proposed in the source that is read, by place, kept in step with the session.

It serves painting, the lanes, tooltips and hit tests alike. Mentions are read where they are looked at, and
proposals are those that `SourceFinds` has found so far: opening a long source, or tagging in it, never reads
or searches all of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from briefer.gui.source_finds import SourceFinds
from briefer.gui.views.reader_blocks import Blocks
from briefer.gui.views.reader_mentions import SourceMentions
from briefer.model.actors import Actor, Mention
from briefer.model.changes import Changes, Collection
from briefer.model.facts import Fact
from briefer.model.ids import ActorId, EvidenceId, FactId, MemoId, SourceId
from briefer.model.memos import Memo
from briefer.model.proposals import ProposedMention, ProposedName
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.intervals import Interval, IntervalIndex


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the source that a fact rests on."""

    fact: FactId
    evidence: EvidenceId


Proposal = ProposedMention | ProposedName
Tag = Mention | Passage | Proposal | Memo
Stretch = tuple[int, int]

Key = TypeVar("Key", FactId, MemoId)
Member = TypeVar("Member")


class SourceTags:
    """The tags of one source. Offsets are code points, end exclusive; stretches are (start, end)."""

    def __init__(
        self, session: Session, source: SourceId, blocks: Blocks, finds: SourceFinds | None = None
    ) -> None:
        """Read the facts and memos of the source; without finds nothing is proposed in it."""
        self.source = source
        self._session = session
        self._blocks = blocks
        self._index = IntervalIndex[Passage | Memo]()
        self._mentions = SourceMentions(session, source)
        self.facts: dict[FactId, Fact] = {}
        self._memos: dict[MemoId, Memo] = {}
        self._versions: dict[int, int] = {}
        self._epoch = 0
        self._finds = finds
        self._refusals = finds.refusals if finds is not None else ()
        self.actors: dict[ActorId, Actor] = {actor.id: actor for actor in queries.actors(session)}
        for fact in queries.facts_of_source(session, source):
            self._put_fact(fact)
        for memo in queries.memos(session, source):
            self._put_memo(memo)

    def version(self, block: int) -> tuple[int, int, int]:
        """Return what differs after any change to what is drawn in the block."""
        found = self._finds.version(*self._blocks.span(block)) if self._finds is not None else 0
        return self._epoch + self._mentions.epoch, self._versions.get(block, 0), found

    def over(self, start: int, end: int) -> tuple[Interval[Tag], ...]:
        """Return all that is tagged, or proposed so far, on any of these characters, in reading order."""
        found: list[Interval[Tag]] = [*self._mentions.over(start, end), *self._index.overlapping(start, end)]
        if self._finds is not None:
            found.extend(Interval(item.start, item.end, item) for item in self._finds.over(start, end))
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

    def proposals(self, block: int) -> tuple[Proposal, ...]:
        """Return what is proposed in the block, in reading order; it is searched now if it was not yet."""
        if self._finds is None:
            return ()
        found = self._finds.over(*self._blocks.span(block), at_once=True)
        return tuple(sorted(found, key=lambda item: (item.start, -item.end)))

    def is_searched(self, block: int) -> bool:
        """Return whether what is proposed in the block is known already."""
        return self._finds is None or self._finds.is_searched(*self._blocks.span(block))

    def refresh(self, changes: Changes) -> tuple[Stretch, ...]:
        """Take in what a step changed; return the stretches where tags came, went or moved."""
        touched: list[Stretch] = []
        if changes.keys(Collection.ACTOR):
            self._refresh_actors(changes.keys(Collection.ACTOR))
        touched.extend(self._mentions.refresh(changes.keys(Collection.MENTION)))
        for key in changes.keys(Collection.FACT):
            touched.extend(self._refresh_fact(FactId(key)))
        for key in changes.keys(Collection.MEMO):
            touched.extend(self._refresh_memo(MemoId(key)))
        if self._finds is not None and changes.keys(Collection.REFUSAL):
            refused = set(self._refusals).symmetric_difference(self._finds.refusals)
            self._refusals = self._finds.refusals
            touched.extend((refusal.span.start, refusal.span.end) for refusal in refused)
        for start, end in touched:
            for block in self._blocks.blocks_over(start, end):
                self._versions[block] = self._versions.get(block, 0) + 1
        return tuple(touched)

    def _refresh_actors(self, keys: frozenset[int]) -> None:
        now = {actor.id: actor for actor in queries.actors_of(self._session, keys)}
        for gone in {ActorId(key) for key in keys} - now.keys():
            self.actors.pop(gone, None)
        self.actors.update(now)
        self._epoch += 1

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

    def _put_fact(self, fact: Fact) -> None:
        for start, end, passage in self._stretches(fact):
            self.facts[fact.id] = fact
            self._index.add(start, end, passage)

    def _put_memo(self, memo: Memo) -> None:
        self._memos[memo.id] = memo
        self._index.add(memo.span.start, memo.span.end, memo)

    def _stretches(self, fact: Fact) -> Iterator[tuple[int, int, Passage]]:
        for item in fact.evidence:
            if item.span.source == self.source:
                yield item.span.start, item.span.end, Passage(fact.id, item.id)


def _found(look: Callable[[Session, Key], Member], session: Session, key: Key) -> Member | None:
    """Return the member with this key, or None where the step removed it."""
    try:
        return look(session, key)
    except KeyError:
        return None


def is_name(tag: Tag) -> bool:
    """Return whether this is somebody's name, tagged or proposed."""
    return isinstance(tag, Mention | Proposal)


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


def names_proposed_in(tags: Iterable[Interval[Tag]]) -> tuple[ProposedName, ...]:
    """Return the proposed names among these tags, in their order."""
    return tuple(item.value for item in tags if isinstance(item.value, ProposedName))


def facts_in(tags: Iterable[Interval[Tag]]) -> tuple[FactId, ...]:
    """Return the facts among these tags, each once, in their order."""
    return tuple(dict.fromkeys(item.value.fact for item in tags if isinstance(item.value, Passage)))


def memos_in(tags: Iterable[Interval[Tag]]) -> tuple[Memo, ...]:
    """Return the notes among these tags, in their order."""
    return tuple(item.value for item in tags if isinstance(item.value, Memo))
