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


def classes(members: Iterable[Member], groups: Iterable[Iterable[Member]]) -> dict[Member, Member]:
    """Return for each member the first one of its class, where groups that share a member are one class.

    “First” is by the order in which the members are given; what is in no group is a class by itself.
    """
    links, first = Links(groups), dict[Member, Member]()
    return {member: first.setdefault(links.root(member), member) for member in members}
