"""The gold tagging of the seed as the analysts of these tests know it."""

from typing import Any

from briefer.model.actors import ActorKind
from briefer.model.facts import AttributionKind, Confidence, FactKind, Modality, Status
from tests.conftest import Seed
from tests.e2e.stating_analyst import GoldFact
from tests.e2e.tagging_analyst import GoldActor, GoldMention


def gold_mentions(seed: Seed) -> tuple[GoldMention, ...]:
    """Return all mentions, in reading order; one of a group has several actors."""
    actors = {it["id"]: GoldActor(it["name"], ActorKind(it["type"])) for it in seed.gold["actors"]}
    made = [
        GoldMention(it["start"], it["end"], tuple(actors[key] for key in it.get("group", [actor["id"]])))
        for actor in seed.gold["actors"]
        for it in actor["mentions"]
    ]
    return tuple(sorted(made, key=lambda it: it.stretch))


def gold_facts(seed: Seed) -> tuple[GoldFact, ...]:
    """Return all facts, in the gold's order."""
    names = {it["id"]: it["name"] for it in seed.gold["actors"]}
    places = {it["id"]: _names_of(it) for it in seed.gold["places"]}
    return tuple(_fact(it, names, places) for it in seed.gold["facts"])


def _names_of(place: dict[str, Any]) -> tuple[str, ...]:
    printed = [it["text"] for it in place["mentions"]]
    return (place["name"], *place.get("aliases", ()), *printed)


def _fact(fact: dict[str, Any], names: dict[str, str], places: dict[str, tuple[str, ...]]) -> GoldFact:
    said, date, place = fact["attribution"], fact["event_date"], fact["place"]
    return GoldFact(
        fact["span"]["start"],
        fact["span"]["end"],
        fact["statement"],
        FactKind(fact["kind"]),
        tuple((names[it["actor"]], it["role"]) for it in fact["actors"]),
        date["value"] or date.get("interval") or "",
        (fact.get("deadline") or {}).get("value", ""),
        () if place is None else places.get(place, (place,)),
        AttributionKind(said["kind"]),
        names[said["who"]] if "who" in said else "",
        said.get("verb", ""),
        Status(fact["status"]),
        Modality(fact.get("modality", "actual")),
        Confidence(fact["confidence"]),
    )
