"""What the list of facts says of those that are told as one with others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefer.gui.models.known_tellings import KnownTellings
from briefer.gui.wording import count_words
from briefer.model.facts import Fact
from briefer.model.ids import FactId
from briefer.store import queries
from briefer.store.session import Session
from briefer.weigh.origins import origins
from briefer.weigh.tellings import Telling


@dataclass(frozen=True, slots=True)
class FactGroup:
    """What a row says of the group that its fact is part of; `is_open` where accounts differ undecided."""

    words: str
    is_open: bool = False


class FactGroups:
    """What each fact of a session that is told with others says of that."""

    def __init__(self, session: Session) -> None:
        """Read from this session when asked."""
        self._session = session
        self._tellings = KnownTellings()

    def by_fact(self, facts: Mapping[int, Fact]) -> dict[FactId, FactGroup]:
        """Return what the rows of facts say that are told as one with others."""
        told = queries.reconciliations(self._session)
        if not told:
            return {}
        origin_of = origins(queries.sources(self._session), queries.copies(self._session))
        found: dict[FactId, FactGroup] = {}
        for each in told:
            members = [facts[key] for key in each.facts if key in facts]
            if members:
                telling = self._tellings.of(each, members)
                count = len({origin_of[item.span.source] for it in members for item in it.evidence})
                found.update(_rows_of(telling, count))
        return found


def _rows_of(telling: Telling, count: int) -> Iterator[tuple[FactId, FactGroup]]:
    """Yield what the leading fact and the others say."""
    is_open = bool(telling.undecided)
    words = f"{count_words(count, 'independent origin')}{' · ≠ accounts differ' if is_open else ''}"
    yield telling.fact.id, FactGroup(words, is_open)
    for member in telling.members[1:]:
        yield member, FactGroup(f"told with {telling.fact.label}")
