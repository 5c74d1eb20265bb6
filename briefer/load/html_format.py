"""Web pages as a format; the module that reads them is only imported by the reading child."""

import codecs
import re

from briefer.model.extensions import Importer

# White space, an XML declaration and comments may stand before the first tag (HTML Standard, 13.1).
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,3000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def _is_recognised(head: bytes) -> bool:
    """Return whether a page's first tags stand at the beginning, in an encoding of one or two bytes."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    return _START.match(head.removeprefix(codecs.BOM_UTF8)) is not None


HTML = Importer("html", "web pages", (".html", ".htm", ".xhtml"), _is_recognised, "briefer.load.html:read")
