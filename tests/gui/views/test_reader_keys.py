"""Keys act by what they print on Latin layouts, by their place on others, and never with Ctrl or Alt."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from briefer.gui.views.reader_keys import KEYS, Command, Press, letter_at, press_of

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def pressed(key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> Press | None:
    return press_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_J, Command.NEXT_SENTENCE),
        (Qt.Key.Key_Down, Command.NEXT_SENTENCE),
        (Qt.Key.Key_K, Command.PREVIOUS_SENTENCE),
        (Qt.Key.Key_Left, Command.PREVIOUS_WORD),
        (Qt.Key.Key_A, Command.TAG_ACTOR),
        (Qt.Key.Key_Enter, Command.ACCEPT_PROPOSAL),
        (Qt.Key.Key_Backspace, Command.REFUSE_PROPOSAL),
        (Qt.Key.Key_Period, Command.NEXT_NAME),
    ],
)
def test_each_key_has_its_command(key: Qt.Key, command: Command) -> None:
    assert pressed(key) == Press(command)


def test_the_table_of_keys_is_complete_and_without_doubles() -> None:
    names = [name for keys in KEYS.values() for name in keys]
    assert len(names) == len(set(names))
    assert set(KEYS) == set(Command) - {Command.TAG_PINNED}


def test_shift_extends_moves_and_disarms_letters() -> None:
    assert pressed(Qt.Key.Key_J, "J", SHIFT) == Press(Command.NEXT_SENTENCE, extends=True)
    assert pressed(Qt.Key.Key_U, "U", SHIFT) is None
    assert pressed(Qt.Key.Key_E, "E", SHIFT) == Press(Command.REPEAT_EVIDENCE)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_with_ctrl_or_alt_no_letter_acts(modifier: Qt.KeyboardModifier) -> None:
    assert pressed(Qt.Key.Key_A, "", modifier) is None
    assert pressed(ord("Ф"), "", modifier) is None


def test_digits_name_pinned_actors_and_the_keypad_counts() -> None:
    assert pressed(Qt.Key.Key_3, "3") == Press(Command.TAG_PINNED, digit=3)
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert pressed(Qt.Key.Key_9, "9", keypad) == Press(Command.TAG_PINNED, digit=9)
    assert pressed(Qt.Key.Key_0, "0") is None


@pytest.mark.parametrize(
    ("printed", "command"),
    [
        ("ф", Command.TAG_ACTOR),
        ("о", Command.NEXT_SENTENCE),  # noqa: RUF001 - Cyrillic is what is tested
        ("Й", Command.REPEAT_TAG),
        ("α", Command.TAG_ACTOR),  # noqa: RUF001 - Greek is what is tested
        ("ש", Command.TAG_ACTOR),
        ("ب", Command.REQUEST_FACT),
        ("ㅁ", Command.TAG_ACTOR),
        ("გ", None),
    ],
)
def test_letters_of_other_scripts_act_by_where_they_sit(printed: str, command: Command | None) -> None:
    press = pressed(ord(printed.upper()), printed)
    assert (press.command if press else None) == command


def test_a_letter_that_no_layout_has_does_nothing() -> None:
    assert pressed(ord("字"), "字") is None


@pytest.mark.parametrize(
    ("platform", "scan_code", "virtual_key", "letter"),
    [
        ("xcb", 38, 0, "a"),
        ("wayland", 44, 0, "j"),
        ("xcb", 24, 0, "q"),
        ("windows", 30, ord("A"), "a"),
        ("windows", 30, 0xDE, "ф→a"),
        ("offscreen", 38, 38, "ф→a"),
        ("xcb", 0, 0, "ф→a"),
    ],
)
def test_a_platforms_own_code_comes_first(
    platform: str, scan_code: int, virtual_key: int, letter: str
) -> None:
    printed = "ф" if "→" in letter else "?"
    assert letter_at(platform, scan_code, virtual_key, printed) == letter[-1]
