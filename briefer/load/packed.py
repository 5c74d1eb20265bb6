"""Reads files that are packed by gzip, bzip2 or xz: the one file that each holds, to be read in turn."""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import Protocol

from briefer.errors import BrieferError
from briefer.load.files import LARGEST
from briefer.load.packed_format import XZ_MARK
from briefer.model.sources import Enclosed

_MOST = 4 * LARGEST  # it may be an archive
_MOST_MEMORY = 256 << 20  # for what xz keeps in mind; its strongest usual way takes 65 MB
_PIECE = 1 << 20
_FED = 1 << 16  # small, since what is left of a piece is copied for each of the files in a row
_PADDING = re.compile(rb"\0*")
_ENDINGS = (".gz", ".bz2", ".xz", ".lzma")
_OF_TARS = (".tgz", ".tbz", ".tbz2", ".txz", ".tlz")


class _Unpacking(Protocol):
    """What Python's three modules have in common: the unpacking of one stream, piece by piece."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def read_gzip(data: bytes, file_name: str) -> tuple[Enclosed, ...]:
    """Return the file within; its name is that of the file without the ending.

    Raises BrieferError where it is damaged, cut off, or unpacks to more than a file may have.
    """
    return _read(data, file_name, lambda: zlib.decompressobj(wbits=31))


def read_bzip2(data: bytes, file_name: str) -> tuple[Enclosed, ...]:
    """Return the file within, as `read_gzip` does."""
    return _read(data, file_name, bz2.BZ2Decompressor)


def read_xz(data: bytes, file_name: str) -> tuple[Enclosed, ...]:
    """Return the file within, as `read_gzip` does; the older form of LZMA is read too."""
    form = lzma.FORMAT_XZ if data.startswith(XZ_MARK) else lzma.FORMAT_ALONE
    return _read(data, file_name, lambda: lzma.LZMADecompressor(form, _MOST_MEMORY))


def _read(data: bytes, file_name: str, begin: Callable[[], _Unpacking]) -> tuple[Enclosed, ...]:
    try:
        return (Enclosed(_inner_name(file_name), _unpacked(data, begin)),)
    except (zlib.error, lzma.LZMAError, OSError, ValueError) as error:
        if isinstance(error, lzma.LZMAError) and "emory" in str(error):  # the library's only sign of it
            what = f"The file asks for more than {_MOST_MEMORY >> 20} MB of memory to be unpacked."
            raise BrieferError(what, "Unpack it and load what is in it.") from error
        raise _damaged() from error


def _unpacked(data: bytes, begin: Callable[[], _Unpacking]) -> bytes:
    """Return what all streams hold: several in a row are one file (RFC 1952, 2.2; xz 1.2.1, 2)."""
    pieces, size, place = [], 0, 0
    while place < len(data):
        unpacking, waiting = begin(), b""
        while not unpacking.eof:
            fed = waiting or data[place : place + _FED]
            place += 0 if waiting else len(fed)
            words = unpacking.decompress(fed, _PIECE)
            size += len(words)
            if size > _MOST:
                what = f"The file unpacks to more than {_MOST >> 20} MB."
                raise BrieferError(what, "Save the part that you need by itself.")
            pieces.append(words)
            # zlib gives back what it has not looked at; the others keep it.
            waiting = getattr(unpacking, "unconsumed_tail", b"")
            if not (fed or words or unpacking.eof):
                raise _damaged()
        place = _after_padding(data, place - len(unpacking.unused_data))
    return b"".join(pieces)


def _after_padding(data: bytes, place: int) -> int:
    """Return the place after the null bytes with which tapes and xz fill up."""
    padding = _PADDING.match(data, place)
    return padding.end() if padding else place


def _inner_name(file_name: str) -> str:
    path = PurePath(file_name)
    suffix = path.suffix.lower()
    if suffix in _OF_TARS:
        return f"{path.stem}.tar"
    return path.stem if suffix in _ENDINGS else path.name


def _damaged() -> BrieferError:
    return BrieferError("The file is damaged or cut off.", "Download it again.")
