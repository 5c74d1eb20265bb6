"""Actors read from entities of FollowTheMoney, one JSON object a line.

What the properties say is taken; the member of our own, where there is one, only says it more precisely.
Faults name the line, and then nothing is taken.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from briefer.errors import BrieferError
from briefer.model.actors import ActorFile, ActorKind, Alias, AliasKind, LoadedActor, Role
from briefer.model.dates import is_edtf
from briefer.model.exchange import (
    FTM_LONGEST_NAME,
    FTM_OWN,
    FTM_SCHEMATA,
    can_say_role,
    ftm_fitted,
    ftm_role,
)

_SEE = "Nothing of the file was taken; docs/actor-files.md says what it may hold."
_KINDS = MappingProxyType(
    {
        "Person": ActorKind.PERSON,
        "PublicBody": ActorKind.PUBLIC_BODY,
        "Organization": ActorKind.ORGANISATION,
        "Company": ActorKind.COMPANY,
        "LegalEntity": ActorKind.OTHER,
        "Project": ActorKind.PROGRAMME,
    }
)
_KINDS_BY_TOPIC = MappingProxyType(
    {
        "mil": ActorKind.MILITARY,
        "gov.igo": ActorKind.INTERNATIONAL_BODY,
        "pol.party": ActorKind.POLITICAL_PARTY,
    }
)
_NAME_KINDS = MappingProxyType(
    {
        "alias": AliasKind.FULL,
        "weakAlias": AliasKind.SHORT,
        "abbreviation": AliasKind.ACRONYM,
        "previousName": AliasKind.FORMER,
    }
)
_NOTES = ("notes", "summary", "description")
# Of each schema that says who held an office: the properties of the holder and of the body, and the title
# where none is given.
_OFFICES = MappingProxyType(
    {
        "Membership": ("member", "organization", "member"),
        "Employment": ("employee", "employer", "employee"),
        "Directorship": ("director", "organization", "director"),
    }
)


@dataclass(frozen=True, slots=True)
class _Entity:
    """One entity of the file, and what its member of our own says; `number` is its line."""

    number: int
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    own: Mapping[str, Any]

    def first(self, name: str) -> str:
        """Return the first value of a property on one line, or an empty string."""
        return " ".join(next(iter(self.properties.get(name, ())), "").split())


def read_actors_ftm(text: str) -> ActorFile:
    """Return the actors of a file of entities, and how many entities of other schemata were left.

    Raises BrieferError that names the line of what is no entity.
    """
    entities: dict[str, _Entity] = {}
    for entity in _entities(text):
        if entity.id in entities:
            what = f"Line {entity.number}: an entity “{entity.id[:40]}” stands in an earlier line too."
            raise BrieferError(what, _SEE)
        entities[entity.id] = entity
    roles, used = _offices(entities)
    actors, left = [], Counter[str]()
    for entity in entities.values():
        if entity.schema in _KINDS and entity.first("name"):
            if entity.own.get("is_body") is not True:
                actors.append(_actor(entity, roles.get(entity.id, [])))
        elif entity.id not in used:
            left[entity.schema] += 1
    return ActorFile(tuple(actors), tuple(_counted(schema, number) for schema, number in left.items()))


def _counted(schema: str, number: int) -> str:
    if schema in _KINDS:
        return f"{number:,} of the schema {schema} without a name"
    return f"{number:,} of the schema {schema}"


def _entities(text: str) -> Iterator[_Entity]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except json.JSONDecodeError as error:
            what = f"Line {number} is broken JSON at column {error.colno}: {error.msg}."
            raise BrieferError(what, _SEE) from error
        except (RecursionError, ValueError) as error:
            raise BrieferError(f"Line {number} is no JSON that can be read.", _SEE) from error
        yield _entity(number, content)


def _entity(number: int, content: Any) -> _Entity:
    given = content if isinstance(content, dict) else {}
    key, schema, properties = given.get("id"), given.get("schema"), given.get("properties")
    if not (isinstance(key, str) and isinstance(schema, str) and isinstance(properties, dict)):
        raise BrieferError(f"Line {number} is no entity with an id, a schema and properties.", _SEE)
    own = given.get(FTM_OWN)
    values = {name: _values(number, name, value) for name, value in properties.items()}
    return _Entity(number, key, schema, values, own if isinstance(own, dict) else {})


def _values(number: int, name: str, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(it, str) for it in values):
        what = f"Line {number}: the property {name[:40]} is no list of words."
        raise BrieferError(what, _SEE)
    return tuple(it for it in values if it.strip())


def _actor(entity: _Entity, said: list[Role]) -> LoadedActor:
    kind = _kind(entity)
    name = entity.first("name")
    whole = _word(entity.own.get("name"))
    notes = [note for key in _NOTES for note in entity.properties.get(key, ())]
    note = "\n\n".join(dict.fromkeys(notes))
    return LoadedActor(
        f"line {entity.number}",
        _word(entity.own.get("label")),
        whole if ftm_fitted(whole) == name else name,
        kind,
        _aliases(entity),
        _roles(entity, kind, said),
        _word(entity.own.get("note")) or note,
        _word(entity.own.get("origin")),
    )


def _kind(entity: _Entity) -> ActorKind:
    """Return the kind that our own member says, if the schema fits it, else that of topics and schema."""
    own = _word(entity.own.get("kind"))
    if own in set(ActorKind) and FTM_SCHEMATA[ActorKind(own)] == entity.schema:
        return ActorKind(own)
    if entity.schema in ("Organization", "PublicBody"):
        for topic in entity.properties.get("topics", ()):
            if topic in _KINDS_BY_TOPIC:
                return _KINDS_BY_TOPIC[topic]
    return _KINDS[entity.schema]


def _aliases(entity: _Entity) -> tuple[Alias, ...]:
    """Return the names beside the first, in the order and of the kinds that our own member says of them."""
    said = {" ".join(text.split()): AliasKind.FULL for text in entity.properties["name"][1:]}
    for name, usual in _NAME_KINDS.items():
        said |= {" ".join(text.split()): usual for text in entity.properties.get(name, ())}
    found = {}
    for given in _records(entity.own.get("aliases")):
        text, kind = _word(given.get("text")), _word(given.get("kind"))
        is_said = text in said or len(text) > FTM_LONGEST_NAME
        if text and kind in set(AliasKind) and is_said:
            found[text] = Alias(text, AliasKind(kind))
    return tuple({**found, **{text: Alias(text, said[text]) for text in said if text not in found}}.values())


def _roles(entity: _Entity, kind: ActorKind, said: list[Role]) -> tuple[Role, ...]:
    """Return the offices that the entities say, as our own member says them more precisely.

    What it says alone is taken only where no entity can say it.
    """
    left = Counter(said)
    found = []
    for role in map(_own_role, _records(entity.own.get("roles"))):
        if role is None:
            continue
        if not can_say_role(kind, role):
            found.append(role)
        elif left[ftm_role(role)]:
            left[ftm_role(role)] -= 1
            found.append(role)
    return (*found, *left.elements())


def _own_role(given: Mapping[str, Any]) -> Role | None:
    title, body, start, end = (_word(given.get(key)) for key in ("title", "body", "from", "to"))
    try:
        return Role(title, body, start, end)
    except ValueError:
        return None


def _offices(entities: Mapping[str, _Entity]) -> tuple[dict[str, list[Role]], set[str]]:
    """Return the offices by the id of who held them, and the ids of the entities that say so."""
    roles: dict[str, list[Role]] = {}
    used: set[str] = set()
    for entity in entities.values():
        holder, office = _office(entity, entities)
        if office is not None and holder in entities and entities[holder].schema in _KINDS:
            roles.setdefault(holder, []).append(office)
            used |= {entity.id, entity.first("post")}
    return roles, used


def _office(entity: _Entity, entities: Mapping[str, _Entity]) -> tuple[str, Role | None]:
    """Return the id of who held an office and the office that an entity tells of, or None."""
    if entity.schema == "Occupancy":
        post = entities.get(entity.first("post"))
        holder, title = "holder", post.first("name") if post else ""
        body = entities.get(post.first("organization")) if post else None
    elif entity.schema in _OFFICES:
        holder, place, usual = _OFFICES[entity.schema]
        title = entity.first("role") or usual
        body = entities.get(entity.first(place))
    else:
        return "", None
    if not title:
        return "", None
    dates = _date(entity.first("startDate")), _date(entity.first("endDate"))
    return entity.first(holder), Role(title, body.first("name") if body else "", *dates)


def _date(value: str) -> str:
    """Return a date as EDTF, as fine as it can be read, or an empty string."""
    return next((value[:length] for length in (len(value), 10, 7, 4) if is_edtf(value[:length])), "")


def _records(value: Any) -> list[Mapping[str, Any]]:
    return [it for it in value if isinstance(it, dict)] if isinstance(value, list) else []


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""
