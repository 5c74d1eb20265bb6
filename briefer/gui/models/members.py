"""Rows over the members of one collection, each read again only when a step touched it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from briefer.gui.models.rows import Face, RowsModel
from briefer.gui.wording import folded
from briefer.model.changes import Changes, Collection


class Keyed(Protocol):
    """A member of a collection, known by its key."""

    @property
    def id(self) -> int:
        """The member's key."""


Row = TypeVar("Row")
Member = TypeVar("Member", bound=Keyed)


@dataclass(frozen=True, slots=True)
class MemberReading(Generic[Member]):
    """How the members of a collection are read.

    `also` are the other collections whose steps change what the rows show; `words` gives what a filter
    looks through.
    """

    collection: Collection
    also: frozenset[Collection]
    every: Callable[[], Sequence[Member]]
    one: Callable[[int], Member]
    words: Callable[[Member], str]


class MembersModel(RowsModel[Row], Generic[Row, Member]):
    """The members that the words typed let through; a subclass says which rows they make."""

    def __init__(
        self,
        reading: MemberReading[Member],
        key: Callable[[Row], int],
        face: Callable[[Row], Face],
        parent: QObject | None = None,
    ) -> None:
        """Hold no members until `read_all` is called; `key` and `face` are those of the rows."""
        super().__init__(key, face, parent)
        self._reading = reading
        self._members: dict[int, Member] = {}
        self._words: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many members there are, shown or not."""
        return len(self._members)

    @property
    def members(self) -> Mapping[int, Member]:
        """All members by key, shown or not."""
        return self._members

    def member(self, key: int) -> Member | None:
        """Return the member with this key, or None where there is none any more."""
        return self._members.get(key)

    def filter(self, words: str) -> None:
        """Show the members in whose words each of these words stands."""
        self._words = tuple(folded(words).split())
        self.refresh()

    def take(self, changes: Changes) -> None:
        """Read again what a step touched."""
        touched = changes.keys(self._reading.collection)
        if touched - self._members.keys():
            self.read_all()
            return
        for key in touched:
            try:
                self._members[key] = self._reading.one(key)
            except KeyError:  # the step removed it
                del self._members[key]
        if touched or any(changes.keys(collection) for collection in self._reading.also):
            self.refresh()

    def read_all(self) -> None:
        """Read every member anew."""
        self._members = {member.id: member for member in self._reading.every()}
        self.refresh()

    def refresh(self) -> None:
        """Work out the rows anew, and show what changed."""
        raise NotImplementedError

    def shown(self) -> list[Member]:
        """Return the members that the words typed let through, in the order they were added."""
        if not self._words:
            return list(self._members.values())
        return [member for member in self._members.values() if self._holds_words(member)]

    def _holds_words(self, member: Member) -> bool:
        text = folded(self._reading.words(member))
        return all(word in text for word in self._words)
