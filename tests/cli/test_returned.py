"""A note that came back is laid beside its brief at the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_tagging import write_tags
from tests.word_edits import WordEdits

MATCH = ("match", "work.briefer", "note.docx")


@pytest.fixture
def note(work: Run, tmp_path: Path) -> Path:
    """A note of a session with one fact, written a moment ago."""
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    assert work("compose", "work.briefer", "--out", "note.docx").code == 0
    return tmp_path / "note.docx"


def edit(path: Path, *edits: Callable[[WordEdits], object]) -> None:
    note = WordEdits(path.read_bytes())
    for each in edits:
        each(note)
    path.write_bytes(note.data)


@pytest.mark.usefixtures("note")
def test_a_note_that_nobody_edited_is_unchanged(run: Run) -> None:
    ran = run(*MATCH)
    assert ran.code == 0
    assert " 0 reworded, 0 moved, 0 taken out, 0 new; " in ran.out
    assert ran.out.count("\n") == 1


def test_a_statement_that_lost_its_source_makes_the_exit_code_1(run: Run, note: Path) -> None:
    edit(note, lambda n: n.delete_mark(0), lambda n: n.comment("Which\u202e?", "Kestovia closed"))
    ran = run(*MATCH)
    assert ran.code == 1
    assert "Sources\n  [" in ran.out
    assert (
        "“Kestovia closed the lane” has lost its source: the note of f1 does not stand there any" in ran.out
    )
    assert "Comments\n" in ran.out
    assert "\u202e" not in ran.out
    assert ran.err == ""


def test_what_was_found_is_told_in_json(run: Run, note: Path) -> None:
    edit(note, lambda n: n.reword("closed the lane", "did not close the lane"))
    ran = run(*MATCH, "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["lost"], told["brief"]) == (0, False, "b1")
    assert [it["kind"] for it in told["remarks"]] == ["negation"]
    assert told["remarks"][0]["facts"] == ["f1"]
    assert [it["fate"] for it in told["paragraphs"]].count("reworded") == 1
    assert told["citations"][0] == {"facts": ["f1"], "fate": "kept", "was": 1, "now": 1}


def test_steps_since_the_export_are_counted(run: Run, note: Path, tmp_path: Path) -> None:
    assert run("compose", "work.briefer", "--created", "2020-01-01T00:00:00Z", "--out", "old.docx").code == 0
    assert "was changed in 2 steps after this note" in run("match", "work.briefer", "old.docx").out
    assert note.parent == tmp_path


def test_tracked_changes_are_told(run: Run, note: Path) -> None:
    edit(note, lambda n: n.track_insertion("It is open again.", "Kestovia closed"))
    assert "Tracked changes in 1 paragraph are read as accepted" in run(*MATCH).out


def test_the_pack_and_fields_of_the_note_are_named_as_for_compose(run: Run, note: Path) -> None:
    how = ("--pack", "chronology", "--set", "subject=A lane")
    assert run("compose", "work.briefer", *how, "--out", "other.docx").code == 0
    assert "; 1 of 1 citation kept" in run("match", "work.briefer", "other.docx", *how).out
    assert note.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("match", "work.briefer", "lane.txt"), "“lane.txt” cannot be compared: this is not a Word file."),
        (("match", "work.briefer", "nowhere.docx"), "nowhere.docx"),
        (("match", "work.briefer", "note.docx", "--brief", "b7"), "There is no brief “b7”."),
        (("match", "work.briefer", "stranger.docx"), "“stranger.docx” is no copy of this note"),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_sentence(
    run: Run, note: Path, arguments: tuple[str, ...], words: str
) -> None:
    stranger = WordEdits(note.read_bytes())
    for _ in range(3):
        stranger.reword("Kestovia closed the lane.", "Quite another matter altogether came up there.")
    for number in range(3):
        stranger.edit_note(number, "A paper of another land, Title, undated")
    stranger.drop_bookmarks()
    (note.parent / "stranger.docx").write_bytes(stranger.data)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1
