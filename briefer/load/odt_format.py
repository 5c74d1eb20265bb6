"""OpenDocument texts as a format; the module that reads them is only imported by the reading child."""

from briefer.model.extensions import Importer

# The first member, stored and named so, holds the media type (ISO/IEC 26300-2, 3.3).
_MARK = b"mimetypeapplication/vnd.oasis.opendocument.text"


def _is_recognised(head: bytes) -> bool:
    """Return whether the package says that it is a text or a template for one."""
    return head.startswith(b"PK\x03\x04") and head[30:].startswith(_MARK)


ODT = Importer("odt", "OpenDocument texts", (".odt", ".ott"), _is_recognised, "briefer.load.odt:read")
