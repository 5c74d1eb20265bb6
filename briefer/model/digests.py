"""Digests: what lists sort, group and filter facts by, without reading the facts whole."""

from dataclasses import dataclass

from briefer.model.facts import Confidence, FactKind, Modality, Status
from briefer.model.ids import ActorId, FactId, SourceId


@dataclass(frozen=True, slots=True)
class PassageDigest:
    """One item of evidence: its source, the code point it begins at, and how it stands.

    `grading` is the usual short form, as in “B2”; `report_date` an EDTF string or None.
    """

    source: SourceId
    start: int
    status: Status
    modality: Modality
    grading: str
    report_date: str | None


@dataclass(frozen=True, slots=True)
class FactDigest:
    """One fact as lists see it.

    `added` is its place among all facts in the order they were added; `event_date` and `deadline` are EDTF
    strings or None; `words` are all that a filter looks through: label, statement, place, note, passages
    and translations, folded for comparing.
    """

    id: FactId
    added: int
    label: str
    kind: FactKind
    event_date: str | None
    deadline: str | None
    confidence: Confidence
    passages: tuple[PassageDigest, ...]
    actors: tuple[ActorId, ...]
    words: str

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """The sources that the fact rests on, each once, in the order of its passages."""
        return tuple(dict.fromkeys(item.source for item in self.passages))
