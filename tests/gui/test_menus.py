"""Menus made from the table: texts, keys, what can be done now, and the palette and the page of keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.gui.actions import ACTIONS, Area, Menu
from briefer.gui.dialogs.about import AboutDialog
from briefer.gui.dialogs.keys import KeysDialog
from briefer.gui.page import SessionPage
from briefer.gui.theme import Scheme, chosen_scheme
from briefer.gui.views.palette import Palette
from briefer.gui.window import MainWindow
from briefer.model.sought import Narrowing
from briefer.store import queries
from tests.gui.desks import Key, open_page, press, press_here, scene

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    scene(tmp_path / "strait.briefer").session.close()
    return open_page(window, qtbot, tmp_path / "strait.briefer")


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def menus(window: MainWindow) -> dict[str, QMenu]:
    return {made.title(): made for made in window.menuBar().findChildren(QMenu) if made.title()}


def test_each_action_stands_in_its_menu(window: MainWindow) -> None:
    for made in ACTIONS:
        assert action(window, made.name) in menus(window)[made.menu].actions()
    assert list(menus(window)) == list(Menu)


def test_without_a_session_only_beginnings_can_be_done(window: MainWindow) -> None:
    enabled = {made.name for made in ACTIONS if action(window, made.name).isEnabled()}
    assert {"new_session", "open_session", "open_sample", "quit", "palette"} <= enabled
    assert not {"undo", "export", "add_files", "search", "close_session"} & enabled


def test_with_a_session_its_actions_can_be_done(window: MainWindow, page: SessionPage) -> None:
    assert page is not None
    for name in ("export", "add_files", "search", "close_session", "reader_tag_actor", "undo"):
        assert action(window, name).isEnabled()
    assert not action(window, "redo").isEnabled()


def test_undo_names_its_step(window: MainWindow, page: SessionPage) -> None:
    add_actor(page.desk.session, "Bread & butter")
    assert action(window, "undo").text() == "&Undo Add actor Bread && butter"
    action(window, "undo").trigger()
    assert action(window, "redo").text() == "&Redo Add actor Bread && butter"


def test_keys_of_the_text_are_named_and_left_to_the_text(window: MainWindow) -> None:
    made = action(window, "reader_tag_actor")
    assert made.text().endswith("\tA")
    assert made.shortcut().isEmpty()


def test_lists_have_their_actions_as_context_menu(window: MainWindow, page: SessionPage) -> None:
    for area, listed in (
        (Area.SOURCES, page.sources.list),
        (Area.ACTORS, page.actors.list),
        (Area.FACTS, page.facts.list),
        (Area.EVENTS, page.compare.lists.group_list),
        (Area.PROPOSALS, page.compare.lists.pair_list),
        (Area.ACCOUNTS, page.compare.grid),
    ):
        names = {made.name for made in ACTIONS if made.where is area}
        assert {made.objectName() for made in listed.actions()} == names
        assert listed.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert window is not None


def test_keys_of_a_list_act_in_that_list_only(window: MainWindow, page: SessionPage) -> None:
    page.actors.list.setCurrentIndex(page.actors.model.index(0))
    page.reader.setFocus()
    press(page.reader.text, Key.Key_Delete)
    assert page.actors.model.total == 3
    page.actors.list.setFocus()
    assert action(window, "remove_actor").isEnabled()
    press(page.actors.list, Key.Key_Delete)
    assert page.actors.model.total == 2


def test_f2_edits_what_the_list_stands_on(page: SessionPage) -> None:
    page.side.setCurrentIndex(0)
    page.actors.list.setFocus()
    page.actors.list.setCurrentIndex(page.actors.model.index(1))
    press(page.actors.list, Key.Key_F2)
    assert page.actors.form.isVisible()


def test_a_pin_by_key(page: SessionPage) -> None:
    page.side.setCurrentIndex(0)
    page.actors.list.setFocus()
    page.actors.list.setCurrentIndex(page.actors.model.index(1))
    press(page.actors.list, Key.Key_P, ctrl=True)
    assert [actor.pin for actor in queries.actors(page.desk.session)].count(1) == 1


def test_the_tool_bar_shows_keys_in_its_tips(window: MainWindow, page: SessionPage) -> None:
    assert [made.objectName() for made in page.bar.actions()] == ["undo", "redo"]
    assert "(Ctrl+Z)" in action(window, "undo").toolTip()


def test_the_scheme_is_chosen_under_view(window: MainWindow) -> None:
    action(window, "scheme_dark").trigger()
    assert chosen_scheme() is Scheme.DARK
    assert action(window, "scheme_dark").isChecked()
    action(window, "scheme_light").trigger()
    assert not action(window, "scheme_dark").isChecked()


def popup(window: MainWindow) -> Palette:
    found = window.findChild(Palette)
    assert isinstance(found, Palette)
    return found


def test_every_action_is_found_by_name_and_done(window: MainWindow, page: SessionPage) -> None:
    press_here(Key.Key_K, ctrl=True)
    palette = popup(window)
    QTest.keyClicks(palette.field, "add actor")
    assert palette.model.rows[0].words == "Add an actor"
    press(palette.field, Key.Key_Return)
    assert page.actors.form.isVisible()


def test_the_palette_moves_with_arrows_and_says_when_nothing_fits(
    window: MainWindow, page: SessionPage
) -> None:
    assert page is not None
    window.ask("palette")
    palette = popup(window)
    press(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    press(palette.field, Key.Key_Up)
    press(palette.field, Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    QTest.keyClicks(palette.field, "zzz")
    assert palette._none.isVisible()
    press(palette.field, Key.Key_Return)
    palette.reject()


def test_what_cannot_be_done_now_is_listed_last_and_not_done(window: MainWindow) -> None:
    window.ask("palette")
    palette = popup(window)
    enabled = [entry.action.isEnabled() for entry in palette.model.rows]
    assert enabled == sorted(enabled, reverse=True)
    palette._run(palette.model.index(palette.model.rowCount() - 1))
    assert palette.isVisible()
    palette.reject()


def test_the_page_of_keys_lists_them_and_filters(window: MainWindow) -> None:
    window.ask("keys")
    dialog = window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    of_actions = [entry for _, entry in dialog._items if entry.menu != "Search"]
    assert len(of_actions) == len(ACTIONS) + 1  # and the digits
    typed = " ".join(entry.fixed for _, entry in dialog._items if entry.menu == "Search")
    assert all(f"{kind}:" in typed for kind in Narrowing)
    QTest.keyClicks(dialog.search, "repeat the last")
    shown = [entry.words for item, entry in dialog._items if not item.isHidden()]
    assert shown == ["Repeat the last tag"]
    dialog.accept()


def test_about_says_the_version(window: MainWindow) -> None:
    window.ask("about")
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    dialog.accept()
    QApplication.processEvents()
