"""The properties of an Outlook message or attachment ([MS-OXMSG] 2.4), each read by itself.

python-oxmsg loses all properties where it does not know one code page, so only its storages are used.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from oxmsg.domain.encodings import encoding_from_codepage
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError
from oxmsg.storage import Storage

from briefer.load.decoding import decode

MESSAGE, EMBEDDED, ATTACHMENT = 32, 24, 8  # bytes before the first property
_TEXT, _OLD_TEXT, _BYTES, _TIME, _NUMBER = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003
_INTERNET_CODE_PAGE, _CODE_PAGE = 0x3FDE, 0x3FFD
_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Held:
    """What a storage holds; properties are asked for by their number ([MS-OXPROPS])."""

    storage: Storage
    before: int = MESSAGE

    def text(self, number: int) -> str:
        """Return a text, or an empty string."""
        wide = self._stream(number, _TEXT)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        old = self._stream(number, _OLD_TEXT)
        return decode(old, self._encoding(_CODE_PAGE)).text.rstrip("\0") if old else ""

    def data(self, number: int) -> bytes:
        """Return bytes, which may be none."""
        return self._stream(number, _BYTES)

    def moment(self, number: int) -> str:
        """Return a time in UTC in ISO 8601, to the second, or an empty string."""
        value = self._fixed(number, _TIME, "<Q")
        try:
            moment = _BEGINNING + timedelta(microseconds=value // 10)
        except OverflowError:
            return ""
        return f"{moment:%Y-%m-%dT%H:%M:%S}Z" if value else ""

    def number(self, number: int) -> int:
        """Return a whole number, 0 where there is none."""
        return self._fixed(number, _NUMBER, "<I")

    def body_charset(self) -> str:
        """Return the encoding of a body that is kept in bytes, or an empty string."""
        return self._encoding(_INTERNET_CODE_PAGE) or self._encoding(_CODE_PAGE)

    def within(self, start: str) -> tuple[Storage, ...]:
        """Return the storages in this one whose names begin so."""
        return tuple(inner for inner in self.storage.storages if inner.name.startswith(start))

    def _encoding(self, number: int) -> str:
        try:
            return encoding_from_codepage(self.number(number))
        except (UnrecognizedCodePageError, UnsupportedEncodingError):
            return ""

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
