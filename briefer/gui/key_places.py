"""What a key means whatever the keyboard's layout.

A letter acts by what it prints where the layout is Latin, else by the key's place on the board: by the
platform's own key code where it gives one, else by where the letter sits on the usual layout of its script.
"""

import sys
import unicodedata
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MODIFIERS = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Mode_switch),
    }
)
"""Keys that do nothing by themselves."""

_ROWS = ("qwertyuiop", "asdfghjkl;", "zxcvbnm,.")
# What the same keys print on the usual layouts of scripts other than Latin, row by row from the left.
_SCRIPTS = (
    ("йцукенгшщз", "фывапролдж", "ячсмитьбю"),
    ("йцукенгшщз", "фівапролдж", "ячсмитьбю"),
    ("явертъуиоп", "асдфгхйкл;", "зьцжбнм,."),
    (";ςερτυθιοπ", "ασδφγηξκλ;", "ζχψωβνμ,."),
    ("/'קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"),  # Hebrew
    ("ضصثقفغعهخح", "شسيبلاتنمك", "ئءؤرﻻىةوز"),
    ("ضصثقفغعهخح", "شسیبلاتنمک", "ظطزرذدپو."),
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ;", "ㅋㅌㅊㅍㅠㅜㅡ,."),  # Korean, two sets
    ("ๆไำพะัีรนย", "ฟหกดเ้่าสว", "ผปแอิืทมใ"),  # Thai
    ("ქწერტყუიოპ", "ასდფგჰჯკლ;", "ზხცვბნმ,."),  # Georgian
)
_BY_PRINT = MappingProxyType(
    {
        printed: plain
        for script in reversed(_SCRIPTS)
        for printed_row, plain_row in zip(script, _ROWS, strict=True)
        for printed, plain in zip(printed_row, plain_row, strict=True)
        if not printed.isascii()
    }
)
# Marks that Greek and Hebrew layouts print where the Latin board has these letters.
_MARKS = MappingProxyType({";": "q", "/": "q", "'": "w"})
# Key codes by place: evdev's plus 8 (X11, Wayland), Windows' own, and Apple's kVK_ANSI codes (HIToolbox).
_X11 = MappingProxyType(
    {24 + n: it for n, it in enumerate(_ROWS[0])}
    | {38 + n: it for n, it in enumerate(_ROWS[1])}
    | {52 + n: it for n, it in enumerate(_ROWS[2])}
)
_WINDOWS = MappingProxyType(
    {ord(it): it.lower() for it in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {0xBA: ";", 0xBC: ",", 0xBE: "."}
)
_APPLE = MappingProxyType(
    dict(enumerate("asdfhgzxcv"))
    | {11: "b", 12: "q", 13: "w", 14: "e", 15: "r", 16: "y", 17: "t"}
    | {31: "o", 32: "u", 34: "i", 35: "p", 37: "l", 38: "j", 40: "k", 45: "n", 46: "m"}
    | {41: ";", 43: ",", 47: "."}
)


def chord_of(event: QKeyEvent) -> int:
    """Return the key with its modifiers as Qt numbers them, a letter of another script as the Latin one.

    Shift is left out where it only serves to type a symbol, as a full stop on a French keyboard.
    """
    plain, key, modifiers = plain_of(event), event.key(), event.modifiers() & ~IGNORED
    if plain:
        key = ord(plain.upper())
    if "!" <= chr(min(key, 0x7F)) <= "~" and not chr(key).isalnum():
        modifiers &= ~SHIFT
    return modifiers.value | key


def plain_of(event: QKeyEvent) -> str:
    """Return the Latin letter of a key in lower case, or the mark in its place, or nothing."""
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key).lower()
    text = event.text()
    printed = (text if text.isprintable() and text else chr(min(key, sys.maxunicode))).casefold()
    codes = QGuiApplication.platformName(), event.nativeScanCode(), event.nativeVirtualKey()
    if letter := _MARKS.get(printed):
        return letter if _place(*codes) == letter else ""
    if len(printed) != 1 or not printed.isalpha() or printed.isascii():
        return ""
    return letter_at(*codes, printed)


def letter_at(platform: str, scan_code: int, virtual_key: int, printed: str) -> str:
    """Return the Latin letter, in lower case, of a key that prints another script's letter, or "".

    `platform` is Qt's name of it. Codes of 0 are what events carry that no keyboard sent. A letter such as
    “ö” is Latin: where it sits in the place of a mark, it is none.
    """
    found = _place(platform, scan_code, virtual_key) or _BY_PRINT.get(printed, "")
    is_latin = unicodedata.name(printed, "").startswith("LATIN ")
    return "" if is_latin and not found.isalpha() else found


def digit_of(event: QKeyEvent) -> int:
    """Return the digit from 1 to 9 that a key types, of whatever script, else 0.

    Shift counts only where the layout needs it for digits.
    """
    modifiers, text = event.modifiers() & ~IGNORED, event.text()
    if modifiers & ~SHIFT or (modifiers and not text.isdecimal()):
        return 0
    if text.isdecimal() and len(text) == 1:
        return int(text)
    return event.key() - Qt.Key.Key_0 if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 else 0


def _place(platform: str, scan_code: int, virtual_key: int) -> str:
    """Return what a key prints on the usual Latin layout, by the platform's code of its place, or ""."""
    if platform in {"xcb", "wayland"}:
        return _X11.get(scan_code, "")
    if platform == "windows":
        return _WINDOWS.get(virtual_key, "")
    is_apple = platform == "cocoa" and sys.platform == "darwin"
    return _APPLE.get(virtual_key, "") if is_apple else ""
