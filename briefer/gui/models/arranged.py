"""A list model over an arrangement: rows under headings, altered one by one or put in order at once."""

from bisect import bisect_left
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import chain, zip_longest
from math import inf
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from briefer.gui import theme
from briefer.gui.models.arrangement import (
    Arrangement,
    Group,
    GroupKey,
    GroupsOf,
    Search,
    Sieve,
    SortKey,
    Spot,
)
from briefer.gui.models.rows import FACE, HEADING, Face, Index, shown_of
from briefer.gui.slices import Slices

_TOP = QModelIndex()
_FEW = 200  # members that are altered one by one; more are put in order with all others
_FACES = 4_000  # kept before all are dropped
_MANY = 5_000  # members that are put in order at once
_PART = 2_000  # members between two looks at the clock
_SORTED_AT_ONCE = 30_000  # members that are sorted sooner than found again among all
_AT_ONCE = 0.03  # seconds of the first slice of putting many in order
_EACH = 0.015  # seconds of the others
_ALONE: tuple[GroupKey, ...] = ((),)
_NOWHERE: tuple[GroupKey, ...] = ()


class ArrangedModel(QAbstractListModel):
    """Rows of members known by integer keys, sorted, filtered and put under headings that fold.

    A subclass gives what a member is sorted by, which are shown, their headings and what each shows. The
    role HEADING answers whether a row is a heading. Many thousands are put in order by and by, the rows
    standing as they were meanwhile; `settled` says that it is done.
    """

    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._sorts: dict[int, SortKey] = {}
        self._arrangement = Arrangement(self._sorts)
        self._order: list[int] = []
        self._groups_of: GroupsOf | None = None
        self._faces: dict[int, Face] = {}
        self._is_dark = False
        self._slices = Slices(self, seconds=_EACH, pause=0)
        self._slices.ended.connect(self.settled)
        self._sorts_anew = False

    # What a subclass gives

    def members(self) -> Collection[int]:
        """Return the keys of all members, shown or not."""
        raise NotImplementedError

    def sort_keys(self, members: Collection[int]) -> dict[int, SortKey]:
        """Return the sort keys, which differ, of those of these members that there are."""
        raise NotImplementedError

    def gather(self) -> Iterator[None]:
        """Work out anew which members there are, with a pause after each part of the work."""
        yield from ()

    def likely_count(self) -> int:
        """Return about how many members there are, before they were gathered too."""
        return len(self.members())

    def sieve(self) -> Sieve | None:
        """Return what gives those of many members that are to be shown, or None where all are."""
        return None

    def search(self) -> Search | None:
        """Return what finds all that pass the sieve sooner than by looking at each, pausing, or None."""
        return None

    def headings_of(self) -> GroupsOf | None:
        """Return what gives the headings that a member stands under, or None where there are none."""
        return None

    def face_of(self, member: int) -> Face:
        """Return what a member shows; one that is gone is asked for too, while its row is taken out."""
        raise NotImplementedError

    def heading_face(self, group: Group) -> Face:
        """Return what a heading shows."""
        raise NotImplementedError

    # Putting in order

    def resort(self) -> None:
        """Put all members in order anew, and show those that the sieve lets through."""
        self._begin(sorts=True)

    def refilter(self) -> None:
        """Show the members that the sieve lets through, under their headings, in the order they have."""
        self._begin(sorts=False)

    @property
    def is_settled(self) -> bool:
        """Whether the rows are what was asked for last."""
        return not self._slices.is_busy

    def _begin(self, *, sorts: bool) -> None:
        """Begin to put members in order: at once where they are few, else in slices of some milliseconds."""
        self._sorts_anew = sorts or (self._slices.is_busy and self._sorts_anew)
        ordering = self._ordering(sorts=self._sorts_anew)
        self._slices.begin(ordering, _AT_ONCE if self.likely_count() > _MANY else inf)

    def _ordering(self, *, sorts: bool) -> Iterator[None]:
        """Put the members in order, with a pause after each part of the work, and show them at the end."""
        keys, order = self._sorts, self._order
        if sorts:
            yield from self.gather()
            keys = {}
            for part in _parts(list(self.members())):
                keys.update(self.sort_keys(part))
                yield
            order = yield from _sorted(list(keys), keys)
        shown, groups_of = (yield from self._sifted(keys, order)), self.headings_of()
        made = Arrangement(keys, has_headings=groups_of is not None)
        for part in _parts(shown):
            made.fill(part, groups_of)
            yield
        self.beginResetModel()
        made.finish(self._arrangement.folded)
        self._sorts, self._order, self._arrangement, self._groups_of = keys, order, made, groups_of
        self._faces.clear()
        self.endResetModel()

    def _sifted(self, keys: Mapping[int, SortKey], order: list[int]) -> Generator[None, None, list[int]]:
        """Return the members that are to be shown in their order, with a pause after each part of the work.

        Where there is no index, they are looked at in the order they were read in, as they lie in memory: in
        the order of the list it would take twice as long.
        """
        sieve, search = self.sieve(), self.search()
        if sieve is None:
            return order
        found = yield from _sieved(list(keys), sieve) if search is None else search
        if len(found) <= _SORTED_AT_ONCE:
            with suppress(KeyError):
                return sorted(found, key=keys.__getitem__)
            return sorted(keys.keys() & found, key=keys.__getitem__)  # one just read has no key yet
        passed, ordered = set(found), list[int]()
        for part in _parts(order):
            ordered += [member for member in part if member in passed]
            yield
        return ordered

    def alter(self, members: Collection[int]) -> None:
        """Show what became of these members: new, altered or gone; nothing else is looked at."""
        if len(members) > _FEW:
            self.resort()
            return
        wanted, sieve = self.sort_keys(members), self.sieve()
        for member in members:
            sort = wanted.get(member)
            is_shown = sort is not None and (sieve is None or bool(sieve((member,))))
            groups = (self._groups_of(member) if self._groups_of else _ALONE) if is_shown else _NOWHERE
            self._faces.pop(member, None)
            self._alter(member, sort, groups)
        if self._slices.is_busy:
            self._begin(sorts=self._sorts_anew)

    def _alter(self, member: int, sort: SortKey | None, groups: tuple[GroupKey, ...]) -> None:
        before, arrangement = self._arrangement.groups_of(member), self._arrangement
        stays = before == groups and self._sorts.get(member) == sort
        way = arrangement.move(member, sort, groups[0]) if len(groups) == 1 and not stays else None
        with self._moving(*way) if way is not None else nullcontext():
            if before and not stays:
                arrangement.remove(member, _quietly if way is not None else self._removing)
            self._place(member, sort)
            if groups and not stays:
                arrangement.insert(member, groups, _quietly if way is not None else self._inserting)
        if stays or way is not None:
            self._redraw_rows(arrangement.rows_of(member))
        if self.has_headings:
            rows = (self._arrangement.row_of_group(key) for key in {*before, *groups})
            self._redraw_rows(row for row in rows if row >= 0)

    def _place(self, member: int, wanted: SortKey | None) -> None:
        """Give a member its sort key, or take it out of the order with None."""
        before = self._sorts.get(member)
        if before == wanted:
            return
        if before is not None:
            del self._order[bisect_left(self._order, before, key=self._sorts.__getitem__)]
            del self._sorts[member]
        if wanted is not None:
            self._order.insert(bisect_left(self._order, wanted, key=self._sorts.__getitem__), member)
            self._sorts[member] = wanted

    def _redraw_rows(self, rows: Iterable[int]) -> None:
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))

    @contextmanager
    def _inserting(self, first: int, last: int) -> Iterator[None]:
        self.beginInsertRows(_TOP, first, last)
        yield
        self.endInsertRows()

    @contextmanager
    def _removing(self, first: int, last: int) -> Iterator[None]:
        self.beginRemoveRows(_TOP, first, last)
        yield
        self.endRemoveRows()

    @contextmanager
    def _moving(self, row: int, goal: int) -> Iterator[None]:
        is_moved = self.beginMoveRows(_TOP, row, row, _TOP, goal)  # not where the row stays where it is
        yield
        if is_moved:
            self.endMoveRows()

    # Headings

    def toggle(self, row: int) -> None:
        """Fold or open the group whose heading stands in this row; a member's row does nothing."""
        if self.is_heading(row):
            group = self._arrangement.at(row).group
            self._arrangement.fold(group.key, self._removing if group.is_open else self._inserting)
            self._redraw_rows((row,))

    def fold_all(self, *, is_open: bool) -> None:
        """Fold or open all groups."""
        for group in self._arrangement.groups:
            if group.is_open != is_open:
                self.toggle(self._arrangement.row_of_group(group.key))

    @property
    def has_headings(self) -> bool:
        """Whether rows stand under headings."""
        return self._arrangement.has_headings

    def is_heading(self, row: int) -> bool:
        """Return whether a heading stands in this row."""
        return self.has_headings and 0 <= row < self.rowCount() and self._arrangement.at(row).member is None

    def heading_row(self, row: int) -> int:
        """Return the row of the heading that this row stands under, or -1."""
        if not self.has_headings or not 0 <= row < self.rowCount():
            return -1
        return self._arrangement.row_of_group(self._arrangement.at(row).group.key)

    def is_open(self, row: int) -> bool:
        """Return whether the group of this row is open."""
        return self._arrangement.at(row).group.is_open

    # Qt's questions

    @property
    def shown(self) -> int:
        """How many members the sieve lets through, folded away or not."""
        return len(self._arrangement)

    def shown_members(self) -> Iterator[int]:
        """Yield the members that are shown, folded away or not, in the order of their groups."""
        for group in self._arrangement.groups:
            yield from group.members

    def group_at(self, row: int) -> Group:
        """Return the group that a row stands in; IndexError where there is no row."""
        return self._arrangement.at(row).group

    def group_before(self, group: Group) -> Group | None:
        """Return the group that stands before this one, or None."""
        return self._arrangement.group_before(group)

    def key_at(self, row: int) -> int | None:
        """Return the key of the member in this row, None for a heading or where there is no row."""
        return self._arrangement.at(row).member if 0 <= row < self._arrangement.rows else None

    def keys_around(self, row: int, before: int, after: int) -> list[int]:
        """Return the keys of the members that stand in the rows around this one."""
        rows = range(max(0, row - before), min(self._arrangement.rows, row + after))
        return [spot.member for spot in map(self._arrangement.at, rows) if spot.member is not None]

    def index_of(self, key: int) -> QModelIndex:
        """Return the index of the first row in which this member stands, or an invalid one."""
        row = self._arrangement.row_of(key)
        return self.index(row) if row >= 0 else QModelIndex()

    def reveal(self, key: int) -> QModelIndex:
        """Return the index of a member, after opening a group that holds it; invalid where none does."""
        groups = self._arrangement.groups_of(key)
        if groups and self._arrangement.row_of(key) < 0:
            self.toggle(self._arrangement.row_of_group(min(groups)))
        return self.index_of(key)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._arrangement.rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let members be selected, and headings be stood on."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled if self.is_heading(index.row()) else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row's face for FACE, or its words for display, screen reader and tooltip."""
        row = index.row()
        if not 0 <= row < self._arrangement.rows or role not in _ROLES:
            return None
        spot = self._arrangement.at(row)
        if role == HEADING:
            return spot.member is None
        return shown_of(self._face(spot), role)

    def redraw(self) -> None:
        """Have every row drawn again, as after a change of colours or of names."""
        self._faces.clear()
        if self._arrangement.rows:
            self.dataChanged.emit(self.index(0), self.index(self._arrangement.rows - 1))

    def _face(self, spot: Spot) -> Face:
        if spot.member is None:
            return self.heading_face(spot.group)
        if self._is_dark != theme.is_dark() or len(self._faces) > _FACES:
            self._faces.clear()
            self._is_dark = theme.is_dark()
        face = self._faces.get(spot.member)
        if face is None:
            face = self._faces[spot.member] = self.face_of(spot.member)
        return face


_ROLES: Mapping[int, None] = dict.fromkeys(
    (
        HEADING,
        FACE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.ToolTipRole),
    )
)


def _quietly(_first: int, _last: int) -> AbstractContextManager[None]:
    return nullcontext()


def _sieved(members: Sequence[int], sieve: Sieve) -> Search:
    found = list[int]()
    for part in _parts(members):
        found += sieve(part)
        yield
    return found


def _sorted(members: list[int], keys: Mapping[int, SortKey]) -> Generator[None, None, list[int]]:
    """Return the members in the order of their keys, with a pause after each part of the work.

    Parts are sorted, then joined two by two: a sort finds the two runs and merges them.
    """
    runs = []
    for part in _parts(members):
        runs.append(sorted(part, key=keys.__getitem__))
        yield
    while len(runs) > 1:
        joined = []
        for pair in zip_longest(runs[::2], runs[1::2], fillvalue=()):
            joined.append(sorted(chain(*pair), key=keys.__getitem__))
            yield
        runs = joined
    return runs[0] if runs else []


def _parts(members: Sequence[int]) -> Iterator[Sequence[int]]:
    return (members[start : start + _PART] for start in range(0, len(members), _PART))
