"""What a draft is made of besides words: what was cited, what was taken over, versions and judgements."""

from dataclasses import dataclass

from briefer.model.facts import FactKind, Status
from briefer.model.ids import ActorId, FactId, JudgementId, ParagraphId, VersionId, is_label
from briefer.model.packs import FactOrder
from briefer.model.yardsticks import CONFIDENCE_LEVELS


@dataclass(frozen=True, slots=True)
class Seen:
    """What a citation showed when it was written or last looked at: its label, its fact, and what that said.

    `sha256` is that of all that was shown of the fact, in lower-case hexadecimal; `words` are what of it can
    be shown again. The fact itself may be gone.
    """

    label: str
    fact: FactId
    sha256: str
    words: str

    def __post_init__(self) -> None:
        """Raise ValueError where the label can be none."""
        if not is_label(self.label):
            message = f"“{self.label}” can be no label"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Taken:
    """The template's block that a paragraph took over, told apart from the others of its section.

    `kind` is the name of the block's class; `place` counts the template's blocks of the section from 0;
    `facts` are those that it stated or cited, in order; `sha256` is that of its plain words.
    """

    kind: str
    place: int
    facts: tuple[FactId, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Version:
    """Words of a paragraph that were put aside: whose, when (ISO 8601 in UTC), and what it took over."""

    id: VersionId
    paragraph: ParagraphId
    text: str
    made: str
    taken: Taken | None = None
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the analyst judges: a clause, how likely that is, how sure the analyst is and why.

    `text` is Markdown that goes on after “It is likely that”; `band` is the id of a band of the brief's
    yardstick; `confidence` is one of CONFIDENCE_LEVELS, or empty where it was not assessed yet; `reasons`
    are what it rests on, in words; `cited` are the facts that the judgement rests on, as they were seen.
    """

    id: JudgementId
    text: str
    band: str
    confidence: str = ""
    reasons: str = ""
    cited: tuple[Seen, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError where the confidence is no level or a fact is cited twice."""
        if self.confidence and self.confidence not in CONFIDENCE_LEVELS:
            message = f"“{self.confidence}” is no level of confidence"
            raise ValueError(message)
        if len({seen.label.casefold() for seen in self.cited}) != len(self.cited):
            message = "a judgement cites a fact once"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Sifting:
    """Which facts a section takes and in which order it prints them, as the analyst chose it.

    A fact passes that meets each condition that is not empty; an order of None is the pack's.
    """

    kinds: tuple[FactKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    order: FactOrder | None = None

    @property
    def asks(self) -> bool:
        """Whether there is any condition."""
        return bool(self.kinds or self.statuses)


@dataclass(frozen=True, slots=True)
class FirstMention:
    """An actor that a note mentions first in a paragraph of the analyst's, and not with the office held then.

    `name` is the actor's, `said` the words that mention it, `wanted` those that would introduce it.
    """

    actor: ActorId
    name: str
    said: str
    wanted: str
    paragraph: ParagraphId


NO_SIFTING = Sifting()
"""What a section has of which nothing was chosen."""
