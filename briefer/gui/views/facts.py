"""The panel of facts: the list, the cards that are being filled in, and the choice for more evidence."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefer.commands.fact_batches import FactEdits, edit_facts, remove_facts
from briefer.commands.facts import remove_fact
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.fact_support import support
from briefer.gui.models.fact_digests import FactDigests
from briefer.gui.models.fact_headings import FactGrouping
from briefer.gui.models.fact_order import FactSort
from briefer.gui.models.fact_sought import FactSought
from briefer.gui.models.facts import FactsModel
from briefer.gui.views.fact_batch import FactBatch
from briefer.gui.views.fact_card import FactCard
from briefer.gui.views.fact_cards import FactCards
from briefer.gui.views.fact_filtering import FactFiltering
from briefer.gui.views.fact_head import FactHead, SeveralFacts
from briefer.gui.views.folding_list import FoldingList
from briefer.gui.views.parts import EmptyNote, Ground, Words, column, icon_button, link_button, row
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.rows import dressed
from briefer.gui.wording import count_words, shortened
from briefer.gui.working import of
from briefer.model.changes import Changes
from briefer.model.facts import Fact
from briefer.model.ids import FactId, SourceId
from briefer.model.spans import Span

_SHOWN = 90
_SORT, _GROUPING = "facts/sort", "facts/grouping"


class FactPanel(QWidget):
    """The facts of the source that is read, or of all; Enter or a double click goes to the sentence.

    `digests` and `sought` are shared with the timeline: what is known of all facts, and what is looked for.
    """

    left = Signal()  # back to the text
    send_requested = Signal(object)  # a tuple of FactIds
    publication_asked = Signal(object)  # the SourceId whose date of publication is wanted

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the facts of this desk's session."""
        super().__init__(parent)
        self._desk = desk
        self._source: SourceId | None = None
        self._passage: Span | None = None
        self._used: FactId | None = None
        self.digests, self.sought = FactDigests(desk.session, self), FactSought(desk.session, self)
        self.model = FactsModel(desk.session, self.digests, self)
        self.list = dressed(FoldingList(), "Facts")
        self.list.setModel(self.model)
        self.filtering = FactFiltering(desk.session, self.sought, self.digests, self)
        self.head = FactHead(self.model, self.filtering)
        self.search, self.scope = self.filtering.search, self.head.scope
        self.batch = FactBatch(desk, self.digests)
        self._several = SeveralFacts(("Edit…", self.edit), ("Send…", self.send), ("Remove", self.remove))
        self._empty = EmptyNote("", "")
        self._choice, self._half = Ground("tint"), Ground("tint")
        self._choice_words, self._half_words = Words(), Words()
        self._pages = QStackedWidget()
        self.cards = FactCards(desk, self._pages)
        self._lay_out()
        self._connect()
        self._resume()
        self._show_state()

    def show_source(self, source: SourceId | None) -> None:
        """Show the facts of this source, unless those of all are shown."""
        self._source = source
        self._apply_scope()

    def current(self) -> Fact | None:
        """Return the fact that the list stands on, or None."""
        found = self.model.row_at(self.list.currentIndex())
        return found.fact if found else None

    def chosen(self) -> tuple[FactId, ...]:
        """Return the facts that are selected, from the top."""
        return tuple(map(FactId, self.list.chosen()))

    def select(self, key: FactId) -> None:
        """Select this fact, widening what is shown where it is hidden."""
        if self.list.choose(key):
            return
        if not self.sought.value.is_empty:
            self.filtering.clear()
        if not self.list.choose(key):
            self.scope.setCurrentIndex(1)
            self.list.choose(key)

    def card(self) -> FactCard | None:
        """Return the card that is open, or None."""
        return self.cards.current

    def half_filled(self) -> int:
        """Return how many cards there are in which something was entered and not saved."""
        return self.cards.half_filled()

    def open_new(self, span: Span) -> None:
        """Open a card on this passage: the half-filled one there is, or a new one."""
        self._passage = None
        self.cards.open_new(span)

    def edit(self) -> None:
        """Open the card of the selected fact, or the form for several."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self.open_fact(chosen[0])
        elif chosen:
            self._pages.setCurrentWidget(self.batch)
            self._show_state()
            self.batch.open(chosen)

    def open_fact(self, key: FactId) -> None:
        """Open the card of a stored fact."""
        self._passage = None
        self.cards.open_fact(key)

    def choose_for(self, passage: Span) -> None:
        """Let the analyst choose the fact that this passage is evidence for; a selected one is preset."""
        if not self.model.total:
            step = self._desk.with_keys("Press {} to state one.", Command.REQUEST_FACT)
            self._desk.tell("There is no fact yet that this could support.", step)
            return
        self._passage = passage
        self._choice_words.setText(f"Which fact does “{shortened(passage.quote, _SHOWN)}” support?")
        preset = next(iter(self.chosen()), None)
        self.scope.setCurrentIndex(1)
        self._back_to_list()
        self.list.setFocus()
        if preset is None or not self.list.choose(preset):
            self.list.setCurrentIndex(self.model.index(0))

    def add_passage(self, fact: FactId, passage: Span) -> None:
        """Add a passage as evidence to a fact, graded as its source is; one that is there already is told."""
        self._used = fact
        self._desk.attempt(lambda: support(self._desk, fact, passage))

    def add_again(self, passage: Span) -> None:
        """Add a passage to the fact that was stated, edited or given evidence last."""
        if self._used is None or self.model.member(self._used) is None:
            step = self._desk.with_keys("Press {} to choose one.", Command.REQUEST_EVIDENCE)
            self._desk.tell("No fact was used yet that this could support.", step)
        else:
            self.add_passage(self._used, passage)

    def go_to(self, number: int = 0) -> None:
        """Show the passage of this number, from 0, of the selected fact in the text."""
        if (fact := self.current()) is not None:
            span = fact.evidence[min(number, len(fact.evidence) - 1)].span
            self._desk.point(Target(span.source, span.start, span.end, fact=fact.id))

    def remove(self) -> None:
        """Remove the selected facts; one undo brings them back."""
        chosen, session = self.chosen(), self._desk.session
        if len(chosen) == 1:
            self._desk.attempt(lambda: remove_fact(session, chosen[0]))
        else:
            self._desk.write("Removing facts", of(len(chosen), remove_facts(session, chosen)))

    def send(self) -> None:
        """Ask where the selected facts are to be printed."""
        if chosen := self.chosen():
            self.send_requested.emit(chosen)

    def remember(self) -> None:
        """Keep how the list was left with the session."""
        self.sought.remember()
        for key, value in ((_SORT, self.model.sorting), (_GROUPING, self.model.grouping)):
            self._desk.session.remember(key, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the search to the list; Esc gives a choice up, or goes back to the text."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up_choice()
        else:
            super().keyPressEvent(event)

    def _resume(self) -> None:
        sort, grouping = (self._desk.session.recall(key) for key in (_SORT, _GROUPING))
        self.model.filter(self.sought.value)
        self.model.sort_by(FactSort(sort) if sort in tuple(FactSort) else FactSort.PLACE)
        self.model.group_by(FactGrouping(grouping) if grouping in tuple(FactGrouping) else FactGrouping.NONE)

    def _saved(self, key: FactId) -> None:
        self._used = key
        self.select(key)

    def _edit_chosen(self, edits: FactEdits) -> None:
        chosen = self.chosen()
        self._desk.write("Editing facts", of(len(chosen), edit_facts(self._desk.session, chosen, edits)))
        self._back_to_list()
        self.list.setFocus()

    def _leave_batch(self) -> None:
        self._back_to_list()
        self.list.setFocus()

    def _back_to_list(self) -> None:
        self._pages.setCurrentIndex(0)
        self._show_state()

    def _take(self, changes: Changes) -> None:
        self.digests.take(changes)
        self.model.take_names(changes)
        self.cards.take(changes)
        self._show_state()

    def _activated(self, index: QModelIndex) -> None:
        found, passage = self.model.row_at(index), self._passage
        if found is None:
            return
        if passage is None:
            self.go_to()
            return
        self.add_passage(found.fact.id, passage)
        self._give_up_choice()

    def _apply_scope(self) -> None:
        self.model.show_source(None if self.scope.currentIndex() else self._source)
        self._show_state()

    def _filter(self) -> None:
        self.model.filter(self.sought.value)
        self._show_state()

    def _show_state(self) -> None:
        half = self.cards.set_aside()
        self._half.setVisible(bool(half))
        self._half_words.setText(f"{count_words(half, 'half-filled card')} kept")
        is_listed = self.card() is None and self._pages.currentWidget() is not self.batch
        self.head.setVisible(is_listed)
        self._choice.setVisible(self._passage is not None)
        self.head.count()
        if is_listed:
            self._pages.setCurrentIndex(0 if self.model.shown or not self.model.is_settled else 1)
        self._say_empty()
        self._show_several()

    def _say_empty(self) -> None:
        elsewhere = "or look through all sources."
        if self.search.text():
            self._empty.say("No fact holds these words", f"Clear the search, {elsewhere}")
        elif not self.sought.value.is_empty:
            self._empty.say("No fact passes the filter", f"Take a chip off, {elsewhere}")
        else:
            way = "Stand on a sentence in the text and press {}."
            other = "State one on a sentence in the text."
            step = self._desk.with_keys(way, Command.REQUEST_FACT, otherwise=other)
            self._empty.say("No facts in this source yet" if self.model.total else "No facts yet", step)

    def _show_several(self) -> None:
        if not self._desk.work.writing:  # each step of that would count thousands anew
            is_listed = self._pages.currentWidget() is self.list
            self._several.show_count(len(self.chosen()) if is_listed else 0)

    def _give_up_choice(self) -> None:
        self._passage = None
        self._show_state()
        self.left.emit()

    def _lay_out(self) -> None:
        give_up = icon_button("x", "Do not add evidence (Esc)", self._give_up_choice)
        for ground, words, button in (
            (self._choice, self._choice_words, give_up),
            (self._half, self._half_words, link_button("Go on", self.cards.open_half)),
        ):
            inner = row(words, button)
            inner.setStretch(0, 1)
            inner.setContentsMargins(10, 6, 10, 6)
            ground.setLayout(inner)
        for page in (self.list, self._empty, self.batch):
            self._pages.addWidget(page)
        layout = column(self, spacing=0)
        for part in (self.head, self._choice, self._half):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._several)

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._take)
        self._desk.work.written.connect(self._show_several)
        self._desk.keyboard.changed.connect(self._show_state)
        self.sought.changed.connect(self._filter)
        self.scope.currentIndexChanged.connect(lambda _: self._apply_scope())
        self.model.settled.connect(self._show_state)
        self.list.activated.connect(self._activated)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_several())
        self.cards.changed.connect(self._show_state)
        self.cards.saved.connect(self._saved)
        self.cards.left.connect(self.left)
        self.cards.publication_asked.connect(self.publication_asked)
        self.batch.asked.connect(self._edit_chosen)
        self.batch.left.connect(self._leave_batch)
