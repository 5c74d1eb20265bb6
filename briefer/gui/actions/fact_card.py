"""The part of the menu Fact that goes to the fields of the card that is open."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has
from briefer.gui.card_fields import CardField

_on_card = partial(Action, Menu.FACT, where=Area.CARD, group=5, is_enabled=page_has(lambda p: p.facts.card()))


def _to(field: CardField, text: str, key: str) -> Action:
    """Return the action that goes to a field."""
    return _on_card(f"card_{field}", text, on_page(lambda page: page.facts.cards.enter(field)), (key,))


FACT_CARD: tuple[Action, ...] = (
    _to(CardField.KIND, "To its kind", "Alt+K"),
    _to(CardField.CONFIDENCE, "To the confidence in it", "Alt+I"),
    _on_card(
        "card_part", "To the part of its next actor", on_page(lambda p: p.facts.cards.enter_part()),
        ("Alt+R",),
    ),
    _on_card(
        "card_drop_actor", "Take the actor out of it", on_page(lambda p: p.facts.cards.drop_actor()),
        ("Alt+X",),
    ),
    _to(CardField.ACTOR, "Add an actor to it…", "Alt+O"),
    _to(CardField.DATE, "To its date", "Alt+D"),
    _to(CardField.PLACE, "To its place", "Alt+P"),
    _to(CardField.DEADLINE, "To its deadline", "Alt+L"),
    _to(CardField.STATUS, "To the status of the passage", "Alt+U"),
    _to(CardField.SPEAKER, "To who said it", "Alt+W"),
)  # fmt: skip
