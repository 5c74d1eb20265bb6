"""The menu Edit: undo, redo, finding, the ends of tags."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, always, on_page, page_has, reader_action
from briefer.gui.views.reader_keys import Command

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
        "search", "&Search everything", on_page(lambda p: p.seek()), ("Ctrl+Shift+F",), "search", group=1
    ),
    _action(
        "palette", "Every action by &name…", lambda w: w.ask("palette"), ("Ctrl+K",), "list",
        always, group=1,
    ),
    *(
        reader_action(command, text, Menu.EDIT, group=2)
        for command, text in (
            (Command.END_LATER, "End the tag a &word later"),
            (Command.END_EARLIER, "End the tag a word &earlier"),
            (Command.START_EARLIER, "Begin the tag a word e&arlier"),
            (Command.START_LATER, "Begin the tag a word &later"),
            (Command.END_LATER_BY_CHARACTER, "End the tag a &character later"),
            (Command.END_EARLIER_BY_CHARACTER, "En&d the tag a character earlier"),
            (Command.START_EARLIER_BY_CHARACTER, "&Begin the tag a character earlier"),
            (Command.START_LATER_BY_CHARACTER, "Begin the ta&g a character later"),
        )
    ),
)  # fmt: skip
