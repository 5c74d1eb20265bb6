"""All words of a page that a browser could show, taken in one pass without building a tree.

It measures what the choice of the article left out, and stands in where there is no article to be found. One
pass needs no memory for nesting, so that a page of a hundred thousand nested elements is read like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

_UNSEEN = frozenset((
    "audio", "canvas", "datalist", "embed", "head", "iframe", "map", "math", "noscript", "object", "script",
    "style", "svg", "template", "video",
))  # fmt: skip
_FURNITURE = frozenset(("aside", "button", "dialog", "footer", "form", "header", "menu", "nav", "select"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "td",
    "th", "title", "tr", "ul",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible words, a paragraph a line, without the page's furniture; counts of characters; depth.

    `all_characters` counts those of the furniture too and none that are white space; `depth` is that of the
    deepest element.
    """

    text: str
    all_characters: int
    depth: int


def visible_words(markup: bytes) -> Visible:
    """Return what can be seen of a page, given in UTF-8."""
    listener = _Listener()
    parser = etree.HTMLParser(target=listener, encoding="utf-8", huge_tree=True)
    parser.feed(markup)
    parser.close()
    return listener.heard()


class _Listener:
    """Hears the parser's events; lxml calls these methods by their names."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._all = 0
        self._depth = 0
        self._deepest = 0
        self._unseen_from = 0
        self._furniture_from = 0

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any]) -> None:
        self._depth += 1
        self._deepest = max(self._deepest, self._depth)
        if not self._unseen_from and (tag in _UNSEEN or "hidden" in attrib):
            self._unseen_from = self._depth
        if not self._furniture_from and tag in _FURNITURE:
            self._furniture_from = self._depth
        if tag in _BLOCKS:
            self._pieces.append("\n")

    def end(self, tag: str | bytes) -> None:
        if tag in _BLOCKS:
            self._pieces.append("\n")
        if self._unseen_from == self._depth:
            self._unseen_from = 0
        if self._furniture_from == self._depth:
            self._furniture_from = 0
        self._depth -= 1

    def data(self, data: str | bytes) -> None:
        if self._unseen_from or isinstance(data, bytes):
            return
        self._all += sum(map(len, data.split()))
        if not self._furniture_from:
            self._pieces.append(data.replace("\n", " "))

    def comment(self, text: str | bytes) -> None:
        """Pass over a comment."""

    def pi(self, target: str | bytes, data: str | bytes | None = None) -> None:
        """Pass over a processing instruction."""

    def close(self) -> None:
        """Hear that the page is over."""

    def heard(self) -> Visible:
        """Return what was heard so far."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return Visible("\n".join(line for line in lines if line), self._all, self._deepest)
