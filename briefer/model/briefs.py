"""Briefs: what the analyst writes from the facts, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefer.model.actors import Actor
from briefer.model.dates import is_edtf
from briefer.model.facts import Fact
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId, SourceId
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Kinship, Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the analyst's own, in Markdown, that cites facts as ``[@label]``."""

    id: ParagraphId
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a brief: the facts sent to it, in order, and the analyst's own paragraphs.

    `name` is the pack's name of the section, or empty for one that the analyst added. A section that
    is not `included` keeps what it holds and is not printed.
    """

    id: SectionId
    name: str
    heading: str
    included: bool = True
    facts: tuple[FactId, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError where a fact was sent to the section twice."""
        if len(set(self.facts)) != len(self.facts):
            message = "a fact stands in a section once"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Brief:
    """One note of a session: its pack, its information cut-off, its fields, and its sections.

    `pack` is a pack's id; `cut_off` is an EDTF string or None; `fields` are pairs of a field's name and
    its value as the analyst entered it.
    """

    id: BriefId
    label: str
    title: str
    pack: str
    cut_off: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError where the cut-off is no EDTF string or a field is given twice."""
        if self.cut_off is not None and not is_edtf(self.cut_off):
            message = f"“{self.cut_off}” is no date in EDTF form"
            raise ValueError(message)
        if len({name for name, _ in self.fields}) != len(self.fields):
            message = "a field of a brief is given once"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class BriefContent:
    """A brief with all that it may draw on: every fact, actor, source and reconciliation of its session.

    `copies` are pairs of sources whose texts are copies, `kinships` what the analyst said of pairs; `pages`
    are the code points at which the pages of sources begin that have any.
    """

    brief: Brief
    facts: tuple[Fact, ...]
    actors: tuple[Actor, ...]
    sources: tuple[Source, ...]
    reconciliations: tuple[Reconciliation, ...] = ()
    copies: tuple[tuple[SourceId, SourceId], ...] = ()
    kinships: tuple[Kinship, ...] = ()
    pages: Mapping[SourceId, tuple[int, ...]] = field(default_factory=dict)
