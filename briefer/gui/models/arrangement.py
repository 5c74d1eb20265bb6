"""The order of a list: members in groups, each group sorted and open or folded, and the row of each.

Nothing of it knows Qt. A list of a hundred thousand is put in order at once by `rebuild`; what a step touched
is taken out and put in again by itself, by bisection, so that no step waits for the whole.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

SortKey = Any
GroupKey = tuple[Any, ...]
Around = Callable[[int, int], AbstractContextManager[object]]
GroupsOf = Callable[[int], tuple[GroupKey, ...]]
Sieve = Callable[[Sequence[int]], Sequence[int]]
Search = Generator[None, None, Collection[int]]

_ALL: GroupKey = ()
_ALONE: tuple[GroupKey, ...] = (_ALL,)
_NOWHERE: tuple[GroupKey, ...] = ()


@dataclass(slots=True, eq=False)
class Group:
    """Members that stand under one heading."""

    key: GroupKey
    members: list[int] = field(default_factory=list)
    is_open: bool = True


class Spot(NamedTuple):
    """What stands in a row: a group's heading where `member` is None, else one of its members."""

    group: Group
    member: int | None


class Arrangement:
    """Members by their keys, in groups; without headings there is one group, which has no row of its own.

    `sorts` gives each member its sort key, which no other has; it must not change for a member that is in the
    arrangement. Groups stand in the order of their keys.
    """

    def __init__(self, sorts: Mapping[int, SortKey], *, has_headings: bool = False) -> None:
        """Begin empty."""
        self.has_headings = has_headings
        self._sorts = sorts
        self._groups: dict[GroupKey, Group] = {}
        self._order: list[Group] = []
        self._starts: list[int] = [0]
        self._memberships: dict[int, tuple[GroupKey, ...]] = {}
        self._folded: set[GroupKey] = set()

    @property
    def rows(self) -> int:
        """How many rows there are, headings and open members."""
        return self._starts[-1]

    @property
    def folded(self) -> frozenset[GroupKey]:
        """The keys of the groups that were folded, also of those that have no members now."""
        return frozenset(self._folded)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in their order."""
        return tuple(self._order)

    def group_before(self, group: Group) -> Group | None:
        """Return the group that stands before this one, or None."""
        number = bisect_left(self._order, group.key, key=lambda item: item.key)
        return self._order[number - 1] if number > 0 else None

    def __len__(self) -> int:
        """Return how many members there are, folded or not."""
        return len(self._memberships) if self.has_headings else self.rows

    def fill(self, members: Iterable[int], groups_of: GroupsOf | None = None) -> None:
        """Put members behind those that are there: they come in the order of their sort keys.

        They are to be seen once `finish` was called.
        """
        if groups_of is None:
            self._group(_ALL).members.extend(members)
            return
        for member in members:
            keys = self._memberships[member] = groups_of(member)
            for key in keys:
                self._group(key).members.append(member)

    def finish(self, folded: Iterable[GroupKey] = ()) -> None:
        """Put the groups that were filled in order, these folded."""
        self._groups = {key: group for key, group in self._groups.items() if group.members}
        self._folded = set(folded)
        for group in self._groups.values():
            group.is_open = group.key not in self._folded
        self._order = sorted(self._groups.values(), key=lambda group: group.key)
        self._count()

    def at(self, row: int) -> Spot:
        """Return what stands in a row; IndexError where there is none."""
        if not 0 <= row < self.rows:
            raise IndexError(row)
        number = bisect_left(self._starts, row + 1) - 1
        inside = row - self._starts[number] - int(self.has_headings)
        group = self._order[number]
        return Spot(group, group.members[inside] if inside >= 0 else None)

    def groups_of(self, member: int) -> tuple[GroupKey, ...]:
        """Return the keys of the groups that a member is in, none where it is not there."""
        if self.has_headings:
            return self._memberships.get(member, _NOWHERE)
        group, sort = self._groups.get(_ALL), self._sorts.get(member)
        if group is None or sort is None:
            return _NOWHERE
        position = self._position(group, sort)
        is_there = position < len(group.members) and group.members[position] == member
        return _ALONE if is_there else _NOWHERE

    def row_of(self, member: int) -> int:
        """Return the first row in which a member stands, or -1 where it is not there, or folded away."""
        return next(iter(self.rows_of(member)), -1)

    def rows_of(self, member: int) -> Iterator[int]:
        """Yield the rows in which a member stands, from the top."""
        for key in sorted(self.groups_of(member)):
            group = self._groups[key]
            if self._shows(group):
                yield self._first_row(group) + self._position(group, self._sorts[member])

    def row_of_group(self, key: GroupKey) -> int:
        """Return the row of a group's heading, or -1."""
        group = self._groups.get(key)
        return self._first_row(group) - 1 if group is not None and self.has_headings else -1

    def insert(self, member: int, groups: tuple[GroupKey, ...], around: Around) -> None:
        """Put a member in; each change of rows is made within `around(first, last)` of the new rows."""
        if self.has_headings:
            self._memberships[member] = groups
        for key in groups:
            group = self._groups.get(key)
            if group is None:
                self._open_group(self._made(key), member, around)
                continue
            position = self._position(group, self._sorts[member])
            row = self._first_row(group) + position
            with around(row, row) if self._shows(group) else nullcontext():
                group.members.insert(position, member)
                self._count()

    def remove(self, member: int, around: Around) -> None:
        """Take a member out; each change of rows is made within `around(first, last)` of them."""
        for key in self.groups_of(member):
            group = self._groups[key]
            position = self._position(group, self._sorts[member])
            if len(group.members) == 1:
                first = self._first_row(group) - int(self.has_headings)
                with around(first, first + self._size(group) - 1):
                    del self._groups[key]
                    self._order.remove(group)
                    self._count()
                continue
            row = self._first_row(group) + position
            with around(row, row) if self._shows(group) else nullcontext():
                del group.members[position]
                self._count()
        self._memberships.pop(member, None)

    def move(self, member: int, sort: SortKey, group: GroupKey) -> tuple[int, int] | None:
        """Return from which row to before which a member goes that gets this sort key, or another group.

        None where it does not go from one row to another: where it is in several groups or folded away, or
        where a group comes or goes by it. The rows are those before anything was changed.
        """
        groups, goal = self.groups_of(member), self._groups.get(group)
        if len(groups) != 1 or goal is None or not self._shows(goal):
            return None
        start = self._groups[groups[0]]
        if not self._shows(start) or (start is not goal and len(start.members) == 1):
            return None
        row = self._first_row(start) + self._position(start, self._sorts[member])
        return row, self._first_row(goal) + self._position(goal, sort)

    def fold(self, key: GroupKey, around: Around) -> None:
        """Fold an open group away, or open a folded one, within `around(first, last)` of its members."""
        group = self._groups[key]
        first = self._first_row(group)
        with around(first, first + len(group.members) - 1):
            group.is_open = not group.is_open
            (self._folded.discard if group.is_open else self._folded.add)(key)
            self._count()

    def _group(self, key: GroupKey) -> Group:
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(key)
        return group

    def _made(self, key: GroupKey) -> Group:
        return Group(key, is_open=key not in self._folded)

    def _open_group(self, group: Group, member: int, around: Around) -> None:
        number = bisect_left(self._order, group.key, key=lambda item: item.key)
        first = self._starts[number]
        group.members.append(member)
        with around(first, first + self._size(group) - 1):
            self._groups[group.key] = group
            self._order.insert(number, group)
            self._count()

    def _shows(self, group: Group) -> bool:
        return group.is_open or not self.has_headings

    def _size(self, group: Group) -> int:
        return int(self.has_headings) + (len(group.members) if self._shows(group) else 0)

    def _first_row(self, group: Group) -> int:
        """Return the row of a group's first member, or where it would be."""
        number = bisect_left(self._order, group.key, key=lambda item: item.key)
        return self._starts[number] + int(self.has_headings)

    def _position(self, group: Group, sort: SortKey) -> int:
        return bisect_left(group.members, sort, key=self._sorts.__getitem__)

    def _count(self) -> None:
        """Work out anew in which row each group begins."""
        self._starts = [0, *accumulate(map(self._size, self._order))]
