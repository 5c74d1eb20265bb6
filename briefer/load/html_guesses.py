"""Guesses at what a page does not state for machines, by trafilatura's rules.

Its one function for all of them also looks for what no source keeps and for what is stated already; for each
field alone, as here, a page takes two thirds of the time.
"""

from dataclasses import dataclass
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

from briefer.text.moments import moment_of

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
    """Return guesses at these fields of a page, which is left as it is."""
    found = _stated_somehow(tree)
    title = found.title or extract_title(tree) if "title" in wanted else ""
    byline = found.author or extract_author(tree) if "byline" in wanted else ""
    publisher = found.sitename or extract_sitename(tree) if "publisher" in wanted else ""
    if "publisher" in wanted and not publisher:
        publisher = (urlsplit(found.url or extract_url(tree) or "").hostname or "").removeprefix("www.")
    return Guesses(
        title=title or "",
        byline=byline or "",
        publisher=(publisher or "").lstrip("@"),
        published=_day(tree, found.url) if "published" in wanted else "",
    )


def _stated_somehow(tree: HtmlElement) -> Document:
    """Return what stands in meta elements that are not asked elsewhere, and in JSON-LD that is broken."""
    found = examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None  # one word is mostly the name of the site or of an account
    try:
        return extract_meta_json(tree, found)
    except Exception:  # noqa: BLE001 - broken JSON falls over in any way
        return found


def _day(tree: HtmlElement, url: str | None) -> str:
    settings = {**set_date_params(extensive=False), "url": url or extract_url(tree)}
    try:
        return moment_of(find_date(tree, **settings) or "") or ""
    except Exception:  # noqa: BLE001 - as where a date is 92 hours from Greenwich: the words are read all the same
        return ""
