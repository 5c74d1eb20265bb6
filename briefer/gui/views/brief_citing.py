"""The offer of facts to cite, below the caret while “[@” is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefer.gui.models.brief_facts import FactRow, FactsModel
from briefer.gui.models.brief_rows import ROW_ROLE
from briefer.gui.views.brief_fact_list import FactDelegate
from briefer.gui.views.measures import grown
from briefer.gui.wording import folded

_WIDTH = 430
_MOST_ROWS = 6
_MOST_OFFERED = 60


class CitationOffer(QListView):
    """Facts whose label or words hold what was typed; the text field keeps the focus and moves the choice."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Be hidden, over this text field."""
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.facts = FactsModel(self)
        self._rows: tuple[FactRow, ...] = ()
        self._folded: tuple[tuple[FactRow, str, str], ...] = ()
        self.setModel(self.facts)
        self.setItemDelegate(FactDelegate(self, lines=1))
        self.setAccessibleName("Facts to cite")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFrameShape(QListView.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_click)
        self.hide()

    @property
    def current(self) -> FactRow | None:
        """The row that Enter would take."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, FactRow) else None

    def know(self, rows: Sequence[FactRow]) -> None:
        """Take these as the facts there are."""
        if tuple(rows) != self._rows:
            self._rows, self._folded = tuple(rows), ()

    def offer(self, typed: str, caret: QRect) -> None:
        """Offer the facts that hold what was typed, labels first, below the caret (in screen coordinates)."""
        words = folded(typed)
        self._folded = self._folded or tuple(
            (row, folded(row.label), folded(row.statement)) for row in self._rows
        )
        labelled = [row for row, label, _ in self._folded if label.startswith(words)]
        others = [row for row, label, said in self._folded if words in said and not label.startswith(words)]
        found = (*labelled, *others)[:_MOST_OFFERED]
        if not found:
            self.hide()
            return
        self.facts.show(found)
        self.setCurrentIndex(self.facts.index(0))
        self._place(caret)
        self.show()

    def step(self, by: int) -> None:
        """Move the choice."""
        number = min(max(self.currentIndex().row() + by, 0), len(self.facts.rows) - 1)
        self.setCurrentIndex(self.facts.index(number))

    def take(self) -> None:
        """Take the current row and close."""
        row = self.current
        self.hide()
        if row is not None:
            self.taken.emit(row)

    def _place(self, caret: QRect) -> None:
        shown = min(len(self.facts.rows), _MOST_ROWS)
        self.resize(grown(self, _WIDTH), self.sizeHintForRow(0) * shown + 2 * self.frameWidth())
        screen = self.screen().availableGeometry()
        top = caret.bottom() + 3
        if top + self.height() > screen.bottom():
            top = caret.top() - self.height() - 3
        left = min(caret.left(), screen.right() - self.width())
        self.move(QPoint(max(left, screen.left()), max(top, screen.top())))

    def _on_click(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.take()
