"""The actors of a session as rows: kind, name, aliases, number of mentions, pin, what is proposed here."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from briefer.gui import icons, theme
from briefer.gui.models.members import MemberReading, MembersModel
from briefer.gui.models.rows import Face
from briefer.gui.proposals import Proposals
from briefer.gui.wording import KIND_ICONS, count_words, folded, word
from briefer.model.actors import Actor
from briefer.model.changes import Collection
from briefer.model.ids import ActorId, SourceId
from briefer.store import queries
from briefer.store.session import Session
from briefer.text.lookalikes import visible


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, its mentions in the session, and the proposals for it in the source that is read."""

    actor: Actor
    mentions: int
    proposed: int


class ActorsModel(MembersModel[ActorRow, Actor]):
    """The actors that the words typed let through, the most mentioned first."""

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
    return Face(
        text=visible(actor.name),
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
