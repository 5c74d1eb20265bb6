"""The facts of a session as rows: statement, event date, status, source, and whether a brief uses it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from briefer.gui import icons
from briefer.gui.models.arranged import ArrangedModel
from briefer.gui.models.arrangement import Group, GroupsOf, Search, Sieve, SortKey
from briefer.gui.models.brief_facts import FACT_MIME, mime_of
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import FactFilter, search_of, sieve_of
from briefer.gui.models.fact_headings import FactGrouping, Heading, headings
from briefer.gui.models.fact_order import Context, FactSort, sort_key
from briefer.gui.models.fact_rows import FactPages, FactRow, fact_face
from briefer.gui.models.rows import Face, Index
from briefer.gui.wording import count_words
from briefer.model.changes import Changes
from briefer.model.changes import Collection as Members
from briefer.model.digests import FactDigest
from briefer.model.ids import FactId, SourceId
from briefer.store.session import Session

_PAGE = 24  # rows before and after one that is asked for, whose facts are read with it


class FactsModel(ArrangedModel):
    """The facts of one source or of all that a filter lets through, sorted, under headings or none.

    Digests say which facts stand where; the facts themselves are read by the page, as rows are shown.
    """

    def __init__(self, session: Session, digests: FactDigests, parent: QObject | None = None) -> None:
        """Show all facts of this session in the order of the text."""
        super().__init__(parent)
        self._session = session
        self.facts = digests
        self._source: SourceId | None = None
        self._sought = FactFilter()
        self._sort, self._grouping = FactSort.PLACE, FactGrouping.NONE
        self._pages = FactPages(session, digests)
        self._turns: dict[int, int] = {}
        self._turn = 0
        digests.grown.connect(self._renew)
        digests.altered.connect(self._take_altered)
        self.resort()

    @property
    def total(self) -> int:
        """How many facts there are, shown or not."""
        return len(self.facts.digests)

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """The rows of facts as they are shown, headings left out."""
        found = (self.row_at(self.index(number)) for number in range(self.rowCount()))
        return tuple(row for row in found if row is not None)

    @property
    def sorting(self) -> FactSort:
        """What the facts are sorted by."""
        return self._sort

    @property
    def grouping(self) -> FactGrouping:
        """What the facts stand under headings by."""
        return self._grouping

    @property
    def sought(self) -> FactFilter:
        """What the facts are filtered by."""
        return self._sought

    def member(self, key: int) -> FactDigest | None:
        """Return the digest of the fact with this key, or None where there is none any more."""
        return self.facts.digests.get(key)

    def row_at(self, index: Index) -> FactRow | None:
        """Return the row at this index, or None where it points at none, or at a heading."""
        key = self.key_at(index.row()) if index.isValid() else None
        return self._row(key) if key is not None and self.member(key) is not None else None

    def show_source(self, source: SourceId | None) -> None:
        """Show the facts that rest on this source alone, or on any (None)."""
        if source != self._source:
            self._source = source
            self._arrange_again(FactSort.PLACE)

    def filter(self, sought: FactFilter) -> None:
        """Show the facts that pass this filter."""
        if sought != self._sought:
            self._sought = sought
            self.refilter()

    def sort_by(self, sort: FactSort) -> None:
        """Sort the facts by this."""
        if sort is not self._sort:
            self._sort = sort
            self.resort()

    def group_by(self, grouping: FactGrouping) -> None:
        """Put the facts under headings by this."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self.refilter()

    def take_names(self, changes: Changes) -> None:
        """Show other names of actors in the headings."""
        if self._grouping is FactGrouping.ACTOR and changes.keys(Members.ACTOR):
            self.refilter()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let facts be dragged, as onto the timeline."""
        flags = super().flags(index)
        is_fact = bool(flags & Qt.ItemFlag.ItemIsSelectable)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_fact else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return what facts are dragged as."""
        return [FACT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the facts that are dragged."""
        keys = (self.key_at(index.row()) for index in indexes)
        return mime_of([FactId(key) for key in keys if key is not None])

    # What the arrangement asks

    def members(self) -> Collection[int]:
        """Return the keys of all facts that were read so far."""
        return self.facts.digests.keys()

    def sort_keys(self, members: Collection[int]) -> dict[int, SortKey]:
        """Return the sort keys of these facts."""
        digests = self.facts.digests
        key = sort_key(self._sort, Context(self.facts, self._source, self._turns))
        return {digest.id: key(digest) for digest in map(digests.get, members) if digest is not None}

    def sieve(self) -> Sieve | None:
        """Return what gives the facts that pass the filter, and rest on the source that is shown."""
        return sieve_of(self._sought, self.facts, self._source)

    def search(self) -> Search | None:
        """Return what finds these facts by an index of their words."""
        return search_of(self._sought, self.facts, self._source)

    def headings_of(self) -> GroupsOf | None:
        """Return what gives the headings that a fact stands under."""
        digests = self.facts.digests
        found = headings(self._grouping, self._session, self.facts)
        return None if found is None else lambda member: found(digests[member])

    def face_of(self, member: int) -> Face:
        """Return what a fact shows: nothing where a step removed it, of which the digests learn yet."""
        row = self._row(member) if self.member(member) is not None else None
        return Face("") if row is None else fact_face(row)

    def heading_face(self, group: Group) -> Face:
        """Return what a heading shows: its words, and how many facts stand under it."""
        title = Heading(*group.key).title
        state = "open" if group.is_open else "folded"
        return Face(
            title,
            count=f"{len(group.members):,}",
            mark=icons.icon("chevron-down" if group.is_open else "chevron-right"),
            is_heading=True,
            spoken=f"Heading {title}, {count_words(len(group.members), 'fact')}, {state}",
        )

    # Reading

    def _row(self, key: int) -> FactRow | None:
        around = () if self._pages.holds(key) else self.keys_around(self.index_of(key).row(), _PAGE, _PAGE)
        return self._pages.row(key, around)

    def _renew(self) -> None:
        self._pages.forget()
        self.resort()

    def _arrange_again(self, depends: FactSort) -> None:
        """Show what another source asks for; only the order by place depends on it."""
        (self.resort if self._sort is depends else self.refilter)()

    def _take_altered(self, keys: frozenset[FactId]) -> None:
        self._turn += 1
        self._pages.forget(keys)
        for key in keys:
            self._turns[key] = self._turn
        self.alter(keys)
