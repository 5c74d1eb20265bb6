"""The menu Help: the keys, and what this is."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, always

_action = partial(Action, Menu.HELP)

HELP: tuple[Action, ...] = (
    _action("keys", "&Keys", lambda w: w.ask("keys"), ("F1",), "keyboard", always),
    _action("about", "&About briefer", lambda w: w.ask("about"), (), "info", always),
)
