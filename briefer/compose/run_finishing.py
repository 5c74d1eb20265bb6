"""A run of inlines as it stands in the note: its actors introduced, its citations joined and told.

A run that was printed before, and before which as much of what it depends on was told, is taken as it stood
then.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from briefer.compose.footnotes import Cited, Footnotes
from briefer.compose.introducing import Introducer
from briefer.compose.joining import joined
from briefer.compose.noting import told_in
from briefer.compose.source_forms import PlacesMark
from briefer.compose.walking import Run, is_plain
from briefer.model.ids import ActorId, FactId

_NOBODY: frozenset[ActorId] = frozenset()


class Told(NamedTuple):
    """A run that is finished but for its notes: its actors are introduced, its citations joined.

    Of the `actors` that it might name the note `knew` some, which are called in short; `known` are those who
    were known behind it. It tells these `facts`, and its citations the `cited` ones.
    """

    run: Run
    actors: tuple[ActorId, ...]
    knew: frozenset[ActorId]
    known: frozenset[ActorId]
    facts: tuple[FactId, ...]
    cited: Cited


class Finished(NamedTuple):
    """A run as it was printed and as it stood in the note, and what made it so.

    `begun` is what the words of its notes depended on, and `places` where sources had been cited behind them.
    """

    bare: Run
    told: Told
    begun: Hashable
    places: PlacesMark | None
    run: Run


class RunFinisher:
    """Finishes the runs of one note in their order; where notes are joined, `language` is its sentences'."""

    def __init__(self, footnotes: Footnotes, introducer: Introducer | None, language: str | None) -> None:
        self._footnotes = footnotes
        self._introducer = introducer
        self._language = language

    def finished(self, run: Run) -> Run:
        """Return a run as it stands in the note."""
        if (self._introducer or self._language is not None) and not is_plain(run):
            run = self._told_run(run)
        return self._footnotes.noted(run)

    def again(self, run: Run, former: Finished | None) -> Finished:
        """Return a run as it stands in the note, what did not change taken from how it was the last time."""
        told = former and self._told_again(former.told)
        if former is None or told is None:
            former, told = None, self._told(run)
        begun = self._footnotes.begun(told.cited)
        if former is not None and former.begun == begun:
            self._footnotes.go_on([fact for facts in told.cited for fact in facts], former.places)
            return former
        made = self._footnotes.noted(told.run)
        return Finished(run, told, begun, self._footnotes.places, made)

    def reworded(self, former: Finished, run: Run) -> Finished | None:
        """Return a run in which facts are told otherwise, its notes as far in short as they were.

        None where these are not all that it depends on: actors, other citations, or a citation style.
        """
        was = former.told
        if was.actors or self._actors_of(run) or former.places:
            return None
        told = self._told(run)
        if (told.cited, told.facts) != (was.cited, was.facts):
            return None
        made = self._footnotes.at(told.cited, former.begun).noted(told.run)
        return former._replace(bare=run, told=told, run=made)

    def _told(self, run: Run) -> Told:
        actors = self._actors_of(run)
        knew = self._known_of(actors)
        told = self._told_run(run)
        cited, facts = told_in(told)
        return Told(told, actors, knew, self._known_of(actors), facts, cited)

    def _told_again(self, former: Told) -> Told | None:
        """Return a run as it was told the last time; None where other actors are known before it."""
        if former.actors and self._introducer:
            if self._known_of(former.actors) != former.knew:
                return None
            self._introducer.known |= former.known
        return former

    def _told_run(self, run: Run) -> Run:
        if self._introducer:
            run = self._introducer.introduced(run)
        return run if self._language is None else joined(run, self._language)

    def _actors_of(self, run: Run) -> tuple[ActorId, ...]:
        return self._introducer.actors_of(run) if self._introducer else ()

    def _known_of(self, actors: Iterable[ActorId]) -> frozenset[ActorId]:
        if not actors or not self._introducer:
            return _NOBODY
        return frozenset(self._introducer.known.intersection(actors))


class Runs:
    """The runs of one section: those of the last time, to be taken in order, and those of now."""

    def __init__(
        self,
        finisher: RunFinisher,
        former: Sequence[Finished] = (),
        changed: frozenset[FactId] = frozenset(),
    ) -> None:
        """Take the runs of the last time, but for those that tell facts that changed."""
        self.finished: list[Finished] = []
        self._again = finisher.again
        self._waiting: dict[int, list[Finished]] = {}
        for each in reversed(former):
            if not changed or changed.isdisjoint(each.told.facts):
                self._waiting.setdefault(id(each.bare), []).append(each)

    def now(self, run: Run) -> Run:
        """Return a run as it stands in the note now, and keep it; the same run may come several times."""
        if is_plain(run):
            return run
        known = self._waiting.get(id(run))
        done = self._again(run, known.pop() if known else None)
        self.finished.append(done)
        return done.run

    @property
    def places(self) -> dict[FactId, tuple[int, ...]]:
        """The places, among the runs of now, of those that state or cite a fact."""
        places: dict[FactId, tuple[int, ...]] = {}
        for place, each in enumerate(self.finished):
            for fact in each.told.facts:
                known = places.get(fact)
                places[fact] = (place,) if known is None else (*known, place)
        return places

    @property
    def cited(self) -> frozenset[FactId]:
        """The facts that the runs of now cite."""
        return frozenset([fact for each in self.finished for facts in each.told.cited for fact in facts])
