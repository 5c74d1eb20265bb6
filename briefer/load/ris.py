"""Reads RIS, the records that reference managers and news databases exchange."""

import re
from collections.abc import Mapping
from itertools import product
from pathlib import PurePath
from string import ascii_uppercase, digits

import rispy  # type: ignore[import-untyped] # it ships no types

from briefer.load.decoding import decode
from briefer.load.facts import language_tag, web_address
from briefer.load.languages import language_of
from briefer.load.records import (
    Record,
    calendar_date,
    doi_address,
    file_path,
    moment_in_utc,
    names,
    readables,
)
from briefer.load.said import Said, first
from briefer.load.text import warnings_of
from briefer.model.sources import Readable
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of

MEDIA_TYPE = "application/x-research-info-systems"
_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
_TAGS = {tag: tag for tag in map("".join, product(ascii_uppercase, ascii_uppercase + digits))}
_BEGINNING = re.compile(r"^(?=TY {1,2}- )", re.MULTILINE)
_DATE = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")
_OUTLETS = ("T2", "JF", "JO", "JA", "J2", "BT", "PB")
_BOOKS = ("BOOK", "EBOOK", "RPRT", "GOVDOC", "THES", "STAND", "PAMP")


class _Parser(rispy.RisParser):  # type: ignore[misc] # which has none
    """Keeps every tag with all its values, also where one blank stands before the hyphen."""

    def parse_line(self, line: str) -> tuple[str, str] | tuple[None, str]:
        """Return the tag and its value; None and the words for a line that goes on with the one before."""
        match = _LINE.fullmatch(line)
        return (match[1], (match[2] or "").strip()) if match else (None, line.strip())


def read(data: bytes, file_name: str) -> tuple[Readable, ...]:
    """Return what each record of the file describes; raises BrieferError where it holds none."""
    decoded = decode(data)
    text = clean(decoded.text)
    # Records that are not ended, as the last of a file that was cut off, are no less records.
    ended = _BEGINNING.sub("ER  - \n", text) + "\nER  - \n"
    parsed = _Parser(
        mapping=_TAGS, list_tags=list(_TAGS), delimiter_tags_mapping={}, skip_unknown_tags=True
    ).parse(ended)
    folder = f"{PurePath(file_name).stem}.Data/PDF"
    records = [_record(str(entry["TY"]), _Tags(entry), folder) for entry in parsed]
    return readables(records, data, file_name, MEDIA_TYPE, warnings_of(decoded, text))


class _Tags:
    """The values of one record by tag."""

    def __init__(self, entry: Mapping[str, list[str]]) -> None:
        self._entry = entry

    def all(self, *tags: str) -> list[str]:
        """Return all values of these tags that are not empty."""
        return [value for tag in tags for value in self._entry.get(tag, ()) if value]

    def first(self, *tags: str) -> Said:
        """Return the value of the first of these tags that has one, its lines joined by blanks."""
        return first(*(Said(" ".join(self.all(tag)), _where(tag)) for tag in tags))


def _record(kind: str, tags: _Tags, folder: str) -> Record:
    outlets = ("PB", *_OUTLETS) if kind.upper() in _BOOKS else _OUTLETS
    by = next((tag for tag in ("AU", "A1", "A2", "ED") if tags.all(tag)), "AU")
    language = tags.first("LA")
    return Record(
        title=tags.first("TI", "T1", "CT", "BT", "ST"),
        byline=Said(names(tags.all(by)), _where(by)),
        publisher=tags.first(*outlets),
        published=_published(tags),
        url=_address(tags),
        language=Said(language_tag(language.value) or language_of(language.value), language.where),
        retrieved=Said(moment_in_utc(_date(tags.first("Y2").value)), _where("Y2")),
        abstract="\n".join(tags.all("AB") or tags.all("N2")),
        files=_files(tags, folder),
    )


def _published(tags: _Tags) -> Said:
    """Return the finest of the record's dates, the first of several that are as fine."""
    dates = [Said(_date(tags.first(tag).value), _where(tag)) for tag in ("DA", "PY", "Y1")]
    return max(dates, key=lambda date: len(date.value))


def _date(words: str) -> str:
    """Return the EDTF date of YYYY/MM/DD/other, in which all but the year may be empty, or of other words."""
    match = _DATE.fullmatch(words)
    if match is None:
        return moment_of(words) or ""
    date = calendar_date(match[1], match[2] or "", match[3] or "")
    return (moment_of(f"{date}T{match[4]}") if match[4] else None) or date


def _address(tags: _Tags) -> Said:
    """Return the record's web address; that of a file stands in for it, and so does the DOI."""
    for tag in ("UR", "LK", "L2", "L1"):
        for value in tags.all(tag):
            if address := web_address(value):
                return Said(address, _where(tag))
    return Said(doi_address(tags.first("DO").value), _where("DO"))


def _files(tags: _Tags, folder: str) -> tuple[str, ...]:
    """Return the paths of the record's files; those within a library of EndNote lie in its folder."""
    paths = []
    for value in [
        *tags.all("L1", "L2", "L4"),
        *(url for url in tags.all("UR") if url.lower().startswith("file:")),
    ]:
        if value.lower().startswith("internal-pdf:"):
            paths.append(f"{folder}/{value.partition(':')[2].lstrip('/')}")
        elif path := file_path(value):
            paths.append(path)
    return tuple(paths)


def _where(tag: str) -> str:
    return f"the RIS record's {tag}"
