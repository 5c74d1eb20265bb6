"""The pane of sources: search, the list with what was read, and the ways to add more."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from briefer.commands.source_edits import SourceEdits, edit_sources
from briefer.commands.sources import remove_sources
from briefer.gui.desk import Desk
from briefer.gui.models.sources import SourcesModel
from briefer.gui.sorting import Order
from briefer.gui.views.copies import CopiesPane
from briefer.gui.views.parts import EmptyNote, column, icon_button, push_button, row, search_field
from briefer.gui.views.rows import row_list
from briefer.gui.views.source_batch import SourceBatch
from briefer.gui.views.source_order import SourceOrder
from briefer.gui.working import of
from briefer.model.changes import Changes
from briefer.model.ids import SourceId
from briefer.model.sources import Source

_ORDER, _UNREAD = "sources/order", "sources/unread"


class SourcePane(QWidget):
    """All sources of the session; standing on one shows it, Enter goes into its text."""

    shown = Signal(object)  # a SourceId, as one moves through the list
    entered = Signal()  # the text is wanted
    edit_requested = Signal(object)  # a SourceId

    def __init__(
        self, desk: Desk, add: Callable[[], None], paste: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        """Show the sources of this desk's session; `add` and `paste` bring in more."""
        super().__init__(parent)
        self._desk = desk
        self._is_quiet = False
        self.model = SourcesModel(desk.session, self)
        self.list = row_list("Sources")
        self.list.setModel(self.model)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.batch, self.copies = SourceBatch(), CopiesPane(desk)
        self._views, self._listed = QStackedWidget(), QWidget()
        self.search = search_field("Search sources", "Title or outlet")
        self.order = SourceOrder()
        self._pages = QStackedWidget()
        self._none = EmptyNote(
            "No sources yet",
            "Drop articles here, add files, or paste a text.",
            push_button("Add files…", add, "file-plus"),
            push_button("Paste as source", paste, "clipboard-paste"),
        )
        self._no_match = EmptyNote("No source of this name", "Clear the search to see them all.")
        for page in (self.list, self._none, self._no_match):
            self._pages.addWidget(page)
        head = row(
            self.search,
            icon_button("file-plus", "Add files to the session", add),
            icon_button("clipboard-paste", "Paste as source", paste),
            spacing=2,
        )
        head.setContentsMargins(8, 8, 8, 2)
        layout = column(self._listed, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.order)
        layout.addWidget(self._pages, 1)
        for view in (self._listed, self.batch, self.copies):
            self._views.addWidget(view)
        column(self, spacing=0).addWidget(self._views)
        self._connect()
        self._resume_order()

    def current(self) -> Source | None:
        """Return the source that is selected, or None."""
        found = self.model.row_at(self.list.currentIndex())
        return found.source if found else None

    def chosen(self) -> tuple[Source, ...]:
        """Return the sources that are selected, from the top."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        listed = (self.model.rows[row].source for row in rows if row < len(self.model.rows))
        return tuple(source for source in listed if self.model.is_there(source.id))

    def show_copies(self, source: SourceId | None) -> None:
        """Show the sources by origin in place of the list, standing on this one."""
        self._views.setCurrentWidget(self.copies)
        self.copies.open(source)

    def show_list(self) -> None:
        """Show the list of sources and put the keyboard into it."""
        self._views.setCurrentWidget(self._listed)
        self.list.setFocus()

    def note_copies(self) -> None:
        """Show what is known now of copies."""
        self._change(self.model.note_copies)
        if self.copies.isVisible():
            self.copies.refresh()

    def mark(self, key: SourceId) -> None:
        """Select this source because it is shown already; nothing is asked for."""
        self.model.kept = key
        if not self.model.index_of(key).isValid():
            self.search.clear()
            self._change(self.model.refresh)
        self._select(key)

    def note_progress(self, key: SourceId) -> None:
        """Show that a source was read further."""
        self._change(lambda: self.model.note_progress(key))

    def next_unread(self, after: SourceId | None) -> Source | None:
        """Return the first unread source that follows this one in the list, or None."""
        return self.model.next_unread(after)

    def step(self, by: int) -> None:
        """Show the source so many rows further down, or up."""
        number = self.list.currentIndex().row() + by
        if 0 <= number < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(number))

    def edit(self) -> None:
        """Ask for the form of the selected source, or open that for several."""
        chosen = self.chosen()
        if len(chosen) > 1:
            self._views.setCurrentWidget(self.batch)
            self.batch.open(chosen)
        elif (source := self.current()) is not None and self.model.is_there(source.id):
            self.edit_requested.emit(source.id)

    def remove(self) -> None:
        """Remove the selected sources with their tags; one undo brings all of it back."""
        keys = tuple(source.id for source in self.chosen())
        if keys:
            self._desk.attempt(lambda: remove_sources(self._desk.session, keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the list with the arrow down from the search."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._desk.bus.gathered.connect(self._take)
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.activated.connect(lambda _: self.entered.emit())
        self.order.chosen.connect(self._arrange)
        self.batch.asked.connect(self._edit_chosen)
        self.batch.left.connect(self.show_list)
        self.copies.closed.connect(self.show_list)
        self.copies.shown.connect(self.shown)

    def _moved(self, index: QModelIndex) -> None:
        found = self.model.row_at(index)
        if found is not None and not self._is_quiet and self.model.is_there(found.source.id):
            self.shown.emit(found.source.id)

    def _edit_chosen(self, keys: tuple[SourceId, ...], edits: SourceEdits) -> None:
        if not edits.is_empty:
            session = self._desk.session
            self._desk.write("Editing sources", of(len(keys), edit_sources(session, keys, edits)))
        self.show_list()

    def _take(self, changes: Changes) -> None:
        self._change(lambda: self.model.take(changes))

    def _filter(self, words: str) -> None:
        self._change(lambda: self.model.filter(words))

    def _arrange(self, order: Order, unread_only: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._desk.session.remember(_ORDER, order)
        self._desk.session.remember(_UNREAD, "yes" if unread_only else "")
        self._change(lambda: self.model.arrange(order, unread_only=unread_only))

    def _resume_order(self) -> None:
        left = self._desk.session.recall(_ORDER)
        order = Order(left) if left in tuple(Order) else Order.ADDED
        unread_only = bool(self._desk.session.recall(_UNREAD))
        self.order.show_choice(order, unread_only=unread_only)
        self._change(lambda: self.model.arrange(order, unread_only=unread_only))

    def _change(self, run: Callable[[], object]) -> None:
        """Change the rows; the source that is selected stays so, and no other is asked for meanwhile.

        Where none is, as a new source is shown before its row is there, the one that is read is selected.
        """
        current = self.current()
        key = self.model.kept if current is None else current.id
        self._is_quiet = True
        run()
        self._is_quiet = False
        if key is not None:
            self._select(key)
        self._show_state()

    def _select(self, key: SourceId) -> None:
        """Stand on a source; where the list does so already, what else is selected stays selected."""
        index = self.model.index_of(key)
        if index == self.list.currentIndex():
            return
        self._is_quiet = True
        self.list.setCurrentIndex(index)
        self._is_quiet = False

    def _show_state(self) -> None:
        self.order.count(self.model.unread)
        self.order.setVisible(self.model.total > 0)
        if self.model.rows:
            self._pages.setCurrentWidget(self.list)
        else:
            self._pages.setCurrentWidget(self._no_match if self.model.total else self._none)
