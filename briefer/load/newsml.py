"""Reads NewsML-G2: news items by themselves or several in a message (IPTC NewsML-G2 2.x)."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefer.errors import BrieferError
from briefer.load.containers import parse_xml
from briefer.load.facts import language_tag, web_address
from briefer.load.markup_words import element_words, local_name, one_line, words_of
from briefer.load.notices import news_notices
from briefer.load.said import Said, first, with_said
from briefer.model.sources import LoadedSource
from briefer.text.moments import moment_of

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What NITF puts before the text and the item says of itself too.
_NITF_HEAD = frozenset(("hedline", "byline", "rights", "distributor"))
_NEXT = "Ask the agency for the items with their text, or paste it."


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return a source for each news item of text; raises BrieferError where the file holds none."""
    root = parse_xml(data)
    whole = LoadedSource("", media_type=MEDIA_TYPE, file_name=file_name, original=data)
    items = list(root.iter("{*}newsItem"))
    found = [source for item in items if (source := _source(item, whole))]
    if not found:
        raise BrieferError("It holds pictures, recordings or references to news, but no text.", _NEXT)
    return tuple(found)


def _source(item: etree._Element, whole: LoadedSource) -> LoadedSource | None:
    contents = [
        content
        for name in ("inlineXML", "inlineData")
        for content in item.iterfind(f"{{*}}contentSet/{{*}}{name}")
    ]
    text = next((words for content in contents if (words := _words_of_content(content))), "")
    kind = _code(item.find("{*}itemMeta/{*}itemClass"))
    if not text and kind not in ("", "text", "composite"):
        return None  # a picture, a recording: its caption is no article
    title = first(
        Said(_text(item, "contentMeta/headline"), "the item's headline"),
        Said(_text(item, "itemMeta/title"), "the item's title"),
        Said(_text(item, "contentMeta/slugline"), "the item's slugline"),
    )
    warnings = news_notices(
        _code(item.find("{*}itemMeta/{*}pubStatus")), _embargo(item), _text(item, "rightsInfo/usageTerms")
    )
    if not text:
        text = _text(item, "contentMeta/description") or title.value
        warnings = (*warnings, "Its text is not in the item: only what describes it was taken.")
    if not text:
        return None
    return with_said(
        replace(whole, text=text, warnings=warnings),
        title=title,
        byline=_byline(item),
        publisher=_publisher(item),
        published=_published(item),
        url=_address(item),
        language=_language(item, contents),
    )


def _words_of_content(content: etree._Element) -> str:
    """Return the words of what an item holds: XHTML, NITF, another XML, or plain data."""
    if local_name(content) == "inlineData":
        media_type = content.get("contenttype", "text/plain")
        is_text = media_type.startswith("text/") and not content.get("encoding")
        return words_of(content.text or "") if is_text else ""
    return "\n".join(words for child in content if (words := element_words(child, _NITF_HEAD)))


def _byline(item: etree._Element) -> Said:
    said = (Said(words, "the item's by") for words in _texts(item, "contentMeta/by"))
    creators = ", ".join(_names(item, "contentMeta/creator"))
    return first(*said, Said(creators, "the item's creator"))


def _publisher(item: etree._Element) -> Said:
    said = (
        ("itemMeta/provider", "the item's provider"),
        ("contentMeta/infoSource", "the item's infoSource"),
        ("rightsInfo/copyrightHolder", "the item's holder of the copyright"),
    )
    named = first(*(Said(", ".join(_names(item, path)), where) for path, where in said))
    return named if named.value else Said(_code(item.find("{*}itemMeta/{*}provider")), said[0][1])


def _published(item: etree._Element) -> Said:
    """Return when the item was released where it had to wait, else when this version of it was made."""
    said = (
        ("itemMeta/embargoed", "the item's embargo"),
        ("itemMeta/versionCreated", "the item's versionCreated"),
        ("itemMeta/firstCreated", "the item's firstCreated"),
        ("contentMeta/contentCreated", "the item's contentCreated"),
    )
    return next((Said(date, where) for path, where in said if (date := moment_of(_text(item, path)))), Said())


def _embargo(item: etree._Element) -> str:
    """Return until when the item has to wait; an element without a moment means until it is told."""
    found = item.find("{*}itemMeta/{*}embargoed")
    return (
        ""
        if found is None
        else moment_of(_text(item, "itemMeta/embargoed")) or "a time that it does not name"
    )


def _address(item: etree._Element) -> Said:
    links = (link.get("href", "") for link in item.iterfind("{*}itemMeta/{*}link"))
    return next(
        (
            Said(found, "the item's address")
            for words in (item.get("guid", ""), *links)
            if (found := web_address(words))
        ),
        Said(),
    )


def _language(item: etree._Element, contents: list[etree._Element]) -> Said:
    told = (language.get("tag", "") for language in item.iterfind("{*}contentMeta/{*}language"))
    marked = (
        child.get(_LANGUAGE) or child.get("lang", "") for content in contents for child in (content, *content)
    )
    for words in (*told, *marked, item.get(_LANGUAGE, "")):
        if tag := language_tag(words):
            return Said(tag, "the item's language")
    return Said()


def _names(item: etree._Element, path: str) -> Iterator[str]:
    """Yield the names of the people and bodies at a path, the first of each."""
    for element in item.iterfind(_qualified(path)):
        name = element.find("{*}name")
        words = one_line(name) if name is not None else element.get("literal", "")
        if words and "://" not in words:
            yield words


def _code(element: etree._Element | None) -> str:
    """Return the code of a controlled value without the scheme before its colon or slash."""
    if element is None:
        return ""
    words = element.get("qcode") or element.get("literal") or element.get("uri") or ""
    return words.rpartition("/" if "://" in words else ":")[2]


def _texts(item: etree._Element, path: str) -> Iterator[str]:
    for element in item.iterfind(_qualified(path)):
        yield one_line(element)


def _text(item: etree._Element, path: str) -> str:
    return next((words for words in _texts(item, path) if words), "")


def _qualified(path: str) -> str:
    return "/".join(f"{{*}}{name}" for name in path.split("/"))
