"""Archives of 7-Zip's, written by py7zr."""

import struct
import zlib
from io import BytesIO
from typing import Any

from py7zr import SevenZipFile

LZMA2: list[dict[str, Any]] = [{"id": 0x21, "preset": 1}]


def packed(members: dict[str, bytes], filters: list[dict[str, Any]] | None = None) -> bytes:
    file = BytesIO()
    with SevenZipFile(file, "w", filters=filters or LZMA2) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return file.getvalue()


def renamed(data: bytes, *pairs: tuple[bytes, bytes]) -> bytes:
    """Return an archive whose list of names was changed and written plainly, with the sums put right."""
    with SevenZipFile(BytesIO(data)) as archive:
        header = BytesIO()
        archive.header.write(header, 0, encoded=False)
    listing = header.getvalue()
    for old, new in pairs:
        assert old in listing
        listing = listing.replace(old, new, 1)
    start = struct.pack("<QQI", len(data) - 32, len(listing), zlib.crc32(listing))
    return data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[32:] + listing
