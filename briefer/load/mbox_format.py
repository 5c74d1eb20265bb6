"""Mailboxes, many e-mails in one file (RFC 4155), as a format."""

import re

from briefer.load.eml_format import is_mail
from briefer.model.extensions import Importer

_START = re.compile(rb"From [^\r\n]{0,200}\d{1,2}:\d\d[^\r\n]{0,60}\r?\n")


def _is_recognised(head: bytes) -> bool:
    return _START.match(head) is not None and is_mail(head)


MBOX = Importer("mbox", "mailboxes", (".mbox", ".mbx"), _is_recognised, "briefer.load.mbox:read")
