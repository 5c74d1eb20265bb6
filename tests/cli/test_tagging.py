"""Tag files applied, sessions shown, proposals listed."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import TEXT, Run

CLOSED = "Kestovia closed the lane on Monday"


def write_tags(folder: Path, **more: Any) -> None:
    content = {
        "actors": [
            {"id": "k", "name": "Kestovia", "kind": "state"},
            {"id": "a9", "name": "Volm", "kind": "person"},
        ],
        "mentions": [{"source": "lane.txt", "start": 0, "end": 8, "quote": "Kestovia", "actors": ["k"]}],
        "facts": [
            {
                "id": "f1",
                "statement": "Kestovia closed the lane.",
                "event_date": {"value": "2026-10-12", "basis": "resolved"},
                "section": "background",
                "evidence": [{"source": "lane.txt", "start": 0, "end": len(CLOSED), "quote": CLOSED}],
            }
        ],
        **more,
    }
    (folder / "tags.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_tag_file_is_applied_and_applied_again(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path, version=1)
    assert work("tag", "work.briefer", "tags.json").out == (
        "Added 2 actors, 1 mention, 1 fact. Sent 1 fact to sections.\n"
        "Not read, since they mean nothing in a tag file: version.\n"
    )
    assert work("tag", "work.briefer", "tags.json").out.startswith("The session holds all of it already")


def test_names_that_may_deceive_the_eye_are_told(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path, actors=[{"id": "k", "name": "Kest\u043evia", "kind": "state"}], facts=[])
    told = work("tag", "work.briefer", "tags.json")
    assert told.code == 0
    assert "mixes letters that look alike: \u043e is Cyrillic." in told.out


def test_labels_that_gave_way_are_named(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    write_tags(
        tmp_path,
        actors=[],
        mentions=[],
        facts=[
            {
                "id": "F1",
                "statement": "Solvania spoke.",
                "evidence": [{"source": "lane.txt", "start": 36, "end": 49, "quote": "Solvania said"}],
            }
        ],
    )
    assert "“F1” is f2 here" in work("tag", "work.briefer", "tags.json").out


def test_a_fault_in_a_tag_file_changes_nothing(work: Run, tmp_path: Path) -> None:
    write_tags(
        tmp_path, mentions=[{"source": "lane.txt", "start": 1, "end": 8, "quote": "Volm", "actors": ["k"]}]
    )
    ran = work("tag", "work.briefer", "tags.json")
    assert (ran.code, ran.out) == (1, "")
    assert "mentions[0]: the quote “Volm” is not at 1 to 8 of “lane.txt”: “estovia” stands there" in ran.err
    assert "0 actors" in work("show", "work.briefer").out


def test_tag_files_that_cannot_be_read_are_named(work: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"actors": "\xe9"}')
    (tmp_path / "broken.json").write_text('{"actors": [\n}')
    for name, words in (
        ("missing.json", "was not found"),
        ("latin.json", "is not in UTF-8: byte 13"),
        ("broken.json", "broken JSON at line 2, column 1"),
    ):
        ran = work("tag", "work.briefer", name)
        assert ran.code == 1
        assert words in ran.err


def test_show_prints_everything_as_one_object(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    shown = json.loads(work("show", "work.briefer", "--json").out)
    assert [actor["id"] for actor in shown["actors"]] == ["k", "a9"]
    (mention,) = shown["mentions"]
    assert (mention["source"], mention["start"], mention["end"], mention["quote"]) == ("s1", 0, 8, "Kestovia")
    assert shown["facts"][0]["event_date"] == {"value": "2026-10-12", "precision": "day", "basis": "resolved"}
    assert {section["name"]: section["facts"] for section in shown["sections"]}["background"] == ["f1"]
    assert shown["sources"][0]["text"] == TEXT


def test_show_lists_everything_for_people(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    out = work("show", "work.briefer").out
    assert out.startswith("1 source, 2 actors, 1 mention, 1 fact.\n\nSources\n  s1  lane.txt (2026-10-14)\n")
    assert "  k  Kestovia (state), 1 mention\n" in out
    assert "  f1  Kestovia closed the lane. (2026-10-12, reported, F6, s1 0-34)\n" in out
    assert "  b1  Background: f1\n" in out


def test_suggest_proposes_known_actors_and_dates(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    ran = work("suggest", "lane.txt", "--reuse", "work.briefer", "--published", "2026-10-14", "--json")
    found = json.loads(ran.out)
    assert found["path"] == "lane.txt"
    assert [(it["quote"], it["actor"], it["kind"]) for it in found["mentions"]] == [
        ("Kestovia", "k", "name"),
        ("Volm", "a9", "name"),
        ("Kestovia", "k", "name"),
    ]
    assert all(TEXT[it["start"] : it["end"]] == it["quote"] for it in found["mentions"])
    assert found["mentions"][0]["origin"] == "name of Kestovia"
    (date,) = found["dates"]
    assert (date["quote"], date["value"], date["precision"]) == ("Monday", "2026-10-12", "day")
    (said,) = found["speakers"]
    assert (said["speaker"], said["cue"], said["quote"]) == ("Solvania", "said", "the two states would talk")
    assert "Kestovia" not in [it["quote"] for it in found["names"]]


def test_suggest_drafts_a_fact_for_each_sentence_where_asked(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    asked = ("suggest", "lane.txt", "--reuse", "work.briefer", "--published", "2026-10-14")
    assert "facts" not in json.loads(work(*asked, "--json").out)
    first, *_ = json.loads(work(*asked, "--facts", "--json").out)["facts"]
    assert first["actors"] == [{"actor": "k", "role": "subject"}]
    out = work(*asked, "--facts").out
    words = "“Kestovia closed the lane on Monday.”: event, reported, k subject, 2026-10-12\n"
    assert f"0-35  fact {words}" in out
    assert "claimed, future, Solvania said\n" in out


def test_suggest_without_a_date_of_publication_leaves_dates_open(run: Run) -> None:
    (date,) = json.loads(run("suggest", "lane.txt", "--json").out)["dates"]
    assert (date["quote"], date["value"], date["basis"]) == ("Monday", None, "unknown")


def test_suggest_lists_for_people(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    out = work("suggest", "lane.txt", "--reuse", "work.briefer").out
    assert "0-8  “Kestovia”: k, name of Kestovia\n" in out
    (tmp_path / "plain.txt").write_text("Nothing here.")
    assert work("suggest", "plain.txt").out == "Nothing is proposed.\n"
    assert work("suggest", "missing.txt").code == 1
