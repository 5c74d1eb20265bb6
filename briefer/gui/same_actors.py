"""Pairs of actors that may be one, looked for in moments of rest and again only when actors change."""

import pkgutil
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.commands.merging import told_apart
from briefer.gui.desk import Desk
from briefer.gui.slices import Slices
from briefer.model.changes import Changes, Collection
from briefer.model.ids import ActorId
from briefer.model.proposals import ProposedMerge
from briefer.store import queries

if TYPE_CHECKING:
    from briefer.suggest.same_actors import Namesakes

# Named by its dotted name and found at the first look: a session opens without what comparing names takes.
_NAMESAKES = "briefer.suggest.same_actors:Namesakes"
_PAUSE = 60  # milliseconds between two slices


class SameActors(QObject):
    """The pairs that may be one actor and were not told apart; `found` says that there may be others now."""

    found = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Know nothing yet; `start` begins to look."""
        super().__init__(parent)
        self._desk = desk
        self._namesakes: Namesakes | None = None
        self._changed: OrderedDict[ActorId, None] = OrderedDict()
        self._waiting: OrderedDict[ActorId, None] = OrderedDict()
        self._pairs: dict[frozenset[ActorId], ProposedMerge] = {}
        self._apart: frozenset[frozenset[ActorId]] = frozenset()
        self._is_on = False
        self._slices = Slices(self, pause=_PAUSE)
        self._slices.ended.connect(self.found)

    @property
    def pairs(self) -> tuple[ProposedMerge, ...]:
        """The pairs, the surest first."""
        left = (pair for key, pair in self._pairs.items() if key not in self._apart)
        return tuple(sorted(left, key=lambda pair: (-pair.sureness, pair.reason)))

    @property
    def is_looking(self) -> bool:
        """Whether actors are still to be compared."""
        return self._slices.is_busy

    def start(self) -> None:
        """Look through all actors, slice by slice."""
        self._is_on = True
        self._apart = told_apart(self._desk.session)
        self._note(queries.mention_counts(self._desk.session))

    def stop(self) -> None:
        """Look no more."""
        self._is_on = False
        self._slices.stop()

    def take(self, changes: Changes) -> None:
        """Compare anew what a step touched."""
        if not self._is_on:
            return
        touched = changes.keys(Collection.ACTOR)
        if touched or changes.keys(Collection.DISMISSAL):
            self._apart = told_apart(self._desk.session)
            self.found.emit()
        if touched:
            self._note(map(ActorId, touched))

    def _note(self, keys: Iterable[ActorId]) -> None:
        self._changed.update(dict.fromkeys(keys))
        if self._changed and not self._slices.is_busy:
            self._slices.begin(self._looking())

    def _looking(self) -> Iterator[None]:
        if self._namesakes is None:
            make: type[Namesakes] = pkgutil.resolve_name(_NAMESAKES)
            self._namesakes = make()
        while self._changed or self._waiting:
            if self._changed:
                self._read(self._namesakes, self._changed.popitem(last=False)[0])
            else:
                self._compare(self._namesakes, self._waiting.popitem(last=False)[0])
            yield

    def _read(self, namesakes: "Namesakes", key: ActorId) -> None:
        """Read an actor anew, and forget the pairs that it made before."""
        self._pairs = {pair: found for pair, found in self._pairs.items() if key not in pair}
        try:
            namesakes.put(queries.actor(self._desk.session, key))
        except KeyError:  # removed, or merged into another
            namesakes.drop(key)
            self._waiting.pop(key, None)
        else:
            self._waiting[key] = None

    def _compare(self, namesakes: "Namesakes", key: ActorId) -> None:
        self._pairs |= {pair.pair: pair for pair in namesakes.of(key)}
