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
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session, open_session
from briefer.suggest.known import known_mentions
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
    assert without(shown["actors"], "note", "pin", "origin") == wanted


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


def test_reused_actors_are_proposed_with_precision_93_and_recall_75(
    seed: Seed, tagged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_session(tmp_path / "second.briefer") as session:
        assert reuse_actors(session, tagged) == 16
        actors = queries.actors(session)
    labels = {actor.id: actor.label for actor in actors}
    found = known_mentions(seed.text, actors)
    gold = {(it["start"], it["end"]): it["actors"] for it in tags(seed.gold)["mentions"]}
    right = [it for it in found if labels[it.actors[0]] in gold.get((it.start, it.end), ())]
    precision = len(right) / len(found)
    recall = len({(it.start, it.end) for it in right}) / len(gold)
    with capsys.disabled():
        figures = f"precision {precision:.3f}, recall {recall:.3f}"
        sys.stdout.write(f"\nproposed on the seed: {figures} ({len(found)} proposals)\n")
    assert precision >= 0.93
    assert recall >= 0.75
