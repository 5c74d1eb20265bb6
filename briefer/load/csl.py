"""CSL-JSON: the records of Zotero and other reference managers (CSL 1.0.2)."""

import re
from collections.abc import Mapping
from typing import Any

from briefer.load.facts import language_tag, web_address
from briefer.load.languages import language_of
from briefer.load.records import Record, calendar_date, doi_address, file_path, moment_in_utc
from briefer.load.said import Said, first
from briefer.model.dates import is_edtf
from briefer.text.moments import moment_of

_BOOKS = ("book", "report", "thesis", "pamphlet", "standard", "software", "dataset")
_SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24"}
_SEASON_NAMES = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_NOTED_LANGUAGE = re.compile(r"^language:[ \t]*(\S+)[ \t]*$", re.MULTILINE)


def csl_record(item: Mapping[str, Any]) -> Record:
    """Return what a CSL record says; its files are those that Zotero's own exporters add to it."""
    containers = ("container-title", "event-title", "event", "collection-title")
    outlets = ("publisher", *containers) if item.get("type") in _BOOKS else (*containers, "publisher")
    by = next((key for key in ("author", "editor", "director") if item.get(key)), "author")
    return Record(
        title=_first(item, "title", "title-short", "shortTitle"),
        byline=Said(_names(item.get(by)), _where(by)),
        publisher=_first(item, *outlets),
        published=Said(csl_date(item.get("issued")), _where("issued")),
        url=_address(item),
        language=_language(item),
        retrieved=Said(moment_in_utc(csl_date(item.get("accessed"))), _where("accessed")),
        abstract=_words(item.get("abstract")),
        files=record_files(item),
    )


def csl_date(value: Any) -> str:
    """Return the EDTF date of a CSL date, a range as an interval, or an empty string where it is none."""
    if isinstance(value, str):
        return moment_of(value) or ""
    if not isinstance(value, dict):
        return ""
    ends = [date for parts in _lists(value.get("date-parts"))[:2] if (date := _of_parts(parts))]
    date = "/".join(ends)
    if not date:
        said = (value.get("raw"), value.get("literal"), value.get("edtf"))
        date = next((moment for words in said if (moment := moment_of(_words(words)))), "")
    elif len(ends) == 1:
        date = _with_season(date, _words(value.get("season"))) + ("~" if _is_circa(value) else "")
    return date if is_edtf(date) else ""


def _of_parts(parts: list[Any]) -> str:
    year, month, day = (*(_words(part) for part in parts[:3]), "", "", "")[:3]
    return calendar_date(year, month, day)


def _with_season(date: str, season: str) -> str:
    code = _SEASONS.get(season) or _SEASON_NAMES.get(season.lower())
    return f"{date}-{code}" if code and len(date) == len("2024") else date


def _is_circa(value: Mapping[str, Any]) -> bool:
    return value.get("circa") not in (None, False, 0, "", "false")


def _names(people: Any) -> str:
    found = []
    for person in people if isinstance(people, list) else []:
        if isinstance(person, dict):
            order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            whole = _words(person.get("literal")) or " ".join(_words(person.get(part)) for part in order)
            found.append(" ".join(whole.split()))
    return ", ".join(name for name in found if name)


def _address(item: Mapping[str, Any]) -> Said:
    if address := web_address(_words(item.get("URL"))):
        return Said(address, _where("URL"))
    return Said(doi_address(_words(item.get("DOI"))), _where("DOI"))


def _language(item: Mapping[str, Any]) -> Said:
    """Return the record's language; Zotero keeps what CSL has no place for as lines of the note."""
    for key, words in (("language", _words(item.get("language"))), ("note", _noted(item))):
        if tag := language_tag(words) or language_of(words):
            return Said(tag, _where(key))
    return Said()


def _noted(item: Mapping[str, Any]) -> str:
    match = _NOTED_LANGUAGE.search(_words(item.get("note")))
    return match[1] if match else ""


def record_files(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths of the files that an exporter added to a record, each once."""
    paths: list[str] = []
    for key in ("attachments", "files", "file"):
        value = item.get(key)
        for entry in value if isinstance(value, list) else [value]:
            said = (entry.get("path"), entry.get("localPath")) if isinstance(entry, dict) else (entry,)
            paths.extend(file_path(words) for words in said if isinstance(words, str))
    return tuple(dict.fromkeys(path for path in paths if path))


def _first(item: Mapping[str, Any], *keys: str) -> Said:
    return first(*(Said(_words(item.get(key)), _where(key)) for key in keys))


def _lists(value: Any) -> list[list[Any]]:
    return [part for part in value if isinstance(part, list)] if isinstance(value, list) else []


def _words(value: Any) -> str:
    """Return a value that is words or a number as words, and an empty string for others."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip() if isinstance(value, str) or abs(value) < 10**9 else ""


def _where(key: str) -> str:
    return f"the CSL record's {key}"
