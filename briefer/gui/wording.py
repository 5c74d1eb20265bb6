"""The words that the window uses for values: kinds, statuses, dates, moments."""

import html
import unicodedata
from datetime import UTC, datetime
from enum import StrEnum

from briefer.model.actors import ActorKind
from briefer.model.dates import Basis, Dating, is_edtf
from briefer.model.facts import Credibility, Reliability

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = {"?": " (uncertain)", "~": " (about)", "%": " (uncertain, about)"}
_KEPT = {"role_np": "Role", "generic_group": "Group", "public_body": "Public body"}

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

RELIABILITY_WORDS: dict[Reliability, str] = {
    Reliability.COMPLETELY: "A · completely reliable",
    Reliability.USUALLY: "B · usually reliable",
    Reliability.FAIRLY: "C · fairly reliable",
    Reliability.NOT_USUALLY: "D · not usually reliable",
    Reliability.UNRELIABLE: "E · unreliable",
    Reliability.NOT_ASSESSED: "F · not assessed",
}

CREDIBILITY_WORDS: dict[Credibility, str] = {
    Credibility.CONFIRMED: "1 · confirmed by others",
    Credibility.PROBABLE: "2 · probably true",
    Credibility.POSSIBLE: "3 · possibly true",
    Credibility.DOUBTFUL: "4 · doubtful",
    Credibility.IMPROBABLE: "5 · improbable",
    Credibility.NOT_ASSESSED: "6 · not assessed",
}

BASIS_WORDS: dict[str, str] = {
    Basis.STATED: "stated in the source",
    Basis.RESOLVED: "worked out from the publication date",
    Basis.INFERRED: "inferred",
    Basis.GIVEN: "given by you",
    Basis.UNKNOWN: "not known",
}


def word(value: StrEnum) -> str:
    """Return the words for a value of one of the model's vocabularies: “Armed group” for armed_group."""
    if isinstance(value, Reliability):
        return RELIABILITY_WORDS[value]
    if isinstance(value, Credibility):
        return CREDIBILITY_WORDS[value]
    return _KEPT.get(value.value, value.value.replace("_", " ").capitalize())


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
    return " ".join(part[:3] if part.strip(",") in _MONTHS else part for part in words.split(" "))


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
    name = _SEASONS.get(month) or _MONTHS[month - 1]
    if len(parts) == 2 or parts[2] == "XX":  # noqa: PLR2004 - year and month
        return f"{name} {parts[0]}{qualifier}"
    return f"{int(parts[2])} {name} {parts[0]}{qualifier}"


def shown_moment(iso: str) -> str:
    """Return an ISO 8601 moment as local date and time: “23 November 2026, 06:37”; else as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def count_words(number: int, singular: str, plural: str = "") -> str:
    """Return “1 source”, “3 sources”."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def plain_tip(text: str) -> str:
    """Return a tooltip that shows just these words: Qt would read them as HTML if they look like it."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def menu_text(words: str, length: int = 60) -> str:
    """Return words as a menu shows them: one line, cut, with ampersands that stay ampersands."""
    line = " ".join(words.split())
    return shortened(line, length).replace("&", "&&")


def shortened(words: str, length: int) -> str:
    """Return the words on one line, cut to so many code points with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def folded(words: str) -> str:
    """Return the words for comparing: without case, accents or differences of form (NFKD, casefold)."""
    apart = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
