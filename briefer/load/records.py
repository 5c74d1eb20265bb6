"""Records of reference managers as sources: what they say of a work, and the files that hold its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from briefer.errors import BrieferError
from briefer.load.facts import web_address
from briefer.load.said import NOTHING, Said, plain, with_said
from briefer.model.dates import is_edtf
from briefer.model.sources import ONLY_RECORD, Beside, LoadedSource, Readable, Recorded
from briefer.text.moments import moment_of, month_number

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_CLOCK = re.compile(r"T\d{2}:\d{2}(?::\d{2})?")


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says of one work; `published` is an EDTF date, `files` are paths as they stand."""

    title: Said = NOTHING
    byline: Said = NOTHING
    publisher: Said = NOTHING
    published: Said = NOTHING
    url: Said = NOTHING
    language: Said = NOTHING
    retrieved: Said = NOTHING
    abstract: str = ""
    files: tuple[str, ...] = ()


def readables(
    records: Sequence[Record],
    original: bytes,
    file_name: str,
    media_type: str,
    warnings: tuple[str, ...] = (),
) -> tuple[Readable, ...]:
    """Return for each record the files that it names or, where it names none, a source of its own words.

    Those are its abstract, else its title, else whatever it says. A record that says nothing is passed over.
    `warnings` are those of the whole file.
    Raises BrieferError where none is left.
    """
    found: list[Readable] = []
    for record in records:
        text = _own_words(record)
        if not text and not record.files:
            continue
        about = _about(record)
        source = replace(
            about,
            text=text or record.files[0],
            media_type=media_type,
            file_name=file_name,
            original=original,
            warnings=(*warnings, ONLY_RECORD),
        )
        files = tuple(Beside(path, about) for path in dict.fromkeys(record.files))
        found.append(Recorded(files, source) if files else source)
    if not found:
        raise BrieferError("It holds no record with any words.", "Export the references again.")
    return tuple(found)


def _about(record: Record) -> LoadedSource:
    return with_said(
        LoadedSource(""),
        title=record.title,
        byline=record.byline,
        publisher=record.publisher,
        published=record.published,
        url=record.url,
        language=record.language,
        retrieved=record.retrieved,
    )


def _own_words(record: Record) -> str:
    lines = (" ".join(line.split()) for line in plain(record.abstract).split("\n"))
    abstract = "\n".join(line for line in lines if line)
    said = (record.byline, record.publisher, record.published, record.url)
    return abstract or record.title.value or ", ".join(item.value for item in said if item.value)


def names(people: Sequence[str]) -> str:
    """Return a byline of names that may stand with the family name first: “Doe, Jane” becomes “Jane Doe”."""
    return ", ".join(name for person in people if (name := _upright(person)))


def _upright(person: str) -> str:
    parts = [" ".join(part.split()) for part in person.split(",")]
    if len(parts) == 2:  # noqa: PLR2004 - family name and given name
        return f"{parts[1]} {parts[0]}".strip()
    if len(parts) == 3:  # noqa: PLR2004 - family name, given name and suffix, or the last two the other way
        given, suffix = sorted(
            parts[1:], key=lambda part: part.rstrip(".") in ("Jr", "Sr", "II", "III", "IV")
        )
        return f"{given} {parts[0]} {suffix}".strip()
    return " ".join(person.split())


def calendar_date(year: str, month: str = "", day: str = "") -> str:
    """Return the EDTF date of these parts as fine as they are sound, or an empty string without a year."""
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        return ""
    number = int(month) if re.fullmatch(r"\d{1,2}", month, re.ASCII) else month_number(month.rstrip("."))
    if number is None or not is_edtf(by_month := f"{year}-{number:02}"):
        return year if is_edtf(year) else ""
    by_day = f"{by_month}-{int(day):02}" if re.fullmatch(r"\d{1,2}", day, re.ASCII) else ""
    return by_day if is_edtf(by_day) else by_month


def moment_in_utc(words: str) -> str:
    """Return when a work was looked up, a moment or a day; managers write it in UTC without a zone."""
    moment = moment_of(words) or ""
    return f"{moment}Z" if _CLOCK.fullmatch(moment[10:]) else moment


def doi_address(words: str) -> str:
    """Return the address under which a DOI is resolved, or an empty string (ISO 26324)."""
    match = _DOI.fullmatch(words.strip())
    return web_address(f"https://doi.org/{match[1]}") if match else ""


def file_path(words: str) -> str:
    """Return the path that a record gives with forward slashes, and an empty string for a web address."""
    path = words.strip()
    if web_address(path):
        return ""
    if path.lower().startswith("file:"):
        try:
            path = unquote(urlsplit(path).path)
        except ValueError:
            return ""
    path = path.replace("\\", "/")
    while path.startswith("./"):
        path = path[2:]
    return path
