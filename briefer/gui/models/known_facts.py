"""All facts of a session, whole, read by and by, and kept in step with it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject

from briefer.gui.models.by_and_by import ByAndBy
from briefer.model.changes import Changes, Collection
from briefer.model.facts import Fact
from briefer.model.ids import FactId
from briefer.store import queries
from briefer.store.session import Session

_PART = 100  # facts


class KnownFacts(ByAndBy):
    """The facts that were read so far; those of groups come first, so that groups are whole at once."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Know none until `begin` is called."""
        super().__init__(parent)
        self._session = session
        self._facts: dict[int, Fact] = {}
        self._left: list[int] | None = None

    @property
    def facts(self) -> Mapping[int, Fact]:
        """The facts by key, in no order."""
        return self._facts

    def begin(self) -> None:
        """Read the facts of groups and some others now, the rest by and by; nothing where it was begun."""
        if self._left is None:
            self._left = list(reversed(queries.keys(self._session, Collection.FACT)))
            self._read(_grouped(self._session))
            super().begin()

    def read_part(self) -> bool:
        """Read some more facts, and return whether these were the last."""
        left = self._left or []
        self._read(key for key in left[-_PART:] if key not in self._facts)
        del left[-_PART:]
        return not left

    def take(self, changes: Changes) -> None:
        """Read again what a step touched."""
        if self._left is None:
            return
        touched = changes.keys(Collection.FACT)
        for key in touched:
            self._facts.pop(key, None)
        self._read(touched)
        if changes.keys(Collection.RECONCILIATION):
            self._read(_grouped(self._session) - self._facts.keys())

    def _read(self, keys: Iterable[int]) -> None:
        self._facts.update((fact.id, fact) for fact in queries.facts_of(self._session, keys))


def _grouped(session: Session) -> set[FactId]:
    """Return the facts that are told as one with others."""
    return {key for told in queries.reconciliations(session) for key in told.facts}
