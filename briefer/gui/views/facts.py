"""The panel of facts: the list, the cards that are being filled in, and the choice for more evidence."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from briefer.commands.facts import EvidenceDraft, add_evidence, remove_fact
from briefer.gui import fact_entry
from briefer.gui.bus import Target
from briefer.gui.desk import Desk
from briefer.gui.models.facts import FactsModel
from briefer.gui.views.fact_card import FactCard
from briefer.gui.views.parts import (
    EmptyNote,
    Ground,
    Words,
    column,
    icon_button,
    link_button,
    row,
    search_field,
)
from briefer.gui.views.reader_keys import Command
from briefer.gui.views.rows import row_list
from briefer.gui.wording import count_words, shortened
from briefer.model.changes import Changes
from briefer.model.facts import Fact
from briefer.model.ids import FactId, SourceId
from briefer.model.spans import Span
from briefer.store import queries

_SHOWN = 90


class FactPanel(QWidget):
    """The facts of the source that is read, or of all; Enter or a double click goes to the sentence."""

    left = Signal()  # back to the text
    send_requested = Signal(object)  # a FactId

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the facts of this desk's session."""
        super().__init__(parent)
        self._desk = desk
        self._source: SourceId | None = None
        self._passage: Span | None = None
        self._kept: list[FactCard] = []
        self.model = FactsModel(desk.session, self)
        self.list = row_list("Facts")
        self.list.setModel(self.model)
        self.search = search_field("Search facts", "Words, place or label")
        self.scope = QComboBox()
        self._empty = EmptyNote("", "")
        self._choice, self._half = Ground("tint"), Ground("tint")
        self._choice_words, self._half_words = Words(), Words()
        self._head, self._pages = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_state()

    def show_source(self, source: SourceId | None) -> None:
        """Show the facts of this source, unless those of all are shown."""
        self._source = source
        self._apply_scope()

    def current(self) -> Fact | None:
        """Return the fact that is selected, or None."""
        found = self.model.row_at(self.list.currentIndex())
        return found.fact if found else None

    def select(self, key: FactId) -> None:
        """Select this fact, widening what is shown where it is hidden."""
        if not self.model.index_of(key).isValid():
            self.search.clear()
        if not self.model.index_of(key).isValid():
            self.scope.setCurrentIndex(1)
        self.list.setCurrentIndex(self.model.index_of(key))

    def card(self) -> FactCard | None:
        """Return the card that is open, or None."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, FactCard) else None

    def half_filled(self) -> int:
        """Return how many cards there are in which something was entered and not saved."""
        return sum(card.is_changed() for card in self._kept)

    def open_new(self, span: Span) -> None:
        """Open a card on this passage: the half-filled one there is, or a new one."""
        half = next((card for card in self._kept if card.fact is None and card.span == span), None)
        self._open(half or FactCard(self._desk, span))

    def edit(self) -> None:
        """Open the card of the selected fact."""
        if (fact := self.current()) is not None:
            self.open_fact(fact.id)

    def open_fact(self, key: FactId) -> None:
        """Open the card of a stored fact."""
        half = next((card for card in self._kept if card.fact == key), None)
        self._open(half or FactCard(self._desk, queries.fact(self._desk.session, key)))

    def choose_for(self, passage: Span) -> None:
        """Let the analyst choose the fact that this passage is evidence for."""
        if not self.model.total:
            step = self._desk.with_keys("Press {} to state one.", Command.REQUEST_FACT)
            self._desk.tell("There is no fact yet that this could support.", step)
            return
        self._passage = passage
        self._choice_words.setText(f"Which fact does “{shortened(passage.quote, _SHOWN)}” support?")
        self.scope.setCurrentIndex(1)
        self._back_to_list()
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def add_passage(self, fact: FactId, passage: Span) -> None:
        """Add a passage as evidence to a fact, graded as its source is."""
        self._desk.attempt(lambda: self._add_passage(fact, passage))

    def _add_passage(self, fact: FactId, passage: Span) -> None:
        session = self._desk.session
        item = fact_entry.evidence_of(passage, queries.source_of(session, passage))
        draft = EvidenceDraft(
            passage, attribution=item.attribution, modality=item.modality, grading=item.grading
        )
        add_evidence(session, fact, draft)

    def go_to(self, number: int = 0) -> None:
        """Show the passage of this number, from 0, of the selected fact in the text."""
        if (fact := self.current()) is not None:
            span = fact.evidence[min(number, len(fact.evidence) - 1)].span
            self._desk.point(Target(span.source, span.start, span.end, fact=fact.id))

    def remove(self) -> None:
        """Remove the selected fact; undo brings it back."""
        if (fact := self.current()) is not None:
            key = fact.id
            self._desk.attempt(lambda: remove_fact(self._desk.session, key))

    def send(self) -> None:
        """Ask where the selected fact is to be printed."""
        if (fact := self.current()) is not None:
            self.send_requested.emit(fact.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the search to the list; Esc gives a choice up, or goes back to the text."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self._passage = None
            self._show_state()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, card: FactCard) -> None:
        if card not in self._kept:
            self._kept.append(card)
            self._pages.addWidget(card)
            card.saved.connect(lambda key, another: self._saved(card, key, another=another))
            card.left.connect(lambda: self._leave(card))
            card.given_up.connect(lambda: self._close(card))
        self._passage = None
        self._pages.setCurrentWidget(card)
        self._show_state()
        card.begin_typing()

    def _saved(self, card: FactCard, key: FactId, *, another: bool) -> None:
        span = card.span
        self._close(card, is_left=not another)
        self.select(key)
        if another:
            self.open_new(span)

    def _leave(self, card: FactCard) -> None:
        if card.is_changed():
            self._back_to_list()
            self.left.emit()
        else:
            self._close(card)

    def _close(self, card: FactCard, *, is_left: bool = True) -> None:
        self._kept.remove(card)
        self._back_to_list()
        self._pages.removeWidget(card)
        card.deleteLater()
        if is_left:
            self.left.emit()

    def _back_to_list(self) -> None:
        self._pages.setCurrentIndex(0)
        self._show_state()

    def _take(self, changes: Changes) -> None:
        self.model.take(changes)
        for card in tuple(self._kept):
            if card.fact is not None and self.model.member(card.fact) is None:
                self._close(card, is_left=card is self.card())
            else:
                card.take(changes)
        self._show_state()

    def _activated(self, index: QModelIndex) -> None:
        found, passage = self.model.row_at(index), self._passage
        if found is None:
            return
        if passage is None:
            self.go_to()
            return
        self.add_passage(found.fact.id, passage)
        self._passage = None
        self._show_state()
        self.left.emit()

    def _apply_scope(self) -> None:
        self.model.show_source(None if self.scope.currentIndex() else self._source)
        self._show_state()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._show_state()

    def _show_state(self) -> None:
        half = [card for card in self._kept if card is not self.card()]
        self._half.setVisible(bool(half))
        self._half_words.setText(f"{count_words(len(half), 'half-filled card')} kept")
        self._head.setVisible(self.card() is None)
        self._choice.setVisible(self._passage is not None)
        if self.card() is None:
            self._pages.setCurrentIndex(0 if self.model.rows else 1)
        step = self._desk.with_keys(
            "Stand on a sentence in the text and press {}.",
            Command.REQUEST_FACT,
            otherwise="State one on a sentence in the text.",
        )
        if self.search.text():
            self._empty.say("No fact holds these words", "Clear the search, or look through all sources.")
        elif self.model.total:
            self._empty.say("No facts in this source yet", step)
        else:
            self._empty.say("No facts yet", step)

    def _open_half(self) -> None:
        self._open(next(card for card in reversed(self._kept) if card is not self.card()))

    def _give_up_choice(self) -> None:
        self._passage = None
        self._show_state()
        self.left.emit()

    def _lay_out(self) -> None:
        self.scope.setAccessibleName("Which facts are shown")
        self.scope.addItems(["This source", "All sources"])
        head = row(self.search, self.scope)
        head.setStretch(0, 1)
        head.setContentsMargins(8, 8, 8, 8)
        self._head.setLayout(head)
        give_up = icon_button("x", "Do not add evidence (Esc)", self._give_up_choice)
        for ground, words, button in (
            (self._choice, self._choice_words, give_up),
            (self._half, self._half_words, link_button("Go on", self._open_half)),
        ):
            inner = row(words, button)
            inner.setStretch(0, 1)
            inner.setContentsMargins(10, 6, 10, 6)
            ground.setLayout(inner)
        for page in (self.list, self._empty):
            self._pages.addWidget(page)
        layout = column(self, spacing=0)
        layout.addWidget(self._head)
        layout.addWidget(self._choice)
        layout.addWidget(self._half)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._take)
        self._desk.keyboard.changed.connect(self._show_state)
        self.search.textChanged.connect(self._filter)
        self.scope.currentIndexChanged.connect(lambda _: self._apply_scope())
        self.list.activated.connect(self._activated)
