"""The menu Brief: the note."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, can_edit, on_page

_action = partial(Action, Menu.BRIEF)

BRIEF: tuple[Action, ...] = (
    _action(
        "take_all", "&Take all that fit", on_page(lambda p: p.brief.take_all_that_fit()), ("Ctrl+T",),
        "list-checks", can_edit,
    ),
    _action("new_brief", "Ne&w note", on_page(lambda p: p.new_brief()), (), "notebook-pen", can_edit),
    _action(
        "add_paragraph", "New &paragraph", on_page(lambda p: p.add_paragraph()), (), "pen-line", can_edit,
    ),
    _action(
        "next_section", "&Next section", on_page(lambda p: p.brief.next_section()), ("Ctrl+Down",), group=1,
    ),
    _action(
        "previous_section", "Pre&vious section", on_page(lambda p: p.brief.previous_section()), ("Ctrl+Up",),
        group=1,
    ),
    _action(
        "export", "&Export the note…",
        on_page(lambda p: p.export()), ("Ctrl+E",), "file-output", group=2
    ),
)  # fmt: skip
