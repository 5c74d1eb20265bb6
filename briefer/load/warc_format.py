"""Web archives (WARC, ISO 28500), compressed or not, as a format."""

import zlib

from briefer.model.extensions import Importer

_MARK = b"WARC/"
_GZIP = b"\x1f\x8b"


def _is_recognised(head: bytes) -> bool:
    """Return whether the first record of an archive stands at the beginning, or what it was compressed to."""
    if not head.startswith(_GZIP):
        return head.startswith(_MARK)
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(_MARK)) == _MARK
    except zlib.error:
        return False


WARC = Importer("warc", "web archives", (".warc",), _is_recognised, "briefer.load.warc:read")
