"""Guesses at what a page does not state for machines, by trafilatura's rules.

Its one function for all of them also looks for what no source keeps and for what is stated already; for each
field alone, as here, a page takes two thirds of the time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import (
    examine_meta,
    extract_author,
    extract_meta_json,
    extract_sitename,
    extract_title,
    extract_url,
)
from trafilatura.settings import Document, set_date_params

from briefer.load.html_slim import drop_all_but_words
from briefer.text.moments import moment_of

_T = TypeVar("_T")
BASES = {
    "title": "a guess from the page's title and headings",
    "byline": "a guess from the page's text",
    "publisher": "a guess from the page's title and address",
    "published": "a guess from the page's text and address",
}


@dataclass(frozen=True, slots=True)
class Guesses:
    """What was found of the fields that were asked for; `published` is an EDTF string."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: str = ""


def guesses(tree: HtmlElement, wanted: frozenset[str]) -> Guesses:
    """Return guesses at these fields of a page, which loses scripts, addresses and what is without words."""
    stated = _tried(lambda: _stated_somehow(tree)) or Document()
    looks: dict[str, Callable[[], str | None]] = {
        "title": lambda: stated.title or extract_title(tree),
        "publisher": lambda: stated.sitename or extract_sitename(tree) or _host(tree, stated.url),
        "published": lambda: _day(tree, stated.url),
        "byline": lambda: stated.author or _author(tree),  # the last, since it takes some of the page away
    }
    found: dict[str, str] = {}
    for field, look in looks.items():
        guess = _tried(look) if field in wanted else None
        found[field] = guess or ""
    return Guesses(**found | {"publisher": found["publisher"].lstrip("@")})


def _tried(look: Callable[[], _T]) -> _T | None:
    """Return what is found, or None where the library falls over the page: its words are read anyway."""
    try:
        return look()
    except Exception:  # noqa: BLE001 - as where a date is 92 hours from Greenwich
        return None


def _stated_somehow(tree: HtmlElement) -> Document:
    """Return what stands in meta elements that are not asked elsewhere, and in JSON-LD that is broken."""
    found = examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None  # one word is mostly the name of the site or of an account
    return _tried(lambda: extract_meta_json(tree, found)) or found


def _author(tree: HtmlElement) -> str | None:
    drop_all_but_words(tree)
    return extract_author(tree)


def _host(tree: HtmlElement, url: str | None) -> str:
    return (urlsplit(url or extract_url(tree) or "").hostname or "").removeprefix("www.")


def _day(tree: HtmlElement, url: str | None) -> str | None:
    settings = {**set_date_params(extensive=False), "url": url or extract_url(tree)}
    return moment_of(find_date(tree, **settings) or "")
