"""The cards that are being filled in: one in front, half-filled ones kept till they are gone on with."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from briefer.gui.card_fields import CardField
from briefer.gui.desk import Desk
from briefer.gui.views.fact_card import FactCard
from briefer.gui.views.fact_places import enter_field
from briefer.model.changes import Changes, Collection
from briefer.model.ids import FactId
from briefer.model.spans import Span
from briefer.store import queries


class FactCards(QObject):
    """Opens and closes cards among the pages of the panel, whose first is the list.

    `changed` says that another page is in front; `saved` carries the fact of a card that was saved; `left`
    that the analyst wants to go back to the text; `publication_asked` the source whose date is wanted.
    """

    changed = Signal()
    saved = Signal(object)
    left = Signal()
    publication_asked = Signal(object)

    def __init__(self, desk: Desk, pages: QStackedWidget) -> None:
        """Show cards among these pages."""
        super().__init__(pages)
        self._desk = desk
        self._pages = pages
        self._kept: list[FactCard] = []

    @property
    def current(self) -> FactCard | None:
        """The card in front, or None."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, FactCard) else None

    def half_filled(self) -> int:
        """Return how many cards there are in which something was entered and not saved."""
        return sum(card.is_changed() for card in self._kept)

    def set_aside(self) -> int:
        """Return how many cards are kept that are not in front."""
        return len([card for card in self._kept if card is not self.current])

    def open_new(self, span: Span) -> None:
        """Open a card on this passage: the half-filled one there is, or a new one."""
        half = next((card for card in self._kept if card.fact is None and card.span == span), None)
        self._open(half or FactCard(self._desk, span))

    def open_fact(self, key: FactId) -> None:
        """Open the card of a stored fact."""
        half = next((card for card in self._kept if card.fact == key), None)
        self._open(half or FactCard(self._desk, queries.fact(self._desk.session, key)))

    def open_half(self) -> None:
        """Go on with the card that was set aside last."""
        self._open(next(card for card in reversed(self._kept) if card is not self.current))

    def enter(self, field: CardField) -> None:
        """Put the keyboard into a field of the card in front."""
        if (card := self.current) is not None:
            enter_field(card, field)

    def drop_actor(self) -> None:
        """Take the actor out of the card in front on whose part the keyboard is."""
        if (card := self.current) is not None and not card.actors.drop_current():
            step = self._desk.keyboard.keymap.say("{} goes to their parts.", "card_part")
            self._desk.tell("The keyboard is on no actor of the fact.", step)

    def enter_part(self) -> None:
        """Put the keyboard into the part of the next actor of the card in front."""
        if (card := self.current) is not None and not card.actors.enter_next():
            step = self._desk.keyboard.keymap.say("Add one with {}.", "card_actor")
            self._desk.tell("The fact has no actor yet.", step)

    def take(self, changes: Changes) -> None:
        """Close the cards of facts that a step removed, and tell the others of it."""
        touched = changes.keys(Collection.FACT)
        gone = touched - {fact.id for fact in queries.facts_of(self._desk.session, touched)}
        for card in tuple(self._kept):
            if card.fact in gone:
                self._close(card, is_left=card is self.current)
            else:
                card.take(changes)

    def _open(self, card: FactCard) -> None:
        if card not in self._kept:
            self._kept.append(card)
            self._pages.addWidget(card)
            card.saved.connect(lambda key, another: self._saved(card, key, another=another))
            card.left.connect(lambda: self._leave(card))
            card.given_up.connect(lambda: self._close(card))
            card.publication_asked.connect(self.publication_asked)
        self._pages.setCurrentWidget(card)
        self.changed.emit()
        card.begin_typing()

    def _saved(self, card: FactCard, key: FactId, *, another: bool) -> None:
        span = card.span
        self._close(card, is_left=not another)
        self.saved.emit(key)
        if another:
            self.open_new(span)

    def _leave(self, card: FactCard) -> None:
        if card.is_changed():
            self._pages.setCurrentIndex(0)
            self.changed.emit()
            self.left.emit()
        else:
            self._close(card)

    def _close(self, card: FactCard, *, is_left: bool = True) -> None:
        self._kept.remove(card)
        self._pages.setCurrentIndex(0)
        self._pages.removeWidget(card)
        card.deleteLater()
        self.changed.emit()
        if is_left:
            self.left.emit()
