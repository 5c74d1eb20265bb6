"""Reads gzip files: the one file that each holds, to be read in turn."""

import zlib
from pathlib import PurePath

from briefer.errors import BrieferError
from briefer.load.files import LARGEST
from briefer.model.sources import Enclosed

_MOST = 4 * LARGEST  # it may be an archive
_PIECE = 1 << 20


def read(data: bytes, file_name: str) -> tuple[Enclosed, ...]:
    """Return the file within; its name is that of the file without the ending.

    Raises BrieferError where it is damaged, cut off, or unpacks to more than a file may have.
    """
    inflated, size, rest = [], 0, data
    while rest:  # several in a row are one file (RFC 1952, 2.2)
        unpacking = zlib.decompressobj(wbits=31)
        piece = rest
        while not unpacking.eof:
            try:
                words = unpacking.decompress(piece, _PIECE)
            except zlib.error as error:
                raise _damaged() from error
            size += len(words)
            if size > _MOST:
                what = f"The file unpacks to more than {_MOST >> 20} MB."
                raise BrieferError(what, "Save the part that you need by itself.")
            inflated.append(words)
            piece = unpacking.unconsumed_tail
            if not words and not piece and not unpacking.eof:
                raise _damaged()
        rest = unpacking.unused_data.lstrip(b"\0")
    return (Enclosed(_inner_name(file_name), b"".join(inflated)),)


def _inner_name(file_name: str) -> str:
    path = PurePath(file_name)
    if path.suffix.lower() == ".tgz":
        return f"{path.stem}.tar"
    return path.stem if path.suffix.lower() == ".gz" else path.name


def _damaged() -> BrieferError:
    return BrieferError("The file is damaged or cut off.", "Download it again.")
