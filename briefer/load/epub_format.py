"""E-books as a format; the module that reads them is only imported by the reading child."""

from briefer.model.extensions import Importer

# The first member, stored and named so, holds the media type (OCF 3.3, 4.3).
_MARK = b"mimetypeapplication/epub+zip"


def _is_recognised(head: bytes) -> bool:
    """Return whether the container says that it is an e-book."""
    return head.startswith(b"PK\x03\x04") and head[30:].startswith(_MARK)


EPUB = Importer("epub", "e-books", (".epub",), _is_recognised, "briefer.load.epub:read")
