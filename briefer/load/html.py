"""Reads web pages: the article's words and what the page says of it."""

import html

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fromstring
from trafilatura.settings import Extractor

from briefer.errors import BrieferError
from briefer.load.facts import PageFacts
from briefer.load.html_facts import stated_facts, with_guesses
from briefer.load.html_slim import drop_all_but_words, drop_drawings, drop_furniture, drop_scripts
from briefer.load.html_visible import visible_characters, visible_words
from briefer.load.markup import markup_of
from briefer.model.dates import UNDATED
from briefer.model.sources import LoadedSource
from briefer.text.cleaning import clean

# libxml2 drops what is nested 256 deep and deeper.
# Measured on 97 news pages: F1 .960; without `fast` .952, for precision .953, for recall .959.
_RULES = Extractor(fast=True, comments=False)
_IS_DEEP = etree.XPath("boolean(" + "/*" * 245 + ")")
_LONGEST = 1 << 20  # no article has more characters, and to find that out takes long
_COMMENT, _MANY_COMMENTS = b"<!--", 1000
_SHRUNK = 5
_JOINERS = "\u200c\u200d"  # they are part of how a word is spelled
_STAND_INS = tuple(map(chr, range(0xA500, 0xA600)))  # letters of Vai
_PARAGRAPH = 60  # characters; the lines of menus and forms are shorter, an article has some that are longer


def read(data: bytes, file_name: str) -> tuple[LoadedSource, ...]:
    """Return one source: the article's text, a paragraph a line, and what the page states of it.

    Raises BrieferError where the page shows no words beside its furniture.
    """
    return (page_source(data, file_name),)


def page_source(data: bytes, file_name: str, charset: str = "") -> LoadedSource:
    """Return a page's source; `charset` is the encoding that was stated with it, which goes before its own.

    Raises BrieferError where the page shows no words beside its furniture.
    """
    markup = markup_of(data, charset)
    tree = _tree(markup.encoded)
    facts, seen = (PageFacts(), _LONGEST) if tree is None else _facts(tree, markup.text)
    text, warnings = _article(tree if seen < _LONGEST else None, markup.encoded, seen)
    return LoadedSource(
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
        warnings=(*markup.warnings, *warnings),
        retrieved=facts.retrieved,
        bases=facts.bases,
    )


def _facts(tree: HtmlElement, markup: str) -> tuple[PageFacts, int]:
    """Return what is known of a page, and how many characters can be seen; the tree loses what cannot be."""
    facts = stated_facts(tree, markup)
    drop_drawings(tree)
    if facts.published is not UNDATED:
        drop_scripts(tree)  # else they are where a date may be found
    seen = _LONGEST if _IS_DEEP(tree) else visible_characters(tree)
    return (with_guesses(facts, tree) if seen < _LONGEST else facts), seen


def _tree(markup: bytes) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    # lxml's own lookup is a call of Python for each element, so that forms and fields get their own classes.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree = fromstring(markup, parser=parser)
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


def _article(tree: HtmlElement | None, markup: bytes, seen: int) -> tuple[str, tuple[str, ...]]:
    """Return the article's text, else all visible words, and the warnings that belong to it.

    `seen` is how many characters can be seen; without a tree all of them are taken.
    """
    text = clean(_extracted(tree)).strip() if tree is not None else ""
    if not any(len(line) >= _PARAGRAPH for line in text.splitlines()):
        # Where all is short, it is menus, a form or a notice that were made out.
        text = clean(visible_words(markup)).strip()
        if not text:
            raise BrieferError(
                "The page holds no article text.",
                "Open it in a browser, wait until the article shows, and save it again, or paste its text.",
            )
        return text, ("No article was made out in the page: all its visible text was taken.",)
    kept = sum(map(len, text.split()))
    if kept * _SHRUNK < seen:
        share = 100 * kept // seen
        return text, (
            f"Only {share} % of the page's visible text was taken for the article: see that all is there.",
        )
    return text, ()


def _extracted(tree: HtmlElement) -> str:
    """Return the article's text with its joiners, which trafilatura would drop from within Persian words.

    They pass through it as letters that the page does not have; the tree is changed.
    """
    drop_all_but_words(tree)
    drop_furniture(tree)
    words = str(tree.xpath("string()"))
    free = (letter for letter in _STAND_INS if letter not in words)
    there = {ord(joiner): next(free) for joiner in _JOINERS if joiner in words}
    for element in tree.iter() if there else ():
        element.text = element.text.translate(there) if element.text else element.text
        element.tail = element.tail.translate(there) if element.tail else element.tail
    found: str | None = trafilatura.extract(tree, options=_RULES)
    return (found or "").translate({ord(letter): joiner for joiner, letter in there.items()})


def _plain(words: str) -> str:
    """Return words on one line, with character references resolved that were escaped twice."""
    return " ".join(clean(html.unescape(words)).split())
