"""Links and bookmarks of a note: one relation for each address, one name for each place."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from briefer.export.docx.names import Element, add, q
from briefer.export.docx.packages import Part

MOST_LINK_CHARACTERS = 2_000  # Word refuses a file with a link of more than 2,083
_MOST_NAME_CHARACTERS = 40  # the limit for a bookmark's name in Word
_SCHEMES = ("http", "https", "mailto")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def safe_address(url: str) -> str:
    """Return an address that may stand in a note as a link, or an empty text.

    Only http, https and mailto pass, and only addresses that Word can take; characters that no address
    may hold are percent-encoded (RFC 3986).
    """
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    if parts.scheme.lower() == "mailto" and "@" not in parts.path:
        return ""
    address = quote(_STRAY_PERCENT.sub("%25", parts.geturl()), safe=_KEPT, errors="replace")
    return address if len(address) <= MOST_LINK_CHARACTERS else ""


@dataclass(slots=True)
class Links:
    """The outside addresses that one part points at."""

    part: Part
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, url: str) -> str:
        """Return the id of the relation to an address, or an empty text where it may not be linked."""
        known = self.ids.get(url)
        if known is None:
            address = safe_address(url)
            known = self.part.relate("hyperlink", address, external=True) if address else ""
            self.ids[url] = known
        return known


@dataclass(slots=True)
class Bookmarks:
    """The bookmarks of a note: ids and names are each used once, names without regard to case."""

    last: int
    names: set[str]
    counts: dict[str, int] = field(default_factory=dict)

    def open(self, parent: Element, name: str) -> str:
        """Begin a bookmark at the end of `parent` and return its id; a taken name gets a number."""
        self.last += 1
        base = re.sub(r"\W", "_", name, flags=re.ASCII)[: _MOST_NAME_CHARACTERS - 7]
        free, count = base, self.counts.get(base.casefold(), 1)
        while free.casefold() in self.names:
            count += 1
            free = f"{base}_{count}"
        self.counts[base.casefold()] = count
        self.names.add(free.casefold())
        add(parent, "w:bookmarkStart", {"w:id": str(self.last), "w:name": free})
        return str(self.last)


def close_bookmark(parent: Element, bookmark: str) -> None:
    """End a bookmark at the end of `parent`."""
    add(parent, "w:bookmarkEnd", {"w:id": bookmark})


def bookmarks_of(document: Element) -> Bookmarks:
    """Return the bookmarks that a house file already has, to go on from."""
    starts = list(document.iter(q("w:bookmarkStart")))
    numbers = (int(start.get(q("w:id"), "0")) for start in starts)
    return Bookmarks(max(numbers, default=0), {start.get(q("w:name"), "").casefold() for start in starts})
