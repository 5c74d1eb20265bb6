"""What the window shows when it is asked: every action by name, the keys, the backups, what this is."""

import pkgutil

from briefer.gui.actions import ACTIONS, Area, Menu
from briefer.gui.actions.table import plain_text
from briefer.gui.dialogs.about import AboutDialog
from briefer.gui.dialogs.backups import ask_backups
from briefer.gui.dialogs.keys import KeyRow, KeysDialog
from briefer.gui.menus import Menus
from briefer.gui.views.palette import Entry, Palette
from briefer.gui.window import MainWindow

_REGISTRY = "briefer.gui.dialogs.registry:ask_registry"


def show_asked(window: MainWindow, menus: Menus, what: str) -> None:
    """Show what was asked for: “palette”, “keys”, “backups”, “registry” or “about”."""
    match what:
        case "palette":
            Palette(_entries(window, menus), window).open()
        case "keys":
            KeysDialog(_key_rows(), window.keyboard, window).open()
        case "backups":
            ask_backups(window)
        case "registry":
            # Loaded when it is wanted: the first window is painted without what a session takes.
            pkgutil.resolve_name(_REGISTRY)(window)
        case _:
            AboutDialog(window).open()


def _entries(window: MainWindow, menus: Menus) -> list[Entry]:
    return [
        Entry(
            plain_text(action),
            action.menu.replace("&", ""),
            window.keyboard.keymap.shown(action.name),
            action.icon,
            menus.made[action.name],
        )
        for action in ACTIONS
        if action.name != "palette"
    ]


def _key_rows() -> list[KeyRow]:
    rows = [
        KeyRow(action.name, action.menu.replace("&", ""), plain_text(action), action.where)
        for action in ACTIONS
    ]
    pinned = KeyRow("", Menu.ACTOR.replace("&", ""), "Tag as the actor pinned to a digit", Area.READER, "1–9")
    last = max(number for number, entry in enumerate(rows) if entry.menu == pinned.menu)
    return [*rows[: last + 1], pinned, *rows[last + 1 :]]
