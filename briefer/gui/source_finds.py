"""What is proposed in one source, found stretch by stretch and kept until a step makes it stale."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from briefer.gui.proposal_kinds import ProposalKind
from briefer.model.actors import Actor, Mention
from briefer.model.ids import ActorId, MentionId
from briefer.model.proposals import ProposedMention, ProposedName, Refusal
from briefer.suggest.known import Gazetteer
from briefer.suggest.stretches import (
    Decided,
    Open,
    Stretch,
    known_in,
    merged_names,
    names_elsewhere_in,
    names_in,
    open_in,
    references_in,
    stretches,
)

Tags = Callable[[int, int], tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What texts are searched with.

    `known` are the session's actors as a gazetteer, `actors` themselves; `elsewhere` are actors known from
    other places, each under an id of its own; `names` are words to propose no actor for; `kinds` is what is
    switched on.
    """

    known: Gazetteer
    actors: Mapping[ActorId, Actor]
    kinds: frozenset[ProposalKind]
    names: Collection[str] = frozenset()
    elsewhere: Gazetteer | None = None
    actors_elsewhere: Mapping[ActorId, Actor] = field(default_factory=dict)


@dataclass(slots=True)
class _Cell:
    """How far one stretch has been searched; `open` stays until it is worked out anew."""

    names: tuple[ProposedName, ...] | None = None
    known: tuple[ProposedMention, ...] | None = None
    back: tuple[ProposedMention, ...] | None = None
    open: Open = field(default_factory=Open)
    is_fresh: bool = False
    version: int = 0
    tags: frozenset[MentionId] = frozenset()


