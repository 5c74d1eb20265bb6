"""The menu Source: what is known of sources."""

from functools import partial

from briefer.gui.actions.loading import IMPORTS
from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has
from briefer.gui.sorting import Order

_action = partial(Action, Menu.SOURCE)
_listed = partial(Action, Menu.SOURCE, is_enabled=page_has(lambda p: p.sources.current()), where=Area.SOURCES)


def _sort(order: Order, text: str) -> Action:
    return Action(
        name=f"sort_{order}",
        text=text,
        menu=Menu.SOURCE,
        run=on_page(lambda p: p.sources.order.choose(order)),
        is_checked=page_has(lambda p: p.sources.order.order is order, writes=False),
        group=1,
    )


SOURCE: tuple[Action, ...] = (
    _action(
        "edit_source", "&Edit title, outlet, date…",
        on_page(lambda p: p.edit_source()), ("Ctrl+I",), "pencil",
        page_has(lambda p: p.reader.source is not None),
    ),
    _listed(
        "edit_listed_source", "Edit the &selected source…",
        on_page(lambda p: p.sources.edit()), ("F2",), "pencil"
    ),
    _listed(
        "remove_source", "&Remove the selected source",
        on_page(lambda p: p.sources.remove()), ("Del",), "trash-2"
    ),
    _sort(Order.ADDED, "Sort as &added"),
    _sort(Order.PUBLISHED, "Sort &latest first"),
    _sort(Order.UNREAD, "Sort &unread first"),
    _sort(Order.TAGGED, "Sort &most tagged first"),
    _action(
        "unread_only", "Show unread al&one", on_page(lambda p: p.sources.order.toggle_unread()), (), "circle",
        is_checked=page_has(lambda p: p.sources.order.unread_only, writes=False), group=1,
    ),
    *IMPORTS,
)  # fmt: skip
