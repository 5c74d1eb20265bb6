"""The welcome page: ways to begin, recent sessions, what is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefer.gui.recent import note_opened, recent_sessions
from briefer.gui.views.welcome import Beginnings, WelcomePage
from tests.gui.desks import Key, on_screen, press


@pytest.fixture
def begun() -> list[object]:
    return []


@pytest.fixture
def page(qtbot: QtBot, begun: list[object], tmp_path: Path) -> WelcomePage:
    for name in ("one.briefer", "two.briefer"):
        (tmp_path / name).touch()
        note_opened(tmp_path / name)
    (tmp_path / "one.briefer").unlink()

    def begin(word: str) -> Callable[[], None]:
        return lambda: begun.append(word)

    ways = Beginnings(begin("sample"), begin("new"), begin("open"), begin("from"), begun.append)
    made = WelcomePage(ways)
    on_screen(qtbot, made, 1000, 600)
    return made


@pytest.mark.parametrize(("number", "word"), [(0, "sample"), (1, "new"), (2, "from"), (3, "open")])
def test_each_way_begins(page: WelcomePage, begun: list[object], number: int, word: str) -> None:
    button = page.findChildren(QPushButton)[number]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert begun == [word]
    assert button.accessibleName()
    assert button.accessibleDescription()


def test_recent_sessions_are_opened_with_enter(
    page: WelcomePage, begun: list[object], tmp_path: Path
) -> None:
    assert page.recent is not None
    page.recent.setFocus()
    page.recent.setCurrentIndex(page.recent.rows.index(0))
    press(page.recent, Key.Key_Return)
    assert begun == [tmp_path / "two.briefer"]


def test_a_missing_session_is_marked(page: WelcomePage) -> None:
    assert page.recent is not None
    spoken = page.recent.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "one, missing: moved, renamed or deleted"


def test_delete_takes_a_session_out_of_the_list(page: WelcomePage) -> None:
    assert page.recent is not None
    page.recent.setFocus()
    for left in (1, 0):
        page.recent.setCurrentIndex(page.recent.rows.index(0))
        press(page.recent, Key.Key_Delete)
        assert len(recent_sessions()) == left
    assert page._none.isVisible()
    assert not page.recent.isVisible()


def test_a_list_that_comes_later_is_reached_by_tab_where_it_lies(
    qtbot: QtBot, begun: list[object], tmp_path: Path
) -> None:
    window, behind = QWidget(), QPushButton("Behind")
    made = WelcomePage(Beginnings(begun.clear, begun.clear, begun.clear, begun.clear, begun.append))
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(behind)
    on_screen(qtbot, window, 1000, 600)
    assert made.findChildren(QListView) == []
    note_opened(tmp_path / "one.briefer")
    made.refresh()
    (recent,) = made.findChildren(QListView)
    assert recent.isVisible()
    made.findChildren(QPushButton)[3].setFocus()
    press(made, Key.Key_Tab)
    assert QApplication.focusWidget() is recent
    press(made, Key.Key_Tab)
    assert QApplication.focusWidget() is behind
