"""Classes: members that are linked, directly or by way of others, are of one class."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=int)


class Links(Generic[Member]):
    """What is linked with what, as far as was said."""

    def __init__(self, groups: Iterable[Iterable[Member]] = ()) -> None:
        """Begin with the members of each group linked."""
        self._above: dict[Member, Member] = {}
        for group in groups:
            for one, other in pairwise(group):
                self.link(one, other)

    def link(self, one: Member, other: Member) -> bool:
        """Link two members; return whether that is new."""
        first, second = self.root(one), self.root(other)
        self._above[second] = first
        return first != second

    def root(self, member: Member) -> Member:
        """Return the member that stands for the class of this one."""
        above = self._above.get(member, member)
        while above != member:
            self._above[member] = self._above.get(above, above)
            member, above = above, self._above.get(above, above)
        return member


class LinksApart(Links[Member]):
    """What is linked with what, where some members are never of one class."""

    def __init__(self, apart: Iterable[tuple[Member, Member]]) -> None:
        """Begin with nothing linked; the two of each pair stay apart."""
        super().__init__()
        self._apart: dict[Member, set[Member]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def link(self, one: Member, other: Member) -> bool:
        """Link two members unless that would bring together two that stay apart; return whether it is new."""
        first, second = self.root(one), self.root(other)
        if any(self.root(member) == first for member in self._apart.get(second, ())):
            return False
        is_new = super().link(first, second)
        if is_new and second in self._apart:
            self._apart.setdefault(first, set()).update(self._apart.pop(second))
        return is_new


def classes(members: Iterable[Member], links: Links[Member]) -> dict[Member, Member]:
    """Return for each member the first one of its class, by the order in which the members are given.

    What is linked with nothing is a class by itself.
    """
    first: dict[Member, Member] = {}
    return {member: first.setdefault(links.root(member), member) for member in members}
