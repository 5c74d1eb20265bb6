"""Actors that are written to a file and read again are the same, in CSV and as entities of FollowTheMoney."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from briefer.export.actors_csv import actors_csv
from briefer.export.actors_ftm import actors_ftm
from briefer.load.actors_csv import read_actors_csv
from briefer.load.actors_ftm import read_actors_ftm
from briefer.model.actors import Actor, ActorFile, ActorKind, Alias, AliasKind, LoadedActor, Role
from briefer.model.ids import ActorId
from tests.actor_samples import actors

SCHEMATA: dict[str, Any] = json.loads(
    Path(__file__).with_name("ftm_schema.json").read_text(encoding="utf-8")
)["schemata"]
VOLM = Actor(
    ActorId(255),
    "a7",
    "Irena Volm",
    ActorKind.PERSON,
    (
        Alias("Irina Volm", AliasKind.MISSPELT),
        Alias("IV", AliasKind.ACRONYM),
        Alias("-Volm|a", AliasKind.SHORT),
    ),
    (Role("Envoy", "Kestovia", "2024", "2025-03"), Role("Chair")),
    "=SUM(A1)",
    3,
    "february, 2026-02-01",
)
KESTOVIA = Actor(ActorId(2), "a2", "Kestovia", ActorKind.STATE, (Alias("Kestovian", AliasKind.DEMONYM),))


def as_loaded(actor: Actor) -> LoadedActor:
    return LoadedActor(
        "", actor.label, actor.name, actor.kind, actor.aliases, actor.roles, actor.note, actor.origin
    )


def without_places(file: ActorFile) -> list[LoadedActor]:
    assert file.left == ()
    return [replace(actor, place="") for actor in file.actors]


@given(actors())
def test_what_is_written_is_read_again(given: tuple[Actor, ...]) -> None:
    expected = [as_loaded(actor) for actor in given]
    assert without_places(read_actors_csv(actors_csv(given))) == expected
    assert without_places(read_actors_ftm(actors_ftm(given))) == expected


@given(actors())
def test_no_cell_is_taken_for_a_formula(given: tuple[Actor, ...]) -> None:
    for row in csv.reader(io.StringIO(actors_csv(given), newline="")):
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_a_table_for_people() -> None:
    assert actors_csv((VOLM,)) == (
        "id,name,kind,aliases,roles,note,origin\r\n"
        "a7,Irena Volm,person,misspelt: Irina Volm | acronym: IV | short: -Volm\\|a,"
        'Envoy; Kestovia; 2024; 2025-03 | Chair,\'=SUM(A1),"february, 2026-02-01"\r\n'
    )


def test_entities_for_programs() -> None:
    volm, post, body, *_ = entities = written((VOLM, KESTOVIA))
    assert (volm["id"], volm["schema"]) == ("briefer-ff", "Person")
    assert volm["properties"] == {
        "name": ["Irena Volm"],
        "weakAlias": ["Irina Volm", "-Volm|a"],
        "abbreviation": ["IV"],
        "notes": ["=SUM(A1)"],
    }
    assert [entity["schema"] for entity in entities] == [
        "Person", "Position", "Occupancy", "Position", "Occupancy", "PublicBody",
    ]  # fmt: skip
    assert post["properties"] == {"name": ["Envoy"], "organization": ["briefer-2"]}
    assert body["properties"] == {
        "holder": ["briefer-ff"],
        "post": [post["id"]],
        "startDate": ["2024"],
        "endDate": ["2025-03"],
    }


def test_a_body_that_is_no_actor_gets_an_entity_and_becomes_no_actor() -> None:
    ministry = replace(KESTOVIA, roles=(Role("Member", "Straits Council", "2022~"), Role("Host")))
    country, council, membership = written((ministry,))
    assert (council["schema"], council["properties"]) == ("Organization", {"name": ["Straits Council"]})
    assert membership["properties"]["organization"] == [council["id"]]
    assert "startDate" not in membership["properties"]
    assert country["properties"]["topics"] == ["gov.national"]
    (read,) = read_actors_ftm(actors_ftm((ministry,))).actors
    assert read.roles == ministry.roles


def written(actors: tuple[Actor, ...]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in actors_ftm(actors).split("\n") if line]


@given(actors())
def test_every_entity_is_as_its_schema_says(given: tuple[Actor, ...]) -> None:
    """The schema is an extract of FollowTheMoney's own, which the test after this one compares."""
    entities = {entity["id"]: entity for entity in written(given)}
    for entity in entities.values():
        schema = SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            kind, longest, target = schema["properties"][name]
            assert values
            assert all(isinstance(it, str) and 0 < len(it) <= longest for it in values)
            if kind == "date":
                assert all(re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", it) for it in values)
            if kind == "entity":
                assert all(target in SCHEMATA[entities[it]["schema"]]["is_a"] for it in values)


@given(actors())
def test_followthemoney_itself_takes_every_entity(given: tuple[Actor, ...]) -> None:
    ftm = pytest.importorskip("followthemoney", reason="see the dependency group interchange")
    for entity in written(given):
        ftm.model.get(entity["schema"]).validate(entity)
        proxy = ftm.model.get_proxy(entity)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(set(values)) for name, values in entity["properties"].items()}
        assert proxy.to_dict().get("briefer") == entity.get("briefer")


@pytest.mark.parametrize("name", SCHEMATA)
def test_the_extract_is_that_of_followthemoney(name: str) -> None:
    ftm = pytest.importorskip("followthemoney", reason="see the dependency group interchange")
    schema = ftm.model.get(name)
    assert sorted(schema.required) == SCHEMATA[name]["required"]
    for prop, (kind, longest, target) in SCHEMATA[name]["properties"].items():
        real = schema.get(prop)
        assert (real.type.name, real.max_length, real.range.name if real.range else None) == (
            kind,
            longest,
            target,
        )
