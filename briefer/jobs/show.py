"""A session as plain data, in the form that ``briefer show --json`` prints and a tag file is written in."""

from collections.abc import Iterable
from typing import Any

from briefer.model.actors import Actor, Mention, Merge
from briefer.model.briefs import Brief
from briefer.model.dates import Dating
from briefer.model.drafting import Judgement
from briefer.model.facts import Attribution, Evidence, Fact
from briefer.model.ids import ActorId, FactId, SourceId
from briefer.model.memos import Memo
from briefer.model.reconciliations import Reconciliation
from briefer.model.sources import Source
from briefer.model.spans import Span
from briefer.store import queries
from briefer.store.session import Session


def show(session: Session) -> dict[str, Any]:
    """Return the sources, actors, mentions, facts, memos, reconciliations, briefs and sections.

    Members are named by their labels, which stay; spans are ``source``, ``start``, ``end`` (code points, end
    exclusive) and ``quote``. All values are what JSON knows.
    """
    sources = {source.id: source.label for source in queries.sources(session)}
    actors = {actor.id: actor.label for actor in queries.actors(session)}
    facts = {fact.id: fact.label for fact in queries.facts(session)}
    briefs = queries.briefs(session)
    merges = queries.merges_by_actor(session)
    return {
        "sources": [_source(session, source, sources) for source in queries.sources(session)],
        "actors": [_actor(actor, merges.get(actor.id, ())) for actor in queries.actors(session)],
        "mentions": [_mention(mention, sources, actors) for mention in queries.mentions(session)],
        "facts": [_fact(fact, sources, actors) for fact in queries.facts(session)],
        "memos": [_memo(memo, sources) for memo in queries.memos(session)],
        "reconciliations": [_reconciliation(each, facts) for each in queries.reconciliations(session)],
        "briefs": [_brief(brief) for brief in briefs],
        "sections": [section for brief in briefs for section in _sections(brief, facts)],
    }


def _source(session: Session, source: Source, labels: dict[SourceId, str]) -> dict[str, Any]:
    """Return a source of a session; `sha256` is that of its text, by which a tag file can name it."""
    hidden = queries.hidden(session, source.id)
    return {
        "id": source.label,
        "title": source.title,
        "byline": source.byline,
        "publisher": source.publisher,
        **shown_date("published", source.published),
        "retrieved": source.retrieved,
        "url": source.url,
        "language": source.language,
        "media_type": source.media_type,
        "file_name": source.file_name,
        "sha256": source.text_sha256,
        "file_sha256": source.file_sha256,
        "reliability": source.reliability,
        "warnings": list(source.warnings),
        "bases": dict(source.bases),
        "links": [{"kind": link.kind, "source": labels[link.other]} for link in source.links],
        "pages": list(queries.pages(session, source.id)),
        "hidden": [{"start": start, "end": end} for start, end in hidden],
        "text": queries.source_text(session, source.id),
    }


def shown_date(name: str, dating: Dating) -> dict[str, Any]:
    """Return a date as three members: its EDTF value under the name, precision and basis beside it."""
    return {name: dating.value, f"{name}_precision": dating.precision, f"{name}_basis": dating.basis}


def _actor(actor: Actor, merges: Iterable[Merge]) -> dict[str, Any]:
    return {
        "id": actor.label,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": [{"text": alias.text, "kind": alias.kind} for alias in actor.aliases],
        "roles": [
            {"title": role.title, "body": role.body, "from": role.start, "to": role.end}
            for role in actor.roles
        ],
        "note": actor.note,
        "pin": actor.pin,
        "origin": actor.origin,
        "merged": [
            {"id": it.actor.label, "name": it.actor.name, "reason": it.reason, "made": it.made}
            for it in merges
        ],
    }


def _mention(mention: Mention, sources: dict[SourceId, str], actors: dict[ActorId, str]) -> dict[str, Any]:
    return {
        "id": str(mention.id),
        **_span(mention.span, sources),
        "actors": [actors[key] for key in mention.actors],
        "kind": mention.kind,
    }


def _fact(fact: Fact, sources: dict[SourceId, str], actors: dict[ActorId, str]) -> dict[str, Any]:
    date = fact.event_date
    return {
        "id": fact.label,
        "kind": fact.kind,
        "statement": fact.statement,
        "actors": [{"actor": actors[part.actor], "role": part.role} for part in fact.actors],
        "event_date": {"value": date.value, "precision": date.precision, "basis": date.basis},
        "deadline": fact.deadline,
        "place": fact.place,
        "confidence": fact.confidence,
        "note": fact.note,
        "evidence": [_evidence(item, sources, actors) for item in fact.evidence],
    }


def _evidence(item: Evidence, sources: dict[SourceId, str], actors: dict[ActorId, str]) -> dict[str, Any]:
    return {
        "id": str(item.id),
        **_span(item.span, sources),
        "translation": item.translation,
        "attribution": _attribution(item.attribution, actors),
        "report_date": item.report_date,
        "status": item.status,
        "modality": item.modality,
        "grading": {
            "reliability": item.grading.reliability,
            "credibility": item.grading.credibility,
        },
    }


def _attribution(said: Attribution, actors: dict[ActorId, str]) -> dict[str, Any]:
    who = said.who if said.actor is None else actors[said.actor]
    return {"kind": said.kind, "who": who, "verb": said.verb}


def _memo(memo: Memo, sources: dict[SourceId, str]) -> dict[str, Any]:
    return {"id": str(memo.id), **_span(memo.span, sources), "words": memo.words}


def _span(span: Span, sources: dict[SourceId, str]) -> dict[str, Any]:
    return {"source": sources[span.source], "start": span.start, "end": span.end, "quote": span.quote}


def _reconciliation(reconciliation: Reconciliation, facts: dict[FactId, str]) -> dict[str, Any]:
    return {
        "id": reconciliation.label,
        "kind": reconciliation.kind,
        "facts": [facts[key] for key in reconciliation.facts],
        "statement": reconciliation.statement,
        "choices": [
            {
                "matter": choice.matter,
                "way": choice.way,
                "value": choice.value,
                "reason": choice.reason,
                "fact": None if choice.fact is None else facts[choice.fact],
            }
            for choice in reconciliation.choices
        ],
        "note": reconciliation.note,
    }


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "id": brief.label,
        "title": brief.title,
        "pack": brief.pack,
        "cut_off": brief.cut_off,
        "fields": dict(brief.fields),
        "options": dict(brief.options),
    }


def _sections(brief: Brief, facts: dict[FactId, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": str(section.id),
            "brief": brief.label,
            "name": section.name,
            "heading": section.heading,
            "included": section.included,
            "facts": [facts[key] for key in section.facts],
            "by_hand": [facts[key] for key in section.facts if key in section.by_hand],
            "sifting": {
                "kinds": list(section.sifting.kinds),
                "statuses": list(section.sifting.statuses),
                "order": section.sifting.order,
            },
            "paragraphs": [
                {"id": str(each.id), "text": each.text, "taken_over": each.taken is not None}
                for each in section.paragraphs
            ],
            "judgements": [_judgement(each) for each in section.judgements],
            "versions": [{"text": each.text, "made": each.made} for each in section.versions],
        }
        for section in brief.sections
    ]


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": str(judgement.id),
        "text": judgement.text,
        "band": judgement.band,
        "confidence": judgement.confidence,
        "reasons": judgement.reasons,
        "facts": [seen.label for seen in judgement.cited],
    }
