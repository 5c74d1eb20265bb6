"""What a file says of its sources, each value with the place where it stands."""

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from briefer.model.dates import dated, is_edtf
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean

# What reference managers and agencies leave of a page's markup in titles and abstracts.
_MARKUP = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|sc|span|p|jats:[\w-]{1,30})(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"</(?:jats:)?p>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A value, and where it stands in a few words: “the RIS record's TI”."""

    value: str = ""
    where: str = ""


NOTHING = Said()
"""What is said where nothing is."""


def first(*said: Said) -> Said:
    """Return the first value that is not empty, on one line and without markup."""
    tidied = (replace(item, value=" ".join(plain(item.value).split())) for item in said)
    return next((item for item in tidied if item.value), NOTHING)


def plain(words: str) -> str:
    """Return words cleaned, without the markup that may be left in them and its references resolved."""
    if "<" in words:
        words = _MARKUP.sub("", _PARAGRAPH.sub("\n", words))
    return clean(unescape(words) if "&" in words else words).strip()


def with_said(source: LoadedSource, *, published: Said = NOTHING, **said: Said) -> LoadedSource:
    """Return the source with these fields and their bases; what is empty, or no EDTF date, is left out."""
    given = {name: item for name, item in said.items() if item.value}
    bases = tuple((name, item.where) for name, item in given.items())
    values: dict[str, Any] = {name: item.value for name, item in given.items()}
    filled = replace(source, bases=bases, **values)
    if not is_edtf(published.value):
        return filled
    return replace(filled, published=dated(published.value), bases=(*bases, ("published", published.where)))
