"""Facts of a tag file: those of the session found again and completed, the others added and sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.commands.briefs import send_fact
from briefer.commands.facts import EvidenceDraft, new_evidence
from briefer.commands.labels import Labels
from briefer.commands.tag_actors import Actors
from briefer.commands.tag_format import TaggedEvidence, TaggedFact
from briefer.commands.tag_spans import Spans
from briefer.commands.wording import plain_faults, shown
from briefer.errors import BrieferError
from briefer.model.briefs import Brief, Section
from briefer.model.changes import Collection
from briefer.model.facts import Attribution, Evidence, Fact, FactActor
from briefer.model.ids import BriefId, FactId, new_key
from briefer.model.spans import Span
from briefer.store import queries, writing
from briefer.store.session import Session


@dataclass(frozen=True, slots=True)
class PutFacts:
    """What putting a file's facts did: their ids in the file's order, how many are new and how many grew."""

    ids: tuple[FactId, ...]
    added: int
    completed: int
    renamed: tuple[tuple[str, str], ...]

    def named(self, tagged: Sequence[TaggedFact]) -> dict[str, FactId]:
        """Return the facts by the ids that the file has for them, in lower case."""
        pairs = zip(tagged, self.ids, strict=True)
        return {item.id.casefold(): key for item, key in pairs if item.id}


def put_facts(session: Session, tagged: Sequence[TaggedFact], actors: Actors, spans: Spans) -> PutFacts:
    """Store the file's facts: one of the same statement over a same passage is completed, not doubled.

    Raises BrieferError where a quote, a source or an actor is not there.
    """
    facts = queries.facts(session)
    there = {(fact.statement, item.span): fact for fact in facts for item in fact.evidence}
    labels = Labels((fact.label for fact in facts), queries.next_label(session, Collection.FACT))
    drafts = [_draft(item, actors, spans) for item in tagged]
    known = [_known(draft, there) for draft in drafts]
    claims = ["" if old else labels.claim(item.id) for item, old in zip(tagged, known, strict=True)]
    ids, completed, renamed = [], 0, []
    for item, draft, old, claim in zip(tagged, drafts, known, claims, strict=True):
        if old is None:
            fact = replace(draft, label=claim or labels.fresh())
            renamed += [(item.id, fact.label)] if item.id not in ("", fact.label) else []
        else:
            passages = {part.span for part in old.evidence}
            missing = tuple(part for part in draft.evidence if part.span not in passages)
            fact = replace(old, evidence=(*old.evidence, *missing))
            completed += bool(missing)
        if fact != old:
            writing.put_fact(session, fact)
        ids.append(fact.id)
    return PutFacts(tuple(ids), known.count(None), completed, tuple(renamed))


def send_facts(
    session: Session, brief_id: BriefId, tagged: Sequence[TaggedFact], ids: Sequence[FactId]
) -> int:
    """Send the facts that name a section to it and return how many were not there yet.

    Raises BrieferError that lists the sections where the brief has none of that name or heading.
    """
    sent = 0
    for item, fact_id in zip(tagged, ids, strict=True):
        if item.section:
            section = _section(queries.brief(session, brief_id), item)
            if fact_id not in section.facts:
                send_fact(session, brief_id, section.id, fact_id)
                sent += 1
    return sent


def _draft(tagged: TaggedFact, actors: Actors, spans: Spans) -> Fact:
    parts = [FactActor(actors.key(name, f"{tagged.place}.actors"), role) for name, role in tagged.actors]
    with plain_faults():
        return Fact(
            id=FactId(new_key()),
            label="f0",
            kind=tagged.kind,
            statement=tagged.statement,
            evidence=tuple(_evidence(item, actors, spans) for item in tagged.evidence),
            actors=tuple(dict.fromkeys(parts)),
            event_date=tagged.event_date,
            deadline=tagged.deadline,
            place=tagged.place_name,
            confidence=tagged.confidence,
            note=tagged.note,
        )


def _evidence(tagged: TaggedEvidence, actors: Actors, spans: Spans) -> Evidence:
    speaker = actors.known(tagged.who)
    words = "" if speaker is not None else tagged.who
    return new_evidence(
        EvidenceDraft(
            span=spans.find(tagged.span),
            translation=tagged.translation,
            attribution=Attribution(tagged.attribution, speaker, words, tagged.verb),
            report_date=tagged.report_date,
            status=tagged.status,
            modality=tagged.modality,
            grading=tagged.grading,
        )
    )


def _known(draft: Fact, there: dict[tuple[str, Span], Fact]) -> Fact | None:
    return next((there[key] for it in draft.evidence if (key := (draft.statement, it.span)) in there), None)


def _section(brief: Brief, tagged: TaggedFact) -> Section:
    wanted = tagged.section.casefold()
    for section in brief.sections:
        if wanted in (section.name.casefold(), section.title.casefold()):
            return section
    names = ", ".join(section.name or section.title for section in brief.sections)
    what = f"In the tag file, {tagged.place}.section is “{shown(tagged.section)}”, which the brief has not."
    raise BrieferError(
        what,
        f"Its sections are: {names}.",
    )
