"""E-mails as a format; the module that reads them is only imported by the reading child."""

import re

from briefer.load.mhtml_format import is_saved_page
from briefer.model.extensions import Importer

# Two header fields that letters begin with (RFC 5322); an envelope line of a mailbox may stand before them.
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:>?From [^\n]{1,300}\n)?"
    rb"(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Reply-To|Sender|MIME-Version|Message-ID|Delivered-To"
    rb"|Content-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|List-[\w-]+|X-[\w-]+):"
    rb"[^\n]*\r?(?:\n[ \t][^\n]*)*(?:\n|\Z)){2}",
    re.IGNORECASE,
)


def is_mail(head: bytes) -> bool:
    """Return whether the bytes begin as an e-mail does, and are not a page that a browser saved as one."""
    return _START.match(head) is not None and not is_saved_page(head)


def _is_recognised(head: bytes) -> bool:
    return not head.startswith(b"From ") and is_mail(head)


EML = Importer("eml", "e-mails", (".eml",), _is_recognised, "briefer.load.eml:read")
