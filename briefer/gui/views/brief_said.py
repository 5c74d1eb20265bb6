"""What the paper tells of a note: where facts stand on it, its words, and what one piece has to know."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefer.export.outline import Entry
from briefer.model.documents import AnyBlock, Block, Citation, Code, Inline, LineBreak, Text
from briefer.model.ids import FactId

BOXED = "bottom-line"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of the laid-out text (UTF-16 units) that state or cite a fact.

    `note` is what the footnote of a citation says, in plain words.
    """

    start: int
    end: int
    fact: FactId
    is_citation: bool
    note: str = ""

    def moved(self, by: int) -> "Place":
        """Return the same place in a text that begins so many characters earlier."""
        return Place(self.start + by, self.end + by, self.fact, self.is_citation, self.note)


@dataclass(frozen=True, slots=True)
class Ways:
    """What of the whole note one piece has to know: whether sections carry numbers and citations marks.

    `entries` are the headings for a table of contents, where the piece has one.
    """

    sections: bool = False
    marks: bool = True
    entries: tuple[Entry, ...] = ()


PLAIN_WAYS = Ways()


def plain_words(inlines: Iterable[Inline]) -> str:
    """Return the words of inlines, without what is marked in them."""
    words = []
    for inline in inlines:
        match inline:
            case Text() | Code():
                words.append(inline.text)
            case LineBreak():
                words.append(" ")
            case Citation():
                words.append(str(inline.number))
            case _:
                words.append(plain_words(inline.inlines))
    return "".join(words)


def style_of(block: AnyBlock) -> str:
    """Return the role of a paragraph in the house style; empty for anything else."""
    return block.style if isinstance(block, Block) else ""
