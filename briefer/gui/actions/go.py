"""The menu Go: ways through the session and the text."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, on_page, page_has, reader_action
from briefer.gui.panes import go_round, show_menu_here
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
    _action(
        "back",
        "&Back",
        on_page(lambda p: p.trail.back()),
        ("Alt+PgUp", "Back"),
        "arrow-left",
        page_has(lambda p: p.trail.can_go_back(), writes=False),
        group=1,
    ),
    _action(
        "forward",
        "For&ward",
        on_page(lambda p: p.trail.forward()),
        ("Alt+PgDown", "Forward"),
        "arrow-right",
        page_has(lambda p: p.trail.can_go_forward(), writes=False),
        group=1,
    ),
    _action("next_source", "&Next source", on_page(lambda p: p.sources.step(1)), ("Ctrl+PgDown",), group=1),
    _action(
        "previous_source", "&Previous source", on_page(lambda p: p.sources.step(-1)), ("Ctrl+PgUp",), group=1
    ),
    _action("next_unread", "Next &unread source", on_page(lambda p: p.next_unread()), ("Ctrl+U",), group=1),
    reader_action(Command.NEXT_SENTENCE, "Ne&xt sentence", Menu.GO, group=2),
    reader_action(Command.PREVIOUS_SENTENCE, "Previous s&entence", Menu.GO, group=2),
    reader_action(Command.NEXT_WORD, "Next wo&rd", Menu.GO, group=2),
    reader_action(Command.PREVIOUS_WORD, "Previous wor&d", Menu.GO, group=2),
    reader_action(Command.NEXT_NAME, "Next name or pr&oposal", Menu.GO, group=2),
    reader_action(Command.PREVIOUS_NAME, "Previous name or proposal", Menu.GO, group=2),
    reader_action(Command.CYCLE_TAGS, "Next tag at the &caret", Menu.GO, group=2),
    reader_action(Command.SHOW_HINTS, "&Letters on words and names", Menu.GO, "type", group=2),
    _action("next_pane", "Next pane", lambda w: go_round(w, 1), ("F6",), group=3),
    _action(
        "previous_pane",
        "Previous pane",
        lambda w: go_round(w, -1),
        ("Shift+F6",),
        group=3,
    ),
    _action(
        "menu_here",
        "&Menu of this place",
        lambda _: show_menu_here(),
        ("Shift+F10",),
        group=3,
    ),
)
