"""Folders, patterns and standard input; a disk that fills up half-way."""

import io
import sys
from pathlib import Path

import apsw
import pytest

from briefer.cli import sources
from briefer.cli.files import fitting
from briefer.isolate.pool import Isolation
from briefer.store.session import open_session
from tests.cli.conftest import TEXT, Run
from tests.cli.test_sources import lines
from tests.store.disks import watched_disk


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Words of {name}.", encoding="utf-8")


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="ascii"))
    return data


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("?.md", ["c.md"]),
        ("[bc].*", ["b.txt", "c.md"]),
        ("**/*.txt", ["a.txt", "b.txt", "in/d.txt", "in/deep/e.txt"]),
        ("in/**", ["in/d.txt", "in/deep/e.txt"]),
        ("in/*", ["in/d.txt", "in/deep"]),
        (".*.txt", [".f.txt"]),
        ("in/", ["in"]),
        ("*.pdf", ["*.pdf"]),
        ("a**b", ["a**b"]),
        ("odd[1].txt", ["odd[1].txt"]),
    ],
)
def test_patterns_are_read_as_shells_do(
    pattern: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", "b.txt", "c.md", "in/d.txt", "in/deep/e.txt", ".f.txt", ".git/g.txt", "~$a.txt")
    if pattern.startswith("odd"):
        put(tmp_path, "odd[1].txt", "odd1.txt")
    monkeypatch.chdir(tmp_path)
    assert [path.as_posix() for path in fitting(Path(pattern))] == found
    absolute = [path.relative_to(tmp_path).as_posix() for path in fitting(tmp_path / pattern)]
    assert absolute == found


def test_a_pattern_that_leads_over_links_does_not_follow_them(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in" / "more").symlink_to(tmp_path / "out")
    assert fitting(tmp_path / "in" / "**" / "*.txt") == (tmp_path / "in" / "a.txt",)


def test_folders_and_patterns_are_added_in_one_go(run: Run, tmp_path: Path) -> None:
    put(tmp_path, "in/b.txt", "in/a.txt", "in/deep/c.txt", "d.md", "in/bad.png", "in/.hidden.txt")
    (tmp_path / "in" / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    run("new", "work.briefer")
    ran = run("add", "work.briefer", "in", "*.md", "no*.txt")
    assert ran.code == 1
    assert [line.split()[1] for line in ran.out.splitlines()] == ["a.txt", "b.txt", "c.txt", "d.md"]
    assert [line.split("”")[0] for line in ran.err.splitlines()] == [
        "briefer: “bad.png",
        "briefer: “no*.txt",
        ran.err.splitlines()[-1],
    ]


def test_standard_input_is_a_file_like_any(run: Run, stdin: io.BytesIO) -> None:
    stdin.write(
        b"<html><head><title>Talks</title></head><body><p>Kestovia spoke at length.</p></body></html>"
    )
    stdin.seek(0)
    first, second = lines(run("extract", "lane.txt", "-", "--json").out)
    assert first["sources"][0]["text"] == TEXT
    assert (second["path"], second["error"]) == ("standard input", None)
    assert (second["sources"][0]["title"], second["sources"][0]["media_type"]) == ("Talks", "text/html")


def test_standard_input_can_have_a_name(run: Run, stdin: io.BytesIO) -> None:
    stdin.write(b"# Talks\n\nKestovia spoke.")
    stdin.seek(0)
    run("new", "work.briefer")
    assert run("add", "work.briefer", "-", "--name", "talks.md").out == "s1  Talks (undated)\n"


@pytest.mark.usefixtures("stdin")
def test_empty_standard_input_is_told(run: Run) -> None:
    ran = run("extract", "-")
    assert (ran.code, ran.err) == (1, "briefer: “standard input” is empty. Save or download it again.\n")
    assert run("extract", "-", "-").code == 2


def test_a_batch_of_many_bytes_is_stored_in_parts_and_undone_as_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_MUCH", 1)
    put(tmp_path, "a.txt", "b.txt", "c.txt")
    run("new", "work.briefer")
    assert run("add", "work.briefer", "?.txt").out.count("\n") == 3
    assert run("history", "work.briefer").out.count("\n") == 3
    run("undo", "work.briefer")
    assert "0 sources" in run("show", "work.briefer").out


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_disk_that_fills_up_half_way_is_told_and_loses_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_MUCH", 1)
    put(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt")
    run("new", "work.briefer")
    stored = sources._store
    with watched_disk() as disk:
        disk.fault = apsw.FullError
        count = 0

        def fill_up(*args: object) -> None:
            nonlocal count
            count += 1
            disk.is_full = count == 3
            stored(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(sources, "_store", fill_up)
        ran = run("add", "work.briefer", "?.txt")
        disk.is_full = False
    assert (ran.code, ran.out.count("\n")) == (1, 2)
    assert ran.err.count("\n") == 1
    assert "full" in ran.err
    with open_session(tmp_path / "work.briefer") as session:
        assert [step.label for step in session.history()] == ["Add source “a.txt”", "Add source “b.txt”"]
    assert run("add", "work.briefer", "?.txt").code == 0
    assert "4 sources" in run("show", "work.briefer").out


def test_names_that_deceive_are_loaded_and_shown_on_one_line(run: Run, tmp_path: Path) -> None:
    names = ["two\nlines.txt", "\u202egpj.exe.txt", "l" * 251 + ".txt", "a\x1b[31m.txt"]
    for name in names:
        try:
            (tmp_path / name).write_text(f"Words of {len(name)}.", encoding="utf-8")
        except OSError:
            pytest.skip("this file system has no such names")
    run("new", "work.briefer")
    ran = run("add", "work.briefer", *names)
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 4)
    assert not {"\x1b", "\u202e"} & set(ran.out)
    for name in names:
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = run("extract", *names)
    assert (ran.code, ran.err.count("\n")) == (1, 5)
    assert not {"\x1b", "\u202e"} & set(ran.err)
    assert max(map(len, ran.err.splitlines())) < 400


def test_a_format_that_is_not_what_its_ending_says_is_read_as_what_it_is(run: Run, tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><head><title>Talks</title></head><body><p>Kestovia spoke.</p></body></html>"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    (tmp_path / "words.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "words.docx").write_text("Only words.", encoding="utf-8")
    first, second, third = lines(run("extract", "page.txt", "words.html", "words.docx", "--json").out)
    assert first["sources"][0]["title"] == "Talks"
    assert second["error"].startswith("“words.html” is a picture")
    assert "words.docx" in third["error"]


def test_what_was_asked_of_children_ends_with_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[Isolation] = []
    close = Isolation.close

    def noted(pool: Isolation) -> None:
        closed.append(pool)
        close(pool)

    monkeypatch.setattr(Isolation, "close", noted)
    monkeypatch.setattr(sources, "_say_extracted", lambda _: 1 / 0)
    assert run("extract", "lane.txt", "lane.txt").code == 70
    assert len(closed) == 1
