"""Files packed by gzip, bzip2 or xz as formats; only the reading child imports the module that reads them."""

import re
import zlib

from briefer.model.extensions import Importer

_GZIP = b"\x1f\x8b\x08"  # with the one method there is (RFC 1952)
_PEEKED = 512
# The size of its blocks, then the mark of the first, or of the end where there is none.
_BZIP2 = re.compile(rb"BZh[1-9](?:\x31\x41\x59\x26\x53\x59|\x17\x72\x45\x38\x50\x90)")
XZ_MARK = b"\xfd7zXZ\x00"
# Its older form has no mark: the usual way of packing, a dictionary that is a power of two from 64 KB to
# 1 GB, a size below 256 GB or none, and the byte with which each stream begins.
_LZMA = re.compile(
    rb"\x5d\0\0(?:[\x01\x02\x04\x08\x10\x20\x40\x80]\0|\0[\x01\x02\x04\x08\x10\x20\x40])"
    rb"(?:\xff{8}|.{4}[\0-\x3f]\0{3})\0",
    re.DOTALL,
)


def _is_gzip(head: bytes) -> bool:
    """Return whether it is a gzip file, but for web archives, which are many of them in a row."""
    if not head.startswith(_GZIP):
        return False
    try:
        first = zlib.decompressobj(wbits=31).decompress(head, _PEEKED)
    except zlib.error:
        return True
    return not first.startswith(b"WARC/")


def _is_bzip2(head: bytes) -> bool:
    return _BZIP2.match(head) is not None


def _is_xz(head: bytes) -> bool:
    return head.startswith(XZ_MARK) or _LZMA.match(head) is not None


GZIP = Importer("gzip", "gzip files", (".gz", ".tgz"), _is_gzip, "briefer.load.packed:read_gzip")
BZIP2 = Importer(
    "bzip2", "bzip2 files", (".bz2", ".tbz", ".tbz2"), _is_bzip2, "briefer.load.packed:read_bzip2"
)
XZ = Importer("xz", "xz files", (".xz", ".txz", ".lzma", ".tlz"), _is_xz, "briefer.load.packed:read_xz")
