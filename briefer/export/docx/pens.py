"""What a writer of runs and blocks has in hand: the note's styles, lists, footnotes, links, bookmarks."""

from dataclasses import dataclass, field
from functools import cache

from briefer.export.docx.links import Bookmarks, Links
from briefer.export.docx.notes import Notes
from briefer.export.docx.numbering import Numbering
from briefer.export.docx.printed_notes import PrintedNotes
from briefer.export.docx.styles import Styles
from briefer.export.words import CitedLabels
from briefer.model.documents import Inline


@dataclass(frozen=True, slots=True)
class Pen:
    """Everything that is shared while one part is written.

    `links` are those of the part; `labels` names the facts that the note cites; `rtl` says whether the
    note's language runs from right to left; `width` is the text width in twentieths of a point;
    `notes` takes footnotes or endnotes, and is None where the note has none; `note_pen` writes them, and is
    None within one. `sections` says whether sections carry numbers, and `contents` whether headings are
    listed in a table of contents; `on_pictures` says that pictures may lie below headers and footers.
    `again` keeps the XML of inlines that come again, by their ids, and the inlines, whose ids stay theirs.
    """

    styles: Styles
    numbering: Numbering
    bookmarks: Bookmarks
    notes: Notes | PrintedNotes | None
    links: Links
    labels: CitedLabels
    rtl: bool
    width: int
    note_pen: "Pen | None" = None
    sections: bool = False
    contents: bool = False
    on_pictures: bool = False
    again: dict[int, tuple[Inline, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a run of words is set: `style` is the id of its character style; `linked` is true within a link.

    Looks are made of `PLAIN` alone, each once, and equal to themselves alone: one is looked up with each run,
    and the hash of its parts took as long as writing the run.
    """

    bold: bool = False
    italic: bool = False
    style: str = ""
    linked: bool = False

    @cache  # noqa: B019 - looks are few, and a method reads best where it is used
    def made(
        self, *, bold: bool = False, italic: bool = False, style: str = "", linked: bool = False
    ) -> "Look":
        """Return this look with more to it."""
        return Look(self.bold or bold, self.italic or italic, style or self.style, self.linked or linked)


PLAIN = Look()
