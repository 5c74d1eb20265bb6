"""Reads web archives: of what servers answered, that which can be an article, with its address and moment."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped] # it comes without types
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped] # it comes without types

from briefer.errors import BrieferError
from briefer.load.charsets import declaring
from briefer.load.facts import web_address
from briefer.model.sources import Enclosed, LoadedSource
from briefer.text.moments import moment_in_utc

PAGES = 5_000  # of one archive
ANSWERS = 20_000
INFLATED = 200 << 20  # bytes of all records together
LARGEST = 50 << 20  # bytes of one page
_BLOCK = 1 << 16
# What an article may come as. Feeds, data for scripts, pictures and styles are none.
_ENDINGS = {
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}
_RECEIVED = ("200", "203")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_START = re.compile(rb"\s*")
_HEAD = re.compile(rb"WARC/\d\.\d+\r?\n(?:[^\r\n]+\r?\n)*\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ANSWER = re.compile(rb"^WARC-Type:[ \t]*(?:response|resource)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD = 1 << 16
_LEFT_OUT = ("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt")
_FAULTS = (ArchiveLoadFailed, ValueError, KeyError, IndexError, AttributeError, EOFError, OSError, zlib.error)
_DAMAGED = "The archive is damaged: what stands before the fault was read."
_BY_HAND = "Open it in a program for web archives, and save the pages that you need."


def read(data: bytes, file_name: str) -> tuple[Enclosed, ...]:
    """Return the pages and documents that were received, with address and moment, to be read in turn.

    Requests, pages that came twice the same, redirections, faults, pictures, styles and scripts are left out.
    Raises BrieferError where there is no page.
    """
    del file_name
    found: dict[tuple[str, bytes], Enclosed] = {}
    whole, warning = _inflated(data)
    try:
        for number, record in enumerate(_records(whole), start=1):
            if number > ANSWERS or len(found) >= PAGES:
                warning = f"The archive holds more: only its first {len(found):,} pages were read."
                break
            page = _page(record)
            if page is not None and page.about is not None:
                found.setdefault((page.about.url, sha256(page.data).digest()), page)
    except _FAULTS:
        warning = warning or _DAMAGED
    if not found:
        raise BrieferError(warning or "The archive holds no page with text.", _BY_HAND)
    *others, last = found.values()
    return (*others, _warned(last, warning) if warning else last)


def _inflated(data: bytes) -> tuple[bytes, str]:
    """Return the archive without its compression, and a sentence where something is missing."""
    if not data.startswith(b"\x1f\x8b"):
        return data, ""
    pieces = list[bytes]()
    left, position, is_begun = INFLATED, 0, False
    member = zlib.decompressobj(wbits=31)
    while position < len(data):
        block = data[position : position + _BLOCK]
        try:
            pieces.append(member.decompress(block, left + 1))
        except zlib.error:
            return b"".join(pieces), _DAMAGED
        left -= len(pieces[-1])
        if left < 0:
            return b"".join(pieces), f"The archive holds more: only its first {INFLATED >> 20} MB were read."
        position += len(block) - len(member.unused_data)
        is_begun = not member.eof
        if member.eof:
            member = zlib.decompressobj(wbits=31)
    return b"".join(pieces), _DAMAGED if is_begun else ""


def _records(whole: bytes) -> Iterator[Any]:
    """Yield those records that servers' answers stand in; each is cut out here, and then read by the library.

    So a line without an end, or a length that is none, costs no more than the record. Raises ValueError at
    bytes that are no record.
    """
    position = _START.match(whole, 0).end()  # type: ignore[union-attr] # it matches nothing, too
    while position < len(whole):
        head = _HEAD.match(whole, position, position + _LONGEST_HEAD)
        length = _LENGTH.search(head[0]) if head else None
        if head is None or length is None:
            raise ValueError(position)
        end = head.end() + int(length[1])
        if _ANSWER.search(head[0]):
            yield next(ArchiveIterator(io.BytesIO(whole[position:end] + b"\r\n\r\n")))
        if end > len(whole):
            raise ValueError(end)
        position = _START.match(whole, end).end()  # type: ignore[union-attr] # as above


def _page(record: Any) -> Enclosed | None:
    """Return what the record holds where that can be an article, else None."""
    headers = record.rec_headers
    url = web_address((headers.get_header("WARC-Target-URI") or "").strip("<>"))
    if not url or record.rec_type not in ("response", "resource") or urlsplit(url).path in _LEFT_OUT:
        return None
    answer = record.http_headers
    if answer is not None and answer.get_statuscode() not in _RECEIVED:
        return None
    stated = (answer.get_header("Content-Type") if answer else headers.get_header("Content-Type")) or ""
    ending = _ENDINGS.get(stated.partition(";")[0].strip().lower(), "")
    data = _content(record) if ending else b""
    if not data:
        return None
    charset = _CHARSET.search(stated)
    moment = moment_in_utc(headers.get_header("WARC-Date") or "")
    bases = (
        ("url", "the web archive's address"),
        *((("retrieved", "the web archive's date"),) if moment else ()),
    )
    about = LoadedSource("", url=url, retrieved=moment, bases=bases)
    name = _name(url, ending)
    return Enclosed(name, declaring(data, name, charset[1] if charset else ""), about)


def _content(record: Any) -> bytes:
    """Return what was sent, with the codings of the transport undone, or nothing where it is too large."""
    stream, size, pieces = record.content_stream(), 0, list[bytes]()
    while piece := stream.read(_BLOCK):
        size += len(piece)
        if size > LARGEST:
            return b""
        pieces.append(piece)
    return b"".join(pieces)


def _name(url: str, ending: str) -> str:
    """Return a file's name made of the last part of an address."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or "page"
    name = " ".join(re.sub(r"[\\/\x00-\x1f]", " ", last).split())[:100].strip(" .")
    return name if name.lower().endswith(ending) else name + ending


def _warned(page: Enclosed, warning: str) -> Enclosed:
    about = page.about or LoadedSource("")
    return Enclosed(
        page.name, page.data, replace(about, warnings=(*about.warnings, warning)), page.attached_to
    )
