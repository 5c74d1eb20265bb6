"""Files extracted and added, the bad ones named and passed over."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import TEXT, Run


def lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_extract_prints_one_object_a_line(run: Run) -> None:
    ran = run("extract", "lane.txt", "lane.txt", "--json")
    first, second = lines(ran.out)
    assert first == second
    assert (ran.code, first["path"], first["error"]) == (0, "lane.txt", None)
    (source,) = first["sources"]
    assert source["text"] == TEXT
    assert source["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (source["title"], source["byline"], source["publisher"], source["published"]) == ("", "", "", None)
    assert (source["media_type"], source["warnings"]) == ("text/plain", [])
    assert {"url", "language"} <= set(source)


def test_extract_goes_on_after_a_bad_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = run("extract", "missing.html", "empty.txt", "picture.png", "lane.txt", "--json")
    assert ran.code == 1
    assert [bool(it["error"]) for it in lines(ran.out)] == [True, True, True, False]
    assert [it["sources"] == [] for it in lines(ran.out)] == [True, True, True, False]
    said = ran.err.splitlines()[-1]  # once, however many files are of no kind that is read
    assert said.startswith("briefer: A file can be saved as ")
    assert ran.err.count("web pages") == 1
    assert [line.split("”")[0] for line in ran.err.splitlines()] == [
        "briefer: “missing.html",
        "briefer: “empty.txt",
        "briefer: “picture.png",
        said,
    ]


def test_an_object_stays_on_its_line_whatever_the_text_holds(run: Run, tmp_path: Path) -> None:
    text = "One\u2028two\u2029three \U0001f6a2"
    (tmp_path / "lines.txt").write_text(text, encoding="utf-8")
    (answer,) = lines(run("extract", "lines.txt", "--json").out)
    assert answer["sources"][0]["text"] == text


def test_extract_shows_the_words_to_people(run: Run) -> None:
    out = run("extract", "lane.txt").out
    assert out.startswith("lane.txt: no title\n    undated\n")
    assert TEXT in out


def test_add_loads_what_it_can_in_one_step(run: Run, tmp_path: Path) -> None:
    (tmp_path / "more.md").write_text("# More\n\nSolvania waits.")
    run("new", "work.briefer")
    ran = run("add", "work.briefer", "lane.txt", "missing.txt", "more.md")
    assert ran.code == 1
    assert ran.out == "s1  lane.txt (undated)\ns2  More (undated)\n"
    assert ran.err.startswith("briefer: “missing.txt” was not found.")
    assert run("history", "work.briefer").out.count("\n") == 1


def test_add_tells_of_a_later_version_of_a_page(run: Run, tmp_path: Path) -> None:
    head = '<html><head><title>Lane</title><link rel="canonical" href="https://vell.example/lane"></head>'
    words = "<p>Kestovia closed the lane on Monday, and {} ships wait there for the fog to lift at last.</p>"
    for name, number in (("a.html", "two"), ("b.html", "three")):
        (tmp_path / name).write_text(
            f"{head}<body><article>{words.format(number) * 3}</article></body></html>"
        )
    run("new", "work.briefer")
    run("add", "work.briefer", "a.html")
    ran = run("add", "work.briefer", "b.html")
    assert ran.out.splitlines()[-1] == "    a later version of s1: there were no tags to carry"


def test_add_keeps_a_work_of_two_lists_once(run: Run, tmp_path: Path) -> None:
    record = (
        "@article{a, title={Dam Opens}, journal={Courier}, date={2024-01-23}, abstract={Rain fell all week.}}"
    )
    (tmp_path / "a.bib").write_text(record)
    work = "TI  - Dam opens\nJO  - Courier\nDA  - 2024/01/23"
    (tmp_path / "a.ris").write_text(f"TY  - JOUR\n{work}\nUR  - https://courier.example/dam\nER  - \n")
    (tmp_path / "b.ris").write_text(f"TY  - JOUR\n{work}\nL1  - dam.txt\nER  - \n")
    (tmp_path / "dam.txt").write_text("Rain fell all week. The dam opens its gates.")
    run("new", "work.briefer")
    ran = run("add", "work.briefer", "a.bib", "a.ris")
    assert ran.out.splitlines()[0] == "s1  Dam Opens (Courier, 2024-01-23)"
    assert "s2" not in ran.out
    ran = run("add", "work.briefer", "a.ris")
    assert ran.out == "s1  Dam Opens (Courier, 2024-01-23), which was there already\n"
    ran = run("add", "work.briefer", "b.ris")
    assert ran.out == "s1  Dam opens (Courier, 2024-01-23)\n    in the place of its record, which was there\n"


def test_add_names_what_is_there_already(work: Run) -> None:
    ran = work("add", "work.briefer", "lane.txt")
    assert (ran.code, ran.out) == (0, "s1  lane.txt (2026-10-14), which was there already\n")


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        ("2024-01-23", "2024-01-23", "day"),
        ("2024-01", "2024-01", "month"),
        ("2024-01-23T14:05", "2024-01-23T14:05", "time"),
        ("2024-01-23T14:05+05:00", "2024-01-23T14:05+05:00", "time"),
        ("2024-01-23T14:05Z", "2024-01-23T14:05Z", "time"),
        ("2024-01-23 14:05 +0500", "2024-01-23T14:05+05:00", "time"),
    ],
)
def test_the_date_of_publication_is_given(run: Run, given: str, value: str, precision: str) -> None:
    run("new", "work.briefer")
    assert run("add", "work.briefer", "lane.txt", "--published", given).code == 0
    (source,) = json.loads(run("show", "work.briefer", "--json").out)["sources"]
    assert source["published"] == value
    assert (source["published_precision"], source["published_basis"]) == (precision, "given")


@pytest.mark.parametrize("given", ["yesterday", "2024-13-01", "2024-01-23T25:00", "23/01/2024"])
def test_what_is_no_date_is_wrong_use_and_nothing_is_added(run: Run, given: str) -> None:
    run("new", "work.briefer")
    ran = run("add", "work.briefer", "lane.txt", "--published", given)
    assert ran.code == 2
    assert f"“{given}” is no date" in ran.err
    assert "0 sources" in run("show", "work.briefer").out
