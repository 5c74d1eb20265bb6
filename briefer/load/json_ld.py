"""JSON-LD: articles as web pages describe them, in files of their own (schema.org)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from briefer.load.facts import language_tag, web_address
from briefer.load.markup_words import words_of
from briefer.load.said import Said, first, with_said
from briefer.model.sources import LoadedSource
from briefer.text.moments import moment_of

_MOST = 100_000  # objects looked at


def articles_of(document: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a document that may be articles, in their order: in lists, graphs and parts."""
    waiting = [document]
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            waiting.extend(
                item[key]
                for key in ("hasPart", "itemListElement", "item", "mainEntity", "@graph")
                if key in item
            )


def json_ld_source(item: Mapping[str, Any], whole: LoadedSource) -> LoadedSource | None:
    """Return the source of an article, `whole` being that of its file, or None where it has no words."""
    title = first(
        *(Said(words, _where(key)) for key in ("headline", "name") for words in _strings(item.get(key)))
    )
    body = next(
        (
            text
            for key in ("articleBody", "text")
            for words in _strings(item.get(key))
            if (text := words_of(unescape(words)))
        ),
        "",
    )
    warnings = whole.warnings
    if not body:
        body = next(
            (text for words in _strings(item.get("description")) if (text := words_of(unescape(words)))), ""
        )
        body = body or title.value
        warnings = (*warnings, "Its text is not in the file: only what describes it was taken.")
    if not body:
        return None
    source = replace(whole, text=body, media_type="application/ld+json", warnings=warnings)
    return with_said(
        source,
        title=title,
        byline=Said(", ".join(dict.fromkeys(_names(item, "author", "creator"))), _where("author")),
        publisher=first(*(Said(name, _where("publisher")) for name in _names(item, "publisher", "isPartOf"))),
        published=_published(item),
        url=_address(item),
        language=first(
            *(Said(language_tag(words), _where("inLanguage")) for words in _strings(item.get("inLanguage")))
        ),
    )


def _published(item: Mapping[str, Any]) -> Said:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for words in _strings(item.get(key)):
            if moment := moment_of(words):
                return Said(moment, _where(key))
    return Said()


def _address(item: Mapping[str, Any]) -> Said:
    for key in ("url", "mainEntityOfPage", "@id"):
        for words in _strings(item.get(key)):
            if address := web_address(words):
                return Said(address, _where(key))
    return Said()


def _names(item: Mapping[str, Any], *keys: str) -> Iterator[str]:
    """Yield the names of the people and bodies that these members hold."""
    for key in keys:
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            for name in _strings(one.get("name") if isinstance(one, dict) else one):
                if name.strip() and not web_address(name):
                    yield " ".join(name.split())


def _strings(value: Any) -> Iterator[str]:
    """Yield the words of a value that is some, a list of such, or an object with a value, a name or an id."""
    keys = ("@value", "alternateName", "@id", "name")
    for item in value if isinstance(value, list) else [value]:
        words = next((item[key] for key in keys if key in item), None) if isinstance(item, dict) else item
        if isinstance(words, str):
            yield words


def _where(key: str) -> str:
    return f"the JSON-LD's {key}"
