"""Actors made of names nobody knows yet, with tags at all their plain places, each as one undoable whole."""

from PySide6.QtCore import QObject, Signal

from briefer.gui.desk import Desk
from briefer.gui.occurrence_deeds import making
from briefer.gui.occurrence_search import searching, sure_places
from briefer.gui.plain import count_words, shortened
from briefer.gui.working import of
from briefer.model.actors import Actor, Alias
from briefer.model.ids import ActorId
from briefer.model.proposals import Occurrence
from briefer.model.sources import Source
from briefer.suggest.kinds import guess_alias_kind
from briefer.suggest.name_ranking import RankedName
from briefer.text.lookalikes import doubts_about, marked

_SHOWN = 40


class Making(QObject):
    """Makes one actor after the other; `pending` are the names that wait, `ended` says that one is done."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        """Have nothing to make yet."""
        super().__init__(desk.bus)
        self._desk = desk
        self.pending: set[str] = set()
        desk.work.cancelled.connect(self._give_up)
        desk.work.failed.connect(lambda _: self._give_up())

    def begin(self, name: RankedName) -> None:
        """Look for all places of a name, then make its actor and tag those that are plain."""
        self.pending.add(name.quote)
        found: list[Occurrence] = []

        def take(_source: Source, _text: str, there: tuple[Occurrence, ...]) -> None:
            found.extend(there)

        everyone = self._desk.names.knowledge().known
        parts = searching(self._desk.session, actor_of(name), everyone, take)
        words = f"Looking for “{shortened(marked(name.quote), _SHOWN)}”"
        self._desk.work.begin(words, parts, lambda: self._make(name, found))

    def _make(self, name: RankedName, found: list[Occurrence]) -> None:
        sure, made = sure_places(found), list[ActorId]()
        steps = making(self._desk.session, name, sure, made)
        shown = shortened(marked(name.quote), _SHOWN)

        def tell() -> None:
            self.pending.discard(name.quote)
            self.ended.emit()
            doubtful = sum(bool(it.doubt) for it in found)
            said = f"“{shown}” is an actor, tagged at {count_words(len(sure), 'place')}"
            said += f"; {doubtful:,} in doubt are left to you." if doubtful else "."
            self._desk.tell(said, " ".join(doubts_about(name.quote)) or "Undo takes it all back.")

        self._desk.work.begin(f"Tagging “{shown}”", of(max(len(sure), 1), steps), tell, writes=True)

    def _give_up(self) -> None:
        self.pending.clear()
        self.ended.emit()


def actor_of(name: RankedName) -> Actor:
    """Return the actor that a name would make, under the id 0."""
    if name.elsewhere is not None:
        here = name.elsewhere
        return Actor(ActorId(0), "", here.name, here.kind, here.aliases)
    aliases = (Alias(it.quote, guess_alias_kind(name.quote, it.quote, name.kind)) for it in name.variants)
    return Actor(ActorId(0), "", name.quote, name.kind, tuple(aliases))
