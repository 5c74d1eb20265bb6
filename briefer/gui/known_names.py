"""Proposed mentions of the session's actors, kept until a step makes them stale."""

from PySide6.QtCore import QObject

from briefer.model.changes import Changes, Collection
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import ProposedMention
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import known_mentions, undecided


class KnownNames(QObject):
    """What is proposed in each source, from the names and aliases that the session's actors go by.

    Names are looked for when a source is first asked for, and again after a step that touched an actor;
    what tags and refusals leave open of them is worked out after each step that touched those. Connect
    `forget` to the bus before the views that ask.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Work on this session; nothing is read yet."""
        super().__init__(parent)
        self._session = session
        self._found: dict[SourceId, tuple[ProposedMention, ...]] = {}
        self._open: dict[SourceId, tuple[ProposedMention, ...]] = {}

    def proposals(self, source: SourceId) -> tuple[ProposedMention, ...]:
        """Return the proposals in this source that are neither tagged nor refused, in text order."""
        if source not in self._open:
            self._open[source] = undecided(
                self._known(source),
                queries.mentions(self._session, source=source),
                queries.refusals(self._session, source=source),
            )
        return self._open[source]

    def proposals_of(self, source: SourceId, actor: ActorId) -> tuple[ProposedMention, ...]:
        """Return the proposals of one actor in this source, in text order."""
        return tuple(item for item in self.proposals(source) if item.actor == actor)

    def forget(self, changes: Changes) -> None:
        """Drop what a step made stale."""
        touched = {collection for collection, _ in changes.touched}
        if touched & {Collection.ACTOR, Collection.SOURCE}:
            self._found.clear()
        if touched & {Collection.ACTOR, Collection.SOURCE, Collection.MENTION, Collection.REFUSAL}:
            self._open.clear()

    def _known(self, source: SourceId) -> tuple[ProposedMention, ...]:
        if source not in self._found:
            text = queries.source_text(self._session, source)
            self._found[source] = known_mentions(text, queries.actors(self._session))
        return self._found[source]
