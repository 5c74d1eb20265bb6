"""Actors as entities of FollowTheMoney, one JSON object a line.

What no property of a schema holds, such as that a name is a misspelt one, stands in a member of our own,
which other programs carry along.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefer.model.actors import Actor, ActorKind, Alias, Role
from briefer.model.exchange import (
    FTM_LONGEST_NAME,
    FTM_LONGEST_TEXT,
    FTM_NAMES,
    FTM_OWN,
    FTM_SCHEMATA,
    FTM_TOPICS,
    can_say_role,
    ftm_fitted,
    ftm_role,
)

Entity = dict[str, Any]
_BODIES = frozenset({"PublicBody", "Organization", "Company"})


def actors_ftm(actors: Iterable[Actor]) -> str:
    """Return the actors, the offices they held and the bodies of these, one entity a line."""
    known = tuple(actors)
    bodies = {actor.name: _id(actor) for actor in known if FTM_SCHEMATA[actor.kind] in _BODIES}
    entities = {entity["id"]: entity for actor in known for entity in _entities(actor, bodies)}
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities.values())


def _entities(actor: Actor, bodies: Mapping[str, str]) -> Iterator[Entity]:
    yield _entity(_id(actor), FTM_SCHEMATA[actor.kind], _properties(actor), _own(actor))
    for number, role in enumerate(actor.roles, start=1):
        if can_say_role(actor.kind, role):
            body = bodies.get(role.body) or _body_id(role.body)
            if role.body and role.body not in bodies:
                yield _entity(body, "Organization", {"name": [ftm_fitted(role.body)]}, {"is_body": True})
            yield from _office(actor, ftm_role(role), body, number)


def _entity(key: str, schema: str, properties: Mapping[str, list[str]], own: Entity | None = None) -> Entity:
    entity = {"id": key, "schema": schema, "properties": dict(properties)}
    return {**entity, FTM_OWN: own} if own else entity


def _id(actor: Actor) -> str:
    return f"briefer-{actor.id:x}"


def _body_id(name: str) -> str:
    return f"briefer-body-{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def _properties(actor: Actor) -> dict[str, list[str]]:
    properties = defaultdict(list, name=[ftm_fitted(actor.name)])
    for alias in actor.aliases:
        if len(alias.text) <= FTM_LONGEST_NAME:
            properties[_name_property(alias, actor.kind)].append(alias.text)
    if actor.note:
        properties["notes"] = [ftm_fitted(actor.note, FTM_LONGEST_TEXT)]
    if actor.kind in FTM_TOPICS:
        properties["topics"] = [FTM_TOPICS[actor.kind]]
    return properties


def _name_property(alias: Alias, kind: ActorKind) -> str:
    """Return the property that holds an alias; a project has no abbreviation."""
    found = FTM_NAMES[alias.kind]
    return "weakAlias" if found == "abbreviation" and FTM_SCHEMATA[kind] == "Project" else found


def _own(actor: Actor) -> Entity:
    """Return what is ours to know of an actor, beside its properties or where these are cut."""
    return {
        "kind": actor.kind,
        "label": actor.label,
        "name": actor.name,
        "aliases": [{"text": alias.text, "kind": alias.kind} for alias in actor.aliases],
        "roles": [
            {"title": role.title, "body": role.body, "from": role.start, "to": role.end}
            for role in actor.roles
        ],
        "note": actor.note if len(actor.note) > FTM_LONGEST_TEXT else "",
        "origin": actor.origin,
    }


def _office(actor: Actor, role: Role, body: str, number: int) -> Iterator[Entity]:
    """Yield the entities that say that an actor held an office, with plain dates alone."""
    key = f"{_id(actor)}-{number}"
    dates = {name: [date] for name, date in (("startDate", role.start), ("endDate", role.end)) if date}
    if actor.kind is not ActorKind.PERSON:
        member = {"member": [_id(actor)], "organization": [body], "role": [role.title], **dates}
        yield _entity(key, "Membership", member)
        return
    post = {"name": [role.title], "organization": [body]} if role.body else {"name": [role.title]}
    yield _entity(f"{key}-post", "Position", post)
    yield _entity(key, "Occupancy", {"holder": [_id(actor)], "post": [f"{key}-post"], **dates})
