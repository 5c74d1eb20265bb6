"""The seed's complete tagging turned into a tag file, for the tests of several folders."""

import json
from typing import Any

from briefer.model.actors import ActorKind
from briefer.suggest.kinds import guess_alias_kind

_PRECISION_OF_INTERVAL = "interval"


def tag_file(gold: dict[str, Any]) -> str:
    """Return the tag file (JSON text) that says what the gold tagging says."""
    return json.dumps(tags(gold), ensure_ascii=False, indent=1)


def tags(gold: dict[str, Any]) -> dict[str, Any]:
    """Return the tag file's contents: 16 actors, 79 mentions and 31 facts for the seed."""
    source = gold["document"]["file"]
    places = {place["id"]: place["name"] for place in gold["places"]}
    return {
        "actors": [_actor(actor) for actor in gold["actors"]],
        "mentions": [
            _mention(source, actor["id"], mention)
            for actor in gold["actors"]
            for mention in actor["mentions"]
        ],
        "facts": [_fact(source, places, fact) for fact in gold["facts"]],
    }


def _actor(actor: dict[str, Any]) -> dict[str, Any]:
    kind = ActorKind(actor["type"])
    misspelt = {mention["text"] for mention in actor["mentions"] if mention.get("misspelt")}
    return {
        "id": actor["id"],
        "name": actor["name"],
        "kind": actor["type"],
        "aliases": [
            {
                "text": alias,
                "kind": "misspelt" if alias in misspelt else guess_alias_kind(actor["name"], alias, kind),
            }
            for alias in actor.get("aliases", [])
        ],
        "roles": [{"title": role["title"]} for role in actor.get("roles", [])],
    }


def _mention(source: str, actor: str, mention: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": source,
        "start": mention["start"],
        "end": mention["end"],
        "quote": mention["text"],
        "actors": mention.get("group", [actor]),
        "kind": mention["kind"],
    }


def _fact(source: str, places: dict[str, str], fact: dict[str, Any]) -> dict[str, Any]:
    said = fact["attribution"]
    evidence = {
        "source": source,
        "start": fact["span"]["start"],
        "end": fact["span"]["end"],
        "quote": fact["span"]["text"],
        "attribution": {key: said[key] for key in ("kind", "who", "verb") if key in said},
        "status": fact["status"],
        "grading": {
            "reliability": fact["grading"]["source_reliability"],
            "credibility": fact["grading"]["information_credibility"],
        },
    }
    if fact.get("modality"):
        evidence["modality"] = fact["modality"]
    place = fact["place"] or ""
    return {
        "id": fact["id"],
        "kind": fact["kind"],
        "statement": fact["statement"],
        "actors": fact["actors"],
        "event_date": _event_date(fact["event_date"]),
        **({"deadline": fact["deadline"]["value"]} if fact.get("deadline") else {}),
        "place": places.get(place, place),
        "confidence": fact["confidence"],
        "evidence": [evidence],
    }


def _event_date(date: dict[str, Any]) -> dict[str, Any]:
    value = date["value"] or date.get("interval")
    basis = date.get("basis", "resolved" if value else "unknown")
    return {"value": value, "precision": date["precision"], "basis": basis}
