"""Files of actors that others wrote, and what is wrong in one by line and column."""

import json
from typing import Any

import pytest

from briefer.errors import BrieferError
from briefer.load.actors_csv import read_actors_csv
from briefer.load.actors_ftm import read_actors_ftm
from briefer.model.actors import ActorKind, Alias, AliasKind, LoadedActor, Role


def test_a_table_by_hand_may_have_its_columns_in_any_order_and_more_of_them() -> None:
    file = read_actors_csv(
        "Kind;Name;Aliases;Party\n"
        'public body;"Ministry of\nDefence";MoD | short: the Ministry;\n'
        "\n"
        ";Volm;;Green\n"
    )
    assert file.actors == (
        LoadedActor(
            "line 2", "", "Ministry of Defence", ActorKind.PUBLIC_BODY,
            (Alias("MoD"), Alias("the Ministry", AliasKind.SHORT)),
        ),
        LoadedActor("line 5", "", "Volm"),
    )  # fmt: skip
    assert file.left == ("the column party",)


def test_tabs_part_fields_too_and_missing_cells_are_empty() -> None:
    (actor,) = read_actors_csv("name\tkind\troles\nVolm\n").actors
    assert (actor.name, actor.kind, actor.roles) == ("Volm", None, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1 has no column called name"),
        ("title,kind\n", "Line 1 has no column called name"),
        ("name,name\n", "Line 1 has the column name twice"),
        ("name,kind\nVolm,persn\n", "Line 2, column kind: “persn” is none of person, state"),
        ("name,kind\nVolm,person\n ,person\n", "Line 3, column name: it is empty"),
        ('name,note\n"Volm\nthe Elder",x\nReke,y,z\n', "Line 4 has 3 fields, and the header 2"),
        ('name\n"Volm\n', "Line 2 is no line of a CSV file: unexpected end of data"),
        ('name\n"Volm"x\n', "Line 2 is no line of a CSV file"),
        ("name,aliases\nVolm,short:\n", "Line 2, column aliases: “short:” is a kind without a name"),
        ("name,roles\nVolm,Envoy;K;99999\n", "Line 2, column roles: “99999” is no date"),
        ("name,roles\nVolm,Envoy;K;0000\n", "“0000” is no date"),
        ("name,roles\nVolm,;Kestovia\n", "column roles: “;Kestovia” has no title"),
        ("name,roles\nVolm,a;b;2024;2025;c\n", "has more parts than title, body, from and to"),
        ("id,name\na1,Volm\nA1,Reke\n", "Line 3, column id: “A1” stands in an earlier line too"),
        (f"name\n{'x' * 200_000}\n", "Line 2 is no line of a CSV file: field larger"),
    ],
)
def test_faults_of_a_table_are_named_by_line_and_column(text: str, said: str) -> None:
    with pytest.raises(BrieferError) as told:
        read_actors_csv(text)
    assert said in told.value.what
    assert "Nothing of the file was taken" in told.value.next_step


def lines(*entities: Any) -> str:
    return "".join(json.dumps(entity) + "\n" for entity in entities)


def entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": properties}


def test_entities_of_others_become_actors_with_their_offices() -> None:
    file = read_actors_ftm(
        lines(
            entity("p", "Person", name=["Irena Volm", "I. Volm"], weakAlias=["Volm"], summary=["An envoy."]),
            entity("k", "PublicBody", name=["Ministry"], abbreviation=["MoD"], topics=["mil"]),
            entity("post", "Position", name=["Envoy"], organization=["k"]),
            entity("o", "Occupancy", holder=["p"], post=["post"], startDate=["2024-01-05T10:00:00+00"]),
            entity("e", "Employment", employee=["p"], employer=["k"], endDate=["2020"]),
            entity("v", "Vessel", name=["Gull"]),
            entity("w", "Vessel", name=["Tern"]),
            entity("n", "Company"),
            entity("free", "Position", name=["Chair"]),
        )
    )
    volm, ministry = file.actors
    assert (volm.place, volm.name, volm.kind, volm.note) == (
        "line 1", "Irena Volm", ActorKind.PERSON, "An envoy.",
    )  # fmt: skip
    assert volm.aliases == (Alias("I. Volm"), Alias("Volm", AliasKind.SHORT))
    assert volm.roles == (Role("Envoy", "Ministry", "2024-01-05"), Role("employee", "Ministry", "", "2020"))
    assert (ministry.kind, ministry.aliases) == (ActorKind.MILITARY, (Alias("MoD", AliasKind.ACRONYM),))
    assert file.left == (
        "2 of the schema Vessel",
        "1 of the schema Company without a name",
        "1 of the schema Position",
    )


def test_properties_go_before_what_our_own_member_says() -> None:
    given = entity("p", "Person", name=["Volm"], alias=["Irena"])
    given["briefer"] = {
        "kind": "company",
        "aliases": [{"text": "Irena", "kind": "native"}, {"text": "Gone", "kind": "short"}, 7],
        "roles": [{"title": "Gone", "body": "", "from": "", "to": ""}, {"title": ""}, None],
        "note": 5,
    }
    (actor,) = read_actors_ftm(lines(given)).actors
    assert (actor.kind, actor.roles, actor.note) == (ActorKind.PERSON, (), "")
    assert actor.aliases == (Alias("Irena", AliasKind.NATIVE),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "a"\n', "Line 1 is broken JSON at column"),
        (lines({"id": "a"}), "Line 1 is no entity with an id, a schema and properties"),
        ("\n[1]\n", "Line 2 is no entity"),
        (lines(entity("a", "Person", name=[7])), "Line 1: the property name is no list of words"),
        (
            lines(entity("a", "Person"), entity("a", "Person")),
            "Line 2: an entity “a” stands in an earlier line",
        ),
        ("[" * 100_000 + "\n", "Line 1 is no JSON that can be read"),
        ("9" * 5_000 + "\n", "Line 1 is no JSON that can be read"),
    ],
)
def test_faults_of_entities_are_named_by_line(text: str, said: str) -> None:
    with pytest.raises(BrieferError) as told:
        read_actors_ftm(text)
    assert said in told.value.what
