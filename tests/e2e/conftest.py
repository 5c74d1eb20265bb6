"""A window like a user's: its own settings, its own child processes, and no dialog of the platform."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from briefer.gui.app import application, make_window
from briefer.gui.window import MainWindow
from briefer.isolate.pool import Isolation


@pytest.fixture
def isolation() -> Iterator[Isolation]:
    with Isolation() as pool:
        yield pool


@pytest.fixture
def open_window(
    qtbot: QtBot, tmp_path: Path, isolation: Isolation, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], MainWindow]]:
    """Give a function that opens a window on the screen, ready for keys."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))

    def make() -> MainWindow:
        application()
        window = make_window(isolation)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    QSettings().clear()
