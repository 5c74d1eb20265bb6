"""The menu Source: what is known of sources."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, on_page, page_has
from briefer.gui.sorting import Order

_action = partial(Action, Menu.SOURCE)
_listed = partial(Action, Menu.SOURCE, is_enabled=page_has(lambda p: p.sources.current()), where=Area.SOURCES)

_copied = partial(Action, Menu.SOURCE, where=Area.COPIES, group=1)


def _sort(order: Order, text: str) -> Action:
    return Action(
        name=f"sort_{order}",
        text=text,
        menu=Menu.SOURCE,
        run=on_page(lambda p: p.sources.order.choose(order)),
        is_checked=page_has(lambda p: p.sources.order.order is order, writes=False),
        group=2,
    )


_read = partial(_action, is_enabled=page_has(lambda p: p.reader.source is not None), group=3)
_compared = partial(
    Action,
    Menu.SOURCE,
    where=Area.VERSIONS,
    is_enabled=page_has(lambda p: p.versions.isVisible(), writes=False),
    group=4,
)
_adrift = partial(_compared, is_enabled=page_has(lambda p: p.versions.isVisible() and p.versions.current()))


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
    _action(
        "save_original", "Sa&ve the original…", on_page(lambda p: p.header.save_original()), (),
        "file-output", page_has(lambda p: p.reader.source is not None, writes=False),
    ),
    _action(
        "read_again", "Read again in another en&coding…", on_page(lambda p: p.header.choose_encoding()), (),
        "type", page_has(lambda p: p.header.can_be_read_again),
    ),
    _action(
        "show_origins", "Copies an&d origins", on_page(lambda p: p.show_copies()), ("Ctrl+Shift+O",), "copy",
        page_has(lambda p: p.sources.model.total, writes=False), group=1,
    ),
    _copied(
        "join_copies", "&Join as one origin", on_page(lambda p: p.sources.copies.join()), ("J",), "merge",
        page_has(lambda p: len(p.sources.copies.chosen()) > 1),
    ),
    _copied(
        "part_copies", "&Part from the others of its origin", on_page(lambda p: p.sources.copies.part()),
        ("P",), "split", page_has(lambda p: p.sources.copies.chosen()),
    ),
    _copied(
        "take_back_kinship", "Take back w&hat you said of copies",
        on_page(lambda p: p.sources.copies.take_back()), ("Del",), "undo-2",
        page_has(lambda p: p.sources.copies.said()),
    ),
    _sort(Order.ADDED, "Sort as &added"),
    _sort(Order.PUBLISHED, "Sort &latest first"),
    _sort(Order.UNREAD, "Sort &unread first"),
    _sort(Order.TAGGED, "Sort &most tagged first"),
    _action(
        "unread_only", "Show unread al&one", on_page(lambda p: p.sources.order.toggle_unread()), (), "circle",
        is_checked=page_has(lambda p: p.sources.order.unread_only, writes=False), group=2,
    ),
    _action(
        "compare_versions", "&Compare versions", on_page(lambda p: p.compare_versions()), ("Ctrl+Shift+D",),
        "equal-not", page_has(lambda p: p.reader.source is not None, writes=False), group=3,
    ),
    _read("newer_version", "This is a ne&wer version of…", on_page(lambda p: p.choose_version())),
    _action(
        "part_versions", "&Part from the earlier version", on_page(lambda p: p.part_versions()),
        is_enabled=page_has(lambda p: p.is_later_version), group=3,
    ),
    _read(
        "hide_passage", "&Hide the selected passage", on_page(lambda p: p.reader.hiding.hide()),
        ("Ctrl+Shift+H",),
    ),
    _action(
        "show_passage", "Show the hidden passa&ge", on_page(lambda p: p.reader.hiding.show()),
        is_enabled=page_has(lambda p: p.reader.text.blocks.hidden), group=3,
    ),
    _read("split_source", "Spl&it here", on_page(lambda p: p.reader.hiding.split()), (), "split"),
    _compared("next_change", "Next change", on_page(lambda p: p.versions.step(1)), ("N",), "arrow-down"),
    _compared(
        "previous_change", "Previous change", on_page(lambda p: p.versions.step(-1)), ("P",), "arrow-up"
    ),
    _adrift(
        "place_adrift", "Place the tag on the selected words", on_page(lambda p: p.versions.place()),
        ("Return",), "check",
    ),
    _adrift(
        "keep_adrift", "Keep the tag in the earlier version only", on_page(lambda p: p.versions.keep()),
        ("K",), "archive",
    ),
    _adrift("drop_adrift", "Drop the tag", on_page(lambda p: p.versions.drop()), ("Del",), "trash-2"),
    _compared(
        "leave_versions", "Back to the text", on_page(lambda p: p.leave_versions()), (), "arrow-left"
    ),
)  # fmt: skip
