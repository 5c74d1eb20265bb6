"""The menu Edit: undo, redo, finding."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, always, on_page, page_has

_action = partial(Action, Menu.EDIT)

EDIT: tuple[Action, ...] = (
    _action(
        "undo", "&Undo", on_page(lambda p: p.undo()), ("Ctrl+Z",), "undo-2",
        page_has(lambda p: p.desk.session.undo_label), in_bar=True,
    ),
    _action(
        "redo", "&Redo", on_page(lambda p: p.redo()), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2",
        page_has(lambda p: p.desk.session.redo_label), in_bar=True,
    ),
    _action(
        "find", "&Find in the text…", on_page(lambda p: p.find_in_text()), ("Ctrl+F",), "search",
        page_has(lambda p: p.reader.source is not None, writes=False), group=1,
    ),
    _action(
        "find_next", "Find ne&xt", on_page(lambda p: p.find_bar.go(1)), (), "arrow-down",
        page_has(lambda p: p.find_bar.is_open, writes=False), group=1,
    ),
    _action(
        "find_previous", "Find &previous", on_page(lambda p: p.find_bar.go(-1)), (), "arrow-up",
        page_has(lambda p: p.find_bar.is_open, writes=False), group=1,
    ),
    _action(
        "search", "Search &everything", on_page(lambda p: p.seek()), ("Ctrl+Shift+F",), "search", group=1
    ),
    _action(
        "palette", "Every action by &name…", lambda w: w.ask("palette"), ("Ctrl+K",), "list",
        always, group=1,
    ),
)  # fmt: skip
