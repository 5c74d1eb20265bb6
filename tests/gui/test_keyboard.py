"""Keys are given for good, told at once, and left as they were where they cannot be stored."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.key_file import read_lines
from briefer.gui.keyboard import Keyboard
from briefer.gui.keymap import KeyMap

USUAL = KeyMap({"tag": ("A",), "note": ("M",)})


def test_given_keys_are_stored_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "made" / "keys.json"
    keyboard = Keyboard(USUAL, path=path)
    with qtbot.waitSignal(keyboard.changed):
        keyboard.give({"tag": ("T", "Ctrl+T"), "note": ()})
    assert keyboard.keymap.of("tag") == ("T", "Ctrl+T")
    assert read_lines(path).lines == (("note", ()), ("tag", ("T", "Ctrl+T")))
    keyboard.give({"note": ("M",)})
    assert read_lines(path).lines == (("tag", ("T", "Ctrl+T")),)


def test_without_a_file_keys_hold_as_long_as_the_program() -> None:
    keyboard = Keyboard(USUAL, {"tag": ("T",)})
    keyboard.give({"note": ("N",)})
    assert (keyboard.keymap.of("tag"), keyboard.keymap.of("note")) == (("T",), ("N",))
    assert keyboard.usual is USUAL


def test_keys_that_cannot_be_stored_are_not_given(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    keyboard = Keyboard(USUAL, path=tmp_path / "file" / "keys.json")
    with qtbot.assertNotEmitted(keyboard.changed), pytest.raises(BrieferError, match="cannot be stored"):
        keyboard.give({"tag": ("T",)})
    assert keyboard.keymap.of("tag") == ("A",)
