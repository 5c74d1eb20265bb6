"""A Word story's words as its reader sees them: changes accepted, hidden words and field codes left out.

python-docx's `paragraph.text` has no words of tracked insertions and does have hidden ones. Element names and
sections are those of ECMA-376 part 1.
"""

from collections.abc import Iterator
from enum import Flag, auto

from lxml.etree import _Element as Element

from briefer.load.docx_numbering import Numbering
from briefer.load.docx_styles import (
    Styles,
    attribute,
    child,
    children,
    hides_run,
    name_of,
    switch,
    value_of,
)
from briefer.load.written import row_of
from briefer.text.cleaning import REPLACEMENT

AROUND_RUNS = frozenset(
    ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "dir", "bdo", "customXml", "sdt", "sdtContent")
)
TAKEN_OUT = frozenset(("del", "moveFrom"))
AROUND_BLOCKS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_PICTURES = frozenset(("drawing", "pict", "object"))
_PRIVATE_USE = range(0xE000, 0xF900)  # where Word keeps the signs of symbol fonts


class Found(Flag):
    """What was met in a story that its analyst should know of."""

    NOTHING = 0
    TRACKED = auto()
    HIDDEN = auto()


class Story:
    """One story's reading: the document's, a note's. Notes that it refers to are kept in their order."""

    def __init__(self, styles: Styles, numbering: Numbering, numbered: dict[tuple[str, str], int]) -> None:
        """Begin. `numbered` holds the notes met so far by kind and id, with their numbers; it grows."""
        self.found = Found.NOTHING
        self.heading = ""
        self._styles, self._numbering, self._numbered = styles, numbering, numbered
        self._fields: list[bool] = []
        self._counts_fields = True
        self._boxes: list[str] = []

    def lines(self, root: Element) -> list[str]:
        """Return the story's paragraphs and table rows as lines."""
        ends = [attribute(mark, "fldCharType") for mark in root.iter() if name_of(mark) == "fldChar"]
        # A field that does not end would hide all that follows.
        self._counts_fields = ends.count("begin") == ends.count("end")
        return self._blocks(root)

    def _blocks(self, container: Element) -> list[str]:
        lines: list[str] = []
        carried = ""
        for block in container:
            name = name_of(block)
            if name == "p":
                carried += self._paragraph(block)
                if not self._is_joined(block):
                    lines.append(carried)
                    carried = ""
                lines += self._boxes
                self._boxes = []
            elif name == "tbl":
                lines += [line for row in children(block, "tr") for line in self._row(row)]
            elif name in AROUND_BLOCKS:
                lines += self._blocks(block)
            elif name == "AlternateContent":
                lines += next((found for part in block if (found := self._blocks(part))), [])
        return [*lines, carried] if carried else lines

    def _row(self, row: Element) -> list[str]:
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            self.found |= Found.TRACKED
            return []
        if switch(properties, "hidden"):
            self.found |= Found.HIDDEN
            return []
        return row_of([self._blocks(cell) for cell in cells(row)])

    def _is_joined(self, paragraph: Element) -> bool:
        """Return whether the next paragraph follows on the same line: the mark between is not shown."""
        mark = child(child(paragraph, "pPr"), "rPr")
        return child(mark, "del") is not None or bool(switch(mark, "vanish"))

    def _paragraph(self, paragraph: Element) -> str:
        style = value_of(child(child(paragraph, "pPr"), "pStyle"))
        words = "".join(self._inline(paragraph, style))
        if not self.heading and style in self._styles.headings:
            self.heading = " ".join(words.split())
        mark = self._numbering.mark(paragraph, self._styles)
        return f"{mark} {words}" if mark and words.strip() else words

    def _inline(self, parent: Element, style: str) -> Iterator[str]:
        for part in parent:
            name = name_of(part)
            if name == "r":
                yield from self._run(part, style)
            elif name in AROUND_RUNS:
                if name == "ins":
                    self.found |= Found.TRACKED
                yield from self._inline(part, style)
            elif name in TAKEN_OUT:
                self.found |= Found.TRACKED
            elif name in ("oMath", "oMathPara"):
                yield "".join(item.text or "" for item in part.iter() if name_of(item) == "t")
            elif name == "AlternateContent":
                yield next((words for way in part if (words := "".join(self._inline(way, style)))), "")

    def _run(self, run: Element, style: str) -> Iterator[str]:
        is_hidden = hides_run(self._styles, run, style)
        words = "".join(self._pieces(run))
        if is_hidden and words.strip():
            self.found |= Found.HIDDEN
        if not is_hidden:
            yield words

    def _pieces(self, run: Element) -> Iterator[str]:
        for part in run:
            name = name_of(part)
            if name == "fldChar":
                self._turn_field(attribute(part, "fldCharType"))
            elif all(self._fields):
                yield self._piece(name, part)

    def _piece(self, name: str, part: Element) -> str:
        if name == "t":
            return part.text or ""
        if name == "sym":
            return sign_of(attribute(part, "char"))
        if name in ("footnoteReference", "endnoteReference"):
            key = (name.removesuffix("Reference"), attribute(part, "id"))
            return f"[{self._numbered.setdefault(key, len(self._numbered) + 1)}]"
        if name == "ruby":
            return self._base(part)
        if name in _PICTURES:
            self._boxes += self._boxed(part)
        if name == "AlternateContent":
            return self._either(part)
        return SIGNS.get(name, "")

    def _turn_field(self, mark: str) -> None:
        """Step into a field's code, from there to its result, or out of it (17.16.18)."""
        if not self._counts_fields:
            return
        if mark == "begin":
            self._fields.append(False)
        elif self._fields and mark == "separate":
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()

    def _base(self, ruby: Element) -> str:
        """Return the words that a reading aid stands above, without it."""
        return "".join(word for base in children(ruby, "rubyBase") for word in self._inline(base, ""))

    def _either(self, choice: Element) -> str:
        """Return the words of the first way of showing a thing that has any; boxes count as words."""
        for way in choice:
            before = len(self._boxes)
            words = "".join(self._pieces(way))
            if words or len(self._boxes) > before:
                return words
        return ""

    def _boxed(self, picture: Element) -> list[str]:
        """Return the lines of the text boxes in a picture."""
        outer, self._boxes = self._boxes, []
        boxes = [item for item in picture.iter() if name_of(item) == "txbxContent"]
        inner = {item for box in boxes for item in box.iterdescendants() if name_of(item) == "txbxContent"}
        lines = [line for box in boxes if box not in inner for line in self._blocks(box)]
        self._boxes = outer
        return lines


def cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a table's row, those within controls too."""
    for part in row:
        if name_of(part) == "tc":
            yield part
        elif name_of(part) in AROUND_BLOCKS:
            yield from cells(part)


def sign_of(code: str) -> str:
    """Return a sign of a font; those in the private use area mean what the font says, which is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return REPLACEMENT if number in _PRIVATE_USE or number > 0x10FFFF else chr(number)  # noqa: PLR2004 - Unicode's end
