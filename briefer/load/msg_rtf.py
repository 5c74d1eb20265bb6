"""A message's body in rich text: its compression undone ([MS-OXRTFCP]), its words taken out."""

import re
import struct

from briefer.errors import BrieferError
from briefer.load.rtf_text import flowed

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier"
    rb"{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_LARGEST = 50 << 20
# What a program that reads no pages would show instead of the page that the rich text carries.
_INSTEAD = re.compile(rb"\\htmlrtf1?(?![\d]) ?.*?\\htmlrtf0 ?", re.DOTALL)


def rich_words(data: bytes) -> str:
    """Return the words of a body in rich text, or nothing where it cannot be read."""
    rtf = _INSTEAD.sub(b"", expanded(data))
    if not rtf.startswith(b"{\\rtf"):
        return ""
    try:
        return "\n".join(flowed(rtf).lines)
    except BrieferError:
        return ""


def expanded(data: bytes) -> bytes:
    """Return the rich text; what is damaged ends where the damage begins."""
    if len(data) < 16:  # noqa: PLR2004 - the header
        return b""
    size, kind = struct.unpack_from("<4xI4s", data)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    if kind != _COMPRESSED:
        return b""
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b" "))
    written, place, found = len(_DICTIONARY), 16, bytearray()
    while place < len(data) and len(found) < min(size, _LARGEST):
        flags = data[place]
        place += 1
        for bit in range(8):
            if flags >> bit & 1:
                pair = data[place : place + 2]
                start, length = int.from_bytes(pair, "big") >> 4, (pair[-1] & 15) + 2 if pair else 0
                if len(pair) < 2 or start == written % _WINDOW:  # noqa: PLR2004 - the end
                    return bytes(found)
            else:
                start, length = -1, len(data[place : place + 1])
            for step in range(length):
                byte = window[(start + step) % _WINDOW] if start >= 0 else data[place]
                window[written % _WINDOW] = byte
                written += 1
                found.append(byte)
            place += 2 if start >= 0 else 1
    return bytes(found)
