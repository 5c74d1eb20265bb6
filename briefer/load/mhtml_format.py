"""Pages saved in one file (MHTML) as a format; only the reading child imports the module that reads them."""

import re

from briefer.model.extensions import Importer

_HEADS = re.compile(rb"(?:\xef\xbb\xbf)?\s*((?:[!-9;-~]+:[^\n]*\r?(?:\n[ \t][^\n]*)*(?:\n|\Z)){2,})")
_SAVED = re.compile(
    rb"^(?:Snapshot-Content-Location:|From:[ \t]*\"?<?saved by )", re.IGNORECASE | re.MULTILINE
)
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:To|Cc|Received|Delivered-To|Message-ID|Return-Path):", re.IGNORECASE | re.MULTILINE)


def is_saved_page(head: bytes) -> bool:
    """Return whether the headers at the beginning are those of a saved page: nobody sent it to anyone."""
    match = _HEADS.match(head)
    if match is None:
        return False
    headers = match[1]
    return bool(_SAVED.search(headers) or (_RELATED.search(headers) and not _SENT.search(headers)))


MHTML = Importer(
    "mhtml", "pages saved in one file", (".mhtml", ".mht"), is_saved_page, "briefer.load.mhtml:read"
)
