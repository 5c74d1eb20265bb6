"""Word files as a format; the module that reads them is only imported by the reading child."""

import re

from briefer.model.extensions import Importer

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
# A member's header has 26 bytes between its signature and its name (APPNOTE 4.3.7).
_WORD_PART = re.compile(rb"PK\x03\x04.{26}word/[\w/]*\.xml", re.DOTALL)
_OFFICE_PART = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|customXml/)", re.DOTALL
)
_OTHERS = (b"xl/", b"ppt/", b"visio/")


def _is_recognised(head: bytes) -> bool:
    """Return whether these are a Word file's first members, or the shell of one with a password.

    Such a shell is a compound file (MS-CFB), and so are Outlook's messages: their streams' names tell them.
    Where the names lie further on in the file, the reader of messages says what it is.
    """
    if head.startswith(OLE):
        return ENCRYPTED in head
    if _WORD_PART.search(head):
        return True
    return bool(_OFFICE_PART.match(head)) and not any(part in head for part in _OTHERS)


DOCX = Importer(
    "docx", "Word files", (".docx", ".docm", ".dotx", ".dotm"), _is_recognised, "briefer.load.docx:read"
)
