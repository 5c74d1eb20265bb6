"""What a web page says of itself: in JSON-LD, in its meta elements, in its first lines."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from briefer.load.facts import PageFacts, language_tag, web_address
from briefer.model.dates import UNDATED, Basis, Dating, Precision, dated, precision_of
from briefer.text.moments import moment_of

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsStory)$")
_SAVED_FROM = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s*url:\s*(\S+)|saved from url=\(\d+\)(\S+))", re.IGNORECASE
)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "byl",
    "sailthru.author",
    "cxenseparse:author",
)
_PUBLISHERS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "article:publisher",
    "twitter:site",
)
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "sailthru.date", "cxenseparse:recs:publishtime", "date", "release_date",
)  # fmt: skip
_ADDRESSES = ("og:url", "parsely-link", "twitter:url")
_LANGUAGES = ("content-language", "dc.language", "language", "og:locale")
_TIDY = re.compile(r"\s+")
_FINENESS = (Precision.DAY, Precision.TIME)


def page_facts(tree: HtmlElement, markup: str) -> PageFacts:
    """Return what the page states; title, byline and date are guessed where it does not.

    A date that the page states for machines has the basis “stated”, one found in its text “inferred”.
    """
    articles = list(_articles(tree))
    metas = _metas(tree)
    stated = PageFacts(
        title=_first(*_said(articles, "headline"), *_meta(metas, _TITLES)),
        byline=_byline(articles, metas),
        publisher=_publisher(articles, metas),
        published=_published(tree, articles, metas),
        url=_address(tree, articles, metas, markup),
        language=_language(tree, articles, metas),
    )
    is_whole = stated.title and stated.byline and stated.publisher and stated.published is not UNDATED
    return stated if is_whole else _completed(stated, tree)


def _guess(tree: HtmlElement) -> Document:
    try:
        return extract_metadata(tree, extensive=False)
    except Exception:  # noqa: BLE001 - as where a date is 92 hours from Greenwich: the words are read all the same
        found = Document()
        found.title = tree.findtext(".//title")
        return found


def _completed(stated: PageFacts, tree: HtmlElement) -> PageFacts:
    """Return the facts with what trafilatura finds elsewhere in the page; it costs as much as the text."""
    guess = _guess(tree)
    moment = moment_of(guess.date or "")
    inferred = dated(moment, Basis.INFERRED) if moment else UNDATED
    return replace(
        stated,
        title=stated.title or _first(guess.title),
        byline=stated.byline or _first(guess.author),
        publisher=stated.publisher or _first(guess.sitename),
        published=inferred if stated.published is UNDATED else stated.published,
    )


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article (schema.org), wherever they are nested."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting.extend(reversed(item))
            elif isinstance(item, dict):
                kinds = item.get("@type")
                if any(_ARTICLE.search(kind) for kind in _strings(kinds)):
                    yield item
                waiting.append(item.get("@graph"))
                waiting.append(item.get("mainEntity"))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each name or property of the page's meta elements, in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _published(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str]) -> Dating:
    """Return the finest of the stated dates, the first of several that are as fine."""
    stated = [
        *_said(articles, "datePublished"),
        *_meta(metas, _DATES),
        *(element.get("datetime", "") for element in tree.iterfind('.//time[@itemprop="datePublished"]')),
        *(element.get("datetime", "") for element in tree.iterfind(".//time[@pubdate]")),
    ]
    moments = [moment for words in stated if (moment := moment_of(words))]
    # A zone makes a moment finer than one of the same precision without.
    best = max(
        moments, key=lambda moment: (_fineness(moment), len(moment) > len("2024-01-23T10:00:00")), default=""
    )
    return dated(best) if best else UNDATED


def _fineness(moment: str) -> int:
    precision = precision_of(moment)
    return _FINENESS.index(precision) if precision in _FINENESS else -1


def _byline(articles: list[dict[str, Any]], metas: dict[str, str]) -> str:
    names = list(dict.fromkeys(_names(articles, "author")))
    if names:
        return ", ".join(names)
    return _first(*(words for words in _meta(metas, _AUTHORS) if "://" not in words))


def _publisher(articles: list[dict[str, Any]], metas: dict[str, str]) -> str:
    named = (*_names(articles, "publisher"), *_meta(metas, _PUBLISHERS))
    return _first(*(words.lstrip("@") for words in named if "://" not in words))


def _address(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str], markup: str) -> str:
    saved = _SAVED_FROM.search(markup[:5_000])
    candidates = [
        *(element.get("href", "") for element in tree.iterfind('.//link[@rel="canonical"]')),
        *_meta(metas, _ADDRESSES),
        *_said(articles, "url"),
        *_said(articles, "mainEntityOfPage"),
        (saved[1] or saved[2]) if saved else "",
    ]
    return next((address for words in candidates if (address := web_address(words))), "")


def _language(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str]) -> str:
    candidates = [tree.get("lang", ""), *_said(articles, "inLanguage"), *_meta(metas, _LANGUAGES)]
    return next((tag for words in candidates if (tag := language_tag(words))), "")


def _said(articles: list[dict[str, Any]], key: str) -> Iterator[str]:
    for article in articles:
        for value in _strings(article.get(key)):
            yield _tidy(value)


def _names(articles: list[dict[str, Any]], key: str) -> Iterator[str]:
    for article in articles:
        value = article.get(key)
        for item in value if isinstance(value, list) else [value]:
            for name in _strings(item.get("name") if isinstance(item, dict) else item):
                if _tidy(name) and "://" not in name:
                    yield _tidy(name)


def _strings(value: object) -> list[str]:
    """Return the strings of a JSON value that is one, holds some, or is an object with an id."""
    if isinstance(value, dict):
        value = value.get("@id")
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def _meta(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (_tidy(metas[name]) for name in names if name in metas)


def _first(*candidates: str | None) -> str:
    return next((_tidy(words) for words in candidates if words and words.strip()), "")


def _tidy(words: str) -> str:
    return _TIDY.sub(" ", words).strip()[:500]
