"""RIS as a format; the module that reads it is only imported by the reading child."""

import re

from briefer.load.heads import head_text
from briefer.model.extensions import Importer

# Databases put a few lines on themselves, as “Provider: …”, before the first record.
_START = re.compile(r"(?:[ \t]*\n|[A-Z][\w -]{1,30}: [^\n]*\n){0,12}TY {1,2}- [A-Z][A-Z0-9-]{2,9}[ \t]*\n")


def _is_recognised(head: bytes) -> bool:
    """Return whether a record's first line stands where it may."""
    return _START.match(head_text(head).replace("\r", "\n")) is not None


RIS = Importer("ris", "RIS references", (".ris",), _is_recognised, "briefer.load.ris:read")
