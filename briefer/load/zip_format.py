"""ZIP archives as a format; the module that reads them is only imported by the reading child.

Word files, e-books and others are ZIP archives too, and are no archives to an analyst: they are told apart by
the names of their first members.
"""

import re
import struct
from collections.abc import Iterator

from briefer.model.extensions import Importer

# Of a local header: mark, flags, packed size, lengths of name and extra field (APPNOTE 6.3, 4.3.7).
_HEADER = struct.Struct("<4s2xH10xI4xHH")
_LOCAL, _EMPTY = b"PK\x03\x04", b"PK\x05\x06"
_SIZES_FOLLOW = 0x8
# ECMA-376 and its kin, OpenDocument and EPUB, REFI-QDA, Java and Android, Apple's, KML, OneNote, draw.io.
_PARTS = re.compile(
    rb"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|customXml/.*|(?:word|xl|ppt|visio)/\w.*\.(?:xml|bin)|"
    rb"mimetype|META-INF/.*|AndroidManifest\.xml|classes\.dex|Index/\w+\.iwa|Index\.zip|"
    rb"project\.qde|(?:content|styles|meta|settings)\.xml|doc\.kml|buildVersionHistory\.plist",
    re.DOTALL,
)


def _is_recognised(head: bytes) -> bool:
    """Return whether it is an archive of files that someone packed."""
    if head.startswith(_EMPTY):
        return True
    return head.startswith(_LOCAL) and not any(_PARTS.fullmatch(name) for name in _names(head))


def _names(head: bytes) -> Iterator[bytes]:
    """Yield the names of the members whose headers lie in the first bytes, as they are written."""
    place = 0
    while head.startswith(_LOCAL, place) and len(head) >= place + _HEADER.size:
        _, flags, packed, name, extra = _HEADER.unpack_from(head, place)
        yield head[place + _HEADER.size : place + _HEADER.size + name]
        if flags & _SIZES_FOLLOW and not packed:
            return
        place += _HEADER.size + name + extra + packed


ZIP = Importer("zip", "ZIP archives", (".zip",), _is_recognised, "briefer.load.zip:read")
