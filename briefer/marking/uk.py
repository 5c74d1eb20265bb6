"""Markings of the United Kingdom: level, handling, descriptors, codeword and national caveat, in that order.

Source: Government Security Classifications Policy (gov.uk, 5 August 2024), with the lists and their order as
the library classification-uk models them. Not verified: where a national caveat stands.
"""

import re

from briefer.marking.values import UNMARKED, Marking, refused
from briefer.model.packs import Scheme

LEVELS = (UNMARKED, "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
HANDLING = ("RECIPIENTS ONLY", "FOR PUBLIC RELEASE", "HMG USE ONLY", "EMBARGOED")
DESCRIPTORS = (
    "PERSONAL DATA",
    "LEGAL PROFESSIONAL PRIVILEGE",
    "LEGAL",
    "MARKET SENSITIVE",
    "COMMERCIAL",
    "HR/MANAGEMENT",
)
CAVEATS = ("UK EYES ONLY", "FIVE EYES ONLY", "UK/US EYES ONLY")

_BETWEEN = re.compile(r"\s+[-\N{EN DASH}\N{EM DASH}]+\s+|//")
_ORGANISATION = re.compile(r"[A-Z][A-Z0-9&/,' ]* USE ONLY")
_CODEWORD = re.compile(r"[A-Z]+")
_WRONG = {
    "OFFICIAL SENSITIVE": ("lacks its hyphen", "Write OFFICIAL-SENSITIVE."),
    "OFFICIAL: SENSITIVE": ("is written in another country's way", "Write OFFICIAL-SENSITIVE."),
    "OFFICIAL:SENSITIVE": ("is written in another country's way", "Write OFFICIAL-SENSITIVE."),
    "SECRET-SENSITIVE": ("says SENSITIVE, which stands with OFFICIAL alone", "Write SECRET."),
    **dict.fromkeys(
        ("RESTRICTED", "PROTECT", "CONFIDENTIAL"),
        ("is of the scheme before April 2014", "Use OFFICIAL, OFFICIAL-SENSITIVE or SECRET."),
    ),
}
_HANDLED, _DESCRIBED, _CODED, _LIMITED = range(4)


def read_uk(words: str) -> Marking:
    """Return a marking of the United Kingdom with its parts in their order.

    Raises BrieferError where a part of it is none of the scheme.
    """
    level, *rest = (part.strip() for part in _BETWEEN.split(" ".join(words.upper().split())))
    prefix = "UK " if level.startswith("UK ") and level[3:] in LEVELS else ""
    level = level.removeprefix(prefix)
    if level in _WRONG:
        raise refused(words.strip(), *_WRONG[level])
    if level not in LEVELS:
        raise refused(
            words.strip(), "does not begin with a level of the UK", f"Begin with {_either(LEVELS[1:])}."
        )
    parts = [_part(part, words) for part in rest]
    kinds = [kind for kind, _ in parts]
    if kinds.count(_CODED) > 1:
        raise refused(words.strip(), "has two codewords", "A codeword is one word in capitals.")
    if parts and level == UNMARKED:
        raise refused(
            words.strip(), "says more than UNCLASSIFIED", "Use OFFICIAL with handling instructions."
        )
    if "FOR PUBLIC RELEASE" in rest and level != "OFFICIAL":
        raise refused(
            words.strip(), f"releases to the public what is {level}", "Use OFFICIAL for what is public."
        )
    said = tuple(part for _, part in sorted(parts, key=lambda pair: pair[0]))
    return Marking(Scheme.UK, level, LEVELS.index(level), " – ".join((prefix + level, *said)), controls=said)


def _part(part: str, words: str) -> tuple[int, str]:
    """Return what sort of part it is, by which parts are ordered, and the part as it is written."""
    caveat = part.replace(" / ", "/")
    if caveat in CAVEATS:
        return _LIMITED, caveat
    if part in DESCRIPTORS:
        return _DESCRIBED, part
    if part in HANDLING or _ORGANISATION.fullmatch(part):
        return _HANDLED, part
    if _CODEWORD.fullmatch(part):
        return _CODED, part
    known = ", ".join((*HANDLING, *DESCRIPTORS, *CAVEATS))
    raise refused(words.strip(), f"says “{part}”, which is no instruction of the UK", f"Known are {known}.")


def _either(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
