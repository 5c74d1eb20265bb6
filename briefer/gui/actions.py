"""Every action of the window in one table: it feeds menus, tool bar, context menus, the palette and tests."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from briefer.gui.spaces import Side, Workspace
from briefer.gui.theme import Scheme, choose_scheme, chosen_scheme
from briefer.gui.views.reader_keys import KEYS, Command
from briefer.gui.window import MainWindow

if TYPE_CHECKING:
    # The page is loaded when a session is opened, not before the first window is painted.
    from briefer.gui.page import SessionPage


class Menu(StrEnum):
    """The menus, in the order of the menu bar; the values are their titles."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    GO = "&Go"
    SOURCE = "&Source"
    ACTOR = "&Actor"
    FACT = "Fac&t"
    BRIEF = "&Brief"
    HELP = "&Help"


class Area(StrEnum):
    """Where the keys of an action act; the reader reads its own keys, so that letters stay letters."""

    WINDOW = "everywhere"
    READER = "in the text"
    SOURCES = "in the list of sources"
    ACTORS = "in the list of actors"
    FACTS = "in the list of facts"


Run = Callable[[MainWindow], object]
Test = Callable[[MainWindow], bool]


def _always(_: MainWindow) -> bool:
    return True


def _is_open(window: MainWindow) -> bool:
    return window.page is not None


def _can_edit(window: MainWindow) -> bool:
    return window.page is not None and not window.page.desk.session.read_only


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the analyst can do.

    `name` is its name in code, `text` what the menu says, with an ampersand before the letter that is
    underlined; it ends in an ellipsis where the action asks for something first. `keys` act in the
    area `where`, in whose context menu the action also stands. `group` separates it from its neighbours in
    the menu; `in_bar` puts it into the tool bar too.
    """

    menu: Menu
    name: str
    text: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_enabled: Test = _is_open
    where: Area = Area.WINDOW
    group: int = 0
    in_bar: bool = False
    is_checked: Test | None = None


def _page(run: Callable[["SessionPage"], object]) -> Run:
    """Return a run that acts on the open page, and does nothing where there is none."""

    def on_page(window: MainWindow) -> None:
        if window.page is not None:
            run(window.page)

    return on_page


def _has(test: Callable[["SessionPage"], object], *, writes: bool = True) -> Test:
    """Return a test of the open page that also asks whether its session can be edited."""

    def is_so(window: MainWindow) -> bool:
        page = window.page
        if page is None or (writes and page.desk.session.read_only):
            return False
        return bool(test(page))

    return is_so


def _reader(command: Command, text: str, menu: Menu, icon: str = "", *, group: int = 0) -> Action:
    """Return the action of one of the reader's commands, with the keys that the reader itself reads."""
    return Action(
        name=f"reader_{command}",
        text=text,
        menu=menu,
        run=_page(lambda page: page.press(command)),
        keys=KEYS[command],
        icon=icon,
        where=Area.READER,
        is_enabled=_has(lambda page: page.reader.source is not None, writes=command not in _MOVES),
        group=group,
    )


_MOVES = frozenset(
    {
        Command.NEXT_SENTENCE,
        Command.PREVIOUS_SENTENCE,
        Command.NEXT_WORD,
        Command.PREVIOUS_WORD,
        Command.NEXT_NAME,
        Command.PREVIOUS_NAME,
        Command.CYCLE_TAGS,
    }
)


def _scheme(scheme: Scheme, text: str, icon: str) -> Action:
    return Action(
        name=f"scheme_{scheme}",
        text=text,
        menu=Menu.VIEW,
        run=lambda _: choose_scheme(scheme),
        icon=icon,
        is_enabled=_always,
        is_checked=lambda _: chosen_scheme() is scheme,
        group=2,
    )


_file, _edit, _view, _go, _source, _actor, _fact, _brief, _help = (partial(Action, menu) for menu in Menu)
_listed_source = partial(_source, is_enabled=_has(lambda p: p.sources.current()), where=Area.SOURCES)
_listed_actor = partial(_actor, is_enabled=_has(lambda p: p.actors.current()), where=Area.ACTORS)
_listed_fact = partial(_fact, is_enabled=_has(lambda p: p.facts.current()), where=Area.FACTS)
_to_mention = partial(_actor, is_enabled=_has(lambda p: p.actors.current(), writes=False), group=2)

