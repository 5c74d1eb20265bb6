"""What a document says of itself: the fields that fill a source's."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefer.model.dates import UNDATED, Dating

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a document; a field is empty where it is not known.

    `retrieved` and `bases` are as those of a source that was loaded.
    """

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Dating = UNDATED
    url: str = ""
    language: str = ""
    retrieved: str = ""
    bases: tuple[tuple[str, str], ...] = ()


def web_address(words: str) -> str:
    """Return an absolute http or https address as it stands, and an empty string for anything else."""
    address = words.strip()
    if len(address) > _LONGEST_ADDRESS or " " in address or not address.isprintable():
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def language_tag(words: str) -> str:
    """Return a language tag in the usual case, as ``en-GB`` for ``EN_gb``, or an empty string (BCP 47)."""
    tag = words.strip().replace("_", "-")
    if not _TAG.fullmatch(tag) or tag.lower().startswith(("und", "mul", "zxx")):
        return ""
    first, *rest = tag.split("-")
    return "-".join((first.lower(), *map(_subtag, rest)))


def _subtag(part: str) -> str:
    if len(part) == 2:  # noqa: PLR2004 - a region
        return part.upper()
    return part.title() if len(part) == 4 else part.lower()  # noqa: PLR2004 - a script
