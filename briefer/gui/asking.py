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
_PACK_EDITOR = "briefer.gui.dialogs.pack_editor:ask_pack_editor"
_BOX, _BAR = "in the search box", "in the find bar"
_TYPED = (
    (_BOX, "Words as they follow each other", "“two nations”"),
    (_BOX, "Without a word, or what a narrowing lets through", "-talks  -kind:note"),
    (_BOX, "Of a source, by label, title or outlet", "source:s2"),
    (_BOX, "Of an actor, by any of its names", 'actor:"Ana Bell"'),
    (_BOX, "Of one kind of thing", "kind:fact"),
    (_BOX, "On or after a day, month or year", "after:2024-01-16"),
    (_BOX, "On or before a day, month or year", "before:2024"),
    (_BOX, "By the date of the event, or a range", "event:2023..2024-01"),
    (_BOX, "By the date of publication, or a range", "published:2024-01"),
    (_BOX, "By status", "status:claimed"),
    (_BOX, "By grading", "grade:B2"),
    (_BOX, "Sentences in which nothing is tagged", "is:untagged"),
    (_BOX, "What needs a look, and why", "is:look"),
    (_BOX, "Go to a find, and keep the list open", "Ctrl+Return"),
    (_BAR, "Next find", "Return, F3"),
    (_BAR, "Previous find", "Shift+Return, Shift+F3"),
    (_BAR, "Back to the text, at the find", "Esc"),
)
"""What is typed or pressed where text is searched, beside the keys of the actions: where, words, keys."""


def show_asked(window: MainWindow, menus: Menus, what: str) -> None:
    """Show what was asked for: “palette”, “keys”, “backups”, “registry”, “houses”, “edit_pack” or “about”."""
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
        case "houses":
            if window.page is not None:
                window.page.brief.ask_look()
        case "edit_pack":
            pkgutil.resolve_name(_PACK_EDITOR)(window)
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
    typed = [KeyRow("", "Search", words, where, keys) for where, words, keys in _TYPED]
    return [*rows[: last + 1], pinned, *rows[last + 1 :], *typed]
