"""How groups of facts are told as one, worked out again only where a group or one of its facts changed."""

from collections.abc import Sequence

from briefer.model.facts import Fact
from briefer.model.reconciliations import Reconciliation
from briefer.weigh.tellings import Telling, told_as_one


class KnownTellings:
    """The tellings that were asked for last, by their group."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[int, tuple[Reconciliation, tuple[Fact, ...], Telling]] = {}

    def of(self, told: Reconciliation, facts: Sequence[Fact]) -> Telling:
        """Return how these facts, the leading one first, are told as one."""
        members = tuple(facts)
        known = self._known.get(told.id)
        if known is None or known[:2] != (told, members):
            known = self._known[told.id] = (told, members, told_as_one(members, told))
        return known[2]
