"""How a note that came back differs from the brief, and what of that matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from briefer.model.returned import ReadNote, Stretch


class Concern(IntEnum):
    """How much a remark matters; what matters most comes first."""

    SOURCE = 1
    MATTER = 2
    WORDS = 3
    COMMENT = 4


class Kind(StrEnum):
    """What a remark says happened."""

    LOST = "lost"
    OTHER_SOURCE = "other_source"
    PLACED = "placed"
    UNSOURCED = "unsourced"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    NOTE_EDITED = "note_edited"
    NOTE_LEADS = "note_leads"
    REWORDED = "reworded"
    MOVED = "moved"
    GONE = "gone"
    NEW = "new"
    COMMENT = "comment"


CONCERNS: Mapping[Kind, Concern] = {
    Kind.LOST: Concern.SOURCE,
    Kind.OTHER_SOURCE: Concern.SOURCE,
    Kind.PLACED: Concern.SOURCE,
    Kind.UNSOURCED: Concern.MATTER,
    Kind.FIGURE: Concern.MATTER,
    Kind.DATE: Concern.MATTER,
    Kind.NAME: Concern.MATTER,
    Kind.NEGATION: Concern.MATTER,
    Kind.NOTE_EDITED: Concern.MATTER,
    Kind.NOTE_LEADS: Concern.MATTER,
    Kind.REWORDED: Concern.WORDS,
    Kind.MOVED: Concern.WORDS,
    Kind.GONE: Concern.WORDS,
    Kind.NEW: Concern.WORDS,
    Kind.COMMENT: Concern.COMMENT,
}


class Fate(StrEnum):
    """What became of a paragraph. One that was moved may be reworded too."""

    SAME = "same"
    REWORDED = "reworded"
    GONE = "gone"
    NEW = "new"


class CitationFate(StrEnum):
    """What became of a citation."""

    KEPT = "kept"
    EDITED = "edited"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: a sentence, the labels of the facts that it is about, and where it is.

    `old` and `new` are places of paragraphs in the two notes, None where there is none; `at` is the stretch
    of the new paragraph's words that it is about.
    """

    kind: Kind
    said: str
    facts: tuple[str, ...] = ()
    old: int | None = None
    new: int | None = None
    at: Stretch | None = None

    @property
    def concern(self) -> Concern:
        """How much it matters."""
        return CONCERNS[self.kind]


@dataclass(frozen=True, slots=True)
class ParagraphFate:
    """What became of a paragraph: its places in the two notes, and the words that only one of them has."""

    fate: Fate
    old: int | None
    new: int | None
    is_moved: bool = False
    taken: tuple[Stretch, ...] = ()
    given: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedFate:
    """What became of a citation: the facts that it cites, and its number then and now, 0 where it is gone."""

    fate: CitationFate
    facts: tuple[str, ...]
    was: int
    now: int = 0


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A citation as it belongs into the new words: behind those up to `at`, with its facts' labels."""

    at: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """The note as the brief makes it now: what each of its notes cites, by labels, and what facts say.

    `says` are a fact's statement, its passages and their translations, and its dates in EDTF, by its label in
    lower case. `names` are the words of known names, folded. `pointing` are the words of notes that lead to
    others, with ``{number}`` where the number is.
    """

    note: ReadNote
    cited: tuple[tuple[str, ...], ...]
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    pointing: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs: `fates` in the new note's order, and `remarks` with what matters most first.

    What was taken out has its fate where it stood. `kept` are the citations that belong into each new
    paragraph, by its place; `akin` is how many paragraphs of prose both notes have; `tracked` is how many
    paragraphs of the new one have changes that are not accepted yet.
    """

    fates: tuple[ParagraphFate, ...]
    citations: tuple[CitedFate, ...]
    remarks: tuple[Remark, ...]
    kept: Mapping[int, tuple[KeptMark, ...]]
    akin: int
    tracked: int = 0

    @property
    def has_lost(self) -> bool:
        """Whether a statement has no source any more, or stands under another's."""
        return any(remark.concern is Concern.SOURCE for remark in self.remarks)

    @property
    def renumbered(self) -> int:
        """How many citations have another number now."""
        return sum(each.now not in (0, each.was) for each in self.citations)
