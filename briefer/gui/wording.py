"""The words that the window uses for values: kinds, statuses, dates, moments."""

from briefer.gui.plain import count_words, folded, menu_text, plain_tip, shortened, shown_moment, word
from briefer.model.actors import ActorKind
from briefer.model.dates import Basis, Dating, is_edtf
from briefer.text.calendar_names import MONTHS

__all__ = [
    "BASIS_WORDS",
    "KIND_ICONS",
    "basis_words",
    "count_words",
    "folded",
    "look_words",
    "menu_text",
    "plain_tip",
    "short_dates",
    "shortened",
    "shown_date",
    "shown_dating",
    "shown_moment",
    "word",
]

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = {"?": " (uncertain)", "~": " (about)", "%": " (uncertain, about)"}

KIND_ICONS: dict[ActorKind, str] = {
    ActorKind.PERSON: "user",
    ActorKind.STATE: "flag",
    ActorKind.PUBLIC_BODY: "landmark",
    ActorKind.MILITARY: "shield",
    ActorKind.ARMED_GROUP: "swords",
    ActorKind.INTERNATIONAL_BODY: "globe",
    ActorKind.POLITICAL_PARTY: "vote",
    ActorKind.COMPANY: "building-2",
    ActorKind.MEDIA: "newspaper",
    ActorKind.ORGANISATION: "briefcase",
    ActorKind.PROGRAMME: "milestone",
    ActorKind.GENERIC_GROUP: "users-round",
    ActorKind.OTHER: "tag",
}

BASIS_WORDS: dict[str, str] = {
    Basis.STATED: "stated in the source",
    Basis.RESOLVED: "worked out from the publication date",
    Basis.INFERRED: "inferred",
    Basis.GIVEN: "given by you",
    Basis.UNKNOWN: "not known",
}


def look_words(number: int) -> str:
    """Return “1 needs a look”, “3 need a look”."""
    return "1 needs a look" if number == 1 else f"{number:,} need a look"


def basis_words(basis: str) -> str:
    """Return the words for what a date rests on; the analyst's own words stand as they are."""
    return BASIS_WORDS.get(basis, basis)


def shown_dating(dating: Dating) -> str:
    """Return a date as a person writes it, or “undated”."""
    return "undated" if dating.value is None else shown_date(dating.value)


def shown_date(value: str) -> str:
    """Return an EDTF string as a person writes it: “16 to 18 January 2024”, “until 23 January 2024”.

    What is no EDTF string comes back as it is.
    """
    if not is_edtf(value):
        return value
    if "/" not in value:
        return _one_date(value)
    first, last = value.split("/")
    if first in ("", ".."):
        return f"until {_one_date(last)}"
    if last in ("", ".."):
        return f"from {_one_date(first)}"
    one, other = _one_date(first).split(" "), _one_date(last).split(" ")
    shared = len(one) == len(other)
    while shared and len(one) > 1 and one[-1] == other[len(one) - 1]:
        one.pop()
    return f"{' '.join(one)} to {' '.join(other)}"


def short_dates(words: str) -> str:
    """Return the words of `shown_date` with the names of months cut to three letters, for lists."""
    return " ".join(part[:3] if part.strip(",") in MONTHS else part for part in words.split(" "))


def _one_date(value: str) -> str:
    if "T" in value:
        day, clock = value.split("T")
        zone = clock[5:].lstrip(":0123456789") if clock[5:6] == ":" else clock[5:]
        return f"{_one_date(day)}, {clock[:5]} {'UTC' if zone == 'Z' else zone}".strip()
    plain, qualifier = (value[:-1], _QUALIFIERS[value[-1]]) if value[-1] in _QUALIFIERS else (value, "")
    parts = plain.split("-")
    if "X" in parts[0]:
        return f"{parts[0].replace('X', '0')}s{qualifier}"
    if len(parts) == 1 or parts[1] == "XX":
        return parts[0] + qualifier
    month = int(parts[1])
    name = _SEASONS.get(month) or MONTHS[month - 1]
    if len(parts) == 2 or parts[2] == "XX":  # noqa: PLR2004 - year and month
        return f"{name} {parts[0]}{qualifier}"
    return f"{int(parts[2])} {name} {parts[0]}{qualifier}"
