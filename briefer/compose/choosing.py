"""Filters that choose records: actors by name, facts by the actors in them, passages by the facts on them."""

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Undefined, pass_environment

from briefer.compose.actor_records import ActorRecord
from briefer.compose.fact_records import FactRecord
from briefer.compose.faults import TemplateFault
from briefer.compose.passages import PassageRecord, passages_of


def choosing_filters() -> dict[str, Callable[..., Any]]:
    """Return the filters by name."""
    return {"named": _named, "involving": _involving, "passages": _passages}


def _named(actors: object, name: object) -> list[ActorRecord]:
    """Return the actors that go by this name, whatever its case."""
    words = _words(name)
    return [actor for actor in _records(actors, ActorRecord, "named") if actor.is_called(words)]


@pass_environment
def _involving(environment: Any, facts: object, actor: object) -> list[FactRecord]:
    """Return the facts in which an actor stands, given by its record or by one of its names."""
    environment.reading.is_beyond = True
    records = _records(facts, FactRecord, "involving")
    if isinstance(actor, ActorRecord):
        return [record for record in records if actor.stands_in(record.key)]
    words = _words(actor)
    return [record for record in records if record.involves(words)]


@pass_environment
def _passages(environment: Any, facts: object) -> list[PassageRecord]:
    """Return a record of each passage that the facts rest on."""
    environment.reading.is_beyond = True
    return passages_of(_records(facts, FactRecord, "passages"))


def _records(values: object, kind: type[Any], name: str) -> list[Any]:
    if isinstance(values, Undefined):
        str(values)  # raises, with the name that is not there
    records = list(values) if isinstance(values, Iterable) and not isinstance(values, str) else [values]
    if not all(isinstance(record, kind) for record in records):
        what = kind.__name__.removesuffix("Record").lower()
        raise TemplateFault(f"“{name}” is for a list of {what}s")
    return records


def _words(value: object) -> str:
    if isinstance(value, Undefined):
        str(value)  # raises, with the name that is not there
    if not isinstance(value, str):
        raise TemplateFault("an actor is named by words")
    return str.__str__(value).strip()
