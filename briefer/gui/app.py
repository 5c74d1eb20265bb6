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
from briefer.gui.key_rules import load_keyboard
from briefer.gui.menus import Menus
from briefer.gui.window import OPENING, MainWindow
from briefer.isolate.pool import AT_ONCE, STARTED, Isolation

# Found when they are wanted: the first window is painted without them.
_ASKED = "briefer.gui.asking:show_asked"
_BUG = "briefer.gui.dialogs.bug:BugDialog"
_AHEAD = (OPENING, STARTED)
_STYLE = "Fusion"
_TURN = 0.0005  # seconds
_PAUSE = 300  # milliseconds after which the first window has been painted


def main(arguments: Sequence[str]) -> int:
    """Open the window, on a session file where one is named, and return the exit code when it is closed."""
    app = application()
    with Isolation(children=AT_ONCE) as isolation:
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
    thread = Thread(target=lambda: [pkgutil.resolve_name(name) for name in _AHEAD], name="load ahead")
    thread.start()
    return thread


def application() -> QApplication:
    """Return the Qt application, named and coloured; there is one to a process."""
    # Without this a style sheet keeps the colours of a pane from its children.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
        if app.style().name() != _STYLE.casefold():
            app.setStyle(_STYLE)
    else:  # asked for a style once it is there, Qt's Python makes the whole class of styles first
        app = QApplication([*(sys.argv[:1] or ["briefer"]), "-style", _STYLE])
    # Whoever waits for the interpreter gets it this soon: the window, while threads have files read.
    sys.setswitchinterval(_TURN)
    app.setApplicationName("briefer")
    app.setApplicationDisplayName("briefer")
    app.setOrganizationName("briefer")
    app.setDesktopFileName("briefer")
    theme.follow_scheme(app)
    return app


def make_window(isolation: Isolation) -> MainWindow:
    """Return the window with its menus, not shown yet."""
    keyboard, fault = load_keyboard()
    window = MainWindow(isolation, keyboard)
    theme.clothe(window)
    menus = Menus(window)
    if fault is not None:
        window.tell(fault)
    window.asked.connect(lambda what: _show_asked(window, menus, what))
    return window


def _show_asked(window: MainWindow, menus: Menus, what: str) -> None:
    pkgutil.resolve_name(_ASKED)(window, menus, what)


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
            pkgutil.resolve_name(_BUG)(error, window).open()

    return take
