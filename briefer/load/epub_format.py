"""E-books as a format; the module that reads them is only imported by the reading child."""

import re

from briefer.model.extensions import Importer

# The first member, stored and named so, holds the media type (OCF 3.3, 4.3).
_MARK = b"mimetypeapplication/epub+zip"
_PART = re.compile(rb"PK\x03\x04.{26}META-INF/container\.xml", re.DOTALL)


def _is_recognised(head: bytes) -> bool:
    """Return whether the container says that it is an e-book, or has the part that every e-book has.

    Many programs do not put the media type first.
    """
    return head.startswith(b"PK\x03\x04") and (head[30:].startswith(_MARK) or _PART.search(head) is not None)


EPUB = Importer("epub", "e-books", (".epub",), _is_recognised, "briefer.load.epub:read")
