"""Grab pictures of the window, as a user sees it.

usage: python tools/pictures.py window SESSION PNG [WIDTH HEIGHT] [light|dark] [read|compare|timeline|brief]
       python tools/pictures.py readme FOLDER        the pictures of the README, from a fresh sample
       python tools/pictures.py compare FOLDER       those of the comparing workspace, from twelve articles
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.gui.app import application, make_window
from briefer.gui.bus import Target
from briefer.gui.page import Side, Workspace
from briefer.gui.theme import Scheme, choose_scheme
from briefer.gui.window import MainWindow
from briefer.isolate import Isolation
from briefer.store import queries

_SILO = Path(__file__).resolve().parent.parent / "tests" / "data" / "silo"
_SETTLE = 1500  # milliseconds until previews and lists stand still


def main(arguments: list[str]) -> int:
    """Grab what is asked for and return 0, or 2 for a wrong call."""
    with tempfile.TemporaryDirectory() as settings, Isolation() as isolation:
        # The user's own settings are neither read nor changed.
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        match arguments:
            case ["window", session, png, *rest]:
                sizes = [int(part) for part in rest if part.isdecimal()] or [1440, 900]
                window = _open(isolation, Path(session), (sizes[0], sizes[1]), dark="dark" in rest)
                shown = next((space for space in Workspace if space in rest), Workspace.READ)
                if window.page is not None:
                    window.page.show_workspace(shown)
                _grab(window, Path(png))
            case ["readme", folder]:
                _readme(isolation, Path(folder))
            case ["compare", folder]:
                _compare(isolation, Path(folder))
            case _:
                print(__doc__)
                return 2
    return 0


def _readme(isolation: Isolation, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, "-m", "briefer", "demo", made], check=True, stdout=subprocess.DEVNULL)
        window = _open(isolation, Path(made) / "sample.briefer", (1440, 900))
        page = window.page
        if page is None:
            return
        first = queries.facts(page.desk.session)[0]
        page.reader.go_to(Target(fact=first.id))
        page.show_side(Side.FACTS)
        page.facts.select(first.id)
        page.reader.setFocus()
        _grab(window, folder / "read.png")
        page.seek()
        page.search.setText("strait")
        _grab(window, folder / "search.png")
        page.search.clear()
        page.show_workspace(Workspace.TIMELINE)
        _grab(window, folder / "timeline.png")
        page.show_workspace(Workspace.BRIEF)
        _grab(window, folder / "brief.png")
        page.show_workspace(Workspace.READ)
        page.show_side(Side.ACTORS)
        choose_scheme(Scheme.DARK)
        _grab(window, folder / "dark.png")
        window.close()


def _compare(isolation: Isolation, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        session = str(Path(made) / "silo.briefer")
        articles = sorted(map(str, _SILO.glob("*.html")))
        tags = [("tag", session, str(_SILO / name)) for name in ("tags.json", "reconciled.json")]
        for arguments in (("new", session), ("add", session, *articles), *tags):
            command = [sys.executable, "-m", "briefer", *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        window = _open(isolation, Path(session), (1440, 900))
        for dark in (False, True):
            choose_scheme(Scheme.DARK if dark else Scheme.LIGHT)
            _show_accounts(window)
            _grab(window, folder / ("compare-dark.png" if dark else "compare.png"))
        window.close()


def _show_accounts(window: MainWindow) -> None:
    """Set the accounts of the first group side by side, with the keyboard on a figure."""
    page = window.page
    if page is not None:
        page.show_workspace(Workspace.COMPARE)
        QTest.qWait(_SETTLE)
        page.compare.lists.select_group(queries.reconciliations(page.desk.session)[0].id)
        page.compare.grid.setFocus()
        page.compare.grid.stand_on(2, 2)


def _open(isolation: Isolation, session: Path, size: tuple[int, int], *, dark: bool = False) -> MainWindow:
    application()
    choose_scheme(Scheme.DARK if dark else Scheme.LIGHT)
    window = make_window(isolation)
    window.resize(*size)
    window.show()
    window.open_path(session)
    return window


def _grab(window: MainWindow, png: Path) -> None:
    QTest.qWait(_SETTLE)
    window.grab().save(str(png))


if __name__ == "__main__":
    code = main(sys.argv[1:])
    QApplication.closeAllWindows()
    sys.exit(code)
