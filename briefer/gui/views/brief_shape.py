"""How the workspace lays its parts into grounds, fills its menus, and shuts what cannot be changed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from briefer.gui.icons import icon
from briefer.gui.wording import menu_text, plain_tip

Part = TypeVar("Part", bound=QWidget)


def laid(part: Part, layout: QLayout, margins: tuple[int, int, int, int]) -> Part:
    """Lay this out in a widget, with margins in pixels (left, top, right, bottom), and return the widget."""
    layout.setContentsMargins(*margins)
    part.setLayout(layout)
    return part


def shut(part: QWidget, reason: str) -> None:
    """Turn a control off for good, with the reason as its tool tip and description."""
    part.setEnabled(False)
    part.setToolTip(plain_tip(reason))
    part.setAccessibleDescription(reason)


def menu_entry(menu: QMenu, name: str, words: str, run: Callable[[], object]) -> QAction:
    """Add an entry with the icon of this name to a menu, and return it; `run` is what it does."""
    action = menu.addAction(icon(name), words)
    action.triggered.connect(lambda _: run())
    return action


def shut_actions(menu: QMenu, reason: str, *stay: str) -> None:
    """Turn a menu's entries off but for those that begin with the words of `stay`, and say why at its end."""
    for action in menu.actions():
        action.setEnabled(action.text().startswith(stay) if stay else False)
    menu.addSeparator()
    menu.addAction(menu_text(reason, 120)).setEnabled(False)
