"""Addresses that may stand in a note as a link."""

import re
from urllib.parse import quote, urlsplit

MOST_LINK_CHARACTERS = 2_000  # Word refuses a file with a link of more than 2,083
_SCHEMES = ("http", "https", "mailto")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def safe_address(url: str) -> str:
    """Return an address that may stand in a note as a link, or an empty text.

    Only http, https and mailto pass, and only addresses that Word can take; characters that no address
    may hold are percent-encoded (RFC 3986).
    """
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    if parts.scheme.lower() == "mailto" and "@" not in parts.path:
        return ""
    address = quote(_STRAY_PERCENT.sub("%25", parts.geturl()), safe=_KEPT, errors="replace")
    return address if len(address) <= MOST_LINK_CHARACTERS else ""
