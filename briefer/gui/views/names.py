"""The panel of names nobody knows yet: a tick makes the actor and tags all its plain places."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QMenu, QStackedWidget, QToolButton, QWidget

from briefer.commands.names import dismiss_name, propose_name_again
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.models.names import NameRow, NamesModel
from briefer.gui.name_making import Making, actor_of
from briefer.gui.proposal_kinds import ProposalKind
from briefer.gui.session_names import MOST, SessionNames
from briefer.gui.views.parts import EmptyNote, column, row, search_field, small_words
from briefer.gui.views.rows import row_list
from briefer.gui.wording import count_words, folded, shortened
from briefer.model.changes import Changes, Collection
from briefer.model.ids import SourceId
from briefer.model.proposals import DismissalKind
from briefer.store import queries

_SHOWN = 40
_SETTLE = 120  # milliseconds after a step until the list is ranked anew
_BESIDE = 8  # pixels at either side of a row's mark in which a click ticks it too
_TOUCHES = (Collection.ACTOR, Collection.MENTION, Collection.DISMISSAL, Collection.SOURCE)


class NamePanel(QWidget):
    """Names over all sources of the session, or in the one that is read.

    `left` says that the analyst goes back to the text; `everywhere_requested` carries an Actor, whose id is
    0, all of whose places are to be shown.
    """

    left = Signal()
    everywhere_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Rank nothing until the panel is shown."""
        super().__init__(parent)
        self._desk = desk
        self._source: SourceId | None = None
        self.names = SessionNames(desk.session, desk.names, self)
        self._making = Making(desk)
        self.model = NamesModel(self)
        self.list = row_list("Names nobody knows yet")
        self.list.setModel(self.model)
        self.search = search_field("Search names", "Name")
        self.scope = QComboBox()
        self.kinds = QMenu(self)
        self.dismissed = QToolButton()
        self._state, self._keys = small_words(), small_words()
        self._empty = EmptyNote("", "")
        self._pages = QStackedWidget()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._lay_out()
        self._connect()

    # What is shown

    def show_source(self, source: SourceId | None) -> None:
        """Take this as the source that is read."""
        self._source = source
        if self.isVisible():
            self.names.want(first=source)
            if self.scope.currentIndex():
                self.rank()

    def current(self) -> NameRow | None:
        """Return the name that is selected, or None."""
        return self.model.row_at(self.list.currentIndex())

    def rank(self) -> None:
        """Rank the names anew, and show what has changed; the same row stays current."""
        self._settling.stop()
        number = self.list.currentIndex().row()
        if self.dismissed.isChecked():
            kept = queries.dismissals(self._desk.session, DismissalKind.NAME)
            wanted = self._filter()
            self.model.show_dismissed(it.words for it in kept if wanted(it.words))
        elif self._desk.names.is_on(ProposalKind.NAMES):
            only = self._source if self.scope.currentIndex() else None
            self.model.show_ranked(self.names.ranked(self._filter(), only), self._making.pending)
        else:
            self.model.show_ranked((), ())
        if not self.list.currentIndex().isValid() and self.model.rows and number >= 0:
            self.list.setCurrentIndex(self.model.index(min(number, len(self.model.rows) - 1)))
        self._show_state()

    # What is done with a name

    def make(self) -> None:
        """Make an actor of the selected name and tag all its plain places; take a dismissal back instead."""
        found = self.current()
        if found is None or found.is_pending:
            return
        if found.name is None:
            words = found.quote
            self._desk.attempt(lambda: propose_name_again(self._desk.session, words))
        else:
            self._making.begin(found.name)
            self.rank()

    def dismiss(self) -> None:
        """Propose no actor for the selected name any more, in any source."""
        found = self.current()
        if found is not None and found.name is not None:
            self._desk.attempt(lambda: self._dismiss(found.quote))

    def show_place(self) -> None:
        """Show the first place of the selected name in the text."""
        found = self.current()
        if found is not None and found.name is not None:
            name = found.name
            self._desk.point(Target(name.source, name.start, name.start + len(name.quote)))
            self.list.setFocus()

    def show_everywhere(self) -> None:
        """Ask for all places of the selected name and its variants."""
        found = self.current()
        if found is not None and found.name is not None:
            self.everywhere_requested.emit(actor_of(found.name))

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to count, and show what is known already."""
        super().showEvent(event)
        self.names.want(first=self._source)
        self.rank()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Count no more while nobody looks."""
        super().hideEvent(event)
        self.names.rest()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows in the new colours after a change of scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.model.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the search to the list with the arrow down, and back to the text with Esc."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.focus()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focus(self) -> None:
        """Put the keyboard into the list, on its first row at the least."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))

    # Within

    def _dismiss(self, words: str) -> None:
        dismiss_name(self._desk.session, words)
        shown = shortened(words, _SHOWN)
        self._desk.tell(f"“{shown}” is dismissed as a name.", "“Show dismissed” brings it back.")

    def _take(self, changes: Changes) -> None:
        self.names.take(changes)
        if self.isVisible() and any(changes.keys(collection) for collection in _TOUCHES):
            self.names.want()
            self._settling.start()

    def _filter(self) -> Callable[[str], bool]:
        words = folded(self.search.text()).split()
        if not words:
            return lambda _: True
        return lambda quote: all(part in folded(quote) for part in words)

    def _show_state(self) -> None:
        rows, left = len(self.model.rows), self.names.left
        counted = f"{count_words(rows, 'name')}" + (" at the least" if rows >= MOST else "")
        self._state.setText(f"{counted} · counting, {count_words(left, 'source')} left" if left else counted)
        self._pages.setCurrentIndex(0 if rows else 1)
        if self.search.text():
            self._empty.say("No such name", "Clear the search.")
        elif self.dismissed.isChecked():
            self._empty.say(
                "No name is dismissed",
                self._desk.keyboard.keymap.say("{} dismisses one for good.", "dismiss_name"),
            )
        elif not self._desk.names.is_on(ProposalKind.NAMES):
            self._empty.say("New names are not proposed", "Switch them on under Proposals.")
        elif left:
            self._empty.say("Looking for names…", "")
        else:
            self._empty.say("No new names", "All names in the sources are known or dismissed.")

    def _show_keys(self) -> None:
        parts = (
            ("make_actor", "makes an actor and tags all its plain places"),
            ("dismiss_name", "dismisses"),
            ("all_of_name", "all places"),
        )
        self._keys.setText(self._desk.keyboard.keymap.line(*parts))

    def _lay_out(self) -> None:
        self.scope.setAccessibleName("Which sources the names are from")
        self.scope.addItems(["All sources", "This source"])
        self.dismissed.setText("Show dismissed")
        self.dismissed.setAccessibleName("Show dismissed")
        self.dismissed.setCheckable(True)
        self.dismissed.setAutoRaise(True)
        kinds = QToolButton()
        kinds.setText("Proposals")
        kinds.setAccessibleName("Kinds of proposals")
        kinds.setAutoRaise(True)
        kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        kinds.setMenu(self.kinds)
        head = row(self.search, self.scope)
        head.setStretch(0, 1)
        head.setContentsMargins(8, 8, 8, 4)
        options = row(self._state, self.dismissed, kinds)
        options.setStretch(0, 1)
        options.setContentsMargins(10, 0, 8, 4)
        self._keys.setContentsMargins(10, 4, 10, 6)
        for page in (self.list, self._empty):
            self._pages.addWidget(page)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addLayout(options)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._keys)

    def _connect(self) -> None:
        self._desk.bus.gathered.connect(self._take)
        self._desk.keyboard.changed.connect(self._show_keys)
        self._show_keys()
        self._desk.names.switched.connect(self._rank_if_seen)
        self.names.counted.connect(self._rank_if_seen)
        self._settling.timeout.connect(self.rank)
        self._making.ended.connect(self._rank_if_seen)
        self.search.textChanged.connect(lambda _: self.rank())
        self.scope.currentIndexChanged.connect(lambda _: self.rank())
        self.dismissed.toggled.connect(lambda _: self.rank())
        self.list.doubleClicked.connect(lambda _: self.show_place())
        self.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tick a row where its mark is clicked."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            place = event.position().toPoint()
            index = self.list.indexAt(place)
            is_mark = place.x() < self.fontMetrics().height() + 2 * _BESIDE
            if index.isValid() and event.button() is Qt.MouseButton.LeftButton and is_mark:
                self.list.setCurrentIndex(index)
                self.make()
                return True
        return super().eventFilter(watched, event)

    def _rank_if_seen(self) -> None:
        if self.isVisible():
            self.rank()
