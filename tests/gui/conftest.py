"""What the tests of the window share: settings and folders of their own, child processes, a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.app import application, make_window
from briefer.gui.dialogs import decisions
from briefer.gui.page import SessionPage
from briefer.gui.theme import palette_of
from briefer.gui.window import MainWindow
from briefer.isolate.pool import Isolation
from tests.gui.answers import Answers
from tests.gui.desks import Scene, scene


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def _no_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that a test leaves with something in it closes without waiting for an answer."""
    monkeypatch.setattr(decisions, "ask_to_lose", lambda *_: True)
    monkeypatch.setattr(decisions, "tell_last", lambda *_: None)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    monkeypatch.setattr(decisions, "ask_to_lose", made.ask)
    monkeypatch.setattr(decisions, "tell_last", made.tell)
    return made


@pytest.fixture(scope="session")
def isolation() -> Iterator[Isolation]:
    with Isolation() as made:
        yield made


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    assert qtbot is not None
    made = scene(tmp_path / "desk.briefer")
    yield made
    made.close()


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    QGuiApplication.setPalette(palette_of(dark=False))
    yield
    QGuiApplication.setPalette(before)


@pytest.fixture
def window(qtbot: QtBot, isolation: Isolation) -> Iterator[MainWindow]:
    application()
    made = make_window(isolation)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[SessionPage]:
    path = tmp_path / "strait.briefer"
    scene(path).session.close()
    window.resize(1024, 700)
    window.open_path(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    yield window.page
    QGuiApplication.clipboard().clear()
