"""The menu File: sessions, sources that come in, and copies that go out."""

from functools import partial

from briefer.gui.actions.loading import COMING_IN, IMPORTS
from briefer.gui.actions.table import Action, Menu, always, can_edit
from briefer.gui.window import MainWindow

_action = partial(Action, Menu.FILE)

FILE: tuple[Action, ...] = (
    _action("new_session", "&New session…", MainWindow.new, ("Ctrl+N",), "plus", always),
    _action("new_from", "New session &from…", MainWindow.new_from, ("Ctrl+Shift+N",), "users", always),
    _action("open_session", "&Open…", MainWindow.open, ("Ctrl+O",), "folder-open", always),
    _action("open_sample", "Open the &sample", MainWindow.open_sample, (), "book-open", always),
    *COMING_IN,
    *IMPORTS,
    _action("save_copy", "Save a &copy…", MainWindow.save_copy, ("Ctrl+Shift+S",), "copy", group=2),
    _action("backups", "&Backups…", lambda w: w.ask("backups"), (), "", always, group=2),
    _action("compact", "Co&mpact before sharing…", MainWindow.compact, (), "archive", can_edit, group=2),
    _action("close_session", "C&lose session", MainWindow.close_session, ("Ctrl+W",), "x", group=3),
    _action("quit", "&Quit", MainWindow.close, ("Ctrl+Q",), "", always, group=3),
)  # fmt: skip
