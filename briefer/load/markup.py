"""The markup of a page from its bytes: the part of reading one that needs no reader of pages."""

import re
from dataclasses import dataclass

from briefer.load.decoding import decode
from briefer.load.text import warnings_of
from briefer.text.cleaning import clean

# An embedded picture can be megabytes long, and one of 12 MB makes the extraction give nothing at all.
_EMBEDDED = re.compile(
    r"""data:(?<=[="'(,\s]data:)[\w.+-]*/?[\w.+-]*(?:;[\w.+-]+(?:=[^,;"'\s]{0,80})?){0,5},[^"'\s<>)]*"""
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_HEAD = 8192
# What a parser stumbles over; a text that is taken out of the markup is cleaned in any case.
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup, as words and in UTF-8, and what the analyst should know of how it was read."""

    text: str
    encoded: bytes
    warnings: tuple[str, ...] = ()


def markup_of(data: bytes, charset: str = "") -> Markup:
    """Return the markup of a page, without embedded files and illegal characters.

    `charset` is the encoding that was stated with the page, which goes before the one that it states itself.
    Raises BrieferError where the bytes are no text.
    """
    decoded = decode(data, charset or declared_charset(data))
    text = _EMBEDDED.sub("data:,", decoded.text) if "data:" in decoded.text else decoded.text
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded.translate(None, _CONTROLS)) == len(encoded):
        return Markup(text, encoded, (decoded.warning,) if decoded.warning else ())
    cleaned = clean(text)
    return Markup(cleaned, cleaned.encode(), warnings_of(decoded, cleaned))


def declared_charset(head: bytes) -> str:
    """Return the encoding that a page with these first bytes declares, or an empty string."""
    head = head[:_HEAD]
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii") if match else ""
