"""Which key does what in the reader, whatever the keyboard's layout.

A letter acts by what it prints where the layout is Latin, else by the key's place on the board: by the
platform's own key code where it gives one, else by where the letter sits on the usual layout of its script.
"""

import sys
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent


class Command(StrEnum):
    """What a key asks of the reader; the value is the name of its method."""

    NEXT_SENTENCE = "next_sentence"
    PREVIOUS_SENTENCE = "previous_sentence"
    NEXT_WORD = "next_word"
    PREVIOUS_WORD = "previous_word"
    NEXT_NAME = "next_name"
    PREVIOUS_NAME = "previous_name"
    TAG_ACTOR = "tag_actor"
    TAG_PINNED = "tag_pinned"
    REPEAT_TAG = "repeat_tag"
    UNTAG = "untag"
    ACCEPT_PROPOSAL = "accept_proposal"
    REFUSE_PROPOSAL = "refuse_proposal"
    CYCLE_TAGS = "cycle_tags"
    REQUEST_FACT = "request_fact"
    REQUEST_EVIDENCE = "request_evidence"
    REPEAT_EVIDENCE = "repeat_evidence"
    REQUEST_SEND = "request_send"


@dataclass(frozen=True, slots=True)
class Press:
    """A command, whether Shift extends the selection with it, and the digit for a pinned actor."""

    command: Command
    extends: bool = False
    digit: int = 0


KEYS = MappingProxyType(
    {
        Command.NEXT_SENTENCE: ("J", "Down"),
        Command.PREVIOUS_SENTENCE: ("K", "Up"),
        Command.NEXT_WORD: ("Right",),
        Command.PREVIOUS_WORD: ("Left",),
        Command.NEXT_NAME: (".",),
        Command.PREVIOUS_NAME: (",",),
        Command.TAG_ACTOR: ("A",),
        Command.REPEAT_TAG: ("Q",),
        Command.UNTAG: ("U",),
        Command.ACCEPT_PROPOSAL: ("Return", "Enter"),
        Command.REFUSE_PROPOSAL: ("Backspace",),
        Command.CYCLE_TAGS: ("O",),
        Command.REQUEST_FACT: ("F",),
        Command.REQUEST_EVIDENCE: ("E",),
        Command.REPEAT_EVIDENCE: ("Shift+E",),
        Command.REQUEST_SEND: ("S",),
    }
)
"""The keys of each command as QKeySequence spells them; Shift extends where the command moves."""

_MOVES = frozenset(
    {Command.NEXT_SENTENCE, Command.PREVIOUS_SENTENCE, Command.NEXT_WORD, Command.PREVIOUS_WORD}
)
_NAMED = {
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Right": Qt.Key.Key_Right,
    "Left": Qt.Key.Key_Left,
    "Return": Qt.Key.Key_Return,
    "Enter": Qt.Key.Key_Enter,
    "Backspace": Qt.Key.Key_Backspace,
    ".": Qt.Key.Key_Period,
    ",": Qt.Key.Key_Comma,
}
_COMMANDS = MappingProxyType(
    {
        _NAMED.get(name, Qt.Key(ord(name)) if len(name) == 1 else Qt.Key.Key_unknown): command
        for command, names in KEYS.items()
        for name in names
        if not name.startswith("Shift+")
    }
)
_SHIFTED = MappingProxyType({Command.REQUEST_EVIDENCE: Command.REPEAT_EVIDENCE})
"""What Shift makes of a command that does not move."""

_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# What the same keys print on the usual layouts of scripts other than Latin, row by row from the left.
_SCRIPTS = (
    ("йцукенгшщз", "фывапролд", "ячсмить"),
    ("йцукенгшщз", "фівапролд", "ячсмить"),
    ("явертъуиоп", "асдфгхйкл", "зьцжбнм"),
    (";ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"),
    ("/'קראטוןםפ", "שדגכעיחלך", "זסבהנמצ"),  # Hebrew
    ("ضصثقفغعهخح", "شسيبلاتنم", "ئءؤرﻻىة"),
    ("ضصثقفغعهخح", "شسیبلاتنم", "ظطزرذدپ"),
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"),  # Korean, two sets
    ("ๆไำพะัีรนย", "ฟหกดเ้่าส", "ผปแอิืท"),  # Thai
    ("ქწერტყუიოპ", "ასდფგჰჯკლ", "ზხცვბნმ"),  # Georgian
)
_BY_PRINT = MappingProxyType(
    {
        printed: plain
        for script in reversed(_SCRIPTS)
        for printed_row, plain_row in zip(script, _ROWS, strict=True)
        for printed, plain in zip(printed_row, plain_row, strict=True)
    }
)
# Key codes by place: evdev's plus 8 (X11, Wayland), and Apple's kVK_ANSI codes (HIToolbox, Events.h).
_X11 = MappingProxyType(
    {24 + n: it for n, it in enumerate(_ROWS[0])}
    | {38 + n: it for n, it in enumerate(_ROWS[1])}
    | {52 + n: it for n, it in enumerate(_ROWS[2])}
)
_APPLE = MappingProxyType(
    dict(enumerate("asdfhgzxcv"))
    | {11: "b", 12: "q", 13: "w", 14: "e", 15: "r", 16: "y", 17: "t"}
    | {31: "o", 32: "u", 34: "i", 35: "p", 37: "l", 38: "j", 40: "k", 45: "n", 46: "m"}
)


def press_of(event: QKeyEvent) -> Press | None:
    """Return what the key asks of the reader, else None; with Ctrl, Alt or Meta no key does."""
    modifiers = event.modifiers() & ~_IGNORED
    extends = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    key = event.key()
    if not extends and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return Press(Command.TAG_PINNED, digit=key - Qt.Key.Key_0)
    command = _COMMANDS.get(Qt.Key(key)) if key in _COMMANDS else _by_place(event)
    if extends and command is not None and command in _SHIFTED:
        return Press(_SHIFTED[command])
    if command is None or (extends and command not in _MOVES):
        return None
    return Press(command, extends)


def _by_place(event: QKeyEvent) -> Command | None:
    """Return the command of the Latin letter on the key that printed another script's letter."""
    printed = event.text().casefold()
    if len(printed) != 1 or not printed.isalpha() or printed.isascii():
        return None
    letter = letter_at(
        QGuiApplication.platformName(), event.nativeScanCode(), event.nativeVirtualKey(), printed
    )
    return _COMMANDS.get(Qt.Key(ord(letter.upper()))) if letter else None


def letter_at(platform: str, scan_code: int, virtual_key: int, printed: str) -> str:
    """Return the Latin letter, in lower case, of a key that prints another script's letter, or "".

    `platform` is Qt's name of it. Codes of 0 are what events carry that no keyboard sent.
    """
    if platform in {"xcb", "wayland"} and scan_code in _X11:
        return _X11[scan_code]
    if platform == "windows" and chr(virtual_key).isascii() and chr(virtual_key).isalpha():
        return chr(virtual_key).lower()
    if platform == "cocoa" and sys.platform == "darwin" and virtual_key in _APPLE:
        return _APPLE[virtual_key]
    return _BY_PRINT.get(printed, "")
