"""What the comparing workspace shows, re-read from the session when a change touched it."""

from collections.abc import Callable, Generator, Mapping

from briefer.commands.reconciling import joined
from briefer.gui.models.compare_rows import GroupRow, PairRow, pair_row
from briefer.gui.models.compare_values import Comparison, Known, compared
from briefer.gui.models.known_tellings import KnownTellings
from briefer.model.changes import Changes, Collection
from briefer.model.facts import Fact
from briefer.model.ids import EvidenceId, FactId, ReconciliationId
from briefer.model.proposals import Dismissal, DismissalKind, ProposedEvent, dismissed_facts
from briefer.model.reconciliations import Reconciliation, ReconciliationKind
from briefer.store import queries
from briefer.store.origins import origins_in
from briefer.store.session import Session
from briefer.suggest.same_events import EventsFound, searching
from briefer.weigh.origins import stories

Facts = Callable[[], Mapping[int, Fact]]
_MOST_PAIRS = 300  # rows; the likeliest come first
_SHOWN = (
    Collection.RECONCILIATION,
    Collection.FACT,
    Collection.SOURCE,
    Collection.ACTOR,
    Collection.DISMISSAL,
)


class CompareState:
    """The groups of facts told as one and the proposed pairs of a session.

    `facts` gives all facts by key as the window has them already.
    """

    def __init__(self, session: Session, facts: Facts, language: str) -> None:
        """Read groups, sources and actors; `language` is the note's, a BCP 47 tag."""
        self._session = session
        self._facts = facts
        self._language = language
        self._found = EventsFound()
        self._stale = frozenset(_SHOWN)
        self._known = Known({}, {}, language)
        self._groups: dict[ReconciliationId, Reconciliation] = {}
        self._group_of: dict[FactId, Reconciliation] = {}
        self._dismissed: frozenset[Dismissal] = frozenset()
        self._tellings = KnownTellings()

    @property
    def groups(self) -> tuple[Reconciliation, ...]:
        """The reconciliations, in the order they were added."""
        self._freshen()
        return tuple(self._groups.values())

    @property
    def known(self) -> Known:
        """What cells are worded with."""
        self._freshen()
        return self._known

    @property
    def facts(self) -> Mapping[int, Fact]:
        """All facts by key."""
        return self._facts()

    @property
    def proposals(self) -> tuple[ProposedEvent, ...]:
        """The pairs proposed last whose facts are still there and not told as one."""
        self._freshen()
        there = self._facts()
        return tuple(
            found
            for found in self._found.proposals
            if found.one in there
            and found.other in there
            and found.other not in self.members(found.one)
            and dismissed_facts(found.one, found.other) not in self._dismissed
        )

    def follow(self, changes: Changes) -> bool:
        """Note what the changes touched; return whether anything shown here can be another now."""
        touched = frozenset(kind for kind in _SHOWN if changes.keys(kind))
        self._stale |= touched
        return bool(touched)

    def group(self, key: ReconciliationId) -> Reconciliation | None:
        """Return a reconciliation, or None where there is none any more."""
        self._freshen()
        return self._groups.get(key)

    def group_of(self, fact: FactId) -> Reconciliation | None:
        """Return the reconciliation that a fact is part of, or None."""
        self._freshen()
        return self._group_of.get(fact)

    def members(self, fact: FactId) -> tuple[FactId, ...]:
        """Return the facts that are told as one with a fact, or it alone."""
        told = self.group_of(fact)
        return told.facts if told is not None else (fact,)

    def pair(self, proposed: ProposedEvent) -> Reconciliation:
        """Return what joining a proposed pair would make; nothing is stored."""
        return joined(self._session, (proposed.one, proposed.other), ReconciliationKind.SAME_EVENT)[1]

    def compared(
        self, told: Reconciliation, unfolded: frozenset[EvidenceId], *, is_folded: bool = True
    ) -> Comparison:
        """Return the accounts of the facts that are told, or would be told, as one.

        Copies of one story are one column where `is_folded`, but for those in `unfolded`.
        """
        facts, known = self._facts(), self.known
        members = [facts[key] for key in told.facts if key in facts]
        session = self._session
        said = (queries.copies(session), queries.kinships(session)) if is_folded else ((), ())
        story_of = stories(known.sources.values(), *said)
        return compared(members, told, known, story_of, unfolded)

    def group_rows(self) -> tuple[GroupRow, ...]:
        """Return the rows of the groups."""
        facts = self._facts()
        origin_of = origins_in(self._session)
        rows = []
        for told in self.groups:
            members = [facts[key] for key in told.facts if key in facts]
            used = {item.span.source for fact in members for item in fact.evidence}
            telling = self._tellings.of(told, members)
            rows.append(GroupRow(told, telling, len({origin_of[key] for key in used}), len(used)))
        return tuple(rows)

    def pair_rows(self) -> tuple[PairRow, ...]:
        """Return the rows of the proposed pairs."""
        facts, found = self._facts(), self.proposals
        return tuple(
            pair_row(it, (self.members(it.one), self.members(it.other)), facts) for it in found[:_MOST_PAIRS]
        )

    def search(self) -> Generator[None, None, EventsFound]:
        """Return the search for pairs over what is there now, which is made step by step."""
        known = self.known
        return searching(
            tuple(self._facts().values()),
            tuple(known.sources.values()),
            tuple(known.actors.values()),
            self.groups,
            self._dismissed,
            self._found.traits,
        )

    def take(self, found: EventsFound) -> None:
        """Take what a search found."""
        self._found = found

    def _freshen(self) -> None:
        stale, self._stale = self._stale, frozenset()
        session = self._session
        if stale & {Collection.SOURCE, Collection.ACTOR}:
            sources = {source.id: source for source in queries.sources(session)}
            actors = {actor.id: actor for actor in queries.actors(session)}
            self._known = Known(sources, actors, self._language)
            self._found = EventsFound(self._found.proposals)
        if Collection.DISMISSAL in stale:
            self._dismissed = frozenset(queries.dismissals(session, DismissalKind.SAME_EVENT))
        if stale & {Collection.RECONCILIATION, Collection.FACT, Collection.SOURCE}:
            self._groups = {told.id: told for told in queries.reconciliations(session)}
            self._group_of = {key: told for told in self._groups.values() for key in told.facts}
