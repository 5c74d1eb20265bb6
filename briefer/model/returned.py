"""A note in Word as its reader sees it: paragraphs, the notes below them, and what was said in the margin.

All offsets are code points of a paragraph's words, ends exclusive.
"""

from dataclasses import dataclass

Stretch = tuple[int, int]

NOTE_KINDS = ("footnote", "endnote")
"""What notes there are, as Word calls them."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A name that the program gave to words of a paragraph; one around a mark alone covers no words."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note, behind the words up to `at`; `note` counts the notes from 0."""

    at: int
    note: int


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph, heading or cell: its words as they would be with all changes accepted.

    `section` is the name of the section's bookmark before it, `row` counts the rows of tables from 1 and is 0
    outside of them. `is_tracked` says that it has changes that nobody accepted yet.
    """

    words: str
    section: str = ""
    row: int = 0
    is_heading: bool = False
    is_tracked: bool = False
    bookmarks: tuple[Bookmark, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    bold: tuple[Stretch, ...] = ()
    italic: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFootnote:
    """A note at the foot or end: its number as its reader sees it, and its words, empty where it has none.

    `kind` is one of NOTE_KINDS.
    """

    kind: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class ReadComment:
    """A remark in the margin: whose, by initials, what it says, and the words that it hangs on.

    `paragraph` is the place among the paragraphs where it begins, -1 where it hangs on none.
    """

    initials: str
    words: str
    about: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A whole note; `created` is the moment at which it says that it was written, in ISO 8601, or empty."""

    paragraphs: tuple[ReadParagraph, ...]
    footnotes: tuple[ReadFootnote, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    created: str = ""
