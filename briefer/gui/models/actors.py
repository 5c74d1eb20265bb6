"""The actors of a session as rows: kind, name, aliases, number of mentions, pin, what is proposed here."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.known_names import KnownNames
from briefer.gui.models.actor_tally import ActorTally
from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.arrangement import Sieve, SortKey
from briefer.gui.models.rows import Face, Index
from briefer.gui.wording import KIND_ICONS, count_words, folded, word
from briefer.model.actors import Actor
from briefer.model.changes import Changes
from briefer.model.changes import Collection as Members
from briefer.model.ids import ActorId, SourceId
from briefer.store.session import Session

_MOST = 10**9
_PROPOSING = frozenset({Members.ACTOR, Members.MENTION, Members.REFUSAL, Members.SOURCE})


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, its mentions in the session, and the proposals for it in the source that is read."""

    actor: Actor
    mentions: int
    proposed: int


class ActorsModel(ArrangedModel):
    """The actors that the words typed let through, the most mentioned first."""

    def __init__(self, session: Session, names: KnownNames, parent: QObject | None = None) -> None:
        """Show all actors of this session."""
        super().__init__(parent)
        self._names = names
        self._source: SourceId | None = None
        self._words: tuple[str, ...] = ()
        self._proposed: Counter[ActorId] = Counter()
        self._tally = ActorTally(session, self)
        self._tally.grown.connect(self.resort)
        self._tally.altered.connect(self.alter)
        self.resort()

    @property
    def total(self) -> int:
        """How many actors there are, shown or not."""
        return len(self._tally.actors)

    @property
    def rows(self) -> tuple[ActorRow, ...]:
        """The rows as they are shown."""
        found = (self.row_at(self.index(number)) for number in range(self.rowCount()))
        return tuple(row for row in found if row is not None)

    def member(self, key: int) -> Actor | None:
        """Return the actor with this key, or None where there is none any more."""
        return self._tally.actors.get(ActorId(key))

    def row_at(self, index: Index) -> ActorRow | None:
        """Return the row at this index, or None where it points at none."""
        key = self.key_at(index.row()) if index.isValid() else None
        return self._row(ActorId(key)) if key is not None and key in self._tally.actors else None

    def show_source(self, source: SourceId | None) -> None:
        """Count proposals in this source from now on."""
        self._source = source
        self._propose()

    def filter(self, words: str) -> None:
        """Show the actors in whose names each of these words stands."""
        self._words = tuple(folded(words).split())
        self.refilter()

    def take(self, changes: Changes) -> None:
        """Show what a step touched."""
        self._tally.take(changes)
        if any(collection in _PROPOSING for collection, _ in changes.touched):
            self._propose()

    # What the arrangement asks

    def members(self) -> Collection[int]:
        """Return the keys of all actors that were read so far."""
        return self._tally.actors.keys()

    def sort_keys(self, members: Collection[int]) -> dict[int, SortKey]:
        """Return the sort keys of these actors: mentions, proposals, name, each in one word.

        A word is compared as quickly as a number, and the collector of cycles does not look at it.
        """
        tally, proposed = self._tally, self._proposed
        keys: dict[int, SortKey] = {}
        for key in map(ActorId, members):
            if (words := tally.words.get(key)) is not None:
                mentions, proposals = _MOST - tally.count(key), _MOST - proposed[key]
                keys[key] = f"{mentions:010}{proposals:010}{words}\n{key:019}"
        return keys

    def sieve(self) -> Sieve | None:
        """Return what lets the actors through in whose names each word stands."""
        return self._holding if self._words else None

    def face_of(self, member: int) -> Face:
        """Return what an actor shows."""
        return _face(self._row(ActorId(member))) if self.member(member) is not None else Face("")

    def _holding(self, members: Sequence[int]) -> Sequence[int]:
        names = self._tally.words
        for sought in self._words:
            members = [member for member in members if sought in names[member]]
        return members

    def _row(self, key: ActorId) -> ActorRow:
        return ActorRow(self._tally.actors[key], self._tally.count(key), self._proposed[key])

    def _propose(self) -> None:
        """Count proposals anew, and show the actors that have more or fewer of them."""
        found = () if self._source is None else self._names.proposals(self._source)
        before, self._proposed = self._proposed, Counter(item.actor for item in found)
        changed = [key for key in before.keys() | self._proposed.keys() if before[key] != self._proposed[key]]
        if changed:
            self.alter(changed)


def _face(row: ActorRow) -> Face:
    actor = row.actor
    pinned = f", pinned on key {actor.pin}" if actor.pin else ""
    return Face(
        text=actor.name,
        detail=_detail(row),
        count=f"{row.mentions:,}",
        badge=str(actor.pin) if actor.pin else "",
        colour=theme.actor_colour(theme.actor_index(actor), theme.is_dark()),
        mark=icons.tinted_icon(KIND_ICONS[actor.kind], theme.current_tones().muted),
        spoken=f"{actor.name}, {word(actor.kind)}, {count_words(row.mentions, 'mention')}{pinned}",
        tip=f"{word(actor.kind)}: {', '.join(actor.names)}",
    )


def _detail(row: ActorRow) -> str:
    others = ", ".join(row.actor.names[1:])
    if row.proposed:
        return f"{row.proposed:,} proposed here" + (f" · {others}" if others else "")
    return others or word(row.actor.kind)
