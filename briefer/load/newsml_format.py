"""NewsML-G2 as a format; the module that reads it is only imported by the reading child."""

import re

from briefer.load.heads import head_text
from briefer.model.extensions import Importer

# Its root element stands after a declaration, comments and processing instructions.
_START = re.compile(
    r"\s*(?:<\?.{0,300}?\?>\s*|<!--.{0,3000}?-->\s*)*<(?:\w+:)?(?:newsItem|newsMessage|packageItem)\s",
    re.DOTALL,
)
_NAMESPACE = "http://iptc.org/std/nar/"


def _is_recognised(head: bytes) -> bool:
    """Return whether the root is one of the items of the standard, in its namespace."""
    text = head_text(head)
    return _NAMESPACE in text and _START.match(text) is not None


NEWSML = Importer("newsml", "NewsML-G2 news", (".newsml", ".xml"), _is_recognised, "briefer.load.newsml:read")
