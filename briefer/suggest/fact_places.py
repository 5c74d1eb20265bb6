"""Where something happened, as a passage says: a listed place or one called so, after “in” or “near”."""

import re

from briefer.suggest.clause_words import words_of
from briefer.suggest.names_lists import is_people, listed_names

_LED = re.compile(
    r"\b(?:in|at|near|off|inside)\s+(?:the\s+)?(?P<owner>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}['\u2019]s\s+)?"
    r"(?P<name>[A-Z][\w\u2019'.-]*(?:(?: (?:of|de|al|and|the))? [A-Z][\w.-]*){0,4})(?P<head> [a-z]+)?"
)
_HEADS = words_of(
    "province region district city county port airport town village island islands strait sea valley"
    " desert prefecture governorate state territory border coast bay gulf peninsula capital"
)


def place_in(quote: str) -> str:
    """Return the first place that the words name, as printed, or an empty string."""
    for match in _LED.finditer(quote):
        name, head = match["name"], (match["head"] or "").strip()
        if head in _HEADS and (not _is_people(name)):
            return f"{name} {head}"
        if (known := _listed(name)) or (known := _listed((match["owner"] or "").strip()[:-2])):
            return known
    return ""


def _listed(name: str) -> str:
    """Return the longest beginning of a name that the lists of places hold, or an empty string."""
    words = name.removesuffix("'s").removesuffix("\u2019s").rstrip(".").split(" ")
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count])
        if part in listed_names() and not _is_people(part):
            return part
    return ""


def _is_people(name: str) -> bool:
    return is_people(listed_names().get(name))
