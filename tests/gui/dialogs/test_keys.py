"""The page of keys: finding an action, giving it other keys, and what is taken."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFont, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.gui.app import make_window
from briefer.gui.dialogs.keys import KeysDialog
from briefer.gui.key_file import keys_path
from briefer.gui.page import SessionPage
from briefer.gui.views.reader_keys import Command
from briefer.gui.window import MainWindow
from briefer.isolate.pool import Isolation
from tests.gui.desks import Key, open_page, press, press_here, scene

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
TAG, FACT = Command.TAG_ACTOR.action, Command.REQUEST_FACT.action


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> KeysDialog:
    window.activateWindow()
    window.ask("keys")
    found = window.findChild(KeysDialog)
    assert isinstance(found, KeysDialog)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def choose(dialog: KeysDialog, name: str) -> None:
    item = next(item for item, entry in dialog._items if entry.name == name)
    dialog.tree.setCurrentItem(item)
    dialog.tree.setFocus()


def keys_of(dialog: KeysDialog, name: str) -> str:
    return next(item.text(1) for item, entry in dialog._items if entry.name == name)


def stored() -> object:
    return json.loads(keys_path().read_text(encoding="utf-8"))


def page_on(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SessionPage:
    scene(tmp_path / "strait.briefer").session.close()
    return open_page(window, qtbot, tmp_path / "strait.briefer")


def test_enter_and_a_free_key_change_it_at_once_and_for_good(window: MainWindow, dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    press_here(Key.Key_Return)
    assert dialog.change.field.hasFocus()
    assert "Press the keys for “Tag as actor”" in dialog.change.said.text()
    press_here(Key.Key_T)
    assert keys_of(dialog, TAG) == "T"
    assert stored() == {TAG: ["T"]}
    assert dialog.tree.hasFocus()
    action = window.findChild(QAction, TAG)
    assert isinstance(action, QAction)
    assert action.text().endswith("\tT")


def test_a_changed_key_acts_in_the_text_and_the_old_one_does_not(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_on(window, qtbot, tmp_path)
    window.keyboard.give({TAG: ("T",), FACT: ("Ctrl+Alt+F",)})
    press_here(Key.Key_A)
    assert not page.reader._popup.isVisible()
    press_here(Key.Key_T)
    assert page.reader._popup.isVisible()
    press_here(Key.Key_Escape)
    press_here(Key.Key_F)
    assert page.facts.card() is None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(page.reader.text, Key.Key_F, both)
    assert page.facts.card() is not None


def test_a_changed_shortcut_acts_everywhere(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_on(window, qtbot, tmp_path)
    window.keyboard.give({"to_facts": ("F9",), "to_actors": ()})
    press_here(Key.Key_F9)
    assert page.facts.list.hasFocus() or page.side_shown == "facts"
    page.reader.setFocus()
    QTest.keyClick(page.reader.text, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.side_shown == "facts"


def test_all_that_shows_keys_shows_the_analysts_own(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_on(window, qtbot, tmp_path)
    window.keyboard.give({TAG: ("T",), "search": ("F8",), "edit_source": (), FACT: ("N",)})
    assert page.search.placeholderText() == "Search everything (F8)"
    assert page.header.edit.toolTip() == "Edit what is known of this source"
    tips = [button.toolTip() for button in page.reader._bar._buttons]
    assert tips[0].endswith("(T)")
    assert tips[1].endswith("(N)")
    page.facts.scope.setCurrentIndex(1)
    assert "press N." in page.facts._empty._step.text()
    window.keyboard.give({FACT: ()})
    assert page.facts._empty._step.text() == "State one on a sentence in the text."
    window.close_session()
    window.keyboard.give({TAG: ("Y",)})  # nothing of the page that is gone hears of it


def test_a_taken_key_is_named_with_its_holder_and_can_be_taken_away(dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    dialog.change.change.click()
    press_here(Key.Key_F)
    assert dialog.change.said.text() == "F belongs to “State a fact”."
    assert keys_of(dialog, TAG) == "A"
    dialog.change.take.click()
    assert (keys_of(dialog, TAG), keys_of(dialog, FACT)) == ("F", "")
    assert stored() == {TAG: ["F"], FACT: []}


def test_a_taken_key_can_be_left_where_it_is(dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    dialog.change.change.click()
    press_here(Key.Key_F)
    dialog.change.leave.click()
    assert (keys_of(dialog, TAG), keys_of(dialog, FACT)) == ("A", "F")
    assert not keys_path().exists()


def test_what_is_kept_is_refused_and_other_keys_are_awaited(dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    dialog.change.change.click()
    press_here(Key.Key_3)
    assert "3 is kept for the actor pinned to it" in dialog.change.said.text()
    press_here(Key.Key_Tab)
    assert "Tab leaves and moves on everywhere" in dialog.change.said.text()
    press_here(Key.Key_Shift)
    press_here(Key.Key_T)
    assert keys_of(dialog, TAG) == "T"


def test_escape_leaves_the_keys_and_the_page_stays(dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    press_here(Key.Key_Return)
    press_here(Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.tree.hasFocus()
    assert keys_of(dialog, TAG) == "A"


def test_keys_are_added_taken_away_and_put_back(dialog: KeysDialog) -> None:
    choose(dialog, Command.NEXT_SENTENCE.action)
    name = Command.NEXT_SENTENCE.action
    dialog.change.add.click()
    press_here(Key.Key_N)
    assert keys_of(dialog, name) == "J, Down, N"
    dialog.change.none.click()
    assert keys_of(dialog, name) == ""
    assert "has no keys" in dialog.change.said.text()
    dialog.change.usual.click()
    assert keys_of(dialog, name) == "J, Down"
    assert stored() == {}


def test_usual_keys_that_another_action_has_by_now_are_not_taken(dialog: KeysDialog) -> None:
    dialog._keyboard.give({TAG: ("T",), FACT: ("A",)})
    choose(dialog, TAG)
    dialog.change.usual.click()
    assert "A belongs to “State a fact” now" in dialog.change.said.text()
    assert keys_of(dialog, TAG) == "T"


def test_a_letter_of_another_script_is_the_one_in_its_place(dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    dialog.change.change.click()
    cyrillic = QKeyEvent(QEvent.Type.KeyPress, ord("Е"), Qt.KeyboardModifier.NoModifier, "е")
    QApplication.sendEvent(dialog.change.field, cyrillic)
    assert keys_of(dialog, TAG) == "T"


def test_own_keys_stand_out_and_are_found_by_search(dialog: KeysDialog) -> None:
    dialog._keyboard.give({TAG: ("Ctrl+Shift+Y",)})
    bold = [entry.name for item, entry in dialog._items if item.font(1).weight() > QFont.Weight.Normal]
    assert bold == [TAG]
    QTest.keyClicks(dialog.search, "ctrl+shift+y")
    assert [entry.name for item, entry in dialog._items if not item.isHidden()] == [TAG]


def test_the_digits_are_listed_and_stay(dialog: KeysDialog) -> None:
    item = next(item for item, entry in dialog._items if entry.fixed)
    assert item.text(1) == "1–9"
    dialog.tree.setCurrentItem(item)
    assert dialog.change.said.text() == "Its keys stay as they are."
    assert not dialog.change.change.isEnabled()
    press(dialog.tree, Key.Key_Return)
    assert not dialog.change.field.isVisible()


def test_keys_that_cannot_be_stored_are_told_on_the_page(dialog: KeysDialog) -> None:
    keys_path().parent.parent.mkdir(parents=True, exist_ok=True)
    keys_path().parent.write_text("", encoding="utf-8")  # a file where the folder would be
    choose(dialog, TAG)
    dialog.change.change.click()
    press_here(Key.Key_T)
    assert "cannot be stored" in dialog.change.said.text()
    assert keys_of(dialog, TAG) == "A"


def test_a_file_with_a_key_twice_is_told_at_start_and_kept_until_a_change(
    qtbot: QtBot, isolation: Isolation
) -> None:
    text = f'{{\n  "{TAG}": ["T"],\n  "{FACT}": ["T"],\n  "redo": ["F9"]\n}}\n'
    keys_path().parent.mkdir(parents=True, exist_ok=True)
    keys_path().write_text(text, encoding="utf-8")
    window = make_window(isolation)
    qtbot.addWidget(window)
    (fault,) = window.strip.faults()
    assert "has a fault: It gives T to “State a fact”, but “Tag as actor” has it." in fault.text
    assert "Help > Keys" in fault.next_step
    keymap = window.keyboard.keymap
    assert (keymap.of(TAG), keymap.of(FACT), keymap.of("redo")) == (("T",), ("F",), ("F9",))
    assert keys_path().read_text(encoding="utf-8") == text
    window.keyboard.give({"undo": ("F10",)})
    assert keys_path().with_name("keys.json.old").read_text(encoding="utf-8") == text
    assert stored() == {TAG: ["T"], "redo": ["F9"], "undo": ["F10"]}


def test_from_the_search_the_arrow_down_goes_to_the_first_that_is_found(dialog: KeysDialog) -> None:
    dialog.search.setFocus()
    dialog.search.setText("write a note")
    press(dialog.search, Key.Key_Down)
    entry = dialog.current()
    assert dialog.tree.hasFocus()
    assert entry is not None
    assert entry.name == Command.WRITE_NOTE.action


def test_escape_leaves_a_key_that_another_has_and_then_the_page(dialog: KeysDialog) -> None:
    choose(dialog, TAG)
    press_here(Key.Key_Return)
    press_here(Key.Key_J)
    assert dialog.change.leave.hasFocus()
    press_here(Key.Key_Escape)
    assert dialog.isVisible()
    assert (keys_of(dialog, TAG), dialog.tree.hasFocus()) == ("A", True)
    press_here(Key.Key_Escape)
    assert not dialog.isVisible()


def test_all_columns_are_in_view(dialog: KeysDialog) -> None:
    assert not dialog.tree.horizontalScrollBar().isVisible()
