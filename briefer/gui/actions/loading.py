"""Rows of the menu File: what comes in, watched folders, the list of files loaded."""

from functools import partial

from briefer.gui.actions.table import Action, Area, Menu, can_edit, on_page, page_has
from briefer.gui.window import MainWindow

_action = partial(Action, Menu.FILE, group=1)
_listed = partial(Action, Menu.FILE, where=Area.IMPORTS, group=1)

COMING_IN: tuple[Action, ...] = (
    _action("add_files", "&Add files…", MainWindow.add_files, ("Ctrl+Shift+A",), "file-plus", can_edit),
    _action("add_folder", "Add a &folder…", MainWindow.add_folder, (), "folder-open", can_edit),
    _action(
        "paste_source", "&Paste as source", on_page(lambda p: p.paste()), ("Ctrl+V", "Ctrl+Shift+V"),
        "clipboard-paste", can_edit,
    ),
    _action("watch_folder", "&Watch a folder…", MainWindow.watch_folder, (), "", can_edit),
    _action(
        "stop_watching", "Stop wa&tching folders", on_page(lambda p: p.watching.stop()), (), "",
        page_has(lambda p: p.watching.folders),
    ),
    _action(
        "load_offered", "Load the new files that are offered", on_page(lambda p: p.watching.load()), (), "",
        page_has(lambda p: p.watching.new),
    ),
)  # fmt: skip

IMPORTS: tuple[Action, ...] = (
    Action(
        Menu.FILE, "imports", "&Files loaded", on_page(lambda p: p.imports.toggle()), ("Ctrl+Shift+I",),
        "list-checks", is_checked=page_has(lambda p: p.imports.isVisible(), writes=False), group=1,
    ),
    Action(
        Menu.FILE, "cancel_loading", "&Cancel loading", on_page(lambda p: p.loader.cancel()), (), "",
        page_has(lambda p: p.loader.is_busy), group=1,
    ),
    _listed(
        "retry_file", "&Try the selected file again", on_page(lambda p: p.imports.retry()), ("R",),
        "rotate-ccw", page_has(lambda p: p.imports.can_retry()),
    ),
    _listed(
        "retry_failed", "Tr&y again all that failed", on_page(lambda p: p.imports.retry_all()), ("Shift+R",),
        "repeat", page_has(lambda p: p.imports.can_retry_any()),
    ),
    _listed(
        "copy_report", "Copy the re&port on files loaded", on_page(lambda p: p.imports.copy_report()),
        ("Ctrl+C",), "copy", page_has(lambda p: p.imports.files.total, writes=False),
    ),
)  # fmt: skip
