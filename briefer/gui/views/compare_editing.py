"""What is done to reconciliations in the window: each deed one command, its faults told in the strip."""

from briefer.commands import reconciling
from briefer.gui.desk import Desk
from briefer.gui.models.compare_state import CompareState
from briefer.model.ids import FactId, ReconciliationId
from briefer.model.proposals import ProposedEvent
from briefer.model.reconciliations import Choice, Matter, Reconciliation, ReconciliationKind


class CompareEditing:
    """The deeds of the comparing workspace over its session."""

    def __init__(self, desk: Desk, state: CompareState) -> None:
        """Work on this desk's session."""
        self._desk = desk
        self._state = state

    def join(self, pair: ProposedEvent, kind: ReconciliationKind) -> ReconciliationId | None:
        """Join a proposed pair, with all that either is joined with, and return what they are part of.

        The side that has more facts already goes on leading.
        """
        session, sides = self._desk.session, (pair.one, pair.other)
        facts = sorted(sides, key=lambda fact: -len(self._state.members(fact)))
        return self._desk.attempt(lambda: reconciling.join_facts(session, facts, kind))

    def dismiss(self, pair: ProposedEvent) -> None:
        """Dismiss a pair for good: no fact of one side is proposed with one of the other again."""
        sides = self._state.members(pair.one), self._state.members(pair.other)
        pairs = [(one, other) for one in sides[0] for other in sides[1]]
        self._desk.attempt(lambda: reconciling.dismiss_pairs(self._desk.session, pairs))

    def set_kind(self, told: Reconciliation, kind: ReconciliationKind) -> None:
        """Make a group one of the same event, or a conflict."""
        self._desk.attempt(lambda: reconciling.join_facts(self._desk.session, told.facts, kind))

    def part(self, told: Reconciliation) -> None:
        """Part all facts of a group."""
        self._desk.attempt(lambda: reconciling.part_facts(self._desk.session, told.id))

    def take_out(self, fact: FactId) -> None:
        """Take a fact out of its group."""
        self._desk.attempt(lambda: reconciling.take_out(self._desk.session, fact))

    def lead_with(self, fact: FactId) -> None:
        """Let a fact lead its group."""
        self._desk.attempt(lambda: reconciling.lead_with(self._desk.session, fact))

    def decide(self, told: Reconciliation, choice: Choice) -> None:
        """Store a decision."""
        self._desk.attempt(lambda: reconciling.decide(self._desk.session, told.id, choice))

    def reopen(self, told: Reconciliation, matter: Matter) -> None:
        """Take a decision back."""
        self._desk.attempt(lambda: reconciling.reopen(self._desk.session, told.id, matter))

    def state_as_one(self, told: Reconciliation, statement: str) -> None:
        """Store the one statement; an empty one leaves it to the accounts."""
        self._desk.attempt(lambda: reconciling.state_as_one(self._desk.session, told.id, statement))
