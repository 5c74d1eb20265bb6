"""The menu in which it is chosen which facts a section takes, and in which order it prints them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from briefer.gui.plain import word
from briefer.model.drafting import Sifting
from briefer.model.facts import FactKind, Status
from briefer.model.packs import FactOrder

_T = TypeVar("_T")

_ORDERS = (
    (None, "In the pack’s order"),
    (FactOrder.SENT, "As sent"),
    (FactOrder.EVENT_DATE, "By date"),
    (FactOrder.SOURCE, "As in the sources"),
)


def fill_menu(menu: QMenu, sifting: Sifting, choose: Callable[[Sifting], object]) -> None:
    """Fill the menu with the orders, statuses and kinds there are, as they are chosen now."""
    menu.clear()
    group = QActionGroup(menu)
    menu.addSection("Order")
    for order, words in _ORDERS:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(order is sifting.order)
        group.addAction(action)
        action.triggered.connect(lambda _=False, to=order: choose(replace(sifting, order=to)))
    menu.addSection("Take only facts that are")
    for status in Status:
        action = menu.addAction(word(status))
        action.setCheckable(True)
        action.setChecked(status in sifting.statuses)
        action.triggered.connect(
            lambda on, one=status: choose(replace(sifting, statuses=_with(sifting.statuses, one, on)))
        )
    menu.addSection("Take only")
    for kind in FactKind:
        action = menu.addAction(word(kind))
        action.setCheckable(True)
        action.setChecked(kind in sifting.kinds)
        action.triggered.connect(
            lambda on, one=kind: choose(replace(sifting, kinds=_with(sifting.kinds, one, on)))
        )


def sifting_words(sifting: Sifting) -> str:
    """Return what was chosen, as in “reported, by date”; empty where nothing was."""
    chosen = [word(each).lower() for each in (*sifting.statuses, *sifting.kinds)]
    orders = {
        FactOrder.SENT: "as sent",
        FactOrder.EVENT_DATE: "by date",
        FactOrder.SOURCE: "as in the sources",
    }
    if sifting.order is not None:
        chosen.append(orders[sifting.order])
    return ", ".join(chosen)


def _with(values: tuple[_T, ...], value: _T, is_on: bool) -> tuple[_T, ...]:  # noqa: FBT001 - a switch
    rest = tuple(each for each in values if each != value)
    return (*rest, value) if is_on else rest
