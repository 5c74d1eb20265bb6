"""Which way the words around a date look: back to what happened, or ahead to what is to come."""

import re
from enum import Enum

_REACH = 120
_DEADLINE = re.compile(
    r"\b(?:by|until|till|(?:no|not) later than|before|deadline (?:of|is|was set for)|due(?: on)?|ahead of)"
    r"\s+(?:the\s+|next\s+|this\s+|(?:\w+day),?\s+)?\Z",
    re.IGNORECASE,
)
# The last of these before the date decides; a sentence's end between them and the date makes them void.
_AHEAD = re.compile(
    r"\b(?:will|shall|won['\u2019]t|is to|are to|set to|due to|scheduled|expected|plan(?:s|ned|ning)? to|"
    r"planned for|slated|intends? to|next|coming|upcoming|ahead of|going to|about to)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:said|told|met|held|took|went|came|began|left|made|gave|saw|sent|won|lost|rose|fell|killed|struck|was|were|had|"
    r"did|since|after|ago|last|past|previous|earlier|(?!indeed|need|speed|feed|seed)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?;]\s|\n")
_NEXT_VERB = re.compile(
    r"[^.;!?\n]{0,25}?\b(?:will|shall|is to|are to|is set to|are set to|is due|is expected)\b"
)


class Outlook(Enum):
    """Ahead of the day of publication, back from it, or not said."""

    AHEAD = 1
    BACK = -1
    OPEN = 0


def is_deadline(text: str, start: int) -> bool:
    """Return whether the words before code point `start` make the date that begins there a deadline."""
    return _DEADLINE.search(text[max(0, start - _REACH) : start]) is not None


def outlook_at(text: str, start: int, end: int) -> Outlook:
    """Return which way the words around the date at code points `start` to `end` look."""
    if is_deadline(text, start):
        return Outlook.AHEAD
    before = _END.split(text[max(0, start - _REACH) : start])[-1]
    ahead = max((match.end() for match in _AHEAD.finditer(before)), default=-1)
    back = max((match.end() for match in _BACK.finditer(before)), default=-1)
    if ahead < 0 and back < 0:
        follows = _NEXT_VERB.match(text, end, end + _REACH)
        return Outlook.AHEAD if follows else Outlook.OPEN
    return Outlook.AHEAD if ahead >= back else Outlook.BACK
