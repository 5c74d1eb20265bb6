"""Going to a field of a fact's card with one key."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QWidget

from briefer.gui.card_fields import CardField
from briefer.gui.keymap import KeyMap
from briefer.gui.views.actor_parts import ActorParts
from briefer.gui.views.date_field import DateField
from briefer.gui.views.fact_fields import EvidenceFields
from briefer.gui.wording import plain_tip


class Card(Protocol):
    """The card, as far as its fields can be gone to."""

    kind: QComboBox
    confidence: QComboBox
    actors: ActorParts
    date: DateField
    place: QLineEdit
    deadline: QLineEdit

    @property
    def passage(self) -> EvidenceFields:
        """The particulars of the passage in front."""


def enter_field(card: Card, field: CardField) -> None:
    """Put the keyboard into a field, all of it selected, and scroll to it."""
    if field is CardField.SPEAKER:
        card.passage.unfold()
    widget = _widget(card, field)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if isinstance(widget, QLineEdit):
        widget.selectAll()
    show_in_scroll(widget)


def tell_keys(card: Card, keymap: KeyMap) -> None:
    """Say in the tooltip of each field which key goes there."""
    for field in CardField:
        widget = _widget(card, field)
        widget.setToolTip(plain_tip(keymap.tip(widget.accessibleName(), f"card_{field}")))


def show_in_scroll(widget: QWidget) -> None:
    """Scroll the area that a widget lies in so that it is seen."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget)


def _widget(card: Card, field: CardField) -> QWidget:
    widgets: dict[CardField, QWidget] = {
        CardField.KIND: card.kind,
        CardField.CONFIDENCE: card.confidence,
        CardField.ACTOR: card.actors.add,
        CardField.DATE: card.date.text,
        CardField.PLACE: card.place,
        CardField.DEADLINE: card.deadline,
        CardField.STATUS: card.passage.status,
        CardField.SPEAKER: card.passage.speaker,
    }
    return widgets[field]