class SourceFinds:
    """The proposals in one text. `tags` reads the mentions that begin between two offsets."""

    def __init__(self, text: str, know: Callable[[], Knowledge], tags: Tags) -> None:
        """Search nothing yet; `know` gives what to search with as it is now."""
        self.text = text
        self.refusals: tuple[Refusal, ...] = ()
        self.by_model: tuple[ProposedName, ...] = ()
        self.counts: Counter[ActorId] = Counter()
        self._know = know
        self._tags = tags
        self._stretches = stretches(text)
        self._starts = [stretch.start for stretch in self._stretches]
        self._cells = [_Cell() for _ in self._stretches]

    @property
    def is_short(self) -> bool:
        """Whether the text is searched in one go, so that it can be done when it is first asked for."""
        return len(self._cells) == 1

    @property
    def is_whole(self) -> bool:
        """Whether all of the text has been searched with what is known now."""
        return all(cell.is_fresh for cell in self._cells)

    @property
    def version_of_all(self) -> int:
        """A number that grows with each change of what is proposed anywhere in the text."""
        return sum(cell.version for cell in self._cells)

    def over(
        self, start: int, end: int, *, at_once: bool = False
    ) -> Iterator[ProposedMention | ProposedName]:
        """Yield what is proposed on any of these characters, as far as it was found, or found `at_once`."""
        for number in self._numbers(start, end):
            if at_once or self.is_short:
                self.finish(number)
            shown = self._cells[number].open
            every: tuple[ProposedMention | ProposedName, ...] = (*shown.mentions, *shown.names)
            yield from (item for item in every if item.start < end and item.end > start)

    def mentions(self) -> Iterator[ProposedMention]:
        """Yield the mentions proposed in all that was searched, in text order."""
        if self.is_short:
            self.finish(0)
        for cell in self._cells:
            yield from cell.open.mentions

    def names(self) -> Iterator[ProposedName]:
        """Yield the names proposed in all that was searched, in text order."""
        for cell in self._cells:
            yield from cell.open.names

    def is_searched(self, start: int, end: int) -> bool:
        """Return whether what is proposed on these characters is known as it is now."""
        return all(self._cells[number].is_fresh for number in self._numbers(start, end))

    def version(self, start: int, end: int) -> int:
        """Return a number that grows with each change of what is proposed on these characters."""
        return sum(self._cells[number].version for number in self._numbers(start, end))

    def work(self, near: int) -> bool:
        """Search for a few milliseconds, nearest to an offset first; return whether any was left."""
        here = self._number(near)
        order = (*range(here, len(self._cells)), *range(here - 1, -1, -1))
        number = next((it for it in order if not self._cells[it].is_fresh), None)
        if number is None:
            return False
        self._advance(number)
        return True

    def finish(self, number: int) -> None:
        """Search a stretch to its end now."""
        while not self._cells[number].is_fresh:
            self._advance(number)

    def forget_actors(self) -> None:
        """Take what was found of actors as stale; it is shown until it is found anew."""
        for cell in self._cells:
            cell.known = cell.back = None
            cell.is_fresh = False

    def forget_names(self) -> None:
        """Take the names that were found as stale, as when others are to be added to them."""
        for cell in self._cells:
            cell.names = cell.back = None
            cell.is_fresh = False

    def forget_decisions(self) -> None:
        """Work out anew everywhere what is left open."""
        for cell in self._cells:
            cell.is_fresh = False

    def forget_tags(self, keys: Collection[int], places: Collection[int]) -> None:
        """Work out anew what is left open where these mentions were, or begin now."""
        for cell in self._cells:
            if not cell.tags.isdisjoint(keys):
                cell.is_fresh = False
        for place in places:
            self._cells[self._number(place)].is_fresh = False

    def take_refusals(self, refusals: tuple[Refusal, ...]) -> None:
        """Leave out what was refused, and bring back what is refused no more."""
        for refusal in set(self.refusals).symmetric_difference(refusals):
            self._cells[self._number(refusal.span.start)].is_fresh = False
        self.refusals = refusals

    def _advance(self, number: int) -> None:
        """Take one stretch a step further: names, known actors, what points back, what is left open of it."""
        cell, stretch, know = self._cells[number], self._stretches[number], self._know()
        if cell.names is None:
            cell.names = merged_names(names_in(self.text, stretch), self.by_model, stretch)
        elif cell.known is None:
            cell.known = known_in(self.text, stretch, know.known, cell.names, know.actors)
        elif cell.back is None:
            wanted = ProposalKind.REFERENCES in know.kinds
            found = (self.text, stretch, cell.known, cell.names, know.actors)
            cell.back = references_in(*found) if wanted else ()
        else:
            self._open(cell, stretch, know)

    def _open(self, cell: _Cell, stretch: Stretch, know: Knowledge) -> None:
        tags = self._tags(stretch.before, stretch.end)
        known, names = cell.known or (), cell.names or ()
        if know.elsewhere is not None:
            found = know.elsewhere.mentions(self.text, stretch.before, stretch.end)
            names = names_elsewhere_in(found, names, know.actors_elsewhere, know.names)
        decided = Decided(tags, self.refusals, know.names)
        left = open_in(stretch, (*known, *(cell.back or ())), names, decided)
        hidden = frozenset() if ProposalKind.KNOWN in know.kinds else frozenset(known)
        shown = Open(
            tuple(it for it in left.mentions if it not in hidden),
            left.names if ProposalKind.NAMES in know.kinds else (),
        )
        if shown != cell.open:
            self.counts.subtract(_counted(cell.open))
            self.counts.update(_counted(shown))
            cell.open, cell.version = shown, cell.version + 1
        cell.tags = frozenset(mention.id for mention in tags)
        cell.is_fresh = True

    def _number(self, place: int) -> int:
        return max(bisect_right(self._starts, place) - 1, 0)

    def _numbers(self, start: int, end: int) -> range:
        """Return the numbers of the stretches from which something may reach into these characters."""
        return range(self._number(max(start - _LONGEST, 0)), self._number(max(end - 1, start)) + 1)


_LONGEST = 200  # code points that a proposal may reach over the end of its stretch


def _counted(found: Open) -> Iterator[ActorId]:
    return (actor for item in found.mentions for actor in item.actors)
