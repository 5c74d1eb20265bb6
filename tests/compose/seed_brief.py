"""The seed article's complete tagging as a brief's content, for tests that need a whole note."""

from typing import Any

from briefer.model.actors import Actor, ActorKind, Alias
from briefer.model.briefs import Brief, BriefContent
from briefer.model.dates import UNDATED, Basis, Dating, dated
from briefer.model.facts import (
    Attribution,
    AttributionKind,
    Confidence,
    Credibility,
    Evidence,
    Fact,
    FactActor,
    FactKind,
    Grading,
    Modality,
    Reliability,
    Status,
)
from briefer.model.ids import ActorId, BriefId, EvidenceId, FactId, SourceId
from briefer.model.sources import Source
from briefer.model.spans import span_of

SOURCE = SourceId(1)


def content_of(gold: dict[str, Any], text: str) -> BriefContent:
    """Return a brief with no sections over all the actors and facts of the gold tagging."""
    actors = {each["id"]: _actor(each, number) for number, each in enumerate(gold["actors"], 1)}
    dates = {each["id"]: each for each in gold["dates"]}
    facts = tuple(_fact(each, number, actors, dates, text) for number, each in enumerate(gold["facts"], 1))
    brief = Brief(
        BriefId(1),
        "b1",
        "China presents itself as go-between after the Iran–Pakistan strikes",
        "information-note",
        cut_off="2024-01-23",
    )
    return BriefContent(brief, facts, tuple(actors.values()), (_source(gold, text),))


def _source(gold: dict[str, Any], text: str) -> Source:
    return Source(
        id=SOURCE,
        label="s1",
        title="",
        byline="",
        publisher="",
        published=dated("2024-01-23", Basis.GIVEN),
        retrieved="2026-11-23T09:00:00Z",
        url="",
        language="en",
        media_type="text/plain",
        file_name=gold["document"]["file"],
        file_sha256="0" * 64,
        text_sha256=gold["document"]["sha256"],
        length=len(text),
    )


def _actor(gold: dict[str, Any], number: int) -> Actor:
    kinds = set(ActorKind)
    kind = ActorKind(gold["type"]) if gold["type"] in kinds else ActorKind.OTHER
    aliases = tuple(Alias(alias) for alias in gold.get("aliases", ()) if alias != gold["name"])
    return Actor(ActorId(number), gold["id"], gold["name"], kind, aliases)


def _fact(
    gold: dict[str, Any], number: int, actors: dict[str, Actor], dates: dict[str, Any], text: str
) -> Fact:
    span = gold["span"]
    said = gold["attribution"]
    grading = gold["grading"]
    evidence = Evidence(
        EvidenceId(number),
        span_of(SOURCE, text, span["start"], span["end"]),
        attribution=Attribution(
            AttributionKind(said["kind"]),
            actors[said["who"]].id if said.get("who") else None,
            verb=said.get("verb", ""),
        ),
        status=Status(gold["status"]),
        modality=Modality(gold.get("modality", "actual")),
        grading=Grading(
            Reliability(grading["source_reliability"]), Credibility(grading["information_credibility"])
        ),
    )
    return Fact(
        FactId(number),
        gold["id"],
        FactKind(gold["kind"]),
        gold["statement"],
        (evidence,),
        tuple(FactActor(actors[part["actor"]].id, part["role"]) for part in gold["actors"]),
        _dating(gold["event_date"], dates),
        gold["deadline"]["value"] if gold.get("deadline") else None,
        gold["place"] or "",
        Confidence(gold["confidence"]),
    )


def _dating(gold: dict[str, Any], dates: dict[str, Any]) -> Dating:
    value = gold["value"] or gold.get("interval")
    if value is None:
        return UNDATED
    if gold["value"] is None:
        return dated(value, Basis.INFERRED)
    kind = dates[gold["date_id"]]["kind"] if "date_id" in gold else "vague"
    bases = {"relative_weekday": Basis.RESOLVED, "vague": Basis.INFERRED}
    return dated(value, bases.get(kind, Basis.STATED))
