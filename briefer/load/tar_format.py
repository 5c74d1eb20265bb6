"""Tar archives and gzip files as formats; only the reading child imports the modules that read them."""

import zlib

from briefer.model.extensions import Importer

_MAGIC = slice(257, 262)  # of POSIX's and of GNU's tar
_GZIP = b"\x1f\x8b\x08"  # with the one method there is (RFC 1952)
_PEEKED = 512


def _is_tar(head: bytes) -> bool:
    """Return whether the first block is the header of a member whose sum is right (POSIX.1-2017, pax)."""
    if head[_MAGIC] != b"ustar":
        return False
    try:
        said = int(head[148:156].strip(b" \0") or b"-1", 8)
    except ValueError:
        return False
    return said == sum(head[:148]) + 8 * ord(" ") + sum(head[156:512])


def _is_gzip(head: bytes) -> bool:
    """Return whether it is a gzip file, but for web archives, which are many of them in a row."""
    if not head.startswith(_GZIP):
        return False
    try:
        first = zlib.decompressobj(wbits=31).decompress(head, _PEEKED)
    except zlib.error:
        return True
    return not first.startswith(b"WARC/")


TAR = Importer("tar", "tar archives", (".tar",), _is_tar, "briefer.load.tar:read")
GZIP = Importer("gzip", "gzip files", (".gz", ".tgz"), _is_gzip, "briefer.load.gz:read")
