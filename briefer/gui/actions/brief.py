"""The menu Brief: the note."""

from functools import partial

from briefer.gui.actions.table import Action, Menu, can_edit, on_page

_action = partial(Action, Menu.BRIEF)

BRIEF: tuple[Action, ...] = (
    _action(
        "take_all", "&Take all that fit", on_page(lambda p: p.brief.take_all_that_fit()), ("Ctrl+T",),
        "list-checks", can_edit,
    ),
    _action("new_brief", "Ne&w brief…", on_page(lambda p: p.new_brief()), (), "notebook-pen", can_edit),
    _action("change_pack", "Chan&ge the pack…", on_page(lambda p: p.ask_pack()), (), "repeat", can_edit),
    _action(
        "add_paragraph", "New &paragraph", on_page(lambda p: p.add_paragraph()), (), "pen-line", can_edit,
    ),
    _action(
        "take_over", "Take &over the paragraph", on_page(lambda p: p.on_draft(lambda d: d.take_over())),
        ("Ctrl+Shift+T",), "pen-line", can_edit, group=1,
    ),
    _action(
        "back_to_template", "&Back to the template",
        on_page(lambda p: p.on_draft(lambda d: d.back_to_template())), (), "file-text", can_edit, group=1,
    ),
    _action(
        "add_judgement", "Add a &judgement…", on_page(lambda p: p.on_draft(lambda d: d.add_judgement())),
        ("Ctrl+Shift+J",), "scale", can_edit, group=1,
    ),
    _action(
        "update_citations", "&Update citations…",
        on_page(lambda p: p.on_draft(lambda d: d.update_citations())), (), "rotate-ccw", can_edit, group=1,
    ),
    _action(
        "word_versions", "Versions of your wo&rds…",
        on_page(lambda p: p.on_draft(lambda d: d.show_versions())), (), "history", can_edit, group=1,
    ),
    _action(
        "repeat_section", "Repeat the &section", on_page(lambda p: p.on_draft(lambda d: d.repeat_section())),
        (), "repeat", can_edit, group=1,
    ),
    _action(
        "copy_brief", "&Copy for another reader", on_page(lambda p: p.on_draft(lambda d: d.copy_brief())),
        (), "copy", can_edit, group=1,
    ),
    _action(
        "next_section", "&Next section", on_page(lambda p: p.brief.next_section()), ("Ctrl+Down",), group=2,
    ),
    _action(
        "previous_section", "Pre&vious section", on_page(lambda p: p.brief.previous_section()), ("Ctrl+Up",),
        group=2,
    ),
    _action(
        "findings", "&Findings", on_page(lambda p: p.on_findings(lambda r: r.show_list())),
        ("Ctrl+Shift+E",), "list-checks", group=2,
    ),
    _action(
        "next_finding", "Next f&inding", on_page(lambda p: p.on_findings(lambda r: r.next_finding())),
        ("F8",), "arrow-down", group=2,
    ),
    _action("houses", "House st&yles and looks…", lambda w: w.ask("houses"), (), "landmark", group=3),
    _action("edit_pack", "E&dit a pack…", lambda w: w.ask("edit_pack"), (), "pencil", group=3),
    _action(
        "export", "&Export the note…",
        on_page(lambda p: p.export()), ("Ctrl+E",), "file-output", group=3
    ),
    _action(
        "compare_returned", "Co&mpare with a returned note…", on_page(lambda p: p.compare_returned()),
        ("Ctrl+Shift+M",), "file-input", group=3,
    ),
    _action("exact_pages", "E&xact pages…", on_page(lambda p: p.exact_pages()), (), "file-text", group=3),
)  # fmt: skip
