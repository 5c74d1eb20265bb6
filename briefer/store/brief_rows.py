"""A brief's own choices, takeovers, judgements and versions as rows, and rows as those."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.model.briefs import Brief, Paragraph, Section
from briefer.model.drafting import NO_SIFTING, Judgement, Seen, Sifting, Taken, Version
from briefer.model.facts import FactKind, Status
from briefer.model.ids import FactId, JudgementId, ParagraphId, VersionId
from briefer.model.packs import FactOrder
from briefer.store import statements as st
from briefer.store.database import Row

TABLES = (st.BRIEF_OPTION, st.SIFTING, st.BY_HAND, st.TAKEOVER, st.JUDGEMENT, st.VERSION, st.CITED)
"""The tables of which all rows name their brief."""

_NOTHING_TAKEN = ("", 0, "", "")


def draft_rows(brief: Brief) -> dict[st.Table, list[Row]]:
    """Return the rows of each of TABLES that the brief is to have."""
    rows: dict[st.Table, list[Row]] = {table: [] for table in TABLES}
    rows[st.BRIEF_OPTION] = [(brief.id, name, at, value) for at, (name, value) in enumerate(brief.options)]
    for section in brief.sections:
        _add_section(rows, brief, section)
    return rows


def _add_section(rows: dict[st.Table, list[Row]], brief: Brief, section: Section) -> None:
    own = brief.id, section.id
    if section.sifting != NO_SIFTING:
        sifting = section.sifting
        rows[st.SIFTING].append(
            (*own, " ".join(sifting.kinds), " ".join(sifting.statuses), sifting.order or "")
        )
    rows[st.BY_HAND] += [(*own, fact) for fact in section.facts if fact in section.by_hand]
    for paragraph in section.paragraphs:
        if paragraph.taken is not None:
            rows[st.TAKEOVER].append((brief.id, paragraph.id, *_taken_row(paragraph.taken)))
        rows[st.CITED] += _cited_rows(brief, paragraph.id, paragraph.seen)
    for at, judgement in enumerate(section.judgements):
        said = judgement.text, judgement.band, judgement.confidence, judgement.reasons
        rows[st.JUDGEMENT].append((judgement.id, *own, at, *said))
        rows[st.CITED] += _cited_rows(brief, judgement.id, judgement.cited)
    for at, version in enumerate(section.versions):
        taken = _taken_row(version.taken) if version.taken else _NOTHING_TAKEN
        words = version.paragraph, version.text, version.made
        rows[st.VERSION].append((version.id, *own, at, *words, *taken))
        rows[st.CITED] += _cited_rows(brief, version.id, version.seen)


def _taken_row(taken: Taken) -> tuple[str, int, str, str]:
    return taken.kind, taken.place, " ".join(map(str, taken.facts)), taken.sha256


def _cited_rows(brief: Brief, holder: int, seen: Sequence[Seen]) -> list[Row]:
    return [
        (brief.id, holder, each.label, at, each.fact, each.sha256, each.words) for at, each in enumerate(seen)
    ]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the rows say of the sections and paragraphs of many briefs, by their keys."""

    options: Mapping[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    siftings: dict[int, Sifting] = field(default_factory=dict)
    by_hand: Mapping[int, set[FactId]] = field(default_factory=lambda: defaultdict(set))
    taken: dict[int, Taken] = field(default_factory=dict)
    judgements: Mapping[int, list[Judgement]] = field(default_factory=lambda: defaultdict(list))
    versions: Mapping[int, list[Version]] = field(default_factory=lambda: defaultdict(list))
    seen: Mapping[int, list[Seen]] = field(default_factory=lambda: defaultdict(list))

    def paragraph(self, key: ParagraphId, text: str) -> Paragraph:
        """Return a paragraph with what it took over and what its citations showed."""
        return Paragraph(key, text, self.taken.get(key), tuple(self.seen.get(key, ())))


def drafts_of(rows: Mapping[st.Table, Iterable[Row]]) -> Drafts:
    """Return what the rows of TABLES say; rows that do not fit the model raise ValueError."""
    drafts = Drafts()
    for _, holder, label, _, fact, sha256, words in sorted(rows[st.CITED], key=lambda row: (row[1], row[3])):
        drafts.seen[holder].append(Seen(label, FactId(fact), sha256, words))
    for brief, name, _, value in sorted(rows[st.BRIEF_OPTION], key=lambda row: (row[0], row[2])):
        drafts.options[brief].append((name, value))
    for _, section, kinds, statuses, order in rows[st.SIFTING]:
        drafts.siftings[section] = Sifting(
            tuple(map(FactKind, kinds.split())),
            tuple(map(Status, statuses.split())),
            FactOrder(order) if order else None,
        )
    for _, section, fact in rows[st.BY_HAND]:
        drafts.by_hand[section].add(FactId(fact))
    for _, paragraph, *taken in rows[st.TAKEOVER]:
        drafts.taken[paragraph] = _taken(*taken)
    for key, _, section, _, words, *sure in sorted(rows[st.JUDGEMENT], key=lambda row: (row[2], row[3])):
        band, confidence, reasons = sure
        cited = tuple(drafts.seen.get(key, ()))
        judgement = Judgement(JudgementId(key), words, band, confidence, reasons, cited)
        drafts.judgements[section].append(judgement)
    for row in sorted(rows[st.VERSION], key=lambda row: (row[2], row[3])):
        drafts.versions[row[2]].append(_version(row, drafts))
    return drafts


def _version(row: Row, drafts: Drafts) -> Version:
    key, _, _, _, paragraph, words, made, *taken = row
    was = _taken(*taken) if taken[0] else None
    return Version(VersionId(key), paragraph, words, made, was, tuple(drafts.seen.get(key, ())))


def _taken(kind: str, place: int, facts: str, sha256: str) -> Taken:
    return Taken(kind, place, tuple(FactId(int(fact)) for fact in facts.split()), sha256)
