"""Zotero's own items as JSON, as its extension Better BibTeX exports them, with their attachments."""

import re
from collections.abc import Mapping
from typing import Any

from briefer.load.csl import record_files
from briefer.load.facts import language_tag, web_address
from briefer.load.languages import language_of
from briefer.load.records import Record, calendar_date, doi_address, moment_in_utc
from briefer.load.said import Said, first
from briefer.text.moments import moment_of

_OUTLETS = (
    "publicationTitle", "websiteTitle", "blogTitle", "forumTitle", "bookTitle", "proceedingsTitle",
    "encyclopediaTitle", "programTitle", "institution", "publisher", "university",
)  # fmt: skip
_BOOKS = ("book", "report", "thesis", "document")
_MONTH_AND_YEAR = re.compile(r"([A-Za-z]+)\.?,? (\d{4})")


def zotero_record(item: Mapping[str, Any]) -> Record:
    """Return what an item says."""
    outlets = ("publisher", "institution", "university", *_OUTLETS)
    language = _words(item.get("language"))
    return Record(
        title=_first(item, "title", "caseName", "subject", "shortTitle"),
        byline=Said(_byline(item.get("creators")), _where("creators")),
        publisher=_first(item, *(outlets if item.get("itemType") in _BOOKS else _OUTLETS)),
        published=Said(_date(_words(item.get("date"))), _where("date")),
        url=_address(item),
        language=Said(language_tag(language) or language_of(language), _where("language")),
        retrieved=Said(moment_in_utc(_words(item.get("accessDate"))), _where("accessDate")),
        abstract=_words(item.get("abstractNote")),
        files=record_files(item),
    )


def _byline(creators: Any) -> str:
    """Return the authors, or where there are none those who edited or made it otherwise."""
    people = [one for one in creators if isinstance(one, dict)] if isinstance(creators, list) else []
    authors = [one for one in people if one.get("creatorType") == "author"] or people
    names = (
        _words(one.get("name")) or f"{_words(one.get('firstName'))} {_words(one.get('lastName'))}".strip()
        for one in authors
    )
    return ", ".join(" ".join(name.split()) for name in names if name)


def _date(words: str) -> str:
    both = _MONTH_AND_YEAR.fullmatch(words)
    return calendar_date(both[2], both[1]) if both else moment_of(words) or ""


def _address(item: Mapping[str, Any]) -> Said:
    if address := web_address(_words(item.get("url"))):
        return Said(address, _where("url"))
    return Said(doi_address(_words(item.get("DOI"))), _where("DOI"))


def _first(item: Mapping[str, Any], *keys: str) -> Said:
    return first(*(Said(_words(item.get(key)), _where(key)) for key in keys))


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _where(key: str) -> str:
    return f"the Zotero item's {key}"
