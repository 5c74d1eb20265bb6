"""The menu Source: what is known of sources."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has

_action = partial(Action, Menu.SOURCE)
_listed = partial(Action, Menu.SOURCE, is_enabled=page_has(lambda p: p.sources.current()), where=Area.SOURCES)

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
)  # fmt: skip
