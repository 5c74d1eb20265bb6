"""Which command each key has, what Shift and other scripts make of it, and keys of the analyst's own."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from briefer.gui.views.reader_keys import KEYS, USUAL, Command, Press, bindings, press_of

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
COMMANDS = bindings(USUAL)


def pressed(key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> Press | None:
    return press_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text), COMMANDS)


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
        (Qt.Key.Key_Semicolon, Command.SHOW_HINTS),
        (Qt.Key.Key_R, Command.SHOW_RECENT),
        (Qt.Key.Key_M, Command.WRITE_NOTE),
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


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_with_ctrl_or_alt_no_letter_acts(modifier: Qt.KeyboardModifier) -> None:
    assert pressed(Qt.Key.Key_A, "", modifier) is None
    assert pressed(ord("Ф"), "", modifier) is None


def test_arrows_with_alt_move_the_ends_of_a_tag_and_never_extend() -> None:
    assert pressed(Qt.Key.Key_Right, "", ALT) == Press(Command.END_LATER)
    assert pressed(Qt.Key.Key_Right, "", ALT | SHIFT) == Press(Command.START_LATER)
    assert pressed(Qt.Key.Key_Left, "", ALT | CTRL) == Press(Command.END_EARLIER_BY_CHARACTER)
    assert pressed(Qt.Key.Key_Left, "", ALT | CTRL | SHIFT) == Press(Command.START_EARLIER_BY_CHARACTER)


def test_digits_name_pinned_actors() -> None:
    assert pressed(Qt.Key.Key_3, "3") == Press(Command.TAG_PINNED, digit=3)
    assert pressed(Qt.Key.Key_0, "0") is None


def test_the_analysts_own_keys_act_in_place_of_the_usual_ones() -> None:
    own = bindings(USUAL.changed({Command.TAG_ACTOR.action: ("T", "Ctrl+Space"), Command.UNTAG.action: ()}))
    assert press_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_T, NONE, "t"), own) == Press(Command.TAG_ACTOR)
    space = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, CTRL, "")
    assert press_of(space, own) == Press(Command.TAG_ACTOR)
    for key in (Qt.Key.Key_A, Qt.Key.Key_U):
        assert press_of(QKeyEvent(QEvent.Type.KeyPress, key, NONE, ""), own) is None


@pytest.mark.parametrize(
    ("printed", "command"),
    [
        ("ф", Command.TAG_ACTOR),
        ("о", Command.NEXT_SENTENCE),
        ("Й", Command.REPEAT_TAG),
        ("α", Command.TAG_ACTOR),
        ("ש", Command.TAG_ACTOR),
        ("ب", Command.REQUEST_FACT),
        ("ㅁ", Command.TAG_ACTOR),
        ("გ", Command.TAG_EVERYWHERE),
        ("ჰ", None),
    ],
)
def test_letters_of_other_scripts_act_by_where_they_sit(printed: str, command: Command | None) -> None:
    press = pressed(ord(printed.upper()), printed)
    assert (press.command if press else None) == command
