"""What is proposed in a session's sources: searched in moments of rest, kept until it is stale."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.gui.memory import settle
from briefer.gui.proposal_kinds import ProposalKind, is_on, switch
from briefer.gui.source_finds import Knowledge, SourceFinds
from briefer.model.actors import Actor, ActorKind
from briefer.model.changes import Changes, Collection
from briefer.model.ids import ActorId, SourceId
from briefer.model.proposals import DismissalKind, ProposedMention, ProposedName
from briefer.store import queries
from briefer.store.session import Session
from briefer.suggest.known import Gazetteer, gazetteer
from briefer.suggest.known_forms import peoples_of
from briefer.suggest.surroundings import without_titles

_SLICE = 0.012  # seconds of searching at a time
_PAUSE = 2  # milliseconds between two slices
_AFTER_SHOWN = 30  # milliseconds in which a text that is shown is painted first
_TELL_EVERY = 0.15  # seconds between two words on what was found in a long text
_MUCH = 200  # pieces of searching after which what was found is taken out of the collector's rounds
_KEPT = 8  # sources whose finds are kept
_RESTATED = 40  # actors changed since the gazetteer was made before it is made anew, or a tenth of all
_LEARNT_AT_ONCE = 400  # actors known elsewhere


class Proposals(QObject):
    """The proposals in each source of a session.

    A text of usual length is searched when it is first asked for; a long one in slices, nearest to the caret
    first. A step that touches an actor makes its names be searched anew; one that tags or refuses only has
    worked out what is left open where it did.

    `found` carries the SourceId in which more was found; `switched` says that other kinds are made now;
    `names_changed` carries the SourceId for which names came from elsewhere, or None for all. Connect
    `forget` to the session before the views that ask.
    """

    found = Signal(object)
    switched = Signal()
    names_changed = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        is_held_up: Callable[[], object] = lambda: False,
    ) -> None:
        """Work on this session; nothing is read yet, and nothing searched ahead while it `is_held_up`."""
        super().__init__(parent)
        self._session = session
        self._is_held_up = is_held_up
        self._finds: dict[SourceId, SourceFinds] = {}
        self._shown: SourceId | None = None
        self._near = 0
        self._knowledge: Knowledge | None = None
        self._restated: dict[ActorId, None] = {}
        self._elsewhere: tuple[Gazetteer | None, dict[ActorId, Actor]] = (None, {})
        self._learning: Iterator[None] | None = None
        self._model_names: dict[SourceId, tuple[ProposedName, ...]] = {}
        self._told, self._is_news = 0.0, False
        self._since_settled = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._work)

    # What is proposed

    def of(self, source: SourceId) -> SourceFinds:
        """Return the finds in this source, which are kept for the sources that were asked for last."""
        finds = self._finds.pop(source, None)
        if finds is None:
            text = queries.visible_text(self._session, source)
            tags = partial(queries.mentions_from, self._session, source)
            finds = SourceFinds(text, self.knowledge, tags)
            finds.take_refusals(queries.refusals(self._session, source=source))
            finds.by_model = self._model_names.get(source, ())
            while len(self._finds) >= _KEPT:
                del self._finds[next(iter(self._finds))]
        self._finds[source] = finds
        return finds

    def show(self, source: SourceId | None, near: int = 0) -> None:
        """Search this source first, beginning near a code point of it."""
        is_new = source != self._shown
        self._shown, self._near = source, near
        if is_new and source is not None:
            self._timer.start(_AFTER_SHOWN)
        else:
            self._wake()

    def proposals(self, source: SourceId) -> tuple[ProposedMention, ...]:
        """Return the mentions proposed in this source as far as it was searched, in text order."""
        return tuple(self.of(source).mentions())

    def proposals_of(self, source: SourceId, actor: ActorId) -> tuple[ProposedMention, ...]:
        """Return what is proposed for one actor in this source, but for names that another shares."""
        found = [item for item in self.proposals(source) if actor in item.actors]
        return tuple(item for item in found if not self.rivals(source, item))

    def rivals(self, source: SourceId, proposal: ProposedMention) -> tuple[ProposedMention, ...]:
        """Return the other proposals for just these words: a name of several actors, of whom one is meant."""
        over = self.of(source).over(proposal.start, proposal.end)
        return tuple(
            item
            for item in over
            if isinstance(item, ProposedMention)
            and (item.start, item.end) == (proposal.start, proposal.end)
            and item.actors != proposal.actors
        )

    def counts(self, source: SourceId) -> Counter[ActorId]:
        """Return how many mentions are proposed for each actor in this source as far as it was searched."""
        finds = self.of(source)
        if finds.is_short:
            finds.finish(0)
        return finds.counts

    def knowledge(self) -> Knowledge:
        """Return what texts are searched with now."""
        if self._knowledge is None:
            actors = {actor.id: actor for actor in queries.actors(self._session)}
            self._restated.clear()
            self._knowledge = Knowledge(
                gazetteer(actors.values()),
                actors,
                frozenset(kind for kind in ProposalKind if is_on(self._session, kind)),
                self._names_settled(actors.values()),
                *self._elsewhere,
            )
        return self._knowledge

    # What changes it

    def is_on(self, kind: ProposalKind) -> bool:
        """Return whether proposals of this kind are made."""
        return is_on(self._session, kind)

    def switch(self, kind: ProposalKind, *, on: bool) -> None:
        """Make proposals of this kind in the session from now on, or none."""
        switch(self._session, kind, on=on)
        self._forget_all()
        self.switched.emit()

    def know_elsewhere(self, actors: Iterable[Actor]) -> None:
        """Propose the names of these actors too, each with the place it comes from as its `origin`.

        Many of them are learnt in moments of rest, and proposed when all are known.
        """
        self._learning = self._learn(tuple(actors))
        self._work_on_learning()
        if self._learning is not None:
            self._timer.start()

    def take_model_names(self, source: SourceId, names: tuple[ProposedName, ...]) -> None:
        """Propose these names too, which a language model found in a source."""
        self._model_names[source] = names
        self.names_changed.emit(source)
        if source in self._finds:
            self._finds[source].by_model = names
            self._finds[source].forget_names()
            self._tell(source)

    def model_names(self, source: SourceId) -> tuple[ProposedName, ...]:
        """Return the names that a language model found in a source, if it was asked."""
        return self._model_names.get(source, ())

    def forget(self, changes: Changes) -> None:
        """Take as stale what a step made stale."""
        if changed := tuple(map(SourceId, changes.keys(Collection.SOURCE))):
            for gone in self._finds.keys() & set(changed).difference(
                queries.source_ids(self._session, changed)
            ):
                del self._finds[gone]
            self.drop_stale(changed)
        if keys := changes.keys(Collection.ACTOR):
            self._restate(keys)
        if keys := changes.keys(Collection.MENTION):
            self._forget_tags(keys)
        if changes.keys(Collection.REFUSAL):
            for source, finds in self._finds.items():
                finds.take_refusals(queries.refusals(self._session, source=source))
        if changes.keys(Collection.DISMISSAL):
            self._settle_names()
            for finds in self._finds.values():
                finds.forget_decisions()
        self._wake()

    def drop_stale(self, sources: Iterable[SourceId]) -> None:
        """Search these sources anew where other passages of them are hidden than before."""
        for source in set(sources) & self._finds.keys():
            if self._finds[source].text != queries.visible_text(self._session, source):
                del self._finds[source]

    def stop(self) -> None:
        """Search no more."""
        self._timer.stop()
        self._shown = None

    def _restate(self, keys: Iterable[int]) -> None:
        """Take in what changed about some actors, without reading the names of all the others again."""
        knowledge = self._knowledge
        changed = sorted(map(ActorId, keys))
        self._restated |= dict.fromkeys(changed)
        if knowledge is None or len(self._restated) > max(_RESTATED, len(knowledge.actors) // 10):
            self._knowledge = None
        else:
            actors = dict(knowledge.actors)
            for key in changed:
                actors.pop(key, None)
            actors.update((actor.id, actor) for actor in queries.actors_of(self._session, changed))
            there = [actors[key] for key in self._restated if key in actors]
            known = replace(knowledge.known, layers=knowledge.known.layers[:1])
            self._knowledge = replace(
                knowledge,
                known=known.restating(there, self._restated.keys() - actors.keys()),
                actors=actors,
                names=self._names_settled(actors.values()),
            )
        for finds in self._finds.values():
            finds.forget_actors()

    def _forget_tags(self, keys: Iterable[int]) -> None:
        touched = frozenset(keys)
        there = queries.mentions_of(self._session, touched)
        for source, finds in self._finds.items():
            places = [mention.span.start for mention in there if mention.span.source == source]
            finds.forget_tags(touched, places)

    def _forget_all(self) -> None:
        self._knowledge = None
        for finds in self._finds.values():
            finds.forget_actors()
        for source in tuple(self._finds):
            self._tell(source)
        self._wake()

    def _tell(self, source: SourceId) -> None:
        self._told, self._is_news = time.monotonic(), False
        self.found.emit(source)

    def _settle_names(self) -> None:
        if self._knowledge is not None:
            names = self._names_settled(self._knowledge.actors.values())
            self._knowledge = replace(self._knowledge, names=names)

    def _names_settled(self, actors: Iterable[Actor]) -> frozenset[str]:
        """Return the words that are no name nobody knows: an actor has them, or they were dismissed."""
        dismissed = {it.words for it in queries.dismissals(self._session, DismissalKind.NAME)}
        return frozenset(known_quotes(actors) | dismissed)

    # Searching

    def _learn(self, actors: tuple[Actor, ...]) -> Iterator[None]:
        """Make a gazetteer of actors known elsewhere, some at a time, each under an id that no other has."""
        known = {
            ActorId(-number): replace(actor, id=ActorId(-number))
            for number, actor in enumerate(actors, start=1)
        }
        made = tuple(known.values())
        names = gazetteer(())
        for first in range(0, len(made), _LEARNT_AT_ONCE):
            names = names.restating(made[first : first + _LEARNT_AT_ONCE])
            yield
        self._elsewhere = (names, known) if known else (None, {})
        self._forget_all()
        self.names_changed.emit(None)

    def _work_on_learning(self) -> None:
        until = time.monotonic() + _SLICE
        while self._learning is not None and time.monotonic() < until:
            if next(self._learning, True):
                self._learning = None

    def _wake(self) -> None:
        if self._shown is not None and not self._timer.isActive():
            self._timer.start()

    def _work(self) -> None:
        self._timer.setInterval(_PAUSE)
        if self._is_held_up():
            return
        if self._learning is not None:
            self._work_on_learning()
            return
        if self._shown not in self._finds:
            self._timer.stop()
            return
        finds, until = self._finds[self._shown], time.monotonic() + _SLICE
        if finds.is_whole and not self._is_news:
            self._timer.stop()
            return
        before = finds.version_of_all
        is_left = True
        while is_left and time.monotonic() < until:
            is_left = finds.work(self._near)
            self._since_settled += 1
        if self._since_settled > _MUCH:
            self._since_settled = 0
            settle()
        if not is_left:
            self._timer.stop()
        self._is_news = self._is_news or finds.version_of_all != before
        if self._is_news and (not is_left or time.monotonic() - self._told > _TELL_EVERY):
            self._tell(self._shown)


def known_quotes(actors: Iterable[Actor]) -> set[str]:
    """Return the words that actors go by, those of persons without their titles and of peoples too."""
    found: set[str] = set()
    for actor in actors:
        found.update(actor.names, (people.text for people in peoples_of(actor)))
        if actor.kind is ActorKind.PERSON:
            found.update(without_titles(name) for name in actor.names)
    return found
