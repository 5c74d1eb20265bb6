"""The program with its window: set-up, the table of actions, what happens to a bug."""

import pkgutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from briefer.errors import BrieferError
from briefer.gui import theme
from briefer.gui.actions import ACTIONS
from briefer.gui.dialogs.about import AboutDialog
from briefer.gui.dialogs.bug import BugDialog
from briefer.gui.dialogs.keys import KeyRow, KeysDialog
from briefer.gui.menus import Menus, plain_text, shown_keys
from briefer.gui.views.palette import Entry, Palette
from briefer.gui.window import OPENING, MainWindow
from briefer.isolate import Isolation


def main(arguments: Sequence[str]) -> int:
    """Open the window, on a session file where one is named, and return the exit code when it is closed."""
    app = application()
    with Isolation() as isolation:
        window = make_window(isolation)
        sys.excepthook = _hook(window)
        window.show()
        if arguments:
            QTimer.singleShot(0, lambda: window.open_path(Path(arguments[0])))
        else:
            QTimer.singleShot(_PAUSE, load_ahead)
        return app.exec()


def load_ahead() -> Thread:
    """Load aside what a session's page needs, while the analyst reads the welcome page; return the thread."""
    thread = Thread(target=pkgutil.resolve_name, args=(OPENING,), name="load ahead")
    thread.start()
    return thread


def application() -> QApplication:
    """Return the Qt application, named and coloured; there is one to a process."""
    # Without this a style sheet keeps the colours of a pane from its children.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("briefer")
    app.setApplicationDisplayName("briefer")
    app.setOrganizationName("briefer")
    app.setDesktopFileName("briefer")
    theme.follow_scheme(app)
    return app


def make_window(isolation: Isolation) -> MainWindow:
    """Return the window with its menus, not shown yet."""
    window = MainWindow(isolation)
    menus = Menus(window)
    window.asked.connect(lambda what: _show_asked(window, menus, what))
    return window


def _show_asked(window: MainWindow, menus: Menus, what: str) -> None:
    if what == "palette":
        Palette(_entries(menus), window).open()
    elif what == "keys":
        KeysDialog(_key_rows(), window).open()
    elif what == "backups":
        pkgutil.resolve_name(_BACKUPS)(window)
    else:
        AboutDialog(window).open()


def _entries(menus: Menus) -> list[Entry]:
    return [
        Entry(
            plain_text(action),
            action.menu.replace("&", ""),
            shown_keys(action.keys[:1]),
            action.icon,
            menus.made[action.name],
        )
        for action in ACTIONS
        if action.name != "palette"
    ]


def _key_rows() -> list[KeyRow]:
    return [
        KeyRow(action.menu.replace("&", ""), plain_text(action), shown_keys(action.keys), action.where)
        for action in ACTIONS
        if action.keys
    ]


# Found when it is wanted: the first window loads nothing of the store.
_BACKUPS = "briefer.gui.dialogs.backups:ask_backups"
_PAUSE = 300  # milliseconds after which the first window has been painted

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def _hook(window: MainWindow) -> Hook:
    """Return what is called with an exception that nothing else took."""

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, BrieferError):
            window.tell(error)
        elif issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            sys.__excepthook__(kind, error, trace)
            BugDialog(error, window).open()

    return take
