"""Reads BibTeX and BibLaTeX, as reference managers export them."""

import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import split_multiple_persons_names
from bibtexparser.model import Block, Entry, ParsingFailedBlock, String

from briefer.load.bibtex_files import bibtex_files
from briefer.load.bibtex_values import joined
from briefer.load.decoding import decode
from briefer.load.facts import language_tag, web_address
from briefer.load.languages import language_of
from briefer.load.latex import unlatexed
from briefer.load.records import (
    Record,
    calendar_date,
    doi_address,
    moment_in_utc,
    names,
    readables,
)
from briefer.load.said import Said, first
from briefer.load.text import warnings_of
from briefer.model.sources import Readable, Unread
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of

MEDIA_TYPE = "application/x-bibtex"
_TITLES = ("title", "shorttitle", "booktitle")
_OUTLETS = (
    "journaltitle", "journal", "newspaper", "booktitle", "organization", "institution", "school",
    "publisher", "howpublished",
)  # fmt: skip
_BOOKS = ("book", "mvbook", "report", "techreport", "thesis", "phdthesis", "mastersthesis", "manual")
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_DECODED = (*_TITLES, *_OUTLETS, "abstract", "date", "month")
_ESCAPED = re.compile(r"\\([_%&#~$])(?:\{\})?")
_BRACED_URL = re.compile(r"\\url\s*\{(.*)\}", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_KEY = re.compile(r"@\w+\s*[{(]\s*([^\s,{}]{1,80})")
_FIX = "Put it right in the reference manager and export it again."


def read(data: bytes, file_name: str) -> tuple[Readable, ...]:
    """Return what each entry of the file describes, and what could not be made out.

    Raises BrieferError where it holds no entry.
    """
    decoded = decode(data)
    text = clean(decoded.text)
    blocks = parse_string(text, parse_stack=[]).blocks
    broken = [
        _broken(block) for block in blocks if isinstance(block, ParsingFailedBlock) and not _entry(block)
    ]
    records = [_record(kind, fields) for kind, fields in _entries(blocks)]
    if broken and not records:
        return tuple(broken)
    return (*readables(records, data, file_name, MEDIA_TYPE, warnings_of(decoded, text)), *broken)


def _entry(block: Block) -> Entry | None:
    """Return the entry of a block; one with a key or a field that was there before counts too."""
    found = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
    return found if isinstance(found, Entry) else None


def _entries(blocks: list[Block]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the type and the fields of each entry, in lower case, with strings put in and braces taken off.

    The parser's own layers would pass over entries whose keys are there already, and join no strings.
    """
    strings: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, String):
            strings.setdefault(block.key.lower(), joined(str(block.value), strings))
        elif entry := _entry(block):
            fields: dict[str, str] = {}
            for field in entry.fields:
                fields.setdefault(field.key.lower(), joined(str(field.value), strings))
            yield entry.entry_type.lower(), fields


def _record(kind: str, raw: Mapping[str, str]) -> Record:
    words = {key: unlatexed(raw[key]) for key in _DECODED if key in raw}
    is_book = kind in _BOOKS
    by = next((key for key in ("author", "editor") if raw.get(key)), "author")
    tag = raw.get("langid") or raw.get("language", "")
    return Record(
        title=_first(words, _TITLES),
        byline=Said(_byline(raw.get(by, "")), _where(by)),
        publisher=_first(words, (*_PUBLISHERS, *_OUTLETS) if is_book else _OUTLETS),
        published=_published({**raw, **words}),
        url=_address(raw),
        language=Said(
            language_tag(tag) or language_of(tag), _where("langid" if raw.get("langid") else "language")
        ),
        retrieved=Said(moment_in_utc(raw.get("urldate", "")), _where("urldate")),
        abstract="\n".join(" ".join(part.split()) for part in _BLANK_LINE.split(words.get("abstract", ""))),
        files=tuple(path for key in ("file", "pdf", "localfile") for path in bibtex_files(raw.get(key, ""))),
    )


def _first(words: Mapping[str, str], keys: tuple[str, ...]) -> Said:
    """Return the first of these fields that says something else than an address."""
    said = (Said(words.get(key, ""), _where(key)) for key in keys)
    return first(*(item for item in said if not web_address(item.value) and "\\url" not in item.value))


def _byline(people: str) -> str:
    """Return the names in the order of reading; a name in braces is that of a body and stays as it is."""
    found = split_multiple_persons_names(" ".join(people.split()))
    upright = (name if name.startswith("{") else names([name]) for name in found if name != "others")
    return unlatexed(", ".join(upright))


def _published(words: Mapping[str, str]) -> Said:
    if date := moment_of(words.get("date", "")):
        return Said(date, _where("date"))
    year = words.get("year", "").strip()
    month = words.get("month", "").strip()
    day = words.get("day", "").strip()
    if not day and (both := re.fullmatch(r"(\d{1,2})?\W*([A-Za-z]+)\.?\W*(\d{1,2})?", month)):
        month, day = both[2], both[1] or both[3] or ""
    return Said(calendar_date(year, month, day) or moment_of(year) or "", _where("year"))


def _address(raw: Mapping[str, str]) -> Said:
    for key in ("url", "howpublished", "note"):
        words = raw.get(key, "").strip()
        braced = _BRACED_URL.fullmatch(words)
        if address := web_address(_ESCAPED.sub(r"\1", braced[1] if braced else words)):
            return Said(address, _where(key))
    return Said(doi_address(_ESCAPED.sub(r"\1", raw.get("doi", ""))), _where("doi"))


def _broken(block: Block) -> Unread:
    raw = block.raw or ""
    key = _KEY.match(raw)
    return Unread(key[1] if key else "An entry", "is no complete entry.", _FIX)


def _where(key: str) -> str:
    return f"the BibTeX entry's {key}"
