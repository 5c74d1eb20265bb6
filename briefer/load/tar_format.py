"""Tar archives as a format; only the reading child imports the module that reads them."""

from briefer.model.extensions import Importer

_MAGIC = slice(257, 262)  # of POSIX's and of GNU's tar


def _is_tar(head: bytes) -> bool:
    """Return whether the first block is the header of a member whose sum is right (POSIX.1-2017, pax)."""
    if head[_MAGIC] != b"ustar":
        return False
    try:
        said = int(head[148:156].strip(b" \0") or b"-1", 8)
    except ValueError:
        return False
    return said == sum(head[:148]) + 8 * ord(" ") + sum(head[156:512])


TAR = Importer("tar", "tar archives", (".tar",), _is_tar, "briefer.load.tar:read")
