"""The actors of a session as rows: kind, name, aliases, number of mentions, pin, what is proposed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from briefer.gui import icons, theme
from briefer.gui.models.members import MemberReading, MembersModel
from briefer.gui.models.rows import Face, Index
from briefer.gui.proposals import Proposals
from briefer.gui.wording import KIND_ICONS, count_words, folded, word
from briefer.model.actors import Actor, AliasKind
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, SourceId
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.lookalikes import marked

_DRAGGED = "application/x-briefer-actors"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, its mentions in the session, and the proposals for it in the source that is read."""

    actor: Actor
    mentions: int
    proposed: int


class ActorsModel(MembersModel[ActorRow, Actor]):
    """The actors that the words typed let through, the most mentioned first.

    One that is dragged onto another asks for the two to be merged: `merge_asked` carries the keys of those
    dragged and of the one they were dropped on.
    """

    merge_asked = Signal(object, object)

    def __init__(self, session: Session, names: Proposals, parent: QObject | None = None) -> None:
        """Read all actors of this session."""
        reading = MemberReading(
            Collection.ACTOR,
            frozenset({Collection.MENTION, Collection.REFUSAL}),
            partial(queries.actors, session),
            lambda key: queries.actor(session, ActorId(key)),
            lambda actor: " ".join(actor.names),
        )
        super().__init__(reading, lambda row: row.actor.id, _face, parent)
        self._session = session
        self._names = names
        self._source: SourceId | None = None
        self.read_all()
        names.found.connect(self._count_anew)

    def show_source(self, source: SourceId | None) -> None:
        """Count proposals in this source from now on."""
        self._source = source
        self.refresh()

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

    def _count_anew(self, source: object) -> None:
        if source == self._source:
            self.refresh()

    def refresh(self) -> None:
        """Count mentions and proposals anew, and show what changed."""
        mentions = queries.mention_counts(self._session)
        proposed = self._names.counts(self._source) if self._source is not None else {}
        rows = [
            ActorRow(actor, mentions.get(actor.id, 0), proposed.get(actor.id, 0)) for actor in self.shown()
        ]
        rows.sort(key=lambda row: (-row.mentions, -row.proposed, folded(row.actor.name)))
        self.set_rows(rows)


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
