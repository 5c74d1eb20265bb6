"""Reads e-books (EPUB 2 and 3): the words of their chapters in the order of the spine, as one source."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml.etree import _Element as Element

from briefer.errors import BrieferError
from briefer.load.containers import MOST_ELEMENTS, Container, count_elements
from briefer.load.decoding import decode
from briefer.load.facts import language_tag, web_address
from briefer.load.files import shown_name
from briefer.load.html_visible import visible_words
from briefer.load.openings import own_author, own_title
from briefer.model.dates import UNDATED, dated
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_NAMED = "the e-book's metadata"
_AGAIN = "Open it in its own program, copy the passages that you need, and paste them."
# These hide fonts from other programs and no words (EPUB 3.3, 4.2; Adobe's older way).
_FONTS_ONLY = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_ALGORITHM = re.compile(rb"EncryptionMethod[^>]*?Algorithm\s*=\s*[\"']([^\"']*)")
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
# An HTML parser takes such an element for one that stays open; these few are empty in HTML too.
_CLOSED = re.compile(r"<([A-Za-z][\w.-]*)((?:\s[^<>]*)?)/>")
_WAY_BACK = re.compile(r"\s*\u21a9\ufe0e?$", re.MULTILINE)  # the sign by which a note leads back to its place
_TYPE = re.compile(
    r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE
)  # its own words are none of the text
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)


@dataclass(frozen=True, slots=True)
class _Book:
    """The metadata's values by their names in Dublin Core, and the chapters' members in order."""

    said: dict[str, tuple[str, ...]]
    chapters: tuple[str, ...]


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return one source: the chapters' paragraphs, a line each. Raises BrieferError."""
    container = Container(data, file_name)
    if _is_locked(container):
        raise BrieferError(
            f"“{shown_name(file_name)}” is protected by its seller: only the seller's program can read it.",
            _AGAIN,
        )
    book = _book(container)
    text = "\n".join(words for words in _chapters(container, book.chapters) if words)
    if not text:
        raise BrieferError("The e-book holds no words.", "See whether its pages are pictures.")
    return (_source(book, text, data, file_name),)


def _source(book: _Book, text: str, data: bytes, file_name: str) -> LoadedSource:
    said = book.said
    moment = next((found for words in said.get("date", ()) if (found := moment_of(words))), None)
    addresses = map(web_address, (*said.get("source", ()), *said.get("identifier", ())))
    source = LoadedSource(
        text=text,
        title=own_title(_first(book, "title")),
        byline=", ".join(filter(None, map(own_author, said.get("creator", ())))),
        publisher=_first(book, "publisher"),
        published=dated(moment) if moment else UNDATED,
        url=next(filter(None, addresses), ""),
        language=language_tag(_first(book, "language")),
        media_type="application/epub+zip",
        file_name=file_name,
        original=data,
    )
    fields = ("title", "byline", "publisher", "url", "language")
    filled = [field for field in fields if getattr(source, field)] + (["published"] if moment else [])
    return replace(source, bases=tuple((field, _NAMED) for field in filled))


def _is_locked(container: Container) -> bool:
    """Return whether words are encrypted: the list of encrypted parts names a way that is not for fonts."""
    name = "META-INF/encryption.xml"
    listed = container.read(name) if name in container else b""
    return any(found not in _FONTS_ONLY for found in _ALGORITHM.findall(listed))


def _book(container: Container) -> _Book:
    root = container.xml("META-INF/container.xml")
    package = next((item.get("full-path", "") for item in root.iter("{*}rootfile")), "")
    if package not in container:
        raise BrieferError("The e-book has no list of its chapters.", _AGAIN)
    opf = container.xml(package)
    said: dict[str, tuple[str, ...]] = {}
    for item in opf.iter(f"{_DC}*"):
        words = " ".join((item.text or "").split())
        if words:
            name = str(item.tag).removeprefix(_DC)
            said[name] = (*said.get(name, ()), words)
    return _Book(said, tuple(_spine(opf, posixpath.dirname(package))))


def _spine(opf: Element, folder: str) -> Iterator[str]:
    """Yield the members in reading order, without the list of contents."""
    items = {item.get("id"): item for item in opf.iter("{*}item")}
    for reference in opf.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))


def _chapters(container: Container, names: tuple[str, ...]) -> Iterator[str]:
    """Yield each chapter's words. A document type may stand there: what reads HTML does not follow it."""
    elements = 0
    for name in names:
        data = container.read(name)
        elements += count_elements(data)
        if elements > MOST_ELEMENTS:
            raise BrieferError(f"The e-book has more than {MOST_ELEMENTS:,} elements.", _AGAIN)
        declared = _XML_ENCODING.match(data)
        markup = decode(data, declared[1].decode("ascii") if declared else "utf-8").text
        plain = _CLOSED.sub(_opened, _TYPE.sub("", clean(markup), count=1))
        words = visible_words(plain.encode(), letter=True)  # a book has no menus either
        yield clean(_WAY_BACK.sub("", words)).strip()


def _opened(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _EMPTY else f"<{tag[1]}{tag[2]}></{tag[1]}>"


def _first(book: _Book, name: str) -> str:
    return next(iter(book.said.get(name, ())), "")
