"""The table of actions: complete, without a key used twice, and all of it reachable."""

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from briefer.gui.actions import ACTIONS, Action, Area, Menu
from briefer.gui.views.reader_keys import KEYS, Command
from briefer.paths import resources_folder

EACH = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)


def key(words: str) -> str:
    return QKeySequence(words).toString(QKeySequence.SequenceFormat.PortableText)


@EACH
def test_each_action_has_a_name_a_text_and_a_menu(action: Action) -> None:
    assert re.fullmatch(r"[a-z_0-9]+", action.name)
    assert action.text.replace("&", "").strip()
    assert action.menu in Menu
    assert not action.text.endswith(".")


@EACH
def test_each_icon_is_shipped(action: Action) -> None:
    assert not action.icon or (resources_folder() / "icons" / f"{action.icon}.svg").is_file()


@EACH
def test_each_key_is_one_that_qt_knows(action: Action) -> None:
    for words in action.keys:
        assert key(words), words


def test_names_are_used_once() -> None:
    assert not [name for name, count in Counter(action.name for action in ACTIONS).items() if count > 1]


@pytest.mark.parametrize("menu", Menu)
def test_a_letter_is_underlined_once_in_a_menu(menu: Menu) -> None:
    marked = [re.findall(r"&(\w)", action.text) for action in ACTIONS if action.menu is menu]
    letters = Counter(letter.lower() for found in marked for letter in found)
    assert not [letter for letter, count in letters.items() if count > 1]


def test_menus_underline_different_letters() -> None:
    letters = [re.findall(r"&(\w)", menu)[0].lower() for menu in Menu]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("area", Area)
def test_no_key_is_used_twice_in_one_place(area: Area) -> None:
    here = [action for action in ACTIONS if action.where in (area, Area.WINDOW)]
    keys = Counter(key(words) for action in here for words in action.keys)
    assert not [words for words, count in keys.items() if count > 1]


def test_every_command_of_the_reader_is_in_the_table_with_its_own_keys() -> None:
    by_name = {action.name: action for action in ACTIONS if action.where is Area.READER}
    for command in Command:
        if command is not Command.TAG_PINNED:  # one for each digit, shown on the actors' rows
            assert by_name[f"reader_{command}"].keys == KEYS[command]


def test_letters_alone_act_in_the_text_and_in_lists_without_a_search_only() -> None:
    lists = {
        Area.COPIES,
        Area.PAIRS,
        Area.FACTS,
        Area.EVENTS,
        Area.PROPOSALS,
        Area.ACCOUNTS,
        Area.OCCURRENCES,
        Area.VERSIONS,
        Area.IMPORTS,
    }
    for action in ACTIONS:
        if action.where not in {Area.READER, *lists}:
            assert not [words for words in action.keys if re.fullmatch(r"(Shift\+)?[A-Z0-9]", words)]


def test_neighbours_in_a_menu_are_in_order_of_their_groups() -> None:
    for menu in Menu:
        groups = [action.group for action in ACTIONS if action.menu is menu]
        assert groups == sorted(groups)
