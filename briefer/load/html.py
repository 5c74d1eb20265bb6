"""Reads web pages: the article's words and what the page says of it."""

import html
import re

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fromstring

from briefer.errors import BrieferError
from briefer.load.decoding import decode
from briefer.load.facts import PageFacts
from briefer.load.html_facts import page_facts
from briefer.load.html_visible import Visible, visible_words
from briefer.load.text import warnings_of
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean

# An embedded picture can be megabytes long, and one of 12 MB makes the extraction give nothing at all.
_EMBEDDED = re.compile(
    r"""(?<=[="'(,\s])data:[\w.+-]*/?[\w.+-]*(?:;[\w.+-]+(?:=[^,;"'\s]{0,80})?){0,5},[^"'\s<>)]*"""
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
# libxml2 drops what is nested deeper; no article has more characters, and to find that out takes long.
_DEEPEST = 250
_LONGEST = 1 << 20
_COMMENT, _MANY_COMMENTS = b"<!--", 1000
_SHRUNK = 5
_JOINERS = "\u200c\u200d"  # they are part of how a word is spelled
_STAND_INS = tuple(map(chr, range(0xA500, 0xA600)))  # letters of Vai
_PARAGRAPH = 60  # characters; the lines of menus and forms are shorter, an article has some that are longer


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return one source: the article's text, a paragraph a line, and what the page states of it.

    Raises BrieferError where the page shows no words beside its furniture.
    """
    decoded = decode(data, _declared(data[:8192]))
    markup = clean(_EMBEDDED.sub("data:,", decoded.text))
    encoded = markup.encode()
    visible = visible_words(encoded)
    tree = _tree(encoded)
    text, warnings = _article(tree, visible)
    facts = page_facts(tree, markup) if tree is not None else PageFacts()
    return (
        LoadedSource(
            text=text,
            title=_plain(facts.title),
            byline=_plain(facts.byline),
            publisher=_plain(facts.publisher),
            published=facts.published,
            url=facts.url,
            language=facts.language,
            media_type="text/html",
            file_name=file_name,
            original=data,
            warnings=(*warnings_of(decoded, markup), *warnings),
        ),
    )


def _declared(head: bytes) -> str:
    """Return the encoding that the page declares, or an empty string."""
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii") if match else ""


def _tree(markup: bytes) -> HtmlElement | None:
    try:
        tree = fromstring(markup, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if not isinstance(tree, HtmlElement):
        return None
    if markup.count(_COMMENT) > _MANY_COMMENTS:
        _drop_comments_in_attributes(tree)
    return tree


def _drop_comments_in_attributes(tree: HtmlElement) -> None:
    """Take away what libxml2 needs quadratic time to write again, as htmldate has it do: 100 kB take 13 s."""
    begin = _COMMENT.decode()
    for element in tree.iter():
        for name, value in element.items():
            if begin in value:
                element.set(name, value.replace(begin, ""))


def _article(tree: HtmlElement | None, visible: Visible) -> tuple[str, tuple[str, ...]]:
    """Return the article's text, else all visible words, and the warnings that belong to it."""
    text = ""
    if tree is not None and visible.depth < _DEEPEST and visible.all_characters < _LONGEST:
        # Measured on 97 news pages: F1 .960, against .952 without `fast` and .953 with favor_precision.
        text = clean(_extracted(tree)).strip()
    if not any(len(line) >= _PARAGRAPH for line in text.splitlines()):
        # Where all is short, it is menus, a form or a notice that were made out.
        text = clean(visible.text).strip()
        if not text:
            raise BrieferError(
                "The page holds no article text.",
                "Open it in a browser, wait until the article shows, and save it again, or paste its text.",
            )
        return text, ("No article was made out in the page: all its visible text was taken.",)
    kept = sum(map(len, text.split()))
    if kept * _SHRUNK < visible.all_characters:
        share = 100 * kept // visible.all_characters
        return text, (
            f"Only {share} % of the page's visible text was taken for the article: see that all is there.",
        )
    return text, ()


def _extracted(tree: HtmlElement) -> str:
    """Return the article's text with its joiners, which trafilatura would drop from within Persian words.

    They pass through it as letters that the page does not have; the tree is changed.
    """
    words = "".join(tree.itertext())
    free = (letter for letter in _STAND_INS if letter not in words)
    there = {ord(joiner): next(free) for joiner in _JOINERS if joiner in words}
    for element in tree.iter() if there else ():
        element.text = element.text.translate(there) if element.text else element.text
        element.tail = element.tail.translate(there) if element.tail else element.tail
    found: str | None = trafilatura.extract(tree, fast=True, include_comments=False)
    return (found or "").translate({ord(letter): joiner for joiner, letter in there.items()})


def _plain(words: str) -> str:
    """Return words on one line, with character references resolved that were escaped twice."""
    return " ".join(clean(html.unescape(words)).split())
