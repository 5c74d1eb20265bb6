"""Reads ZIP archives: every file in them, to be read in turn."""

import stat
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

from briefer.errors import BrieferError
from briefer.load.containers import Container
from briefer.load.members import Allowance, base_name, empty, is_litter, linked, locked
from briefer.model.sources import Enclosed, Unread

_ENCRYPTED = 0x1
_IN_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field, APPNOTE 6.3, 4.6.9
_UNIX = 3
_GREEK = "αΓπΣσµτΦΘΩδφε"  # what there is of it in the Western code page
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "project.qde")  # where these are not among the first members
_OPEN = "Open it in its own program and save it in another format."
_NEXT = "Unpack it, or pack the files that you need anew."


def read(data: bytes, file_name: str) -> tuple[Enclosed | Unread, ...]:
    """Return the files of the archive, but for what systems leave in archives, and why some cannot be read.

    Raises BrieferError where it is damaged, holds more than containers allow, or nothing but folders.
    """
    container = Container(data, file_name)
    if any(name in container for name in _DOCUMENTS):
        raise BrieferError("It is a document of another program, and no archive.", _OPEN)
    allowance = Allowance()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = {info.filename: info for info in archive.infolist() if info.filename and not info.is_dir()}
    found = [_member(container, info, allowance) for info in infos.values() if not is_litter(_name(info))]
    if not found:
        raise BrieferError("The archive is empty.", "Choose another file.")
    return tuple(found)


def _member(container: Container, info: zipfile.ZipInfo, allowance: Allowance) -> Enclosed | Unread:
    name = base_name(_name(info))
    if info.flag_bits & _ENCRYPTED:
        return locked(name)
    if info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16):
        return linked(name)
    if info.file_size == 0:
        return empty(name)
    # Its size may be a lie, but no more than that is inflated.
    if refusal := allowance.refusal(name, info.file_size):
        return refusal
    try:
        return Enclosed(name, container.read(info.filename))
    except BrieferError as error:
        return Unread(name, f"could not be unpacked: {error.what[:1].lower()}{error.what[1:]}", _NEXT)


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; without a mark of its own it may be in UTF-8 or in a code page of DOS."""
    if info.flag_bits & _IN_UTF8:
        return info.filename
    told = next((value for key, value in _extras(info.extra) if key == _UNICODE_PATH), b"")
    try:
        raw = info.orig_filename.encode("cp437")
        return (told[5:] or raw).decode("utf-8").partition("\0")[0] or info.filename
    except UnicodeError:
        return _of_dos(info.filename)


def _of_dos(name: str) -> str:
    """Return a name in Cyrillic where the Western code page shows letters, signs and lines mixed."""
    cyrillic = name.encode("cp437", "replace").decode("cp866")
    letters = sum("\u0410" <= letter <= "\u0451" for letter in cyrillic)
    others = sum(letter > "\x7f" for letter in cyrillic) - letters
    above = [letter for letter in name if letter > "\x7f"]
    has_signs = any(not letter.isalpha() or letter in _GREEK for letter in above)
    return cyrillic if has_signs and letters > 2 * others else name


def _extras(data: bytes) -> Iterator[tuple[int, bytes]]:
    while len(data) >= 4:  # noqa: PLR2004 - two numbers of two bytes
        key, length = struct.unpack_from("<HH", data)
        yield key, data[4 : 4 + length]
        data = data[4 + length :]
