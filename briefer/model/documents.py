"""Documents: a note as blocks and inlines that know which facts they print.

Between composing and any output format stands this tree. Words are plain text throughout: nothing in
them is markup, whatever they look like.
"""

from dataclasses import dataclass
from enum import StrEnum

from briefer.model.ids import FactId
from briefer.model.setting import value


@value
class Text:
    """Words as they are printed; `language` is a BCP 47 tag, or empty for the document's own."""

    text: str
    language: str = ""


@value
class Pointing(Text):
    """Words of a note that point to other notes, whose numbers are still to be given.

    Between its `stretches` stand the numbers of the notes that first tell its `facts`, one fewer than those.
    """

    stretches: tuple[str, ...] = ()
    facts: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set strongly, as a rule in bold."""

    inlines: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set with emphasis, as a rule in italics."""

    inlines: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words in a fixed-width face."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an http, https or mailto address."""

    url: str
    inlines: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


@value
class Statement:
    """Words that state a fact; a reader who points at them is led to its evidence."""

    fact: FactId
    inlines: tuple["Inline", ...]


@value
class Citation:
    """A reference to a fact's evidence: `note` is what its footnote says.

    `label` is the fact's label; `number` counts the citations of the document from 1, in order, and is 0
    while that is still to be done. `others` are the facts that share the note, with their labels.
    """

    fact: FactId
    label: str
    number: int
    note: tuple["Inline", ...]
    others: tuple[tuple[FactId, str], ...] = ()

    @property
    def facts(self) -> tuple[FactId, ...]:
        """All facts that the note tells."""
        return (self.fact, *[fact for fact, _ in self.others]) if self.others else (self.fact,)

    @property
    def cited(self) -> tuple[tuple[FactId, str], ...]:
        """All facts that the note tells, with their labels."""
        return ((self.fact, self.label), *self.others)


Inline = Text | Strong | Emphasis | Code | Link | LineBreak | Statement | Citation


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section's) to 4; `section` is the pack's or brief's name of the section.

    `number` is its running number where the pack numbers sections, else 0; `new_page` begins a page with it;
    `portion` is the marking of its words alone, such as “(U)”, or empty.
    """

    level: int
    inlines: tuple[Inline, ...]
    section: str = ""
    number: int = 0
    new_page: bool = False
    portion: str = ""


@value
class Block:
    """A paragraph; `number` is its running number where the pack numbers paragraphs, else 0.

    `level` is how deep the number stands: 0 is “1.”, 1 is “(a)”, 2 is “(i)”; below numbered sections 1 is
    “a.” and 2 is “(1)”. One with a level and no number stands below the numbered paragraph of the level above
    it. `style` names a role that the house style knows, such as ``bottom-line``; empty is body text.
    `portion` is the marking of this paragraph alone, such as “(U)”, or empty.
    """

    inlines: tuple[Inline, ...]
    number: int = 0
    style: str = ""
    level: int = 0
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a sequence of blocks. `start` is the first number of an ordered list."""

    items: tuple[tuple["AnyBlock", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks set apart as quoted."""

    blocks: tuple["AnyBlock", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that repeats on each page; each cell is a run of inlines.

    `widths` are the columns' shares of the text width, in percent, or empty for equal ones; `title`
    says what the table shows, for those who cannot see it. `style` names a role that the house style knows,
    such as ``sign-off``; empty is a table of facts. `portion` is the marking of its title, such as “(U)”, or
    empty.
    """

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    widths: tuple[int, ...] = ()
    title: str = ""
    style: str = ""
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of the note's headings with their pages, under a title."""

    title: str


@dataclass(frozen=True, slots=True)
class TimeMark:
    """One event of a timeline: its first and last day in ISO 8601, its words, and the fact that it shows.

    `when` is its date as it is printed, or empty for the days as they are.
    """

    begins: str
    ends: str
    words: str
    fact: FactId
    when: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of dated events in order; `title` says what it shows, for those who cannot see it.

    `portion` is its marking, such as “(U)”, or empty.
    """

    title: str
    marks: tuple[TimeMark, ...]
    portion: str = ""


AnyBlock = Heading | Block | Items | Quotation | Table | Rule | Contents | Timeline


class NoteKind(StrEnum):
    """Where the notes of the citations stand."""

    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DocumentField:
    """One line of the title block: the field's name, its label as printed, and its value.

    `role` says what the field is to the note, such as ``to`` or ``date``, or is empty.
    """

    name: str
    label: str
    value: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole note: the kind of note it is, its title block, marking and blocks.

    `kind` is the line above the title (“Briefing note for information”); `marking` stands in header and
    footer of every page; `language` is a BCP 47 tag; `created` is an ISO 8601 moment in UTC; `notes` says
    where the notes stand; `scheme` names the rules by which the marking is set (``uk``, ``tlp`` …), and is
    empty or ``none`` where the house style decides. `portion` is the marking of the title alone, such as
    “(U)”, or empty.
    """

    kind: str
    title: str
    marking: str
    language: str
    fields: tuple[DocumentField, ...]
    blocks: tuple[AnyBlock, ...]
    created: str
    notes: NoteKind = NoteKind.FOOTNOTES
    scheme: str = ""
    portion: str = ""
