"""Briefs: what the analyst writes from the facts, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefer.model.actors import Actor
from briefer.model.dates import is_edtf
from briefer.model.drafting import NO_SIFTING, Judgement, Seen, Sifting, Taken, Version
from briefer.model.facts import Fact
from briefer.model.ids import BriefId, FactId, ParagraphId, SectionId, SourceId
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Kinship, Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the analyst's own, in Markdown, that cites facts as ``[@label]``.

    `taken` is the template's block that it stands in place of, or None; `seen` is what its citations showed
    when they were written.
    """

    id: ParagraphId
    text: str
    taken: Taken | None = None
    seen: tuple[Seen, ...] = ()


def called(heading: str, name: str) -> str:
    """Return what a section of this heading and this name in the pack is called."""
    return heading or name.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a brief: the facts sent to it, in order, and the analyst's own paragraphs.

    `name` is the pack's name of the section, or empty for one that the analyst added; several may have one
    name. A section that is not `included` keeps what it holds and is not printed. `by_hand` are those of its
    facts that keep the place in `facts` where the analyst put them, whatever the order of the others;
    `versions` are words that were put aside, the oldest first.
    """

    id: SectionId
    name: str
    heading: str
    included: bool = True
    facts: tuple[FactId, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sifting: Sifting = NO_SIFTING
    by_hand: frozenset[FactId] = frozenset()
    versions: tuple[Version, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError where a fact was sent to the section twice."""
        if len(set(self.facts)) != len(self.facts):
            message = "a fact stands in a section once"
            raise ValueError(message)

    @property
    def title(self) -> str:
        """What the section is called: its heading, or the pack's name of one that prints none, as words."""
        return called(self.heading, self.name)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sent to the section or written in it."""
        return not (self.facts or self.paragraphs or self.judgements)


@dataclass(frozen=True, slots=True)
class Brief:
    """One note of a session: its pack, its information cut-off, its fields, and its sections.

    `pack` is a pack's id; `cut_off` is an EDTF string or None; `fields` are pairs of a field's name and
    its value as the analyst entered it. `options` are pairs too: what was chosen for this note in place of
    what its pack says, such as where notes stand.
    """

    id: BriefId
    label: str
    title: str
    pack: str
    cut_off: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError where the cut-off is no EDTF string or a field or option is given twice."""
        if self.cut_off is not None and not is_edtf(self.cut_off):
            message = f"“{self.cut_off}” is no date in EDTF form"
            raise ValueError(message)
        if len({name for name, _ in self.fields}) != len(self.fields):
            message = "a field of a brief is given once"
            raise ValueError(message)
        if len(dict(self.options)) != len(self.options):
            message = "an option of a brief is given once"
            raise ValueError(message)

    def option(self, name: str) -> str:
        """Return what was chosen under this name, or an empty string."""
        return dict(self.options).get(name, "")


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
