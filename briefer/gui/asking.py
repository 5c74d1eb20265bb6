"""What the window shows when it is asked: every action by name, the keys, the backups, what this is."""

import pkgutil

from briefer.gui.actions import ACTIONS
from briefer.gui.dialogs.about import AboutDialog
from briefer.gui.dialogs.backups import ask_backups
from briefer.gui.dialogs.keys import KeyRow, KeysDialog
from briefer.gui.menus import Menus, plain_text, shown_keys
from briefer.gui.views.palette import Entry, Palette
from briefer.gui.window import MainWindow

_REGISTRY = "briefer.gui.dialogs.registry:ask_registry"


def show_asked(window: MainWindow, menus: Menus, what: str) -> None:
    """Show what was asked for: “palette”, “keys”, “backups”, “registry” or “about”."""
    match what:
        case "palette":
            Palette(_entries(menus), window).open()
        case "keys":
            KeysDialog(_key_rows(), window).open()
        case "backups":
            ask_backups(window)
        case "registry":
            # Loaded when it is wanted: the first window is painted without what a session takes.
            pkgutil.resolve_name(_REGISTRY)(window)
        case _:
            AboutDialog(window).open()


def _entries(menus: Menus) -> list[Entry]:
    return [
        Entry(
            plain_text(action),
            action.menu.replace("&", ""),
            shown_keys(action.keys[:1]),
            action.icon,
            menus.made[action.name],
        )
        for action in ACTIONS
        if action.name != "palette"
    ]


def _key_rows() -> list[KeyRow]:
    return [
        KeyRow(action.menu.replace("&", ""), plain_text(action), shown_keys(action.keys), action.where)
        for action in ACTIONS
        if action.keys
    ]
