"""A source as data of the Citation Style Language, for citation styles and for reference managers.

Format: https://docs.citationstyles.org/ and csl-data.json of CSL 1.0. Names are not taken apart: a byline
does not say which part of it is a family name.
"""

from typing import Any

from briefer.model.dates import Basis, Dating, Precision, precision_of
from briefer.model.sources import Source

_KINDS = {
    "application/pdf": "report",
    "application/rtf": "report",
    "application/vnd.oasis.opendocument.text": "report",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "report",
    "application/epub+zip": "book",
    "message/rfc822": "personal_communication",
    "application/vnd.ms-outlook": "personal_communication",
}
_PAGES = ("text/html", "application/xhtml+xml", "multipart/related")
_OWN_BASES = (Basis.STATED, Basis.UNKNOWN)
_OPEN = ("", "..")


def csl_data(source: Source) -> dict[str, Any]:
    """Return a source as an item of CSL data; what is not known is left out.

    What an outlet carries is a newspaper's article, a page of no outlet is a web page. An outlet is not the
    author of its articles too, and who wrote a report is not its publisher too.
    """
    kind = _kind_of(source)
    is_carried = kind in ("article-newspaper", "webpage")
    is_same = source.byline.casefold() == source.publisher.casefold()
    byline = "" if is_same and is_carried else source.byline
    publisher = "" if is_same and not is_carried else source.publisher
    known = {
        "title": source.title,
        "author": [{"family": byline}] if byline else None,
        "container-title" if is_carried else "publisher": publisher,
        "issued": csl_date(source.published),
        "accessed": _day(source.retrieved),
        "URL": source.url,
        "language": source.language,
    }
    return {"id": source.label, "type": kind, **{name: value for name, value in known.items() if value}}


def _kind_of(source: Source) -> str:
    if source.media_type in _PAGES and not source.publisher:
        return "webpage"
    return _KINDS.get(source.media_type, "article-newspaper")


def csl_date(dating: Dating) -> dict[str, Any] | None:
    """Return a date as CSL has it, to the day at most, or None where it is not known to the year.

    An interval is told as what both its ends share, as a month or a year. A date that the source does not
    state itself, or that is uncertain or open to one side, is marked so (`circa`).
    """
    if dating.value is None:
        return None
    uncertain = dating.basis not in _OWN_BASES or dating.value.rstrip("?~%") != dating.value
    first, _, last = dating.value.partition("/")
    ends = [_parts(end) for end in (first, last) if end not in _OPEN]
    parts = [part for part, other in zip(ends[0], ends[-1], strict=False) if part == other]
    if not parts:
        return None
    found: dict[str, Any] = {"date-parts": [parts]}
    is_open = first in _OPEN or ("/" in dating.value and last in _OPEN)
    return {**found, "circa": True} if uncertain or is_open else found


def _day(moment: str) -> dict[str, Any] | None:
    """Return the day of an ISO 8601 moment."""
    return {"date-parts": [[int(part) for part in moment[:10].split("-")]]} if moment else None


def _parts(value: str) -> list[int]:
    """Return year, month and day as far as an EDTF date has them; a season counts for its year."""
    precision = precision_of(value)
    if precision is Precision.DECADE:
        return []
    parts = value.rstrip("?~%").partition("T")[0].split("-")
    kept = 1 if precision in (Precision.SEASON, Precision.YEAR) else 2 if precision is Precision.MONTH else 3
    return [int(part) for part in parts[:kept]]
