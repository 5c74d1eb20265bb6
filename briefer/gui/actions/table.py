"""What an action is, and what rows of the table of actions are made with."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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
    NAMES = "&Names"
    FACT = "Fac&t"
    COMPARE = "&Compare"
    BRIEF = "&Brief"
    HELP = "&Help"


class Area(StrEnum):
    """Where the keys of an action act; the reader reads its own keys, so that letters stay letters."""

    WINDOW = "everywhere"
    READER = "in the text"
    SOURCES = "in the list of sources"
    COPIES = "in the list of sources by origin"
    ACTORS = "in the list of actors"
    PAIRS = "in the list of pairs that may be one actor"
    FACTS = "in the list of facts"
    CARD = "in the card of a fact"
    EVENTS = "in the list of what is told as one"
    PROPOSALS = "in the list of proposals"
    ACCOUNTS = "in the table of accounts"
    NAMES = "in the list of names"
    OCCURRENCES = "in the list of all places"
    TIMELINE = "in the timeline"
    VERSIONS = "where versions are compared"
    IMPORTS = "in the list of files loaded"


Run = Callable[[MainWindow], object]
Test = Callable[[MainWindow], bool]


def always(_: MainWindow) -> bool:
    """Return True: there is nothing that the action needs."""
    return True


def is_open(window: MainWindow) -> bool:
    """Return whether a session is open."""
    return window.page is not None


def can_edit(window: MainWindow) -> bool:
    """Return whether a session is open that can be edited."""
    return window.page is not None and not window.page.desk.session.read_only


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the analyst can do.

    `name` is its name in code, `text` what the menu says, with an ampersand before the letter that is to be
    underlined (see `letters`); it ends in an ellipsis where the action asks for something first. `keys` act
    in the area `where`, in whose context menu the action also stands. `group` separates it from its
    neighbours in the menu; `in_bar` puts it into the tool bar too.
    """

    menu: Menu
    name: str
    text: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_enabled: Test = is_open
    where: Area = Area.WINDOW
    group: int = 0
    in_bar: bool = False
    is_checked: Test | None = None


def plain_text(action: Action) -> str:
    """Return what the action says, without the mark of its letter and without the ellipsis."""
    return action.text.replace("&", "").removesuffix("…")


def on_page(run: Callable[["SessionPage"], object]) -> Run:
    """Return a run that acts on the open page, and does nothing where there is none."""

    def run_there(window: MainWindow) -> None:
        if window.page is not None:
            run(window.page)

    return run_there


def page_has(test: Callable[["SessionPage"], object], *, writes: bool = True) -> Test:
    """Return a test of the open page that also asks whether its session can be edited."""

    def is_so(window: MainWindow) -> bool:
        page = window.page
        if page is None or (writes and page.desk.session.read_only):
            return False
        return bool(test(page))

    return is_so


_is_read = page_has(lambda page: page.reader.source is not None, writes=False)
_is_written_on = page_has(lambda page: page.reader.source is not None)


def reader_action(command: Command, text: str, menu: Menu, icon: str = "", *, group: int = 0) -> Action:
    """Return the action of one of the reader's commands, with the keys that the reader itself reads."""
    return Action(
        name=command.action,
        text=text,
        menu=menu,
        run=on_page(lambda page: page.press(command)),
        keys=KEYS[command],
        icon=icon,
        where=Area.READER,
        is_enabled=_is_read if command in _MOVES else _is_written_on,
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
        Command.SHOW_HINTS,
        Command.TAG_EVERYWHERE,
    }
)
