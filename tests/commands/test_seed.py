"""The seed's complete tagging goes in and comes out again; its actors are known in a second session."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from briefer.commands.reuse import reuse_actors
from briefer.commands.sources import add_sources
from briefer.commands.tag_file import apply_tag_file
from briefer.jobs.show import show
from briefer.model.actors import ActorKind, MentionKind
from briefer.model.dates import UNDATED, Dating, Precision
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session, open_session
from briefer.suggest.stretches import proposed_in
from briefer.text.dates import dates_in
from tests.conftest import Seed
from tests.gold import tag_file, tags


@pytest.fixture
def tagged(seed: Seed, tmp_path: Path) -> Path:
    """A closed session with the seed and all that the gold tagging says of it."""
    path = tmp_path / "seed.briefer"
    data = seed.path.read_bytes()
    with create_session(path) as session:
        add_sources(session, [LoadedSource(seed.text, file_name=seed.path.name, original=data)])
        report = apply_tag_file(session, tag_file(seed.gold))
        assert (report.actors, report.mentions, report.facts) == (16, 79, 31)
        assert (report.renamed, report.ignored) == ((), ())
    return path


@pytest.fixture
def shown(tagged: Path) -> dict[str, Any]:
    """What show prints of the session, as JSON gives it back."""
    with open_session(tagged, read_only=True) as session:
        content: dict[str, Any] = json.loads(json.dumps(show(session)))
    return content


def without(members: Iterable[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    return [{key: value for key, value in member.items() if key not in keys} for member in members]


def place(span: dict[str, Any]) -> tuple[int, int, str]:
    return span["start"], span["end"], span["quote"]


def test_actors_come_out_as_they_went_in(seed: Seed, shown: dict[str, Any]) -> None:
    wanted = [
        {
            **actor,
            "roles": [{"title": role["title"], "body": "", "from": "", "to": ""} for role in actor["roles"]],
        }
        for actor in tags(seed.gold)["actors"]
    ]
    assert without(shown["actors"], "note", "pin", "origin", "merged") == wanted


def test_mentions_come_out_as_they_went_in(seed: Seed, shown: dict[str, Any]) -> None:
    wanted = {(*place(it), tuple(it["actors"]), it["kind"]) for it in tags(seed.gold)["mentions"]}
    assert {(*place(it), tuple(it["actors"]), it["kind"]) for it in shown["mentions"]} == wanted
    assert len(wanted) == len(shown["mentions"]) == 79
    assert sum(len(it["actors"]) == 2 for it in shown["mentions"]) == 6


def test_facts_come_out_as_they_went_in(seed: Seed, shown: dict[str, Any]) -> None:
    wanted = tags(seed.gold)["facts"]
    assert len(wanted) == len(shown["facts"]) == 31
    for before, after in zip(wanted, shown["facts"], strict=True):
        for key in ("id", "kind", "statement", "actors", "event_date", "place", "confidence"):
            assert after[key] == before[key], before["id"]
        assert after["deadline"] == before.get("deadline")
        (said,), (kept,) = before["evidence"], after["evidence"]
        assert place(kept) == place(said)
        assert (kept["status"], kept["grading"]) == (said["status"], said["grading"])
        assert kept["modality"] == said.get("modality", "actual")
        assert kept["attribution"] == {"who": "", "verb": "", **said["attribution"]}
    assert sum(fact["event_date"]["precision"] == "interval" for fact in shown["facts"]) == 6
    assert sum(fact["deadline"] is not None for fact in shown["facts"]) == 1


def test_every_quote_is_what_stands_at_its_offsets(seed: Seed, shown: dict[str, Any]) -> None:
    spans = [*shown["mentions"], *(item for fact in shown["facts"] for item in fact["evidence"])]
    assert len(spans) == 110
    assert all(seed.text[span["start"] : span["end"]] == span["quote"] for span in spans)


def test_what_show_prints_can_be_applied_as_a_tag_file(
    seed: Seed, shown: dict[str, Any], tmp_path: Path
) -> None:
    with create_session(tmp_path / "again.briefer") as session:
        add_sources(session, [LoadedSource(seed.text, file_name=seed.path.name)])
        apply_tag_file(session, json.dumps(shown))
        again = json.loads(json.dumps(show(session)))
    assert again["actors"] == shown["actors"]
    assert without(again["mentions"], "id") == without(shown["mentions"], "id")
    assert without(again["facts"], "evidence") == without(shown["facts"], "evidence")


def test_reused_actors_are_proposed_with_precision_95_and_recall_80(
    seed: Seed, tagged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exact spans count, with just their actors; pronouns and groups only as proposed to the nearest."""
    with create_session(tmp_path / "second.briefer") as session:
        assert reuse_actors(session, tagged) == 16
        actors = queries.actors(session)
    labels = {actor.id: actor.label for actor in actors}
    found = proposed_in(seed.text, actors).mentions
    gold = {(it["start"], it["end"]): set(it["actors"]) for it in tags(seed.gold)["mentions"]}
    right = [it for it in found if {labels[key] for key in it.actors} == gold.get((it.start, it.end))]
    false = [f"“{it.quote}” at {it.start}: {it.origin}" for it in found if it not in right]
    precision = len(right) / len(found)
    recall = len({(it.start, it.end) for it in right}) / len(gold)
    with capsys.disabled():
        figures = f"precision {precision:.3f}, recall {recall:.3f}, {len(found)} proposals"
        sys.stdout.write(f"\nproposed on the seed: {figures}, false: {false or 'none'}\n")
    assert precision >= 0.95, false
    assert recall >= 0.80
    pointing_back = [it.quote for it in right if it.kind in {MentionKind.PRONOUN, MentionKind.GROUP}]
    assert {"his", "He", "its", "their", "the two nations", "both nations", "each other"} <= set(
        pointing_back
    )


def test_a_corridor_of_two_states_is_no_state_and_a_family_name_neither(seed: Seed, tagged: Path) -> None:
    with open_session(tagged, read_only=True) as session:
        actors = queries.actors(session)
    found = proposed_in(seed.text, actors)
    corridor = seed.text.index("China-Pakistan Economic Corridor")
    inside = [it.quote for it in found.mentions if corridor <= it.start < corridor + len("China-Pakistan Ec")]
    assert inside == ["China-Pakistan Economic Corridor"]
    states = {actor.id for actor in actors if actor.kind is ActorKind.STATE}
    assert not [it for it in found.mentions if it.quote in {"Sun", "Ma"} and states & set(it.actors)]
    assert not [
        it
        for it in proposed_in(seed.text, ()).names
        if it.quote in {"Sun", "Ma"} and it.kind is ActorKind.STATE
    ]


@pytest.mark.parametrize(
    ("published", "values"),
    [
        ("2024-01-23", ["2024-01-23", None, "2024-01-18", "2024-01-16", "2024-01-26"]),
        ("", [None] * 5),
    ],
)
def test_four_dates_of_the_seed_are_resolved_and_none_where_it_is_undated(
    seed: Seed, published: str, values: list[str | None]
) -> None:
    dating = Dating(published, Precision.DAY, "given") if published else UNDATED
    found = dates_in(seed.text, dating)
    at = {(date.start, date.end): date for date in found}
    gold = [(date["start"], date["end"]) for date in seed.gold["dates"]]
    assert [at[span].value if span in at else None for span in gold] == values
    assert not [date for date in found if date.quote.startswith("Sun")]
    assert sum(date.value is not None for date in found) == sum(value is not None for value in values)
