"""The actors of a session with how often each is mentioned, read by and by, and kept in step with it."""

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from briefer.gui.models.by_and_by import ByAndBy
from briefer.gui.models.word_index import WordIndex
from briefer.model.actors import Actor
from briefer.model.changes import Changes
from briefer.model.changes import Collection as Members
from briefer.model.ids import ActorId, MentionId
from briefer.store import queries
from briefer.store.session import Session
from briefer.store.tallying import Mentioned, actor_keys, mentioned_after, mentioned_in
from briefer.text.folding import fold

_PART = 250  # actors
_ROWS = 4_000  # mentions of one actor


class ActorTally(ByAndBy):
    """All actors, and how many mentions each has.

    It remembers whom each mention speaks of: what a step removed is taken off without counting the rest
    again. `altered` carries the keys of the actors that a step added, altered or removed, or that have more
    or fewer mentions now.
    """

    altered = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin to read."""
        super().__init__(parent)
        self._session = session
        self._left = list(reversed(actor_keys(session)))
        self._actors: dict[ActorId, Actor] = {}
        self._words = WordIndex()
        self._mentioned: Mentioned = {}
        self._counts: Counter[ActorId] = Counter()
        self._last_mention = -1
        self._has_mentions = False
        self.begin()

    @property
    def actors(self) -> dict[ActorId, Actor]:
        """The actors read so far, by their keys; not to be altered."""
        return self._actors

    @property
    def words(self) -> WordIndex:
        """All names of each actor as they are looked through, one a line; not to be altered."""
        return self._words

    def count(self, actor: ActorId) -> int:
        """Return how many mentions an actor has."""
        return self._counts[actor]

    def read_part(self) -> bool:
        """Read some more mentions, then actors; return whether these were the last."""
        if not self._has_mentions:
            found, self._has_mentions = mentioned_after(self._session, self._last_mention, _ROWS)
            self._last_mention = max(found, default=self._last_mention)
            self._mentioned.update(found)
            self._counts.update(actor for actors in found.values() for actor in actors)
            return False
        part, self._left = self._left[-_PART:], self._left[:-_PART]
        self._read(part)
        return not self._left

    def take(self, changes: Changes) -> None:
        """Read again what a step touched, and tell of it."""
        touched = {ActorId(key) for key in changes.keys(Members.ACTOR)}
        if touched:
            for key in touched:
                self._actors.pop(key, None)
            self._read(touched)
            for key in touched - self._actors.keys():
                self._words.drop(key)
        if mentions := changes.keys(Members.MENTION):
            touched |= self._count_again(mentions)
        if touched:
            self.altered.emit(frozenset(touched))

    def _read(self, keys: Collection[ActorId]) -> None:
        for actor in queries.actors_of(self._session, keys):
            self._actors[actor.id] = actor
            self._words.put(actor.id, "\n".join(map(fold, actor.names)))

    def _count_again(self, mentions: frozenset[int]) -> set[ActorId]:
        """Count these mentions anew; return the actors that they spoke of, or speak of now."""
        read = {key for key in mentions if self._has_mentions or key <= self._last_mention}
        now = mentioned_in(self._session, read)  # the turn of others will come
        known = map(MentionId, mentions)
        before = {key: self._mentioned.pop(key) for key in known if key in self._mentioned}
        gone = Counter(actor for actors in before.values() for actor in actors)
        come = Counter(actor for actors in now.values() for actor in actors)
        self._mentioned.update(now)
        self._counts.subtract(gone)
        self._counts.update(come)
        return gone.keys() | come.keys()
