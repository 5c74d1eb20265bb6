"""Reads RSS and Atom files: each item is a source. Nothing is fetched: only what the file holds is read."""

import io
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import feedparser  # type: ignore[import-untyped] # it comes without types

from briefer.errors import BrieferError
from briefer.load.facts import language_tag, web_address
from briefer.load.html_visible import visible_words
from briefer.model.dates import UNDATED, Dating, dated
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean
from briefer.text.moments import moment_of

ITEMS = 5_000  # of one feed
_MOST_TAGS = 1_000_000  # of beginnings and ends
_ENTITY = re.compile(rb"<!\0?E\0?N\0?T\0?I\0?T\0?Y")
_ENDLESS_TAG = re.compile(
    rb"<\w[^<>]{100000}"
)  # its attributes would take time in the square of their number
_TEXT_TYPES = ("text/plain", "text")
_NAMED_MAIL = re.compile(r"\S+@\S+ \((?P<name>[^()]+)\)")
_NO_WORDS = "The feed gives no text of this, only its headline: load the page itself from its address."
_SUMMARY = "The feed gives only a summary of this: load the page itself from its address."
_SURROGATES = range(0xD800, 0xE000)
_REFERENCE = re.compile(rb"&#(x[0-9a-f]{1,40}|[0-9]{1,40});?", re.IGNORECASE)
_BY_HAND = "Open it in a feed reader or a browser, and save the articles that you need as pages."


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return each item as a source: its text, title, address, author and date, published by the feed.

    An item that has only a summary says so. Raises BrieferError where there is no item with words, and where
    the file defines entities of its own, by which few bytes can stand for many, or has tags beyond measure.
    """
    if _ENTITY.search(data):
        raise BrieferError("The feed defines entities of its own, which are not read.", _BY_HAND)
    if data.count(b"<") > _MOST_TAGS or _ENDLESS_TAG.search(data):
        raise BrieferError(f"The feed has more than {_MOST_TAGS:,} tags, or one without an end.", _BY_HAND)
    parsed = _feed_of(data)
    kind = (
        "application/atom+xml" if str(parsed.get("version", "")).startswith("atom") else "application/rss+xml"
    )
    original = LoadedSource("", media_type=kind, file_name=file_name, original=data)
    made = [_source(item, parsed.feed, original) for item in parsed.entries[:ITEMS]]
    sources = tuple(source for source in made if source is not None)
    if not sources:
        raise BrieferError("The feed holds no items with words.", _BY_HAND)
    return sources


def _feed_of(data: bytes) -> Any:
    """Return what feedparser makes of the feed, which falls over references to characters that cannot be."""
    try:
        return _fed(data)
    except Exception:  # noqa: BLE001 - the library falls over some damage in any way
        try:
            return _fed(_REFERENCE.sub(_possible, data))
        except Exception as error:
            raise BrieferError("The feed is damaged.", _BY_HAND) from error


def _fed(data: bytes) -> Any:
    # From an open file: words or bytes would be tried as an address and as a path.
    return feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)


def _possible(match: re.Match[bytes]) -> bytes:
    """Return the reference, or that to U+FFFD where there is no such character."""
    digits = match[1].lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return match[0] if number <= sys.maxunicode and number not in _SURROGATES else b"&#65533;"


def _source(item: Mapping[str, Any], feed: Mapping[str, Any], original: LoadedSource) -> LoadedSource | None:
    """Return the source that an item makes, or None where it has no words."""
    title = _plain(item.get("title_detail"))
    whole = "\n".join(text for part in item.get("content", ()) if (text := _words(part)))
    summary = _words(item.get("summary_detail"))
    text = max(whole, summary, key=lambda words: len(words.split())) or title
    if not text:
        return None
    published, date_basis = _published(item)
    publisher = _named((item.get("source") or {}).get("title")) or _plain(feed.get("title_detail"))
    found = {
        "title": (title, "the item's title"),
        "byline": (_byline(item, feed), "the item's author"),
        "publisher": (publisher, "the feed's title"),
        "url": (_address(item), "the item's link"),
        "language": (_language(item, feed), "the feed's language"),
    }
    return replace(
        original,
        text=text,
        title=title,
        byline=found["byline"][0],
        publisher=publisher,
        published=published,
        url=found["url"][0],
        language=found["language"][0],
        warnings=() if whole else ((_SUMMARY,) if summary else (_NO_WORDS,)),
        bases=tuple((field, basis) for field, (words, basis) in found.items() if words)
        + ((("published", date_basis),) if date_basis else ()),
    )


def _words(part: Mapping[str, Any] | None) -> str:
    """Return the words of a text of the feed, a paragraph a line."""
    if not part or not part.get("value"):
        return ""
    value = str(part["value"])
    if part.get("type") in _TEXT_TYPES and not re.search(r"<\w+[^>]*>", value):
        return "\n".join(line for words in clean(value).split("\n") if (line := " ".join(words.split())))
    return clean(visible_words(clean(value).encode("utf-8", "replace"), letter=True)).strip()


def _plain(part: Mapping[str, Any] | None) -> str:
    return " ".join(_words(part).split())[:500]


def _named(words: object) -> str:
    return " ".join(str(words or "").split())


def _published(item: Mapping[str, Any]) -> tuple[Dating, str]:
    for field, basis in (("published", "the item's date"), ("updated", "the date of the item's last change")):
        moment = moment_of(str(item.get(field) or "")) or _parsed(item.get(f"{field}_parsed"))
        if moment:
            return dated(moment), basis
    return UNDATED, ""


def _parsed(moment: Iterable[int] | None) -> str | None:
    """Return the moment that feedparser read, which it gives in UTC."""
    if moment is None:
        return None
    year, month, day, hour, minute, second, *_ = moment
    return moment_of(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}Z")


def _byline(item: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    people = item.get("authors") or feed.get("authors") or ()
    names = dict.fromkeys(_named(one.get("name")) for one in people)
    written = _named(item.get("author"))
    # As RSS 2.0 wants it. The library takes names apart wrongly where the address ends in a long word.
    named = _NAMED_MAIL.fullmatch(written)
    return named["name"] if named else ", ".join(name for name in names if name) or written


def _address(item: Mapping[str, Any]) -> str:
    links = [
        link.get("href", "") for link in item.get("links", ()) if link.get("rel", "alternate") == "alternate"
    ]
    candidates = (str(item.get("link") or ""), *map(str, links), str(item.get("id") or ""))
    return next((address for words in candidates if (address := web_address(words))), "")


def _language(item: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    detail = (item.get("content") or [{}])[0] or item.get("summary_detail") or {}
    candidates = (detail.get("language"), feed.get("language"))
    return next((tag for words in candidates if (tag := language_tag(str(words or "")))), "")
