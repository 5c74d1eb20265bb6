"""Reads 7-Zip archives: every file in them, to be read in turn.

py7zr gives the list and what undoes the packing. Its own way of unpacking looks at how much memory the system
has, and loses a whole block to one damaged file; so the blocks are gone through here, piece by piece.
"""

import lzma
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

from py7zr import SevenZipFile
from py7zr.compressor import SevenZipDecompressor
from py7zr.exceptions import ArchiveError, PasswordRequired, UnsupportedCompressionMethodError
from py7zr.py7zr import ArchiveFile

from briefer.errors import BrieferError
from briefer.load.containers import MOST_BYTES, MOST_MEMBERS, protected
from briefer.load.members import Allowance, base_name, damaged, empty, is_litter, linked, locked
from briefer.model.sources import Enclosed, Unread

_MOST = 2 * MOST_BYTES  # of one block, with what is passed over to reach another file in it
_PIECE = 1 << 20
# The ways of packing by their numbers (7-Zip's Methods.txt): those that Python's own modules undo piece by
# piece. What undoes PPMd starts threads; that of zstd, Brotli and Deflate64 can be held to no size.
_COPY, _DELTA, _X86, _LZMA2, _LZMA, _BCJ = b"\0", b"\3", b"\4", b"\x21", b"\3\1\1", b"\3\3\1\3"
_DEFLATE, _BZIP2 = b"\4\1\x08", b"\4\2\2"
_READ = frozenset((_COPY, _DELTA, _X86, _LZMA2, _LZMA, _BCJ, _DEFLATE, _BZIP2))
_ENCRYPTED = b"\6\xf1\7\1"
_ANEW = "Unpack it, or pack it anew as ZIP."
_DAMAGE = (
    ArchiveError, lzma.LZMAError, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError,
    TypeError, AttributeError, AssertionError, OverflowError,
)  # fmt: skip


def read(data: bytes, file_name: str) -> tuple[Enclosed | Unread, ...]:
    """Return the files of the archive, but for what systems leave in archives, and why some cannot be read.

    Raises BrieferError where its list is damaged or protected, names too many members, or nothing but
    folders.
    """
    try:
        with SevenZipFile(BytesIO(data)) as archive:
            found = _members(archive, data)
    except PasswordRequired as error:
        raise protected(file_name) from error
    except UnsupportedCompressionMethodError as error:
        raise BrieferError("The archive is packed in a way that is not read.", _ANEW) from error
    except MemoryError as error:
        what = "The archive asks for too much memory to be unpacked."
        raise BrieferError(what, "Unpack it and load what is in it.") from error
    except _DAMAGE as error:
        what = "The archive is damaged or cut off."
        raise BrieferError(what, "Download it again, with all its parts.") from error
    if not found:
        raise BrieferError("The archive is empty.", "Choose another file.")
    return found


def _members(archive: SevenZipFile, data: bytes) -> tuple[Enclosed | Unread, ...]:
    if len(archive.files) > MOST_MEMBERS:
        raise BrieferError(f"The archive holds more than {MOST_MEMBERS:,} files.", "Load the parts you need.")
    files = [file for file in archive.files if not (file.is_directory or is_litter(file.filename))]
    names = {file.id: base_name(file.filename) for file in files}
    allowance = Allowance()
    told = {file.id: _refusal(file, names[file.id], allowance) for file in files}
    found: dict[int, Enclosed | Unread] = {number: item for number, item in told.items() if item is not None}
    wanted = {number: name for number, name in names.items() if number not in found}
    for packed, block in _blocks(archive, data):
        places = [place for place, file in enumerate(block, start=1) if file.id in wanted]
        if places:
            found |= _unpacked(packed, block[: places[-1]], wanted)
    return tuple(found[file.id] for file in files)


def _blocks(archive: SevenZipFile, data: bytes) -> Iterator[tuple[bytes, list[ArchiveFile]]]:
    """Yield the packed bytes of each block and the files in it: they can only be unpacked in their order."""
    streams = archive.header.main_streams
    if streams is None:
        return
    within: dict[int, list[ArchiveFile]] = {}
    for file in archive.files:
        within.setdefault(id(file.folder), []).append(file)
    places = streams.packinfo.packpositions
    number = 0
    for folder in streams.unpackinfo.folders:
        start, end = (archive.afterheader + places[one] for one in (number, number + 1))
        number += len(folder.packed_indices)
        yield data[start:end], within.get(id(folder), [])


def _refusal(file: ArchiveFile, name: str, allowance: Allowance) -> Unread | None:
    if not file.is_file:
        return linked(name)
    if file.emptystream or not file.uncompressed:
        return empty(name)
    ways = {coder["method"] for coder in file.folder.coders}
    if _ENCRYPTED in ways:
        return locked(name)
    if ways - _READ:
        return Unread(name, "is packed in a way that is not read.", _ANEW)
    return allowance.refusal(name, file.uncompressed)


def _unpacked(
    packed: bytes, block: Sequence[ArchiveFile], wanted: dict[int, str]
) -> dict[int, Enclosed | Unread]:
    """Return the files of one block that are wanted, by their numbers, of the size that the list says."""
    found: dict[int, Enclosed | Unread] = {}
    why, size, stream = "", 0, BytesIO(packed)
    try:
        unpacking = block[0].folder.get_decompressor(len(packed))
        for file in block:
            size += file.uncompressed
            if size > _MOST:
                why = f"was left out: it lies behind more than {_MOST >> 20} MB of other files."
                break
            kept, checksum = [], 0
            for piece in _pieces(unpacking, stream, file.uncompressed):
                checksum = zlib.crc32(piece, checksum)
                kept += [piece] if file.id in wanted else []
            if file.id in wanted and file.crc32 in (None, checksum):
                found[file.id] = Enclosed(wanted[file.id], b"".join(kept))
    except MemoryError:  # what is kept in mind to unpack LZMA may be 4 GB, as the archive says
        why = "asks for too much memory to be unpacked."
    except _DAMAGE:
        pass  # told of each file that was not reached
    lost = {file.id: wanted[file.id] for file in block if file.id in wanted and file.id not in found}
    return found | {
        number: Unread(name, why, "Unpack it and load it by itself.") if why else damaged(name)
        for number, name in lost.items()
    }


def _pieces(unpacking: SevenZipDecompressor, stream: BytesIO, size: int) -> Iterator[bytes]:
    """Yield the next bytes of a block, so many in all. Raises EOFError where there are not as many."""
    while size:
        place = stream.tell()
        piece = unpacking.decompress(stream, min(size, _PIECE))
        if not piece and stream.tell() == place:
            raise EOFError
        size -= len(piece)
        yield piece
