"""An OpenDocument text's words as its reader sees them. Sections are those of ISO/IEC 26300-1.

Deleted text lies in `text:tracked-changes`, away from the text, and is passed over with it.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from briefer.load.odt_lists import Lists
from briefer.load.written import row_of

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_LEFT_OUT = frozenset(
    (
        f"{TEXT}tracked-changes", f"{_OFFICE}forms", f"{TEXT}sequence-decls", f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls", f"{TEXT}hidden-paragraph", f"{TEXT}hidden-text", f"{TEXT}ruby-text",
        f"{_OFFICE}annotation-end", f"{TEXT}note-citation",
    )
)  # fmt: skip
_TITLES = ("Title", "Heading_20_1")
_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200


def hidden_styles(roots: Iterable[Element]) -> frozenset[str]:
    """Return the names of the styles whose words are not displayed (20.360), in parts with these roots."""
    hidden, based = set(), {}
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            based[name] = style.get(f"{_STYLE}parent-style-name", "")
            properties = style.find(f"{_STYLE}text-properties")
            if properties is not None and properties.get(f"{TEXT}display") == "none":
                hidden.add(name)
    return frozenset(hidden | {name for name, parent in based.items() if parent in hidden})


class Body:
    """The reading of one document's text; what it meets besides is kept."""

    def __init__(self, hidden: frozenset[str], lists: Lists) -> None:
        """Begin; `hidden` are the styles whose words are not displayed."""
        self.heading = ""
        self.has_hidden = False
        self.comments = 0
        self.notes: list[str] = []
        self._hidden, self._lists = hidden, lists
        self._mark = ""
        self._boxes: list[str] = []

    def lines(self, container: Element) -> list[str]:
        """Return the paragraphs and table rows in an element as lines."""
        lines: list[str] = []
        for block in container:
            if block.tag in _PARAGRAPHS:
                lines += [self._paragraph(block), *self._boxes]
                self._boxes = []
            elif block.tag == f"{_TABLE}table":
                lines += self._rows(block)
            elif block.tag == f"{TEXT}list":
                lines += self._items(block)
            elif block.get(f"{TEXT}display") == "none" or block.get(f"{_TABLE}display") == "false":
                self.has_hidden = True
            elif block.tag not in _LEFT_OUT:
                lines += self.lines(block)
        return lines

    def _items(self, listed: Element) -> list[str]:
        lines = []
        self._lists.enter(listed)
        for item in listed:
            self._mark = self._lists.mark() if item.tag == f"{TEXT}list-item" else ""
            lines += self.lines(item)
        self._lists.leave()
        return lines

    def _rows(self, table: Element) -> list[str]:
        lines = []
        for row in _within(table, f"{_TABLE}table-row"):
            cells = [self.lines(cell) for cell in _within(row, f"{_TABLE}table-cell")]
            lines += row_of(cells)
        return lines

    def _paragraph(self, paragraph: Element) -> str:
        words = "".join(self._inline(paragraph))
        style = paragraph.get(f"{TEXT}style-name", "")
        is_title = style in _TITLES or paragraph.get(f"{TEXT}outline-level") == "1"
        if is_title and not self.heading:
            self.heading = " ".join(words.split())
        mark, self._mark = self._mark, ""
        return f"{mark} {words}" if mark and words.strip() else words

    def _inline(self, element: Element) -> Iterator[str]:
        """Yield the words of an element and what is in it; white space is as in 6.1.2."""
        if element.get(f"{TEXT}style-name") in self._hidden:
            self.has_hidden = self.has_hidden or any(word.strip() for word in element.itertext())
            return
        yield _collapsed(element.text)
        for part in element:
            yield from self._piece(part)
            yield _collapsed(part.tail)

    def _piece(self, part: Element) -> Iterator[str]:
        if part.tag == f"{TEXT}s":
            yield " " * _count(part.get(f"{TEXT}c"), _MOST_SPACES)
        elif part.tag == f"{TEXT}tab":
            yield "\t"
        elif part.tag == f"{TEXT}line-break":
            yield "\n"
        elif part.tag == f"{TEXT}note":
            yield self._note(part)
        elif part.tag == f"{_OFFICE}annotation":
            self.comments += 1
        elif part.tag.startswith(_DRAW):
            self._boxes += self._boxed(part)
        elif part.tag not in _LEFT_OUT:
            yield from self._inline(part)

    def _note(self, note: Element) -> str:
        body = note.find(f"{TEXT}note-body")
        outer, self._boxes = self._boxes, []
        words = " ".join(self.lines(body)) if body is not None else ""
        self._boxes = outer
        self.notes.append(f"[{len(self.notes) + 1}] {words.strip()}")
        return f"[{len(self.notes)}]"

    def _boxed(self, drawing: Element) -> list[str]:
        """Return the lines of the text boxes and shapes in a drawing."""
        outer, self._boxes = self._boxes, []
        lines = self.lines(drawing)
        self._boxes = outer
        return lines


def _within(element: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a table that lie in it or in its groups, not those of tables within its cells."""
    for part in element:
        if part.tag == tag:
            yield part
        elif part.tag.startswith(_TABLE) and part.tag != f"{_TABLE}table-cell":
            yield from _within(part, tag)


def _collapsed(words: str | None) -> str:
    """Return words with each run of white space as one space, as white space counts in the XML."""
    return _WHITE.sub(" ", words or "")


def _count(words: str | None, most: int) -> int:
    return min(int(words), most) if words and words.isascii() and words.isdigit() else 1
