"""The menu Actor: tags, proposals and the actors themselves."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from briefer.gui.actions.table import Action, Area, Menu, can_edit, on_page, page_has, reader_action
from briefer.gui.views.reader_keys import Command

if TYPE_CHECKING:
    from briefer.gui.page import SessionPage

_action = partial(Action, Menu.ACTOR)
_listed = partial(Action, Menu.ACTOR, is_enabled=page_has(lambda p: p.actors.current()), where=Area.ACTORS)
_to_mention = partial(
    Action, Menu.ACTOR, is_enabled=page_has(lambda p: p.actors.current(), writes=False), group=2
)


def _named(
    name: str, text: str, run: Callable[["SessionPage"], object], keys: tuple[str, ...], icon: str
) -> Action:
    """Return an action on the name that is selected among those nobody knows yet."""
    is_there = page_has(lambda p: p.names.isVisible() and p.names.current(), writes="show" not in name)
    return Action(Menu.ACTOR, name, text, on_page(run), keys, icon, is_there, Area.NAMES, group=4)


def _found(
    name: str, text: str, run: Callable[["SessionPage"], object], keys: tuple[str, ...], icon: str = ""
) -> Action:
    """Return an action on the list of all places of a name."""
    is_there = page_has(lambda p: p.occurrences.isVisible(), writes=False)
    return Action(Menu.ACTOR, name, text, on_page(run), keys, icon, is_there, Area.OCCURRENCES, group=5)


ACTOR: tuple[Action, ...] = (
    reader_action(Command.TAG_ACTOR, "&Tag as actor…", Menu.ACTOR, "user-plus"),
    reader_action(Command.REPEAT_TAG, "Repeat the &last tag", Menu.ACTOR, "repeat"),
    reader_action(Command.UNTAG, "&Untag", Menu.ACTOR, "x"),
    reader_action(Command.ACCEPT_PROPOSAL, "&Accept the proposal", Menu.ACTOR, "check", group=1),
    reader_action(Command.REFUSE_PROPOSAL, "Re&fuse the proposal", Menu.ACTOR, "circle-x", group=1),
    _listed(
        "accept_all", "A&ccept all of this actor here", on_page(lambda p: p.actors.accept_all()),
        ("Ctrl+Return",), "badge-check", group=1,
    ),
    _to_mention("next_mention", "&Next mention", on_page(lambda p: p.actors.next_mention()), ("F3",)),
    _to_mention(
        "previous_mention", "&Previous mention", on_page(lambda p: p.actors.next_mention(-1)), ("Shift+F3",)
    ),
    reader_action(Command.TAG_EVERYWHERE, "Tag everywhere…", Menu.ACTOR, "search", group=2),
    _listed(
        "all_occurrences", "All occurrences…", on_page(lambda p: p.show_all_of_actor()), ("Ctrl+G",),
        "search", is_enabled=page_has(lambda p: p.actors.current(), writes=False), group=2,
    ),
    _action("add_actor", "A&dd an actor…", on_page(lambda p: p.add_actor()), (), "plus", can_edit, group=3),
    _listed(
        "edit_actor", "&Edit name, kind, aliases…",
        on_page(lambda p: p.actors.edit()), ("F2",), "pencil", group=3
    ),
    _listed(
        "pin_actor", "Pin to the next free &key", on_page(lambda p: p.actors.pin_next()), ("Ctrl+P",), "pin",
        group=3,
    ),
    _listed("unpin_actor", "Unp&in", on_page(lambda p: p.actors.pin(0)), ("Ctrl+Shift+P",), group=3),
    _listed(
        "remove_actor", "&Remove the actor",
        on_page(lambda p: p.actors.remove()), ("Del",), "trash-2", group=3
    ),
    _named("make_actor", "Make an actor of the name", lambda p: p.names.make(), ("Space", "Return"), "user-plus"),
    _named("dismiss_name", "Dismiss the name", lambda p: p.names.dismiss(), ("Del",), "circle-x"),
    _named("all_of_name", "All places of the name…", lambda p: p.names.show_everywhere(), ("Ctrl+G",), "search"),
    _named("show_name", "Show the name in the text", lambda p: p.names.show_place(), ("Ctrl+Return",), "crosshair"),
    _found("tag_ticked", "Tag the ticked places", lambda p: p.occurrences.tag(), ("Return",), "check"),
    _found("give_ticked", "Give the ticked places to another actor…", lambda p: p.occurrences.give(), (), "user-plus"),
    _found("untag_ticked", "Untag the ticked places", lambda p: p.occurrences.untag(), ("Del",), "x"),
    _found("tick_place", "Tick the place", lambda p: p.occurrences.tick(), ("Space",)),
    _found("tick_all_places", "Tick all places", lambda p: p.occurrences.tick_all(), ("Ctrl+A",)),
    _found(
        "show_occurrence", "Show the place, and go back", lambda p: p.occurrences.go_there_and_back(),
        ("Ctrl+Return",), "crosshair",
    ),
    _found("close_occurrences", "Close the list of places", lambda p: p.occurrences.close_panel(), ("Esc",)),
)  # fmt: skip
