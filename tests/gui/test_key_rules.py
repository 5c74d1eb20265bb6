"""Who has a key, what may be given, and which lines of a file of keys hold."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.gui.actions import ACTIONS
from briefer.gui.key_file import parse_lines
from briefer.gui.key_rules import Holder, holders, load_keyboard, own_keys, refusal, usual_keys
from briefer.gui.views.reader_keys import Command
from tests.conftest import ROOT
from tests.longer import longer

TAG, FACT, NEXT = Command.TAG_ACTOR.action, Command.REQUEST_FACT.action, Command.NEXT_SENTENCE.action
USUAL = usual_keys()


def words(name: str, key: str) -> list[str]:
    return [it.words for it in holders(USUAL, name, key)]


def test_the_usual_keys_are_nobody_elses() -> None:
    for action in ACTIONS:
        for key in USUAL.of(action.name):
            assert holders(USUAL, action.name, key) == (), (action.name, key)
            assert not refusal(action.name, key)


def test_a_key_is_held_where_both_actions_act() -> None:
    assert holders(USUAL, TAG, "F") == (Holder("“State a fact”", FACT, "F"),)
    assert words(TAG, "Ctrl+Z") == ["“Undo”"]
    assert words("undo", "Ctrl+Return") == [
        "“Accept all of this actor here”",
        "“Show the name in the text”",
        "“Show the place, and go back”",
        "“Send the facts to a section”",
    ]
    assert words("edit_actor", "F") == []
    assert words("remove_actor", "F2") == ["“Edit name, kind, aliases”"]


def test_what_the_window_keeps_for_itself_is_no_actions() -> None:
    assert words(TAG, "3") == ["the actor pinned to it"]
    assert words(TAG, "Ctrl+C") == ["copying"]
    assert words("undo", "Alt+F") == ["the menu File"]
    assert words("edit_actor", "Down") == ["moving in the list"]


def test_shift_with_a_key_that_moves_is_taken_by_selecting() -> None:
    assert holders(USUAL, TAG, "Shift+J") == (Holder("selecting with Shift"),)
    own = USUAL.changed({TAG: ("Shift+N",)})
    assert holders(own, NEXT, "N") == (Holder("“Tag as actor”", TAG, "Shift+N"),)


@pytest.mark.parametrize("key", ["Esc", "Tab", "Shift+Tab"])
def test_keys_that_leave_and_move_on_are_never_given(key: str) -> None:
    for name in ("undo", TAG, "edit_actor"):
        assert refusal(name, key)


def test_what_acts_everywhere_needs_more_than_a_letter() -> None:
    for key in ("U", "Return", "Shift+U", "Del", ";"):
        assert "add Ctrl or Alt" in refusal("undo", key)
        assert not refusal(TAG, key)
    for key in ("Ctrl+U", "Alt+U", "F9", "Shift+F9", "Back"):
        assert not refusal("undo", key)


def test_two_actions_may_exchange_their_keys() -> None:
    own, faults = own_keys(((TAG, ("F",)), (FACT, ("a",))))
    assert (own, faults) == ({TAG: ("F",), FACT: ("A",)}, ())


def test_of_a_key_given_twice_the_first_line_has_it() -> None:
    own, faults = own_keys(((TAG, ("X",)), (FACT, ("X", "Y"))))
    assert own == {TAG: ("X",)}
    assert faults == ("It gives X to “State a fact”, but “Tag as actor” has it.",)


def test_a_key_that_another_action_usually_has_is_not_taken_from_it() -> None:
    own, faults = own_keys(((TAG, ("F",)),))
    assert own == {}
    assert faults == ("It gives F to “Tag as actor”, but “State a fact” has it.",)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (("fly", ("F",)), "It names an action that there is not: “fly”."),
        ((TAG, ("Foo",)), "It gives “Foo” to “Tag as actor”, which is no key."),
        ((TAG, ("Esc",)), "It gives Esc to “Tag as actor”: Esc leaves"),
        (("undo", ("Z",)), "It gives Z to “Undo”: Z alone belongs to the fields"),
        ((TAG, ("7",)), "It gives 7 to “Tag as actor”, but the actor pinned to it has it."),
    ],
)
def test_each_bad_line_is_told_and_the_others_hold(line: tuple[str, tuple[str, ...]], fault: str) -> None:
    own, faults = own_keys((line, ("redo", ("Ctrl+Shift+Y",))))
    assert own == {"redo": ("Ctrl+Shift+Y",)}
    assert len(faults) == 1
    assert faults[0].startswith(fault)


LINES = st.lists(
    st.tuples(
        st.sampled_from([action.name for action in ACTIONS]),
        st.lists(
            st.sampled_from(["A", "F", "J", "Ctrl+K", "F2", "Del", "Shift+J", "Alt+E", "X"]), max_size=2
        ),
    ),
    max_size=8,
    unique_by=lambda line: line[0],
)


@settings(max_examples=longer(30))
@given(LINES)
def test_whatever_a_file_says_no_key_is_two_actions(lines: list[tuple[str, list[str]]]) -> None:
    own, _ = own_keys(tuple((name, tuple(keys)) for name, keys in lines))
    keymap = USUAL.changed(own)
    for action in ACTIONS:
        for key in keymap.of(action.name):
            assert holders(keymap, action.name, key) == ()


def test_the_example_of_the_page_about_keys_holds() -> None:
    (example,) = re.findall(
        r"```json\n(.*?)```", (ROOT / "docs" / "keys.md").read_text(encoding="utf-8"), re.DOTALL
    )
    lines = parse_lines(example)
    own, faults = own_keys(lines.lines)
    assert (len(own), lines.faults, faults) == (3, (), ())


def test_a_keyboard_is_loaded_with_the_fault_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    keyboard, fault = load_keyboard(path)
    assert (keyboard.keymap, fault) == (USUAL, None)
    path.write_text(json.dumps({TAG: ["T"], "fly": ["F"]}), encoding="utf-8")
    keyboard, fault = load_keyboard(path)
    assert keyboard.keymap.of(TAG) == ("T",)
    assert "“fly”" in str(fault)
    keyboard.give({"redo": ("Ctrl+Shift+Y",)})
    assert "fly" in (tmp_path / "keys.json.old").read_text(encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == {TAG: ["T"], "redo": ["Ctrl+Shift+Y"]}
    (tmp_path / "keys.json.old").unlink()
    keyboard.give({"redo": USUAL.of("redo")})
    assert json.loads(path.read_text(encoding="utf-8")) == {TAG: ["T"]}
    assert not (tmp_path / "keys.json.old").exists(), "a file that was sound is not kept"
