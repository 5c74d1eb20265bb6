"""Copies are printed by pair, with the origins and what the analyst said."""

import json
from pathlib import Path

from briefer.commands.kinship import part_sources
from briefer.commands.sources import add_sources
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session, open_session
from tests.cli.conftest import Run

STORY = "Norland closed the strait on Monday after its coastguard boarded a trawler off Vell. "
MORE = "The envoy of Estmark called the boarding unlawful and asked for talks."


def a_session(folder: Path) -> Path:
    path = folder / "copies.briefer"
    texts = (STORY + MORE, STORY, "The harvest was good this year, and prices fell.")
    with create_session(path) as session:
        add_sources(session, [LoadedSource(it, title=it[:7], file_name="f\x1b[1m") for it in texts])
    return path


def test_each_pair_is_printed_with_the_origins(run: Run, tmp_path: Path) -> None:
    path = a_session(tmp_path)
    shown = json.loads(run("copies", path, "--json").out)
    assert shown == {
        "pairs": [{"a": "s1", "b": "s2", "containment": 1.0}],
        "origins": [
            {"sources": ["s1", "s2"], "ties": [{"a": "s1", "b": "s2", "why": "copy", "words": ""}]},
            {"sources": ["s3"], "ties": []},
        ],
        "parted": [],
    }
    assert run("copies", path).out == (
        "s1 s2  100% copied: Norland\n3 sources, 2 origins.\n  s1, s2 (copies)\n"
    )


def test_what_the_analyst_said_goes_before_it(run: Run, tmp_path: Path) -> None:
    path = a_session(tmp_path)
    with open_session(path) as session:
        queries.find_copies(session)
        part_sources(session, queries.source_ids(session)[:1], "its own\x1b[1m desk")
    shown = json.loads(run("copies", path, "--json").out)
    assert [origin["sources"] for origin in shown["origins"]] == [["s1"], ["s2"], ["s3"]]
    assert [(it["a"], it["b"]) for it in shown["parted"]] in ([("s1", "s2")], [("s2", "s1")])
    assert len(shown["pairs"]) == 1
    assert "are parted: its own" in run("copies", path).out
    assert "\x1b" not in run("copies", path).out


def test_a_session_without_sources_has_none(run: Run) -> None:
    run("new", "none.briefer")
    assert json.loads(run("copies", "none.briefer", "--json").out) == {
        "pairs": [],
        "origins": [],
        "parted": [],
    }
    assert run("copies", "none.briefer").out == "0 sources, 0 origins.\n"
