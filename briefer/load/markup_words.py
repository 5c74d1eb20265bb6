"""The words of texts that may be markup, a paragraph a line."""

import re
from collections.abc import Iterator

from lxml import etree

from briefer.text.cleaning import clean

_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|table|section|article|blockquote|figure)\b[^<>]*>",
    re.IGNORECASE,
)
# Of XHTML and of NITF 3.x; what is none of them stands within a line.
_BLOCKS = frozenset((
    "abstract", "address", "article", "blockquote", "block", "body", "body.content", "body.end", "body.head",
    "bq", "br", "byline", "caption", "credit", "dateline", "dd", "div", "dl", "dt", "fn", "h1", "h2", "h3",
    "h4", "h5", "h6", "hedline", "hl1", "hl2", "hr", "li", "main", "note", "ol", "p", "pre", "section",
    "table", "tagline", "td", "th", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "audio", "docdata", "figure", "head", "iframe", "media", "object", "script", "style", "svg", "title",
    "video",
))  # fmt: skip


def words_of(text: str) -> str:
    """Return the words of a text, without its tags where it has any that part paragraphs."""
    if _TAG.search(text):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        # An element around it: a text that is nothing but an end tag would give no tree.
        return element_words(etree.fromstring(f"<div>{clean(text)}</div>".encode(), parser))
    return lines_of(clean(text))


def lines_of(text: str) -> str:
    """Return the lines that are not blank, each without blanks around it."""
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def element_words(root: etree._Element, unseen: frozenset[str] = frozenset()) -> str:
    """Return the words of an element of XHTML or NITF, but for those of elements of these names."""
    pieces = "".join(_pieces(root, _UNSEEN | unseen))
    lines = (" ".join(line.split()) for line in clean(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def one_line(element: etree._Element) -> str:
    """Return all words of an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def _pieces(root: etree._Element, unseen: frozenset[str]) -> Iterator[str]:
    """Yield the words and the line feeds between them; the nesting needs no recursion."""
    hidden: object = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if event == "start":
            if hidden is None and name in unseen:
                hidden = element
            if hidden is None:
                yield "\n" if name in _BLOCKS else ""
                yield (element.text or "").replace("\n", " ")
            continue
        if hidden is None:
            yield "\n" if name in _BLOCKS else ""
        elif hidden is element:
            hidden = None
        if hidden is None and element is not root:
            yield (element.tail or "").replace("\n", " ")
