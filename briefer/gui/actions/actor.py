"""The menu Actor: tags, proposals and the actors themselves."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, can_edit, on_page, page_has, reader_action
from briefer.gui.views.reader_keys import Command

_action = partial(Action, Menu.ACTOR)
_listed = partial(Action, Menu.ACTOR, is_enabled=page_has(lambda p: p.actors.current()), where=Area.ACTORS)
# While words are found in the text, the same keys go to the next of these.
_to_mention = partial(
    Action,
    Menu.ACTOR,
    is_enabled=page_has(lambda p: p.find_bar.is_open or p.actors.current(), writes=False),
    group=2,
)

ACTOR: tuple[Action, ...] = (
    reader_action(Command.TAG_ACTOR, "&Tag as actor…", Menu.ACTOR, "user-plus"),
    reader_action(Command.REPEAT_TAG, "Repeat the &last tag", Menu.ACTOR, "repeat"),
    reader_action(Command.SHOW_RECENT, "Tag as a rec&ent actor…", Menu.ACTOR, "history"),
    reader_action(Command.UNTAG, "&Untag", Menu.ACTOR, "x"),
    reader_action(Command.ACCEPT_PROPOSAL, "&Accept the proposal", Menu.ACTOR, "check", group=1),
    reader_action(Command.REFUSE_PROPOSAL, "Re&fuse the proposal", Menu.ACTOR, "circle-x", group=1),
    _listed(
        "accept_all", "A&ccept all of this actor here", on_page(lambda p: p.actors.accept_all()),
        ("Ctrl+Return",), "badge-check", group=1,
    ),
    _to_mention("next_mention", "&Next mention", on_page(lambda p: p.next_mention(1)), ("F3",)),
    _to_mention(
        "previous_mention", "&Previous mention", on_page(lambda p: p.next_mention(-1)), ("Shift+F3",)
    ),
    reader_action(Command.TAG_EVERYWHERE, "Tag everywhere…", Menu.ACTOR, "search", group=2),
    _listed(
        "all_occurrences", "All occurrences…", on_page(lambda p: p.show_all_of_actor()), ("Ctrl+G",),
        "search", is_enabled=page_has(lambda p: p.actors.current(), writes=False), group=2,
    ),
    _action("add_actor", "A&dd an actor…", on_page(lambda p: p.add_actor()), (), "plus", can_edit, group=3),
    _listed(
        "edit_actor", "Edit na&me, kind, aliases…",
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
)  # fmt: skip
