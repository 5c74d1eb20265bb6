"""The lists beside the table of accounts: what is told as one, and what is proposed."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QSplitter, QWidget

from briefer.gui.models.compare_rows import GroupRow, PairRow, group_face, pair_face
from briefer.gui.models.rows import RowsModel
from briefer.gui.views.parts import Ground, Words, column, heading, row, small_words
from briefer.gui.views.rows import row_list
from briefer.model.ids import FactId, ReconciliationId
from briefer.model.proposals import ProposedEvent
from briefer.model.reconciliations import Reconciliation

PairKey = tuple[FactId, FactId]


class CompareLists(QSplitter):
    """Groups above, proposed pairs below; `chosen` carries the Reconciliation or ProposedEvent to show.

    `entered` says that the keyboard is to go to the table.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(Qt.Orientation.Vertical)
        self.groups: RowsModel[GroupRow] = RowsModel(lambda it: it.told.id, group_face, self)
        self.pairs: RowsModel[PairRow] = RowsModel(_pair_key, pair_face, self)
        self.group_list, self.pair_list = row_list("Facts told as one"), row_list("Proposed as one event")
        self._last: tuple[QListView, int] = (self.group_list, 0)
        self._group_count, self._pair_count = small_words(), small_words()
        self._no_groups = small_words("Join facts in the list of facts with J, or take a proposal below.")
        self._no_pairs = small_words("Nothing is proposed now.")
        self._lay_out()
        for view, model in ((self.group_list, self.groups), (self.pair_list, self.pairs)):
            view.setModel(model)
            view.selectionModel().currentChanged.connect(lambda now, _, view=view: self._choose(view, now))
            view.activated.connect(lambda _: self.entered.emit())

    def show_rows(self, groups: tuple[GroupRow, ...], pairs: tuple[PairRow, ...]) -> None:
        """Show these groups and pairs; what is selected stays so while it is there."""
        self.groups.set_rows(groups)
        self.pairs.set_rows(pairs)
        self._group_count.setText(str(len(groups)) if groups else "")
        self._pair_count.setText(str(len(pairs)) if pairs else "")
        self._no_groups.setVisible(not groups)
        self._no_pairs.setVisible(not pairs)

    def group(self) -> Reconciliation | None:
        """Return the group that the list of groups stands on, or None."""
        found = self.groups.row_at(self.group_list.currentIndex())
        return found.told if found else None

    def pair(self) -> ProposedEvent | None:
        """Return the pair that the list of pairs stands on, or None."""
        found = self.pairs.row_at(self.pair_list.currentIndex())
        return found.proposed if found else None

    def select_group(self, key: ReconciliationId) -> None:
        """Select a group."""
        self.group_list.setCurrentIndex(self.groups.index_of(key))

    def stand_on(self, shown: Reconciliation | ProposedEvent) -> None:
        """Stand on the row of what is shown, if no list stands on a row any more."""
        if self.group() is None and self.pair() is None:
            if isinstance(shown, Reconciliation):
                self.select_group(shown.id)
            else:
                self.pair_list.setCurrentIndex(self.pairs.index_of((shown.one, shown.other)))

    def choose_first(self) -> None:
        """Stand on a row if no list does: where one stood last, else on the first group, else the first pair.

        The keyboard goes along where it is in one of the lists.
        """
        if self.group() is not None or self.pair() is not None:
            return
        view, row = self._last
        if not view.model().rowCount():
            view, row = (self.group_list if self.groups.rows else self.pair_list), 0
        view.setCurrentIndex(view.model().index(min(row, view.model().rowCount() - 1), 0))
        if self.group_list.hasFocus() or self.pair_list.hasFocus():
            view.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard into the list that stands on a row, or the first that has one."""
        self.choose_first()
        self.focus_current()

    def focus_current(self) -> None:
        """Put the keyboard into the list whose row is shown."""
        (self.pair_list if self.pair_list.currentIndex().isValid() else self.group_list).setFocus()

    def _choose(self, view: QListView, now: QModelIndex) -> None:
        """Show the row that a list stands on; the other list stands on none then."""
        if not now.isValid():
            return
        self._last = view, now.row()
        other = self.pair_list if view is self.group_list else self.group_list
        if other.currentIndex().isValid():
            other.selectionModel().clear()
        self.chosen.emit(self.group() if view is self.group_list else self.pair())

    def _lay_out(self) -> None:
        for title, count, none, view in (
            ("Told as one", self._group_count, self._no_groups, self.group_list),
            ("Perhaps one event", self._pair_count, self._no_pairs, self.pair_list),
        ):
            self.addWidget(_titled(title, count, none, view))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)


def _titled(title: str, count: Words, none: Words, view: QListView) -> QWidget:
    made = Ground("window")
    inner = column(made, spacing=0)
    head = row(heading(title), count, 1)
    head.setContentsMargins(10, 8, 10, 6)
    inner.addLayout(head)
    none.setContentsMargins(10, 0, 10, 8)
    inner.addWidget(none)
    inner.addWidget(view, 1)
    return made


def _pair_key(row: PairRow) -> PairKey:
    return row.proposed.one, row.proposed.other
