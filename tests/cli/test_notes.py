"""Packs listed, notes composed, the sample written."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_tagging import write_tags

COMPOSE = ("compose", "work.briefer", "--pack", "information-note")


def test_packs_are_listed_with_sections_and_fields(run: Run) -> None:
    packs = json.loads(run("packs", "--json").out)
    pack = next(it for it in packs if it["id"] == "information-note")
    assert {"name", "label", "kind", "required", "default", "choices"} <= set(pack["fields"][0])
    assert [section["name"] for section in pack["sections"]][:2] == ["bottom-line", "background"]
    out = run("packs").out
    assert "information-note  Information note\n" in out
    assert "marking*" in out


def test_a_pack_that_cannot_be_used_is_told_beside_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    broken = tmp_path / "briefer" / "packs" / "ours"
    broken.mkdir(parents=True)
    (broken / "pack.toml").write_text("id = ", encoding="utf-8")
    for arguments in (("packs",), ("packs", "--json")):
        ran = run(*arguments)
        assert ran.code == 1
        assert "information-note" in ran.out
        assert ran.err.startswith("briefer: Pack “ours”, pack.toml, line 1: ")
        assert ran.err.count("\n") == 1


def test_a_note_is_written_with_its_fields(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    ran = work(*COMPOSE, "--set", "subject=The lane is shut", "--set", "to=Director", "--out", "note.docx")
    assert (ran.code, ran.out) == (0, "Wrote note.docx.\n")
    with zipfile.ZipFile(tmp_path / "note.docx") as package:
        document = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
    assert "The lane is shut" in document
    assert "Kestovia closed the lane." in document
    assert "Kestovia closed the lane on Monday" in notes


@pytest.mark.parametrize(
    ("name", "format_name", "start"),
    [("note.md", "", "**"), ("note.html", "", "<"), ("note", "md", "**"), ("note.x", "html", "<")],
)
def test_the_format_is_named_or_read_from_the_file(
    work: Run, tmp_path: Path, name: str, format_name: str, start: str
) -> None:
    assert work(*COMPOSE, "--out", name, *(("--format", format_name) if format_name else ())).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("compose", "work.briefer", "--pack", "informaton-note", "--out", "n.docx"), "information-note"),
        ((*COMPOSE, "--set", "tow=Director", "--out", "n.docx"), "Its fields are to, from, date"),
        ((*COMPOSE, "--set", "to", "--out", "n.docx"), "FIELD=VALUE"),
        ((*COMPOSE, "--set", "date=soon", "--out", "n.docx"), "no date"),
        ((*COMPOSE, "--out", "n.docx", "--format", "rtf"), "rtf"),
        ((*COMPOSE, "--out", "work.briefer"), "“work.briefer” does not end like a format"),
        ((*COMPOSE, "--out", "nowhere/n.docx"), "nowhere"),
        ((*COMPOSE, "--out", "n" * 300 + ".docx"), "too long"),
    ],
)
def test_what_cannot_be_composed_is_said_and_nothing_is_written(
    work: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    ran = work(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    assert sorted(it.name for it in tmp_path.iterdir()) == ["lane.txt", "work.briefer"]


def test_a_note_of_ours_is_written_over_and_an_edited_one_is_left_alone(work: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.touch()
    assert work(*COMPOSE, "--set", "subject=First", "--out", "note.md").out == "Wrote note.md.\n"
    assert work(*COMPOSE, "--set", "subject=Second", "--out", "note.md").out == "Wrote note.md.\n"
    edited = note.read_text(encoding="utf-8").replace("Second", "Edited")
    note.write_text(edited, encoding="utf-8")
    ran = work(*COMPOSE, "--set", "subject=Third", "--out", "note.md")
    assert ran.code == 0
    assert ran.out.endswith("Wrote note (2).md.\n")
    assert "note.md was left alone" in ran.out
    assert note.read_text(encoding="utf-8") == edited
    assert "Third" in (tmp_path / "note (2).md").read_text(encoding="utf-8")


def test_composing_changes_nothing_in_the_session(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    before = (tmp_path / "work.briefer").read_bytes()
    assert work(*COMPOSE, "--out", "note.docx").code == 0
    assert (tmp_path / "work.briefer").read_bytes() == before


def test_the_sample_is_written_once(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "deep/sample")
    assert ran.code == 0
    assert sorted(it.name for it in (tmp_path / "deep/sample").iterdir()) == ["sample.briefer", "sample.docx"]
    again = run("demo", "deep/sample")
    assert again.code == 1
    assert "exists already" in again.err
    (tmp_path / "file").touch()
    assert "cannot be made" in run("demo", "file/sample").err
