"""What the list of facts says of those that are told as one with others."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.gui.models.known_tellings import KnownTellings
from briefer.gui.wording import count_words
from briefer.model.changes import Changes, Collection
from briefer.model.ids import FactId
from briefer.store import queries
from briefer.store.origins import origins_in
from briefer.store.session import Session
from briefer.weigh.tellings import Telling


@dataclass(frozen=True, slots=True)
class FactGroup:
    """What a row says of the group that its fact is part of; `is_open` where accounts differ undecided."""

    words: str
    is_open: bool = False


class FactGroups:
    """What each fact of a session that is told with others says of that, read when it is asked for first."""

    def __init__(self, session: Session) -> None:
        """Read from this session when asked."""
        self._session = session
        self._tellings = KnownTellings()
        self._by_fact: dict[FactId, FactGroup] | None = None

    def of(self, fact: FactId) -> FactGroup | None:
        """Return what the row of a fact says that is told with others, or None."""
        return self._read().get(fact)

    def take(self, changes: Changes) -> frozenset[FactId]:
        """Return the facts of which something else is said after a step."""
        before = self._by_fact or {}
        is_stale = any(changes.keys(it) for it in (Collection.RECONCILIATION, Collection.SOURCE))
        return self.renew() if is_stale or changes.keys(Collection.FACT) & before.keys() else frozenset()

    def renew(self) -> frozenset[FactId]:
        """Read all anew, as after copies were found; return the facts of which something else is said now."""
        before, self._by_fact = self._by_fact or {}, None
        now = self._read()
        return frozenset(key for key in before.keys() | now.keys() if before.get(key) != now.get(key))

    def _read(self) -> dict[FactId, FactGroup]:
        if self._by_fact is None:
            self._by_fact = {}
            told = queries.reconciliations(self._session)
            keys = {key for each in told for key in each.facts}
            facts = {fact.id: fact for fact in queries.facts_of(self._session, keys)}
            origin_of = origins_in(self._session) if told else {}
            for each in told:
                members = [facts[key] for key in each.facts if key in facts]
                if members:
                    telling = self._tellings.of(each, members)
                    count = len({origin_of[item.span.source] for it in members for item in it.evidence})
                    self._by_fact.update(_rows_of(telling, count))
        return self._by_fact


def _rows_of(telling: Telling, count: int) -> Iterator[tuple[FactId, FactGroup]]:
    """Yield what the leading fact and the others say."""
    is_open = bool(telling.undecided)
    words = f"{count_words(count, 'independent origin')}{' · ≠ accounts differ' if is_open else ''}"
    yield telling.fact.id, FactGroup(words, is_open)
    for member in telling.members[1:]:
        yield member, FactGroup(f"told with {telling.fact.label}")
