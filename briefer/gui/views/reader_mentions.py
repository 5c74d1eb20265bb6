"""The mentions of the source that is read, read from the session where they are looked at.

A long source holds a hundred thousand of them: reading all would hold up its opening, and keeping all would
take more memory than its text.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefer.model.actors import Mention
from briefer.model.ids import MentionId, SourceId
from briefer.store import queries
from briefer.store.places import mention_places, mentions_within
from briefer.store.session import Session
from briefer.text.intervals import Interval, IntervalIndex

_CELL = 1 << 11  # code points whose mentions are read together
_MOST = 20_000  # mentions that are kept; above that, all are let go and read anew where they are looked at


class SourceMentions:
    """The mentions of one source by place. Offsets are code points, end exclusive."""

    def __init__(self, session: Session, source: SourceId) -> None:
        """Read nothing yet."""
        self._session = session
        self._source = source
        self._index = IntervalIndex[MentionId]()
        self._held: dict[MentionId, Mention] = {}
        self._read: set[int] = set()
        self.epoch = 0

    def over(self, start: int, end: int) -> tuple[Interval[Mention], ...]:
        """Return the mentions on any of these characters, in reading order.

        `epoch` differs after mentions were let go: whoever remembers what was seen before looks again.
        """
        self._read_cells(start, end)
        return tuple(
            Interval(item.start, item.end, self._held[item.value])
            for item in self._index.overlapping(start, end)
        )

    def refresh(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Take in the mentions that a step touched; yield the stretches where they came, went or moved."""
        touched = frozenset(keys)
        for key in touched & self._held.keys():
            old = self._held.pop(MentionId(key))
            self._index.remove(old.span.start, old.span.end, old.id)
            yield old.span.start, old.span.end
        looked_at = []
        for key, start, end in mention_places(self._session, self._source, touched) if touched else ():
            if not self._read.isdisjoint(_cells(start, end)):
                looked_at.append(key)
            yield start, end
        for new in queries.mentions_of(self._session, looked_at) if looked_at else ():
            self._hold(new)

    def _read_cells(self, start: int, end: int) -> None:
        unread = [cell for cell in _cells(start, end) if cell not in self._read]
        if unread and len(self._held) > _MOST:
            self._let_go()
            unread = list(_cells(start, end))
        for _, run in groupby(enumerate(unread), key=lambda numbered: numbered[1] - numbered[0]):
            cells = [cell for _, cell in run]
            first, last = cells[0] * _CELL, (cells[-1] + 1) * _CELL
            for mention in mentions_within(self._session, self._source, first, last):
                if mention.id not in self._held:
                    self._hold(mention)
        self._read.update(unread)

    def _hold(self, mention: Mention) -> None:
        self._held[mention.id] = mention
        self._index.add(mention.span.start, mention.span.end, mention.id)

    def _let_go(self) -> None:
        self._index = IntervalIndex[MentionId]()
        self._held.clear()
        self._read.clear()
        self.epoch += 1


def _cells(start: int, end: int) -> range:
    return range(start // _CELL, max(end - 1, start) // _CELL + 1)
