"""A key means the same on every layout: letters by print or place, marks without their Shift, digits."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from briefer.gui.key_places import chord_of, digit_of, letter_at, plain_of
from briefer.gui.keymap import chord

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def event(key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("ф", "a"),
        ("Й", "q"),
        ("ж", ";"),
        ("ю", "."),
        ("ש", "a"),
        ("ف", "t"),
        ("ㅁ", "a"),
        ("გ", "g"),
        ("字", ""),
    ],
)
def test_letters_of_other_scripts_stand_for_the_latin_ones_in_their_place(printed: str, plain: str) -> None:
    assert plain_of(event(ord(printed.upper()), printed)) == plain


def test_with_ctrl_too_a_letter_is_told_by_its_place() -> None:
    assert chord_of(event(ord("Ф"), "\x06", CTRL)) == chord("Ctrl+A")


@pytest.mark.parametrize(
    ("platform", "scan_code", "virtual_key", "letter"),
    [
        ("xcb", 38, 0, "a"),
        ("wayland", 44, 0, "j"),
        ("xcb", 24, 0, "q"),
        ("xcb", 47, 0, ";"),
        ("windows", 30, ord("A"), "a"),
        ("windows", 30, 0xBE, "."),
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


def test_an_umlaut_is_a_letter_and_no_mark() -> None:
    assert letter_at("xcb", 47, 0, "ö") == ""
    assert letter_at("windows", 39, 0xBA, "ü") == ""


def test_a_mark_that_needs_shift_on_some_boards_is_the_same_mark() -> None:
    assert chord_of(event(Qt.Key.Key_Semicolon, ";", SHIFT)) == chord(";")
    assert chord_of(event(Qt.Key.Key_J, "J", SHIFT)) == chord("Shift+J")
    assert chord_of(event(Qt.Key.Key_Left, "", SHIFT)) == chord("Shift+Left")


def test_greek_and_hebrew_print_marks_on_letter_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    assert chord_of(event(Qt.Key.Key_Semicolon, ";", scan=24)) == chord("Q")
    assert chord_of(event(Qt.Key.Key_Slash, "/", scan=24)) == chord("Q")
    assert chord_of(event(Qt.Key.Key_Semicolon, ";", scan=47)) == chord(";")


def test_digits_of_every_script_and_of_boards_that_shift_them() -> None:
    assert digit_of(event(Qt.Key.Key_3, "3")) == 3
    assert digit_of(event(Qt.Key.Key_9, "9", KEYPAD)) == 9
    assert digit_of(event(ord("٤"), "٤")) == 4
    assert digit_of(event(Qt.Key.Key_1, "1", SHIFT)) == 1
    assert digit_of(event(Qt.Key.Key_1, "!", SHIFT)) == 0
    assert digit_of(event(Qt.Key.Key_0, "0")) == 0
    assert digit_of(event(Qt.Key.Key_1, "1", CTRL)) == 0
