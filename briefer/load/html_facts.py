"""What a web page says of itself: in JSON-LD, in its meta elements, in its first lines."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from briefer.load.facts import PageFacts, language_tag, web_address
from briefer.load.html_guesses import BASES, guesses
from briefer.load.html_saved import Saved, saved_by
from briefer.model.dates import UNDATED, Basis, Dating, Precision, dated, precision_of
from briefer.text.moments import moment_of

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsStory)$")
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
_LINKED = "the page's JSON-LD"

Found = tuple[str, str]
"""Words, and in a few words where they stand."""


def stated_facts(tree: HtmlElement, markup: str) -> PageFacts:
    """Return what the page states for machines, and where; a date of it has the basis “stated”."""
    articles = list(_articles(tree))
    metas = _metas(tree)
    saved = saved_by(markup)
    published, date_basis = _published(tree, articles, metas)
    found = {
        "title": _first(*_said(articles, "headline"), *_meta(metas, _TITLES)),
        "byline": _byline(articles, metas),
        "publisher": _publisher(articles, metas),
        "url": _address(tree, articles, metas, saved),
        "language": _language(tree, articles, metas),
        "retrieved": _first((saved.moment, saved.basis)),
    }
    bases = {field: basis for field, (_, basis) in found.items()} | {"published": date_basis}
    values = {field: words for field, (words, _) in found.items()}
    stated = tuple((field, basis) for field, basis in bases.items() if basis)
    return PageFacts(**values, published=published, bases=stated)


def with_guesses(facts: PageFacts, tree: HtmlElement) -> PageFacts:
    """Return the facts with guesses at title, byline, publisher and date where the page states none.

    A date that is guessed has the basis “inferred”. This takes long in pages of megabytes.
    """
    missing = frozenset(field for field in ("title", "byline", "publisher") if not getattr(facts, field))
    missing |= {"published"} if facts.published is UNDATED else set()
    if not missing:
        return facts
    guessed = guesses(tree, missing)
    values = {field: _tidy(getattr(guessed, field)) for field in missing - {"published"}}
    bases = {field: BASES[field] for field in sorted(missing) if getattr(guessed, field)}
    published = dated(guessed.published, Basis.INFERRED) if guessed.published else facts.published
    return replace(facts, **values, published=published, bases=(*facts.bases, *bases.items()))


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


def _published(
    tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str]
) -> tuple[Dating, str]:
    """Return the finest of the stated dates, the first of several that are as fine, and where it stands."""
    elements = (*tree.iterfind('.//time[@itemprop="datePublished"]'), *tree.iterfind(".//time[@pubdate]"))
    stated = [
        *_said(articles, "datePublished"),
        *_meta(metas, _DATES),
        *((element.get("datetime", ""), "a time element of the page") for element in elements),
    ]
    moments = [(moment, basis) for words, basis in stated if (moment := moment_of(words))]
    # A zone makes a moment finer than one of the same precision without.
    best, basis = max(
        moments,
        key=lambda found: (_fineness(found[0]), len(found[0]) > len("2024-01-23T10:00:00")),
        default=("", ""),
    )
    return (dated(best), basis) if best else (UNDATED, "")


def _fineness(moment: str) -> int:
    precision = precision_of(moment)
    return _FINENESS.index(precision) if precision in _FINENESS else -1


def _byline(articles: list[dict[str, Any]], metas: dict[str, str]) -> Found:
    names = list(dict.fromkeys(_names(articles, "author")))
    if names:
        return ", ".join(names), _LINKED
    return _first(*(found for found in _meta(metas, _AUTHORS) if "://" not in found[0]))


def _publisher(articles: list[dict[str, Any]], metas: dict[str, str]) -> Found:
    named = (*((name, _LINKED) for name in _names(articles, "publisher")), *_meta(metas, _PUBLISHERS))
    return _first(*((words.lstrip("@"), basis) for words, basis in named if "://" not in words))


def _address(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str], saved: Saved) -> Found:
    canonical = tree.iterfind('.//link[@rel="canonical"]')
    candidates = [
        *((element.get("href", ""), "the page's canonical link") for element in canonical),
        *_meta(metas, _ADDRESSES),
        *_said(articles, "url"),
        *_said(articles, "mainEntityOfPage"),
        (saved.url, saved.basis),
    ]
    return _first(*((web_address(words), basis) for words, basis in candidates))


def _language(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str]) -> Found:
    candidates = [
        (tree.get("lang", ""), "the page's lang attribute"),
        *_said(articles, "inLanguage"),
        *_meta(metas, _LANGUAGES),
    ]
    return _first(*((language_tag(words), basis) for words, basis in candidates))


def _said(articles: list[dict[str, Any]], key: str) -> Iterator[Found]:
    for article in articles:
        for value in _strings(article.get(key)):
            yield _tidy(value), _LINKED


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


def _meta(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[Found]:
    return ((_tidy(metas[name]), f"the page's meta element {name}") for name in names if name in metas)


def _first(*candidates: Found) -> Found:
    """Return the first that has words, else nothing from nowhere."""
    return next(((_tidy(words), basis) for words, basis in candidates if words.strip()), ("", ""))


def _tidy(words: str) -> str:
    return _TIDY.sub(" ", words).strip()[:500]
