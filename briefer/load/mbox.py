"""Reads mailboxes: cuts them into their messages, each to be read as an e-mail (RFC 4155)."""

import re

from briefer.errors import BrieferError
from briefer.load.letters import BY_HAND, mail_name
from briefer.model.sources import Enclosed, LoadedSource

MESSAGES = 5_000  # of one mailbox
# A line of a letter may begin in the same way. An envelope line names a time and has a header field after it.
_ENVELOPE = re.compile(
    rb"(?:\A|\n\r?\n)From [^\r\n]{0,200}\d{1,2}:\d\d[^\r\n]{0,60}\r?\n(?=>From |[!-9;-~]+:)"
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, file_name: str) -> tuple[Enclosed, ...]:
    """Return each message, to be read as an e-mail; “>From ” at the beginning of a line is “From ” again.

    Raises BrieferError where there is no message.
    """
    del file_name
    starts = [match for match, _ in zip(_ENVELOPE.finditer(data), range(MESSAGES + 1), strict=False)]
    if not starts:
        raise BrieferError("No message was found in the mailbox.", BY_HAND)
    ends = [match.start() + 1 for match in starts[1:]] + [len(data)]
    about = None
    if len(starts) > MESSAGES:
        about = LoadedSource(
            "", warnings=(f"The mailbox holds more: only the first {MESSAGES:,} were read.",)
        )
    return tuple(
        _message(data[match.end() : end], number, about if number == 1 else None)
        for number, (match, end) in enumerate(zip(starts[:MESSAGES], ends, strict=False), start=1)
    )


def _message(data: bytes, number: int, about: LoadedSource | None) -> Enclosed:
    return Enclosed(f"{number} {mail_name(data)}", _QUOTED.sub(rb"\1", data), about)
