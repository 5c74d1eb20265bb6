"""The timeline: facts down the days of their events, undated ones in a column apart, cards to date them."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QWidget

from briefer.commands.facts import remove_fact
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.icons import dress
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_filter import Facet
from briefer.gui.models.fact_sought import FactSought
from briefer.gui.models.facts import FactsModel
from briefer.gui.models.timeline import TimelineModel
from briefer.gui.models.timeline_units import Zoom
from briefer.gui.views.fact_cards import FactCards
from briefer.gui.views.fact_filtering import FactFiltering
from briefer.gui.views.folding_list import FoldingList
from briefer.gui.views.measures import grown
from briefer.gui.views.parts import (
    EmptyNote,
    Ground,
    choice,
    choose,
    chosen,
    column,
    icon_size,
    row,
    rule,
    small_words,
)
from briefer.gui.views.rows import dressed
from briefer.gui.views.timeline_list import TimelineDelegate, TimelineList
from briefer.gui.wording import count_words
from briefer.model.changes import Changes
from briefer.model.ids import FactId
from briefer.store import queries

_ZOOM, _REPORTS = "timeline/zoom", "timeline/reports"


class Timeline(QWidget):
    """Facts by the date of their event; Enter goes to the sentence, F2 opens the card beside the line.

    It shares the filter with the list of facts. `send_requested` carries a tuple of FactIds,
    `publication_asked` a SourceId, and `moved` says that another fact is stood on.
    """

    send_requested = Signal(object)
    publication_asked = Signal(object)
    moved = Signal()

    def __init__(self, desk: Desk, digests: FactDigests, sought: FactSought) -> None:
        """Show the facts of this desk's session."""
        super().__init__()
        self._desk = desk
        self._sought = sought
        self.model = TimelineModel(desk.session, digests, self)
        self.bare = FactsModel(desk.session, digests, self)
        self.list, self.undated = (
            dressed(TimelineList(), "Timeline of facts"),
            dressed(FoldingList(), "Undated facts"),
        )
        self.filtering = FactFiltering(desk.session, sought, digests, self)
        self.zoom = choice("What a heading stands for", Zoom, Zoom.DAY)
        self.reports = QToolButton()
        self._count, self._undated_count = small_words(), small_words()
        self._empty = EmptyNote("", "")
        self._pages, self._apart = QStackedWidget(), QStackedWidget()
        self.cards = FactCards(desk, self._apart)
        self._lay_out()
        self._connect()
        self._resume()

    def focus(self) -> None:
        """Put the keyboard into the line, on the first fact where none is stood on."""
        if not self.list.currentIndex().isValid() and self.model.rowCount():  # Qt would stand on the heading
            self.list.setCurrentIndex(self.model.index(min(1, self.model.rowCount() - 1)))
        self.list.setFocus()

    def current(self) -> FactId | None:
        """Return the fact that the line, or the column of undated ones, stands on; None where none is."""
        if self.undated.hasFocus():
            found = self.bare.row_at(self.undated.currentIndex())
            return None if found is None else found.fact.id
        return self.model.fact_at(self.list.currentIndex())

    def go_to(self) -> None:
        """Show the sentence of the fact that is stood on."""
        if (key := self.current()) is not None:
            span = queries.fact(self._desk.session, key).evidence[0].span
            self._desk.point(Target(span.source, span.start, span.end, fact=key))

    def edit(self) -> None:
        """Open the card of the fact that is stood on, beside the line."""
        if (key := self.current()) is not None:
            self.cards.open_fact(key)

    def send(self) -> None:
        """Ask where the fact that is stood on is to be printed."""
        if (key := self.current()) is not None:
            self.send_requested.emit((key,))

    def remove(self) -> None:
        """Remove the fact that is stood on; undo brings it back."""
        if (key := self.current()) is not None:
            self._desk.attempt(lambda: remove_fact(self._desk.session, key))

    def propose_date(self, fact: FactId, value: str) -> None:
        """Open the card of a fact with this date (EDTF) put in, for the analyst to save or to change."""
        self.cards.open_fact(fact)
        if (card := self.cards.current) is not None:
            card.propose_date(value)

    def look_closer(self, steps: int) -> None:
        """Let headings stand for less time, or for more where `steps` is negative."""
        self.zoom.setCurrentIndex(min(max(self.zoom.currentIndex() - steps, 0), self.zoom.count() - 1))

    def remember(self) -> None:
        """Keep how the timeline was left with the session."""
        self._desk.session.remember(_ZOOM, chosen(self.zoom, Zoom))
        self._desk.session.remember(_REPORTS, "1" if self.reports.isChecked() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go between the line and the undated facts with the arrows left and right."""
        if event.key() == Qt.Key.Key_Right and self.list.hasFocus():
            self._enter_undated()
        elif (event.key() == Qt.Key.Key_Left and self.undated.hasFocus()) or (
            event.key() == Qt.Key.Key_Down and self.filtering.search.hasFocus()
        ):
            self.focus()
        else:
            super().keyPressEvent(event)

    def _enter_undated(self) -> None:
        self.undated.setFocus()
        if not self.undated.currentIndex().isValid():
            self.undated.setCurrentIndex(self.bare.index(0))

    def _resume(self) -> None:
        kept = self._desk.session.recall(_ZOOM)
        choose(self.zoom, Zoom(kept) if kept in tuple(Zoom) else Zoom.DAY)
        self.reports.setChecked(bool(self._desk.session.recall(_REPORTS)))
        self._filter()

    def _filter(self) -> None:
        self.model.filter(self._sought.value)
        value = self._sought.value
        self.bare.filter(replace(value, chips=value.chips | {(Facet.UNDATED, "")}))
        self._show_state()

    def _zoom(self) -> None:
        self.model.zoom_to(chosen(self.zoom, Zoom))

    def _open_undated(self, index: QModelIndex) -> None:
        if (found := self.bare.row_at(index)) is not None:
            self.cards.open_fact(found.fact.id)

    def _saved(self, fact: FactId) -> None:
        index = self.model.row_of_fact(fact)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _take(self, changes: Changes) -> None:
        self.cards.take(changes)
        self._show_state()

    def _show_state(self) -> None:
        """Say how much is shown, and what to do where nothing is."""
        self._count.setText(count_words(self.model.events_shown(), "dated fact"))
        self._undated_count.setText(
            f"{self.bare.shown:,} undated. Drag one onto the line, or press Enter to date it."
        )
        self._pages.setCurrentIndex(0 if self.model.shown or not self.model.is_settled else 1)
        if self._sought.value.is_empty:
            self._empty.say("No fact has a date yet", "Date one with Enter in the column of undated facts.")
        else:
            self._empty.say("No dated fact passes the filter", "Take a chip off, or clear the search.")

    def _lay_out(self) -> None:
        self.list.setItemDelegate(TimelineDelegate(self.list))
        self.list.setModel(self.model)
        self.undated.setModel(self.bare)
        self.undated.setDragEnabled(True)
        self.reports.setText("Report dates")
        self.reports.setAccessibleName("Show when facts were reported")
        self.reports.setCheckable(True)
        dress(self.reports, "newspaper")
        self.reports.setIconSize(icon_size(self.reports))
        self.reports.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filtering.search.setFixedWidth(30 * self.fontMetrics().averageCharWidth())
        self.zoom.setMaximumWidth(grown(self, 140))
        head = Ground("window")
        over = column(head, margin=8, spacing=4)
        over.addLayout(
            row(self.filtering.search, self.filtering.button, self._count, 1, self.reports, self.zoom)
        )
        over.addWidget(self.filtering.below)
        for page in (self.list, self._empty):
            self._pages.addWidget(page)
        self._apart.addWidget(self._undated_page())
        panes = QSplitter()
        for pane, least in ((self._pages, 340), (self._apart, 280)):
            pane.setMinimumWidth(least)
            panes.addWidget(pane)
        panes.setStretchFactor(0, 1)
        panes.setChildrenCollapsible(False)
        panes.setSizes([900, min(grown(self, 380), 520)])
        layout = column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(rule())
        layout.addWidget(panes, 1)

    def _undated_page(self) -> QWidget:
        page = QWidget()
        layout = column(page, spacing=0)
        words = row(self._undated_count)
        words.setContentsMargins(10, 8, 10, 8)
        layout.addLayout(words)
        layout.addWidget(self.undated, 1)
        return page

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._take)
        self._sought.changed.connect(self._filter)
        self.zoom.currentIndexChanged.connect(lambda _: self._zoom())
        self.reports.toggled.connect(lambda shows: self.model.show_reports(shows=shows))
        self.list.activated.connect(lambda _: self.go_to())
        self.list.dropped.connect(self.propose_date)
        self.undated.activated.connect(self._open_undated)
        self.cards.saved.connect(self._saved)
        self.cards.left.connect(self.focus)
        self.cards.publication_asked.connect(self.publication_asked)
        for model, listed in ((self.model, self.list), (self.bare, self.undated)):
            model.settled.connect(self._show_state)
            listed.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())


class TimelineSpace(QWidget):
    """The workspace of the timeline, which is made when it is shown first: till then nothing is read for it.

    Its signals are those of the timeline.
    """

    send_requested = Signal(object)
    publication_asked = Signal(object)
    moved = Signal()

    def __init__(self, desk: Desk, digests: FactDigests, sought: FactSought) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._parts = desk, digests, sought
        self._made: Timeline | None = None
        self._column = column(self, spacing=0)

    @property
    def view(self) -> Timeline:
        """The timeline, made now where it was not."""
        if self._made is None:
            self._made = Timeline(*self._parts)
            self._column.addWidget(self._made)
            self._made.send_requested.connect(self.send_requested)
            self._made.publication_asked.connect(self.publication_asked)
            self._made.moved.connect(self.moved)
        return self._made

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Make the timeline."""
        super().showEvent(event)
        self.view.show()

    def focus(self) -> None:
        """Put the keyboard into the line."""
        self.view.focus()

    def current(self) -> FactId | None:
        """Return the fact that is stood on, or None."""
        return None if self._made is None else self._made.current()

    def chosen(self) -> tuple[FactId, ...]:
        """Return the fact that is stood on, or none."""
        current = self.current()
        return () if current is None else (current,)

    def go_to(self) -> None:
        """Show the sentence of the fact that is stood on."""
        self.view.go_to()

    def edit(self) -> None:
        """Open the card of the fact that is stood on, beside the line."""
        self.view.edit()

    def send(self) -> None:
        """Ask where the fact that is stood on is to be printed."""
        self.view.send()

    def remove(self) -> None:
        """Remove the fact that is stood on; undo brings it back."""
        self.view.remove()

    def shows_reports(self) -> bool:
        """Return whether it is shown when facts were reported."""
        return self._made is not None and self._made.reports.isChecked()

    def half_filled(self) -> int:
        """Return how many cards there are in which something was entered and not saved."""
        return 0 if self._made is None else self._made.cards.half_filled()

    def remember(self) -> None:
        """Keep how the timeline was left with the session."""
        if self._made is not None:
            self._made.remember()
