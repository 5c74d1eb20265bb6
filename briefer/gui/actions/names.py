"""The menu Names: names nobody knows yet, and the list of all places of a name."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has

_has_name = page_has(lambda p: p.names.isVisible() and p.names.current())
_has_name_to_see = page_has(lambda p: p.names.isVisible() and p.names.current(), writes=False)
_named = partial(Action, Menu.NAMES, where=Area.NAMES)
_found = partial(
    Action,
    Menu.NAMES,
    where=Area.OCCURRENCES,
    group=1,
    is_enabled=page_has(lambda p: p.occurrences.isVisible(), writes=False),
)


NAMES: tuple[Action, ...] = (
    _named(
        "make_actor", "Make an actor of the name", on_page(lambda p: p.names.make()), ("Space", "Return"),
        "user-plus", _has_name,
    ),
    _named(
        "dismiss_name", "Dismiss the name", on_page(lambda p: p.names.dismiss()), ("Del",), "circle-x",
        _has_name,
    ),
    _named(
        "all_of_name", "All places of the name…", on_page(lambda p: p.names.show_everywhere()), ("Ctrl+G",),
        "search", _has_name_to_see,
    ),
    _named(
        "show_name", "Show the name in the text", on_page(lambda p: p.names.show_place()), ("Ctrl+Return",),
        "crosshair", _has_name_to_see,
    ),
    _found(
        "tag_ticked", "Tag the ticked places", on_page(lambda p: p.occurrences.tag()), ("Return",), "check",
    ),
    _found(
        "give_ticked", "Give the ticked places to another actor…", on_page(lambda p: p.occurrences.give()),
        ("A",), "user-plus",
    ),
    _found(
        "untag_ticked", "Untag the ticked places", on_page(lambda p: p.occurrences.untag()), ("U", "Del"),
        "x",
    ),
    _found("tick_place", "Tick the place", on_page(lambda p: p.occurrences.tick()), ("Space",)),
    _found("tick_all_places", "Tick all places", on_page(lambda p: p.occurrences.tick_all()), ("Ctrl+A",)),
    _found(
        "show_occurrence", "Show the place, and go back",
        on_page(lambda p: p.occurrences.go_there_and_back()), ("F", "Ctrl+Return"), "crosshair",
    ),
)  # fmt: skip