_FILE = (
    _file("new_session", "&New session…", MainWindow.new, ("Ctrl+N",), "plus", _always),
    _file("new_from", "New session &from…", MainWindow.new_from, ("Ctrl+Shift+N",), "users", _always),
    _file("open_session", "&Open…", MainWindow.open, ("Ctrl+O",), "folder-open", _always),
    _file("open_sample", "Open the &sample", MainWindow.open_sample, (), "book-open", _always),
    _file(
        "add_files", "&Add files…", MainWindow.add_files, ("Ctrl+Shift+A",), "file-plus", _can_edit,
        group=1,
    ),
    _file(
        "paste_source", "&Paste as source", _page(lambda p: p.paste()), ("Ctrl+V", "Ctrl+Shift+V"),
        "clipboard-paste", _can_edit, group=1,
    ),
    _file("save_copy", "Save a &copy…", MainWindow.save_copy, ("Ctrl+Shift+S",), "copy", group=2),
    _file("backups", "&Backups…", lambda w: w.ask("backups"), (), "", _always, group=2),
    _file("compact", "Co&mpact before sharing…", MainWindow.compact, (), "archive", _can_edit, group=2),
    _file("close_session", "C&lose session", MainWindow.close_session, ("Ctrl+W",), "x", group=3),
    _file("quit", "&Quit", MainWindow.close, ("Ctrl+Q",), "", _always, group=3),
)  # fmt: skip

_EDIT = (
    _edit(
        "undo", "&Undo", _page(lambda p: p.undo()), ("Ctrl+Z",), "undo-2",
        _has(lambda p: p.desk.session.undo_label), in_bar=True,
    ),
    _edit(
        "redo", "&Redo", _page(lambda p: p.redo()), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2",
        _has(lambda p: p.desk.session.redo_label), in_bar=True,
    ),
    _edit("search", "&Find in everything", _page(lambda p: p.seek()), ("Ctrl+F",), "search", group=1),
    _edit(
        "palette", "Every action by &name…", lambda w: w.ask("palette"), ("Ctrl+K",), "list",
        _always, group=1,
    ),
)  # fmt: skip

_VIEW = (
    _view(
        "read", "&Read", _page(lambda p: p.show_workspace(Workspace.READ)), ("Ctrl+1",), "book-open",
        is_checked=_has(lambda p: p.workspace is Workspace.READ, writes=False),
    ),
    _view(
        "brief", "&Brief", _page(lambda p: p.show_workspace(Workspace.BRIEF)), ("Ctrl+2",), "notebook-pen",
        is_checked=_has(lambda p: p.workspace is Workspace.BRIEF, writes=False),
    ),
    _view("larger", "&Larger text", _page(lambda p: p.zoom(1)), ("Ctrl++", "Ctrl+="), "zoom-in", group=1),
    _view("smaller", "S&maller text", _page(lambda p: p.zoom(-1)), ("Ctrl+-",), "zoom-out", group=1),
    _view("usual_size", "&Usual size", _page(lambda p: p.zoom(0)), ("Ctrl+0",), group=1),
    _scheme(Scheme.SYSTEM, "As the &system", "monitor"),
    _scheme(Scheme.LIGHT, "L&ight", "sun"),
    _scheme(Scheme.DARK, "&Dark", "moon"),
)  # fmt: skip

_GO = (
    _go("to_sources", "To the &sources", _page(lambda p: p.go_to_sources()), ("Alt+1",), "panel-left"),
    _go(
        "to_text", "To the &text", _page(lambda p: p.show_workspace(Workspace.READ)), ("Alt+2",), "file-text"
    ),
    _go("to_actors", "To the &actors", _page(lambda p: p.show_side(Side.ACTORS)), ("Alt+3",), "users"),
    _go("to_facts", "To the &facts", _page(lambda p: p.show_side(Side.FACTS)), ("Alt+4",), "list-checks"),
    _go("next_source", "&Next source", _page(lambda p: p.sources.step(1)), ("Ctrl+PgDown",), group=1),
    _go("previous_source", "&Previous source", _page(lambda p: p.sources.step(-1)), ("Ctrl+PgUp",), group=1),
    _reader(Command.NEXT_SENTENCE, "Ne&xt sentence", Menu.GO, group=2),
    _reader(Command.PREVIOUS_SENTENCE, "P&revious sentence", Menu.GO, group=2),
    _reader(Command.NEXT_WORD, "Next &word", Menu.GO, group=2),
    _reader(Command.PREVIOUS_WORD, "Previous wor&d", Menu.GO, group=2),
    _reader(Command.NEXT_NAME, "Next name or pr&oposal", Menu.GO, group=2),
    _reader(Command.PREVIOUS_NAME, "Previous name or proposa&l", Menu.GO, group=2),
    _reader(Command.CYCLE_TAGS, "Next tag at the &caret", Menu.GO, group=2),
)

_SOURCE = (
    _source(
        "edit_source", "&Edit title, outlet, date…", _page(lambda p: p.edit_source()), ("Ctrl+I",), "pencil",
        _has(lambda p: p.reader.source is not None),
    ),
    _listed_source(
        "edit_listed_source", "Edit the &selected source…",
        _page(lambda p: p.sources.edit()), ("F2",), "pencil"
    ),
    _listed_source(
        "remove_source", "&Remove the selected source",
        _page(lambda p: p.sources.remove()), ("Del",), "trash-2"
    ),
)  # fmt: skip

