"""Reads tar archives: every file in them, to be read in turn."""

import tarfile
from collections.abc import Iterator
from io import BytesIO

from briefer.errors import BrieferError
from briefer.load.containers import MOST_MEMBERS
from briefer.load.members import Allowance, base_name, damaged, empty, is_litter, linked
from briefer.model.sources import Enclosed, Unread


def read(data: bytes, file_name: str) -> tuple[Enclosed | Unread, ...]:  # noqa: ARG001 - as all readers
    """Return the files of the archive, but for what systems leave in archives, and why some cannot be read.

    Raises BrieferError where it is damaged, holds too many members or nothing but folders.
    """
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:", encoding="utf-8", errors="replace") as archive:
            found = list(_members(archive))
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError) as error:
        raise BrieferError("The archive is damaged or cut off.", "Download or pack it again.") from error
    if not found:
        raise BrieferError("The archive is empty.", "Choose another file.")
    return tuple(found)


def _members(archive: tarfile.TarFile) -> Iterator[Enclosed | Unread]:
    allowance = Allowance()
    for count, info in enumerate(archive, start=1):
        if count > MOST_MEMBERS:
            raise BrieferError(
                f"The archive holds more than {MOST_MEMBERS:,} files.", "Load the parts you need."
            )
        if info.isdir() or is_litter(info.name):
            continue
        yield _member(archive, info, allowance)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, allowance: Allowance) -> Enclosed | Unread:
    name = base_name(info.name)
    if not info.isreg():
        return linked(name)
    if info.size == 0:
        return empty(name)
    if refusal := allowance.refusal(name, info.size):
        return refusal
    file = archive.extractfile(info)
    content = file.read() if file is not None else b""
    return Enclosed(name, content) if len(content) == info.size else damaged(name)
