"""The attributes and properties of a package in TNEF ([MS-OXTNEF] 2.1.3), each read by itself.

Sums of attributes are passed over: programs of old write wrong ones, and what lies in them is right.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefer.errors import BrieferError
from briefer.load.containers import MOST_MEMBERS
from briefer.load.decoding import decode
from briefer.load.mapi import (
    BODY,
    BYTES,
    CLASS,
    CODE_PAGE,
    DATA,
    INTERNET_CODE_PAGE,
    NUMBER,
    OLD_TEXT,
    SENDER,
    SHORT_NAME,
    SUBJECT,
    SUBMITTED,
    TEXT,
    TIME,
    encoding_of,
    moment_since,
)

_HEAD = 6  # bytes: the mark, and a key that tells nothing
_ATTRIBUTE = struct.Struct("<BII")  # its level, its tag and the length of its value, after which comes a sum
_SUM = 2
_OF_MESSAGE, _OF_ATTACHMENT = 1, 2
# The lower halves of the attributes' tags; of some, what property says the same.
_FROM, _SENT, _CODE_PAGE, _BEGINS, _LIST, _LIST_OF_ATTACHMENT = 0x8000, 0x8005, 0x9007, 0x9002, 0x9003, 0x9005
_SAME_AS = {
    0x8004: (SUBJECT, OLD_TEXT),
    0x8008: (CLASS, OLD_TEXT),
    0x800C: (BODY, OLD_TEXT),
    0x800F: (DATA, BYTES),
    0x8010: (SHORT_NAME, OLD_TEXT),
}
_DAY = struct.Struct("<6H")  # year, month, day, hour, minute, second
_NAME_AFTER = struct.Struct("<4xH2x")  # the length of a sender's name
# The kinds of properties ([MS-OXCDATA] 2.11.1), those of one size with it.
_SIZES = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_WHOLE_NUMBERS = (2, NUMBER, 0xB)
_OBJECT = 0x000D
_OF_ANY_SIZE = (OLD_TEXT, TEXT, _OBJECT, BYTES)
_SEVERAL = 0x1000
_MOST = 20_000  # properties of one list, values of one property
_NAMED, _BY_WORDS = 0x8000, 1
_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")  # IID_IMessage, before a package in a package

Values = Mapping[int, tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Packed:
    """The properties of a message or an attachment: by their numbers ([MS-OXPROPS]) their kinds and bytes."""

    values: Values
    code_page: int
    sent: str = ""

    def text(self, number: int) -> str:
        """Return a text, or an empty string."""
        kind, value = self._of(number)
        if kind == TEXT:
            return value.decode("utf-16-le", "replace").rstrip("\0")
        words = value.rstrip(b"\0") if kind == OLD_TEXT else b""
        try:
            return decode(words, encoding_of(self.code_page)).text if words else ""
        except BrieferError:  # bytes that are no words
            return ""

    def data(self, number: int) -> bytes:
        """Return bytes, which may be none."""
        kind, value = self._of(number)
        return value if kind == BYTES else b""

    def moment(self, number: int) -> str:
        """Return a time in ISO 8601, to the second, or an empty string.

        It is in UTC, but for the time of sending where only the sender's clock tells it: that has no zone.
        """
        kind, value = self._of(number)
        if kind == TIME:
            return moment_since(int.from_bytes(value, "little"))
        return self.sent if number == SUBMITTED else ""

    def number(self, number: int) -> int:
        """Return a whole number, 0 where there is none."""
        kind, value = self._of(number)
        return int.from_bytes(value, "little") if kind in _WHOLE_NUMBERS else 0

    def body_charset(self) -> str:
        """Return the encoding of a body that is kept in bytes, or an empty string."""
        pages = (self.number(INTERNET_CODE_PAGE), self.number(CODE_PAGE), self.code_page)
        return next((encoding for page in pages if (encoding := encoding_of(page))), "")

    def message_within(self) -> bytes:
        """Return the package that the attached message is, or nothing where it is a file."""
        kind, value = self._of(DATA)
        return value[len(_MESSAGE) :] if kind == _OBJECT else b""

    def _of(self, number: int) -> tuple[int, bytes]:
        return self.values.get(number, (0, b""))


@dataclass(frozen=True, slots=True)
class Package:
    """A message and what is attached to it; `is_whole` where nothing of it was damaged or cut off."""

    message: Packed
    attachments: tuple[Packed, ...]
    is_whole: bool


def package_of(data: bytes) -> Package:
    """Return what a package holds, as far as it can be followed; a few bytes behind it are no damage."""
    message: dict[int, bytes] = {}
    attachments: list[dict[int, bytes]] = []
    place, is_whole = _HEAD, True
    while place + _ATTRIBUTE.size <= len(data):
        level, tag, length = _ATTRIBUTE.unpack_from(data, place)
        start, tag = place + _ATTRIBUTE.size, tag & 0xFFFF
        if level not in (_OF_MESSAGE, _OF_ATTACHMENT) or start + length > len(data):
            is_whole = False
            break
        if level == _OF_ATTACHMENT and (tag == _BEGINS or not attachments):
            if len(attachments) == MOST_MEMBERS:
                is_whole = False
                break
            attachments.append({})
        held = message if level == _OF_MESSAGE else attachments[-1]
        held.setdefault(tag, data[start : start + length])
        place = start + length + _SUM
    page = int.from_bytes(message.get(_CODE_PAGE, b"")[:4], "little")
    packed = [
        _packed(message, _LIST, page),
        *(_packed(one, _LIST_OF_ATTACHMENT, page) for one in attachments),
    ]
    is_whole = is_whole and all(is_complete for _, is_complete in packed)
    return Package(packed[0][0], tuple(one for one, _ in packed[1:]), is_whole)


def _packed(attributes: Mapping[int, bytes], listing: int, page: int) -> tuple[Packed, bool]:
    """Return the properties that some attributes and their list give, and whether the list was whole."""
    values = {
        number: (kind, attributes[tag]) for tag, (number, kind) in _SAME_AS.items() if tag in attributes
    }
    values[SENDER] = (OLD_TEXT, _sender(attributes.get(_FROM, b"")))
    listed, is_whole = _listed(attributes.get(listing, b""))
    return Packed(values | listed, page, _sent(attributes.get(_SENT, b""))), is_whole


def _sender(value: bytes) -> bytes:
    if len(value) < _NAME_AFTER.size:
        return b""
    (length,) = _NAME_AFTER.unpack_from(value)
    return value[_NAME_AFTER.size : _NAME_AFTER.size + length]


def _sent(value: bytes) -> str:
    try:
        return datetime(*_DAY.unpack_from(value)).isoformat()  # noqa: DTZ001 - the zone is not told
    except (struct.error, ValueError):
        return ""


def _listed(data: bytes) -> tuple[dict[int, tuple[int, bytes]], bool]:
    """Return the properties of a list, and whether it could be followed to its end."""
    found: dict[int, tuple[int, bytes]] = {}
    reading = _Reading(data)
    try:
        for _ in range(reading.count() if data else 0):
            number, kind, value = reading.one()
            # An object that is no message is a drawing; its picture is told as the attachment's bytes.
            if kind != _OBJECT or value.startswith(_MESSAGE):
                found.setdefault(number, (kind, value))
    except EOFError:
        return found, False
    return found, True


class _Reading:
    """A place in a list of properties; raises EOFError where it leads behind the end or beyond measure."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def number(self) -> int:
        """Return the next whole number."""
        return int.from_bytes(self._take(4), "little")

    def count(self) -> int:
        """Return the next whole number, which tells how many there are; of a message it is some hundred."""
        count = self.number()
        if count > _MOST:
            raise EOFError
        return count

    def one(self) -> tuple[int, int, bytes]:
        """Return the number of the next property, its kind and the first of its values."""
        mark = self.number()
        kind, number = mark & 0xFFFF, mark >> 16
        if number >= _NAMED:
            self._take(16)
            self._take(self.number() if self.number() == _BY_WORDS else 4)
        one = kind & ~_SEVERAL
        if one in _SIZES:
            count = self.count() if kind & _SEVERAL else 1
            return number, kind, self._take(count * _SIZES[one])
        if one not in _OF_ANY_SIZE:
            raise EOFError
        values = [self._take(self.number()) for _ in range(self.count())]
        return number, kind, values[0] if values else b""

    def _take(self, size: int) -> bytes:
        """Return so many bytes; fewer than four are filled up."""
        start, self._place = self._place, self._place + size + -size % 4
        if start + size > len(self._data):
            raise EOFError
        return self._data[start : start + size]
