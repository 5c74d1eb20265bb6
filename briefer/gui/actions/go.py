"""The menu Go: ways through the session and the text."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, on_page, reader_action
from briefer.gui.spaces import Side, Workspace
from briefer.gui.views.reader_keys import Command

_action = partial(Action, Menu.GO)

GO: tuple[Action, ...] = (
    _action("to_sources", "To the &sources", on_page(lambda p: p.go_to_sources()), ("Alt+1",), "panel-left"),
    _action(
        "to_text",
        "To the &text",
        on_page(lambda p: p.show_workspace(Workspace.READ)),
        ("Alt+2",),
        "file-text",
    ),
    _action("to_actors", "To the &actors", on_page(lambda p: p.show_side(Side.ACTORS)), ("Alt+3",), "users"),
    _action(
        "to_facts", "To the &facts", on_page(lambda p: p.show_side(Side.FACTS)), ("Alt+4",), "list-checks"
    ),
    _action("to_names", "To the na&mes", on_page(lambda p: p.show_side(Side.NAMES)), ("Alt+5",), "list"),
    _action("next_source", "&Next source", on_page(lambda p: p.sources.step(1)), ("Ctrl+PgDown",), group=1),
    _action(
        "previous_source", "&Previous source", on_page(lambda p: p.sources.step(-1)), ("Ctrl+PgUp",), group=1
    ),
    reader_action(Command.NEXT_SENTENCE, "Ne&xt sentence", Menu.GO, group=2),
    reader_action(Command.PREVIOUS_SENTENCE, "P&revious sentence", Menu.GO, group=2),
    reader_action(Command.NEXT_WORD, "Next &word", Menu.GO, group=2),
    reader_action(Command.PREVIOUS_WORD, "Previous wor&d", Menu.GO, group=2),
    reader_action(Command.NEXT_NAME, "Next name or pr&oposal", Menu.GO, group=2),
    reader_action(Command.PREVIOUS_NAME, "Previous name or proposa&l", Menu.GO, group=2),
    reader_action(Command.CYCLE_TAGS, "Next tag at the &caret", Menu.GO, group=2),
)
