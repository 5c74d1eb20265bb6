"""Feeds (RSS 0.9 to 2.0, Atom) as a format; only the reading child imports the module that reads them."""

import codecs
import re

from briefer.model.extensions import Importer

# A declaration, comments, instructions and a document type may stand before the first tag (XML 1.0, 2.8).
_START = re.compile(
    rb"\s*(?:(?:<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!DOCTYPE\s[^\[>]{0,500}(?:\[.{0,2500}?\]\s*)?>)\s*){0,8}"
    rb"<(?:rss[\s>]|(?:\w+:)?feed\s[^>]*http://(?:www\.w3\.org/2005/Atom|purl\.org/atom/ns#)"
    rb"|rdf:RDF\s[^>]*http://(?:purl\.org/rss/1\.0/|my\.netscape\.com/rdf/simple/0\.9/|purl\.org/net/rss1\.1#))",
    re.DOTALL,
)


def _is_recognised(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\0", b"")
    return _START.match(head.removeprefix(codecs.BOM_UTF8)) is not None


FEED = Importer("feed", "RSS and Atom feeds", (".rss", ".atom"), _is_recognised, "briefer.load.feed:read")
