"""Facts as rows of lists: what the sent facts, the facts left over and a pop-up show of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from briefer.gui.bus import Target
from briefer.gui.models.brief_rows import ROW_ROLE, AnyIndex, BriefRowsModel
from briefer.gui.wording import shown_date
from briefer.model.facts import Fact, FactKind, Status
from briefer.model.ids import FactId, SourceId
from briefer.model.sources import Source

FACT_MIME = "application/x-briefer-facts"


@dataclass(frozen=True, slots=True)
class FactRow:
    """What a list shows of one fact, in plain words.

    One that `is_placed` stands where the analyst put it, whatever the order of the others.
    """

    id: FactId
    label: str
    statement: str
    date: str
    source: str
    kind: FactKind
    statuses: tuple[Status, ...]
    grading: str
    is_placed: bool = False

    @property
    def meta(self) -> str:
        """The line below the statement: date, source, grading, what asks for care, a place by hand."""
        care = [status.value for status in self.statuses if status is not Status.REPORTED]
        placed = "placed by hand" if self.is_placed else ""
        return " · ".join(part for part in (self.date, self.source, self.grading, *care, placed) if part)

    @property
    def words(self) -> str:
        """All that the row says, for a screen reader or a tool tip."""
        return (
            f"{self.label}: {self.statement} ({self.meta})"
            if self.meta
            else f"{self.label}: {self.statement}"
        )


def row_of(fact: Fact, sources: dict[SourceId, Source]) -> FactRow:
    """Return the row of a fact; the source is that of its first evidence, others are counted."""
    first = fact.evidence[0]
    source = sources.get(first.span.source)
    name = (source.publisher or source.name) if source else ""
    others = len({item.span.source for item in fact.evidence}) - 1
    return FactRow(
        fact.id,
        fact.label,
        " ".join(fact.statement.split()),
        date_words(fact.event_date.value, fact.deadline),
        f"{name} +{others}" if others else name,
        fact.kind,
        fact.statuses,
        first.grading.code,
    )


def target_of(fact: Fact) -> Target:
    """Return the place that a fact rests on first."""
    span = fact.evidence[0].span
    return Target(source=span.source, start=span.start, end=span.end, fact=fact.id)


def date_words(event: str | None, deadline: str | None = None) -> str:
    """Return an event's date and a deadline (EDTF or None) in words: “3 March 2024 · by 20 March 2024”."""
    parts = [shown_date(event)] if event else []
    if deadline:
        parts.append(f"by {shown_date(deadline)}")
    return " · ".join(parts)


def facts_in(mime: QMimeData) -> tuple[FactId, ...]:
    """Return the facts that are being dragged; none where something else is."""
    if not mime.hasFormat(FACT_MIME):
        return ()
    words = bytes(mime.data(FACT_MIME).data()).decode("ascii", "ignore").split()
    return tuple(FactId(int(word)) for word in words if word.isdigit())


def mime_of(facts: Sequence[FactId]) -> QMimeData:
    """Return what is dragged for these facts."""
    mime = QMimeData()
    mime.setData(FACT_MIME, " ".join(map(str, facts)).encode("ascii"))
    return mime


class FactsModel(BriefRowsModel):
    """Rows of facts; facts are dragged out of it and, where it takes drops, dropped between its rows."""

    dropped = Signal(object, int)

    def __init__(self, parent: QObject | None = None, *, takes_drops: bool = False) -> None:
        super().__init__(parent)
        self._takes_drops = takes_drops

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """The rows as shown."""
        return self._rows

    def key_of(self, row: Any) -> object:
        """Return the row's fact."""
        return row.id

    def row_number(self, fact: FactId | None) -> int:
        """Return the number of the fact's row, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == fact), -1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's statement, its words for screen readers, or the row itself."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.statement
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.words
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return that rows can be chosen and dragged, and dropped between where the list takes drops."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled if self._takes_drops else flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the one type that is dragged and taken."""
        return [FACT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the facts of the rows."""
        return mime_of([self._rows[index.row()].id for index in sorted(indexes, key=QModelIndex.row)])

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Return that facts are copied: what moves is decided by the command."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: AnyIndex
    ) -> bool:
        """Tell which facts were dropped before which row; the rows change when the session has."""
        facts = facts_in(data)
        if not facts or not self._takes_drops:
            return False
        place = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        self.dropped.emit(facts, place)
        return False
