"""Everything on a page is reached with the keyboard alone: panes and handles by keys, controls by Tab."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import first_brief
from briefer.gui.page import SessionPage, Workspace
from briefer.gui.window import MainWindow
from tests.gui.desks import Key, open_page, press_here, scene

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit, QTabBar)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    path = tmp_path / "strait.briefer"
    made = scene(path)
    made.fact("Norland closed the strait on Monday.")
    first_brief(made.session, made.desk.packs.packs[0])
    made.session.close()
    window.resize(1280, 800)
    return open_page(window, qtbot, path)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_key_goes_round_the_panes_and_back(page: SessionPage) -> None:
    round_trip: list[QWidget] = [page.actors, page.tabs, page.sources, page.reader]
    assert page.reader.text.hasFocus()
    for _ in range(2):
        for pane in round_trip:
            press_here(Key.Key_F6)
            assert pane is focused() or pane.isAncestorOf(focused()), pane
    for pane in [*reversed(round_trip[:-1]), page.reader]:
        QTest.keyClick(focused(), Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert pane is focused() or pane.isAncestorOf(focused()), pane


def test_in_the_brief_it_goes_round_the_briefs_panes(page: SessionPage) -> None:
    page.show_workspace(Workspace.BRIEF)
    seen = set()
    for _ in range(8):
        press_here(Key.Key_F6)
        seen |= {
            name
            for name in ("outline", "tray", "draft", "preview")
            if getattr(page.brief, name).isAncestorOf(focused())
        }
    assert seen == {"outline", "tray", "draft", "preview"}


def by_tab() -> set[QWidget]:
    """Return all that Tab comes to from where the keyboard is."""
    reached: set[QWidget] = set()
    for _ in range(200):
        press_here(Key.Key_Tab)
        if focused() in reached:
            break
        reached.add(focused())
    return reached


@pytest.mark.parametrize("workspace", Workspace)
def test_every_control_in_view_is_come_to_by_tab(page: SessionPage, workspace: Workspace) -> None:
    page.show_workspace(workspace)
    QApplication.processEvents()
    reached = by_tab()
    bars = page.findChildren(QToolBar)
    missed = [
        control
        for kind in CONTROLS
        for control in page.findChildren(kind)
        if control.isVisible() and control.isEnabled() and not any(bar.isAncestorOf(control) for bar in bars)
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus or not is_inside_a_control(control)
        if not {control, control.focusProxy(), *neighbours(control)} & reached
    ]
    assert [(type(it).__name__, it.accessibleName(), it.objectName()) for it in missed] == []


def neighbours(control: QWidget) -> list[QWidget]:
    """Return the buttons of which one is chosen: Tab comes to that one, the arrows to the others."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    return list(group.buttons()) if group is not None and group.exclusive() else []


def is_inside_a_control(widget: QWidget) -> bool:
    """Return whether a part belongs to a control that has the keys for it, as a combo box's line does."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, CONTROLS) or is_inside_a_control(parent))


def test_a_pane_is_made_wider_and_narrower_and_remembered(page: SessionPage) -> None:
    QApplication.processEvents()
    press_here(Key.Key_F6)  # into the side panel
    before = page.panes.sizes()
    press_here(Key.Key_F7)
    assert page.panes.sizes()[2] == before[2] + 40
    QTest.keyClick(focused(), Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert page.panes.sizes() == before
    page.reader.setFocus()
    press_here(Key.Key_F7)
    assert page.panes.sizes()[1] > before[1]


def test_the_menu_key_opens_the_menu_of_the_place(page: SessionPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.reader.text, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text().startswith(("Tag", "Accept"))
    caret = page.reader.text.viewport().mapToGlobal(page.reader.text.cursorRect().bottomLeft())
    assert abs(menu.pos().x() - caret.x()) < 40
    menu.close()
    handle = page.window().windowHandle()
    assert handle is not None
    # So a platform tells of its menu key; the offscreen one has none.
    QApplication.sendEvent(handle, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    opened = QApplication.activePopupWidget()
    assert opened is not None
    opened.close()


def test_tab_leaves_the_text_and_types_nothing(page: SessionPage) -> None:
    press_here(Key.Key_Tab)
    assert not page.reader.text.hasFocus()
    QTest.keyClick(focused(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.reader.text.hasFocus()
    assert QGuiApplication.focusWindow() is not None
    assert page.size() != QSize(0, 0)
