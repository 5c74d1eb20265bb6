"""The actors of a session as rows: kind, name, aliases, number of mentions, pin, what is proposed here."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from briefer.gui import icons, theme
from briefer.gui.models.actor_tally import ActorTally
from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.arrangement import Search, Sieve, SortKey
from briefer.gui.models.rows import Face, Index
from briefer.gui.proposals import Proposals
from briefer.gui.wording import KIND_ICONS, count_words, folded, word
from briefer.model.actors import Actor, AliasKind
from briefer.model.changes import Changes
from briefer.model.changes import Collection as Members
from briefer.model.ids import ActorId, SourceId
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.lookalikes import marked

_DRAGGED = "application/x-briefer-actors"

_MOST = 10**9
_PROPOSING = frozenset({Members.ACTOR, Members.MENTION, Members.REFUSAL, Members.SOURCE})


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, its mentions in the session, and the proposals for it in the source that is read."""

    actor: Actor
    mentions: int
    proposed: int


class ActorsModel(ArrangedModel):
    """The actors that the words typed let through, the most mentioned first.

    One that is dragged onto another asks for the two to be merged: `merge_asked` carries the keys of those
    dragged and of the one they were dropped on.
    """

    merge_asked = Signal(object, object)

    def __init__(self, session: Session, names: Proposals, parent: QObject | None = None) -> None:
        """Show all actors of this session."""
        super().__init__(parent)
        self._session = session
        self._names = names
        self._source: SourceId | None = None
        self._words: tuple[str, ...] = ()
        self._proposed: Counter[ActorId] = Counter()
        self._tally = ActorTally(session, self)
        self._tally.grown.connect(self.resort)
        self._tally.altered.connect(self.alter)
        names.found.connect(self._find)
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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let actors be dragged, and dropped on others."""
        moves = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | moves if index.isValid() else super().flags(index)

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Name the one form in which actors are dragged."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the keys of the actors that are dragged."""
        data = QMimeData()
        keys = [str(row.actor.id) for index in indexes if (row := self.row_at(index)) is not None]
        data.setData(_DRAGGED, " ".join(keys).encode())
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for what was dropped to be merged into the actor that it was dropped on; nothing moves yet."""
        onto = self.row_at(parent)
        dragged = bytes(data.data(_DRAGGED).data()).split()
        keys = [ActorId(int(key)) for key in dragged if key.isdigit()]
        if onto is not None and keys and keys != [onto.actor.id]:
            self.merge_asked.emit(keys, onto.actor.id)
        return False

    def filter(self, words: str) -> None:
        """Show the actors in whose names each of these words stands."""
        self._words = tuple(folded(words).split())
        self.refilter()

    def take(self, changes: Changes) -> None:
        """Show what a step touched."""
        self._tally.take(changes)
        if self._source in changes.keys(Members.SOURCE) and not queries.sources(
            self._session, [self._source]
        ):
            self._source = None
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
            if (words := tally.words.texts.get(key)) is not None:
                mentions, proposals = _MOST - tally.count(key), _MOST - proposed[key]
                keys[key] = f"{mentions:010}{proposals:010}{words}\n{key:019}"
        return keys

    def sieve(self) -> Sieve | None:
        """Return what lets the actors through in whose names each word stands."""
        return self._holding if self._words else None

    def search(self) -> Search | None:
        """Return what finds these actors by an index of their names."""
        return self._tally.words.find(self._words) if self._words else None

    def face_of(self, member: int) -> Face:
        """Return what an actor shows."""
        return _face(self._row(ActorId(member))) if self.member(member) is not None else Face("")

    def _holding(self, members: Sequence[int]) -> Sequence[int]:
        names = self._tally.words.texts
        for sought in self._words:
            members = [member for member in members if sought in names[member]]
        return members

    def _row(self, key: ActorId) -> ActorRow:
        return ActorRow(self._tally.actors[key], self._tally.count(key), self._proposed[key])

    def _find(self, source: object) -> None:
        if source == self._source:
            self._propose()

    def _propose(self) -> None:
        """Count proposals anew, and show the actors that have more or fewer of them."""
        before = self._proposed
        self._proposed = Counter() if self._source is None else Counter(self._names.counts(self._source))
        changed = [key for key in before.keys() | self._proposed.keys() if before[key] != self._proposed[key]]
        if changed:
            self.alter(changed)


def _face(row: ActorRow) -> Face:
    actor = row.actor
    pinned = f", pinned on key {actor.pin}" if actor.pin else ""
    origin = f"; known from {actor.origin}" if actor.origin else ""
    return Face(
        text=marked(actor.name),
        detail=_detail(row),
        count=f"{row.mentions:,}",
        badge=str(actor.pin) if actor.pin else "",
        colour=theme.actor_colour(theme.actor_index(actor), theme.is_dark()),
        mark=icons.tinted_icon(KIND_ICONS[actor.kind], theme.current_tones().muted),
        spoken=f"{actor.name}, {word(actor.kind)}, {count_words(row.mentions, 'mention')}{pinned}",
        tip=f"{word(actor.kind)}: {', '.join(_names(actor))}{origin}",
    )


def _names(actor: Actor) -> tuple[str, ...]:
    """Return the names as the analyst is to see them: one that was misspelt in print is told as such."""
    printed = {alias.text for alias in actor.aliases if alias.kind is AliasKind.MISSPELT} - {actor.name}
    return tuple(f"printed: {marked(name)}" if name in printed else marked(name) for name in actor.names)


def _detail(row: ActorRow) -> str:
    others = ", ".join(_names(row.actor)[1:])
    if row.proposed:
        return f"{row.proposed:,} proposed here" + (f" · {others}" if others else "")
    return others or word(row.actor.kind)
