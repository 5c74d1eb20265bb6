"""A list model over rows that keeps selection and place when some of them change."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from briefer.gui import theme
from briefer.gui.plain import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_SPARE = 100  # faces of rows that are not shown any more, kept before all are dropped


FACE = int(Qt.ItemDataRole.UserRole) + 1
HEADING = FACE + 1


@dataclass(frozen=True, slots=True)
class Face:
    """What a row shows.

    `text` takes up to `lines` lines, `detail` one below it, or some where `lines` or `detail_lines` are
    more; `count` is the figure on the right and `badge` stands there in a frame; `colour` is the bar on the
    left, `mark` the icon; `is_faint` draws with less weight, and `is_heading` as the heading of the rows
    below. `marks` and `detail_marks` are stretches of `text` and `detail`, in code points, that were found by
    a search. `spoken` is what a screen reader says and `tip` what the tooltip shows, both plain words.
    """

    text: str
    detail: str = ""
    count: str = ""
    badge: str = ""
    colour: QColor | None = None
    mark: QIcon | None = None
    is_faint: bool = False
    is_heading: bool = False
    lines: int = 1
    detail_lines: int = 0
    spoken: str = ""
    tip: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    detail_marks: tuple[tuple[int, int], ...] = ()


def shown_of(face: Face, role: int) -> Any:
    """Return the face for FACE, and its words for Qt's display, spoken and tooltip roles, else None."""
    match role:
        case _ if role == FACE:
            return face
        case Qt.ItemDataRole.DisplayRole:
            return face.text
        case Qt.ItemDataRole.AccessibleTextRole:
            return face.spoken or face.text
        case Qt.ItemDataRole.ToolTipRole:
            return plain_tip(face.tip)
    return None


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows in the order given; each is known by a key and shows a `Face`.

    Sorting and filtering are done in Python before rows are handed over: a proxy model over a Python
    model takes a hundred times as long.
    """

    def __init__(
        self,
        key: Callable[[Row], Hashable],
        face: Callable[[Row], Face],
        parent: QObject | None = None,
    ) -> None:
        """Begin empty; `key` tells rows apart, `face` returns what a row shows."""
        super().__init__(parent)
        self._key = key
        self._face = face
        self._faces: dict[Hashable, tuple[Row, Face]] = {}
        self._is_dark = False
        self._rows: list[Row] = []
        self._turn = 0

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are shown."""
        return self._rows

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row's face for FACE, and its words for Qt's display, spoken and tooltip roles."""
        number = index.row()
        if not 0 <= number < len(self._rows):
            return None
        return shown_of(self._face_of(self._rows[number]), role)

    def _face_of(self, row: Row) -> Face:
        """Return what the row shows, kept while the row and the scheme stay as they are."""
        if self._is_dark != theme.is_dark() or len(self._faces) > 2 * len(self._rows) + _SPARE:
            self._faces.clear()
            self._is_dark = theme.is_dark()
        key = self._key(row)
        kept = self._faces.get(key)
        if kept is None or kept[0] is not row:
            kept = self._faces[key] = (row, self._face(row))
        return kept[1]

    def row_at(self, index: Index) -> Row | None:
        """Return the row at this index, or None where it points at none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the index of the row with this key, or an invalid one."""
        for number, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(number)
        return QModelIndex()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows: what stays keeps its selection, what differs is drawn again, the rest moves.

        A view that turns to another row meanwhile may set rows in its turn: those stand then.
        """
        self._turn += 1
        turn = self._turn
        before, after = list(map(self._key, self._rows)), list(map(self._key, rows))
        head = alike(before, after)
        tail = alike(before[head:][::-1], after[head:][::-1])
        if len(before) > head + tail:
            self.beginRemoveRows(_TOP, head, len(before) - tail - 1)
            del self._rows[head : len(before) - tail]
            self.endRemoveRows()
        if turn == self._turn and len(after) > head + tail:
            self.beginInsertRows(_TOP, head, len(after) - tail - 1)
            self._rows[head:head] = rows[head : len(after) - tail]
            self.endInsertRows()
        for number, row in enumerate(rows):
            if turn != self._turn:
                return
            if self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def redraw(self) -> None:
        """Have every row drawn again, as after a change of colours."""
        self._faces.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def alike(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many members two sequences have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, its) in pairs if mine != its), min(len(one), len(other)))
