"""The search for all places where a name stands, over all sources of a session, source by source."""

import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from briefer.gui.desk import Desk
from briefer.gui.working import Parts
from briefer.model.actors import Actor
from briefer.model.ids import SourceId
from briefer.model.proposals import Occurrence
from briefer.model.sources import Source
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import Gazetteer
from briefer.suggest.occurrences import Sought, occurrences, sought

Take = Callable[[Source, str, tuple[Occurrence, ...]], object]
_GLANCE = 200_000  # code points that can be looked over at once
_TELL_EVERY = 0.1  # seconds between two words on what was found
Finds = tuple[Source, str, tuple[Occurrence, ...]]


class Looking(QObject):
    """Looks for one actor at a time, from source to source, until another one is wanted or none.

    `found` carries some places at a time, a list of Finds; `moved` how many sources are searched, and of how
    many, the same number twice at the end.
    """

    found = Signal(object)
    moved = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Look for nobody yet."""
        super().__init__(parent)
        self._desk = desk
        self._turn = 0
        self._told = 0.0
        self._waiting: list[Finds] = []
        desk.work.cancelled.connect(lambda: self._end(self._turn))

    def begin(self, actor: Actor, first: SourceId | None) -> None:
        """Look for an actor in all sources, the `first` one before the others."""
        self.stop()
        turn = self._turn
        everyone = self._desk.names.knowledge().known
        parts = searching(self._desk.session, actor, everyone, self._take, first)
        self._desk.work.begin("Searching", self._while_wanted(parts, turn), lambda: self._end(turn))

    def stop(self) -> None:
        """Look no further."""
        self._turn += 1
        self._waiting = []

    def _take(self, source: Source, text: str, there: tuple[Occurrence, ...]) -> None:
        self._waiting.append((source, text, there))

    def _while_wanted(self, parts: Parts, turn: int) -> Parts:
        for done, total in parts:
            if turn != self._turn:
                return
            if time.monotonic() - self._told > _TELL_EVERY:
                self._tell(done, total)
            yield done, total

    def _end(self, turn: int) -> None:
        if turn == self._turn:
            self._tell(1, 1)

    def _tell(self, done: int, total: int) -> None:
        self._told = time.monotonic()
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.found.emit(waiting)
        self.moved.emit(done, total)


def searching(
    session: Session, actor: Actor, everyone: Gazetteer, take: Take, first: SourceId | None = None
) -> Parts:
    """Hand over the places where an actor is named as they are found; a job for `Work`.

    `everyone` are the names of the session's actors. Sources come in their order, but for the `first` one.
    """
    who = sought(actor, everyone)
    tagged_in = queries.sources_naming(session, actor.id)
    keys = sorted(queries.source_ids(session), key=lambda key: key != first)
    for number, key in enumerate(keys):
        for found, text in _in_source(session, who, key, is_tagged=key in tagged_in):
            if found:
                take(queries.source(session, key), text, found)
            yield number, len(keys)
    yield len(keys), len(keys)


def sure_places(found: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Return the places that are plain and not tagged yet."""
    return tuple(it for it in found if not it.doubt and it.mention is None)


def _in_source(
    session: Session, who: Sought, source: SourceId, *, is_tagged: bool
) -> Iterator[tuple[tuple[Occurrence, ...], str]]:
    """Yield what is found in each stretch of a source; one with nothing in it is left after a glance."""
    text = queries.visible_text(session, source)
    if not is_tagged and len(text) < _GLANCE and not who.names.names_any(text):
        yield (), text
        return
    mentions = queries.mentions(session, source=source)
    refusals = queries.refusals(session, source=source)
    for found in occurrences(who, source, text, mentions, refusals):
        yield found, text
