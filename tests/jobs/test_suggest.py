"""What would be proposed in a loaded source."""

from dataclasses import replace

from briefer.jobs.suggest import suggest
from briefer.model.actors import Actor, ActorKind
from briefer.model.dates import UNDATED
from briefer.model.ids import ActorId
from tests.commands.samples import ARTICLE, TEXT

KESTOVIA = Actor(ActorId(5), "a7", "Kestovia", ActorKind.STATE, origin="february")


def test_known_actors_are_proposed_by_label() -> None:
    first, second = suggest(ARTICLE, [KESTOVIA])["mentions"]
    assert first == {
        "start": 0,
        "end": 8,
        "quote": "Kestovia",
        "kind": "name",
        "actor": "a7",
        "actors": ["a7"],
        "origin": "name of Kestovia, known from february",
    }
    assert TEXT[second["start"] : second["end"]] == "Kestovia"


def test_dates_are_resolved_where_the_source_is_dated_and_open_where_not() -> None:
    (dated,) = suggest(ARTICLE, [])["dates"]
    assert (dated["quote"], dated["value"], dated["precision"], dated["basis"]) == (
        "Monday",
        "2026-10-12",
        "day",
        "resolved",
    )
    (undated,) = suggest(replace(ARTICLE, published=UNDATED), [])["dates"]
    assert (undated["quote"], undated["value"]) == ("Monday", None)


def test_without_actors_there_are_no_mentions() -> None:
    assert suggest(ARTICLE, [])["mentions"] == []


def test_names_that_nobody_has_yet_are_apart_from_those_of_actors() -> None:
    article = replace(
        ARTICLE, text="They met Ilvo Marr of Kestovia in Tehran. Marr said that the lane was shut."
    )
    found = suggest(article, [KESTOVIA])
    assert [mention["quote"] for mention in found["mentions"]] == ["Kestovia"]
    assert [name["quote"] for name in found["names"]] == ["Ilvo Marr", "Tehran", "Marr"]
    assert found["names"][1] == {
        "start": 34,
        "end": 40,
        "quote": "Tehran",
        "kind": "other",
        "origin": "city list",
    }


def test_a_name_inside_an_actors_is_not_repeated() -> None:
    group = Actor(ActorId(6), "a8", "group around Ilvo Marr", ActorKind.ORGANISATION)
    article = replace(ARTICLE, text="They blamed the group around Ilvo Marr.")
    assert suggest(article, [group])["names"] == []


def test_who_said_what_is_proposed() -> None:
    article = replace(ARTICLE, text="Marr said that the lane was shut.")
    assert suggest(article, [])["speakers"] == [
        {"start": 15, "end": 32, "quote": "the lane was shut", "speaker": "Marr", "cue": "said"}
    ]