_ACTOR = (
    _reader(Command.TAG_ACTOR, "&Tag as actor…", Menu.ACTOR, "user-plus"),
    _reader(Command.REPEAT_TAG, "Repeat the &last tag", Menu.ACTOR, "repeat"),
    _reader(Command.UNTAG, "&Untag", Menu.ACTOR, "x"),
    _reader(Command.ACCEPT_PROPOSAL, "&Accept the proposal", Menu.ACTOR, "check", group=1),
    _reader(Command.REFUSE_PROPOSAL, "Re&fuse the proposal", Menu.ACTOR, "circle-x", group=1),
    _listed_actor(
        "accept_all", "A&ccept all of this actor here", _page(lambda p: p.actors.accept_all()),
        ("Ctrl+Return",), "badge-check", group=1,
    ),
    _to_mention("next_mention", "&Next mention", _page(lambda p: p.actors.next_mention()), ("F3",)),
    _to_mention(
        "previous_mention", "&Previous mention", _page(lambda p: p.actors.next_mention(-1)), ("Shift+F3",)
    ),
    _actor("add_actor", "A&dd an actor…", _page(lambda p: p.add_actor()), (), "plus", _can_edit, group=3),
    _listed_actor(
        "edit_actor", "&Edit name, kind, aliases…",
        _page(lambda p: p.actors.edit()), ("F2",), "pencil", group=3
    ),
    _listed_actor(
        "pin_actor", "Pin to the next free &key", _page(lambda p: p.actors.pin_next()), ("Ctrl+P",), "pin",
        group=3,
    ),
    _listed_actor("unpin_actor", "Unp&in", _page(lambda p: p.actors.pin(0)), ("Ctrl+Shift+P",), group=3),
    _listed_actor(
        "remove_actor", "&Remove the actor",
        _page(lambda p: p.actors.remove()), ("Del",), "trash-2", group=3
    ),
)  # fmt: skip

_FACT = (
    _reader(Command.REQUEST_FACT, "&State a fact…", Menu.FACT, "plus"),
    _reader(Command.REQUEST_EVIDENCE, "Add as &evidence…", Menu.FACT, "quote"),
    _reader(Command.REQUEST_SEND, "Send to a se&ction…", Menu.FACT, "send"),
    _listed_fact(
        "fact_sentence", "Go to the sen&tence", _page(lambda p: p.facts.go_to()), ("Ctrl+G",), "crosshair",
        is_enabled=_has(lambda p: p.facts.current(), writes=False), group=1,
    ),
    _listed_fact("edit_fact", "E&dit the fact…", _page(lambda p: p.facts.edit()), ("F2",), "pencil", group=1),
    _listed_fact(
        "more_evidence", "Add the passage at the ca&ret",
        _page(lambda p: p.add_evidence()), ("Ctrl+D",), "quote",
        is_enabled=_has(lambda p: p.facts.current() and p.reader.span()), group=1,
    ),
    _listed_fact(
        "send_fact", "Send the fact to a sect&ion…",
        _page(lambda p: p.facts.send()), ("Ctrl+Return",), "send",
        group=1,
    ),
    _listed_fact(
        "remove_fact", "Re&move the fact", _page(lambda p: p.facts.remove()), ("Del",), "trash-2", group=1
    ),
)  # fmt: skip

_BRIEF = (
    _brief(
        "take_all", "&Take all that fit", _page(lambda p: p.brief.take_all_that_fit()), ("Ctrl+T",),
        "list-checks", _can_edit,
    ),
    _brief("new_brief", "Ne&w note", _page(lambda p: p.new_brief()), (), "notebook-pen", _can_edit),
    _brief("add_paragraph", "New &paragraph", _page(lambda p: p.add_paragraph()), (), "pen-line", _can_edit),
    _brief("next_section", "&Next section", _page(lambda p: p.brief.next_section()), ("Ctrl+Down",), group=1),
    _brief(
        "previous_section", "Pre&vious section", _page(lambda p: p.brief.previous_section()), ("Ctrl+Up",),
        group=1,
    ),
    _brief(
        "export", "&Export the note…",
        _page(lambda p: p.export()), ("Ctrl+E",), "file-output", group=2
    ),
)  # fmt: skip

_HELP = (
    _help("keys", "&Keys", lambda w: w.ask("keys"), ("F1",), "keyboard", _always),
    _help("about", "&About briefer", lambda w: w.ask("about"), (), "info", _always),
)

ACTIONS: tuple[Action, ...] = (
    *_FILE, *_EDIT, *_VIEW, *_GO, *_SOURCE, *_ACTOR, *_FACT, *_BRIEF, *_HELP,
)  # fmt: skip
