"""The view of copies: the sources of a session by origin, to be joined and parted, with a reason."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from briefer.commands.kinship import forget_kinship, join_sources, part_sources
from briefer.gui.desk import Desk
from briefer.gui.models.copies import CopiesModel, CopyRow
from briefer.gui.plain import count_words
from briefer.gui.views.flow import Flow
from briefer.gui.views.parts import (
    EmptyNote,
    column,
    heading,
    icon_button,
    line,
    push_button,
    row,
    small_words,
)
from briefer.gui.views.rows import row_list
from briefer.gui.views.tab_order import tab_as_laid_out
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.model.sources import Kinship
from briefer.store import queries
from briefer.store.origins import origins_of


class CopiesPane(QWidget):
    """Lists the origins; standing on a source shows it. Esc goes back to the list of sources.

    What can be done stands in the table of actions, in the area COPIES. `shown` carries a SourceId, `closed`
    says that the view is done with.
    """

    shown = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """List nothing until it is opened."""
        super().__init__(parent)
        self._desk = desk
        self._is_quiet = False
        self.model = CopiesModel(self)
        self.list = row_list("Sources by origin")
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.reason = line("Reason for joining or parting", "", "why, for whoever reads it later")
        self._none = EmptyNote("No sources yet", "Copies among them will be listed here.")
        self._count, self._deeds = small_words(), QWidget()
        self._lay_out()
        self._name_keys()
        desk.keyboard.changed.connect(self._name_keys)
        desk.bus.gathered.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def open(self, source: SourceId | None = None) -> None:
        """Show the origins as they are known, standing on this source, and take the keyboard."""
        self.refresh()
        index = self.model.index_of((False, False, (source,)))
        if index.isValid():
            self._is_quiet = True
            self.list.setCurrentIndex(index)
            self._is_quiet = False
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the origins as they are known now."""
        session = self._desk.session
        found = origins_of(session)
        joined = [said for said in queries.kinships(session) if said.is_copy]
        self._is_quiet = True
        self.model.show(found, joined)
        self._is_quiet = False
        number = sum(len(origin.sources) for origin in found.origins)
        self._count.setText(f"{count_words(number, 'source')}, {count_words(len(found.origins), 'origin')}")
        self.list.setVisible(bool(number))
        self._none.setVisible(not number)
        self._enable()

    def chosen(self) -> tuple[SourceId, ...]:
        """Return the sources that are selected, from the top; a heading stands for all below it."""
        keys = dict.fromkeys(key for it in self._rows() if not it.is_parted for key in it.sources)
        # Some may be gone, and the list not know yet.
        there = set(queries.source_ids(self._desk.session, tuple(keys)))
        return tuple(key for key in keys if key in there)

    def said(self) -> tuple[Kinship, ...]:
        """Return what the analyst said of the rows that are selected."""
        return tuple(dict.fromkeys(it for chosen in self._rows() for it in chosen.said))

    def join(self) -> None:
        """Make the selected sources one origin."""
        chosen, reason = self.chosen(), self.reason.text()
        self._do(lambda: join_sources(self._desk.session, chosen, reason))

    def part(self) -> None:
        """Part the selected sources from the others of their origin."""
        chosen, reason = self.chosen(), self.reason.text()
        self._do(lambda: part_sources(self._desk.session, chosen, reason))

    def take_back(self) -> None:
        """Let what was found of the selected rows hold again."""
        said = self.said()
        self._do(lambda: forget_kinship(self._desk.session, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what has changed while the view was out of sight."""
        super().showEvent(event)
        if self.model.rows and not event.spontaneous():
            self.refresh()

    def _do(self, run: Callable[[], object]) -> None:
        """Do it, and stand on the same sources where they are listed then."""

        def is_done() -> bool:
            run()
            return True

        stood_on = dict.fromkeys(key for it in self._rows() for key in it.sources)
        if self._desk.attempt(is_done):
            self.reason.clear()
            self.refresh()
            self._stand_on(stood_on)

    def _stand_on(self, sources: Iterable[SourceId]) -> None:
        selection = QItemSelection()
        rows = [self.model.index_of((False, False, (key,))) for key in sources]
        for index in filter(QModelIndex.isValid, rows):
            selection.select(index, index)
        if not selection.isEmpty():
            flag = QItemSelectionModel.SelectionFlag
            self._is_quiet = True
            self.list.setCurrentIndex(selection.indexes()[0])
            self.list.selectionModel().select(selection, flag.ClearAndSelect)
            self._is_quiet = False

    def _rows(self) -> Sequence[CopyRow]:
        places = sorted(index.row() for index in self.list.selectedIndexes())
        return [self.model.rows[place] for place in places]

    def _moved(self, index: QModelIndex) -> None:
        found = self.model.row_at(index)
        if found is None or self._is_quiet or found.is_heading:
            return
        # It may be gone, and the list not know yet.
        if queries.sources(self._desk.session, found.sources[-1:]):
            self.shown.emit(found.sources[-1])

    def _take(self, changes: Changes) -> None:
        if self.isVisible() and changes.keys(Collection.SOURCE):
            self.refresh()

    def _enable(self) -> None:
        may = not self._desk.session.read_only
        chosen = len(self.chosen())
        for name, is_possible in (
            ("join_copies", chosen > 1),
            ("part_copies", chosen > 0),
            ("take_back_kinship", bool(self.said())),
        ):
            self._buttons[name][0].setEnabled(may and is_possible)

    def _name_keys(self) -> None:
        """Name the keys that are in use on the buttons that do the same."""
        for action, (button, words) in self._buttons.items():
            button.setToolTip(self._desk.keyboard.keymap.tip(words, action))

    def _lay_out(self) -> None:
        back = icon_button("arrow-left", "Back to the list of sources (Esc)", self.closed.emit)
        names = column(spacing=0)
        names.addWidget(heading("Copies and origins"))
        names.addWidget(self._count)
        head = row(back)
        head.addLayout(names, 1)
        head.setContentsMargins(8, 8, 8, 8)
        join = push_button("Join", self.join, "merge")
        part = push_button("Part", self.part, "split")
        take_back = push_button("Take back", self.take_back, "undo-2")
        self._buttons = {
            "join_copies": (join, "Make the selected sources one origin"),
            "part_copies": (part, "Part the selected sources from the others of their origin"),
            "take_back_kinship": (take_back, "Take back what you said of them"),
        }
        buttons = QWidget()
        flow = Flow(buttons, spacing=6)
        for button in (join, part, take_back):
            flow.addWidget(button)
        deeds = column(self._deeds, margin=8, spacing=6)
        deeds.addWidget(self.reason)
        deeds.addWidget(buttons)
        page = column(self, spacing=0)
        page.addLayout(head)
        page.addWidget(self.list, 1)
        page.addWidget(self._none, 1)
        page.addWidget(self._deeds)
        tab_as_laid_out(self)
