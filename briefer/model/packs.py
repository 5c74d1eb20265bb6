"""Packs: a format of note as a folder holds it, its fields and sections."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefer.model.documents import NoteKind
from briefer.model.facts import FactKind, Modality, Status


class FieldKind(StrEnum):
    """How a field is asked for."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    CHOICE = "choice"


class Numbering(StrEnum):
    """What is numbered: nothing, body paragraphs through the note, or sections and paragraphs within them."""

    NONE = "none"
    PARAGRAPHS = "paragraphs"
    SECTIONS = "sections"


class Scheme(StrEnum):
    """By whose rules a note is marked."""

    NONE = "none"
    UK = "uk"
    US = "us"
    TLP = "tlp"
    CANADA = "canada"
    NATO = "nato"
    EU = "eu"


class YardstickName(StrEnum):
    """Whose terms of likelihood judgements use."""

    PHIA = "phia"
    ICD203 = "icd203"


class FactOrder(StrEnum):
    """In which order a section proposes and prints the facts it takes."""

    SENT = "sent"
    EVENT_DATE = "event_date"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class PackField:
    """A field that is asked of the analyst; `choices` are its values where `kind` is a choice.

    `role` says what the field is to the note (``title``, ``marking``, ``date``, ``cut_off`` …) or is empty.
    What was entered is proposed for the pack's next note where the field `remembers`.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""
    role: str = ""
    remembers: bool = False


@dataclass(frozen=True, slots=True)
class Takes:
    """Which facts fit a section: a fact fits where it meets each condition that is not empty.

    `dated` asks for an event date (True), for none (False) or for neither (None). `shared` sections, such
    as a chronology, propose facts that fit another section too; of the others the first that fits wins.
    `older_by` asks for facts whose event ended at least so many days before the latest event of all;
    `latest` proposes only so many, those whose event or deadline lies latest, and 0 is no limit.
    """

    kinds: tuple[FactKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    modalities: tuple[Modality, ...] = ()
    dated: bool | None = None
    deadline: bool | None = None
    shared: bool = False
    order: FactOrder = FactOrder.SENT
    older_by: int = 0
    latest: int = 0


@dataclass(frozen=True, slots=True)
class PackSection:
    """One section of a pack: its name, heading, template text, and what it takes (None: no facts).

    `file` is the template's name within the pack; `max_words` is the norm for its length, or 0;
    `first_line` is the line of the file at which the template text begins, counted from 1; `holds` says
    what the section is for. `style` is the role of its paragraphs in the house style, or empty for body
    text; a section that is not `numbered` has no paragraph numbers even where the pack has. One without a
    `heading` prints none, as a sign-off block; a `new_page` one begins a page, as an annex. One for
    `clearance` holds quotes or grades and is left out of a clean copy. Where it `quotes`, words that a
    statement has from its source word for word stand in quotation marks.
    """

    name: str
    heading: str
    file: str
    template: str
    first_line: int = 1
    required: bool = False
    takes: Takes | None = None
    max_words: int = 0
    holds: str = ""
    style: str = ""
    numbered: bool = True
    new_page: bool = False
    quotes: bool = True
    clearance: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """A format of note: what it asks for, its sections in order, and the folder it lies in.

    `language` is a BCP 47 tag; `max_words` is the norm for the whole note, or 0; `numbering` says what
    carries numbers; `kind` is the line above the title; `scheme` says by whose rules the note is marked, and
    `portions` whether each paragraph is; `yardstick` whose terms judgements use; `notes` where the notes
    stand, and `citations` the id of their style, empty for the program's own; `contents` asks for a table of
    contents, `first_mentions` for actors to be introduced in full and called in short later; `unverified`
    lists what the pack's author could not check. `words` are pairs of a phrase's name and the pack's own
    words for it, where they differ from the program's. `pieces` are pairs of name and text of what its
    templates include.
    """

    id: str
    name: str
    summary: str
    language: str
    kind: str
    folder: Path
    fields: tuple[PackField, ...]
    sections: tuple[PackSection, ...]
    numbering: Numbering = Numbering.NONE
    max_words: int = 0
    scheme: Scheme = Scheme.NONE
    portions: bool = False
    yardstick: YardstickName = YardstickName.PHIA
    notes: NoteKind = NoteKind.FOOTNOTES
    citations: str = ""
    contents: bool = False
    first_mentions: bool = False
    unverified: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    pieces: tuple[tuple[str, str], ...] = ()
