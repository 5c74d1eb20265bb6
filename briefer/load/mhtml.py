"""Reads pages that a browser saved with all their parts in one file (MHTML, RFC 2557)."""

from dataclasses import replace
from email.message import Message

from briefer.errors import BrieferError
from briefer.load.about import filled
from briefer.load.facts import web_address
from briefer.load.html import page_source
from briefer.load.mime import Part, header, parts_of
from briefer.model.sources import LoadedSource
from briefer.text.moments import moment_in_utc

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return the page; its pictures, styles and frames are left out.

    Its address and the moment at which it was saved are those that the browser wrote. Raises BrieferError
    where there is no page in the file, or no words in the page.
    """
    headers, parts, _ = parts_of(data)
    page = _root(headers, parts)
    if page is None:
        raise BrieferError(
            "The file holds no web page.", "Open the page in a browser and save it again, or paste its text."
        )
    source = page_source(page.decoded(), file_name, page.charset)
    addresses = (header(headers, "snapshot-content-location"), header(page.headers, "content-location"))
    url = next((address for words in addresses if (address := web_address(words))), "")
    moment = moment_in_utc(header(headers, "date"))
    saved = LoadedSource(
        "",
        title="" if source.title else header(headers, "subject"),
        url=url,
        retrieved=moment,
        bases=(
            ("title", "the title that the browser saved"),
            ("url", "the address that the browser saved"),
            ("retrieved", "the date that the browser saved"),
        ),
    )
    return (replace(filled(source, saved), media_type="multipart/related", original=data),)


def _root(headers: Message, parts: tuple[Part, ...]) -> Part | None:
    """Return the part that the file names as its page, else the first that is one."""
    pages = [part for part in parts if part.kind in _PAGES]
    start = str(headers.get_param("start", "") or "")
    named = (part for part in pages if start and header(part.headers, "content-id") == start)
    return next(named, pages[0] if pages else None)
