"""The properties of an Outlook message or attachment ([MS-OXMSG] 2.4), each read by itself.

python-oxmsg loses all properties where it does not know one code page, so only its storages are used.
"""

import struct
from dataclasses import dataclass

from oxmsg.storage import Storage

from briefer.load.decoding import decode
from briefer.load.mapi import (
    BYTES,
    CODE_PAGE,
    INTERNET_CODE_PAGE,
    NUMBER,
    OLD_TEXT,
    TEXT,
    TIME,
    encoding_of,
    moment_since,
)

MESSAGE, EMBEDDED, ATTACHMENT = 32, 24, 8  # bytes before the first property


@dataclass(frozen=True, slots=True)
class Held:
    """What a storage holds; properties are asked for by their number ([MS-OXPROPS])."""

    storage: Storage
    before: int = MESSAGE

    def text(self, number: int) -> str:
        """Return a text, or an empty string."""
        wide = self._stream(number, TEXT)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        old = self._stream(number, OLD_TEXT)
        return decode(old, self._encoding(CODE_PAGE)).text.rstrip("\0") if old else ""

    def data(self, number: int) -> bytes:
        """Return bytes, which may be none."""
        return self._stream(number, BYTES)

    def moment(self, number: int) -> str:
        """Return a time in UTC in ISO 8601, to the second, or an empty string."""
        return moment_since(self._fixed(number, TIME, "<Q"))

    def number(self, number: int) -> int:
        """Return a whole number, 0 where there is none."""
        return self._fixed(number, NUMBER, "<I")

    def body_charset(self) -> str:
        """Return the encoding of a body that is kept in bytes, or an empty string."""
        return self._encoding(INTERNET_CODE_PAGE) or self._encoding(CODE_PAGE)

    def within(self, start: str) -> tuple[Storage, ...]:
        """Return the storages in this one whose names begin so."""
        return tuple(inner for inner in self.storage.storages if inner.name.startswith(start))

    def _encoding(self, number: int) -> str:
        return encoding_of(self.number(number))

    def _stream(self, number: int, kind: int) -> bytes:
        name = f"__substg1.0_{number:04X}{kind:04X}"
        return next(
            (stream.bytes_ for stream in self.storage.streams if stream.name.upper() == name.upper()), b""
        )

    def _fixed(self, number: int, kind: int, form: str) -> int:
        """Return a value that stands in the list of properties itself, in eight of each sixteen bytes."""
        table = next(
            (stream.bytes_ for stream in self.storage.streams if stream.name == "__properties_version1.0"),
            b"",
        )
        mark = struct.pack("<HH", kind, number)
        for place in range(self.before, len(table) - 15, 16):
            if table.startswith(mark, place):
                (value,) = struct.unpack_from(form, table, place + 8)
                return int(value)
        return 0
