"""What a writer of runs and blocks has in hand: the note's styles, lists, footnotes, links, bookmarks."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefer.export.docx.footnotes import Footnotes
from briefer.export.docx.links import Bookmarks, Links
from briefer.export.docx.numbering import Numbering
from briefer.export.docx.styles import Styles
from briefer.model.ids import FactId


@dataclass(frozen=True, slots=True)
class Pen:
    """Everything that is shared while one note is written.

    `links` are those of the part that is written to; `labels` names the facts that the note cites; `rtl`
    says whether the note's language runs from right to left; `width` is the text width in twentieths of a
    point; `in_note` and `in_link` are true within a footnote or a link.
    """

    styles: Styles
    numbering: Numbering
    bookmarks: Bookmarks
    notes: Footnotes
    links: Links
    labels: Mapping[FactId, str]
    rtl: bool
    width: int
    in_note: bool = False
    in_link: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of words is set."""

    bold: bool = False
    italic: bool = False
    style: str = ""


PLAIN = Look()
