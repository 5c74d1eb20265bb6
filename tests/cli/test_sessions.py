"""Sessions made, their history read, steps undone and done again."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from briefer.store.session import open_session
from tests.cli.conftest import Run


def test_a_session_is_made_once(run: Run, tmp_path: Path) -> None:
    assert run("new", "march.briefer").out == "Made march.briefer.\n"
    before = (tmp_path / "march.briefer").read_bytes()
    ran = run("new", "march.briefer")
    assert (ran.code, ran.out) == (1, "")
    assert "exists already" in ran.err
    assert (tmp_path / "march.briefer").read_bytes() == before


def test_a_session_is_not_made_where_there_is_no_folder(run: Run) -> None:
    ran = run("new", "nowhere/march.briefer")
    assert ran.code == 1
    assert "“march.briefer” cannot be written in" in ran.err


def test_actors_are_reused(work: Run, tmp_path: Path) -> None:
    (tmp_path / "tags.json").write_text('{"actors": [{"name": "Kestovia"}, {"name": "Solvania"}]}')
    assert work("tag", "work.briefer", "tags.json").code == 0
    ran = work("new", "next.briefer", "--reuse", "work.briefer")
    assert ran.out == "Made next.briefer, with 2 actors of work.briefer.\n"
    assert "a1  Kestovia (other), 0 mentions" in work("show", "next.briefer").out


def test_nothing_is_made_where_the_other_session_is_none(run: Run, tmp_path: Path) -> None:
    assert run("new", "next.briefer", "--reuse", "lane.txt").code == 1
    assert not (tmp_path / "next.briefer").exists()


def test_history_undo_and_redo(work: Run) -> None:
    assert work("history", "work.briefer").out.endswith("  Add source “lane.txt”\n")
    assert work("undo", "work.briefer").out == "Undone: Add source “lane.txt”\n"
    assert work("history", "work.briefer").out.endswith("  Add source “lane.txt”  (undone)\n")
    assert "0 sources" in work("show", "work.briefer").out
    assert work("redo", "work.briefer").out == "Done again: Add source “lane.txt”\n"
    assert "1 source," in work("show", "work.briefer").out


def test_nothing_to_undo_or_redo_is_said(run: Run) -> None:
    run("new", "work.briefer")
    for verb in ("undo", "redo"):
        ran = run(verb, "work.briefer")
        assert (ran.code, ran.err) == (1, f"briefer: There is nothing to {verb}.\n")


def spoil(path: Path, kind: str) -> None:
    """Make of a sound session one that must be refused."""
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "truncated":
        path.write_bytes(path.read_bytes()[:5000])
    elif kind == "text":
        path.write_text("This is no session.")
    elif kind == "newer":
        data = bytearray(path.read_bytes())
        data[60:64] = (99).to_bytes(4, "big")  # user_version
        path.write_bytes(data)
    else:
        path.unlink()
        other = sqlite3.connect(path)
        other.execute("create table t (x)")
        other.commit()
        other.close()


@pytest.mark.parametrize("kind", ["empty", "truncated", "text", "newer", "foreign"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "work.briefer"),
        ("add", "work.briefer", "lane.txt"),
        ("undo", "work.briefer"),
        ("history", "work.briefer"),
        ("compose", "work.briefer", "--pack", "information-note", "--out", "note.docx"),
        ("new", "next.briefer", "--reuse", "work.briefer"),
    ],
)
def test_what_is_no_sound_session_is_refused_and_never_changed(
    work: Run, tmp_path: Path, kind: str, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "work.briefer"
    spoil(path, kind)
    before = path.read_bytes()
    ran = work(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert path.read_bytes() == before
    assert sorted(it.name for it in tmp_path.iterdir()) == ["lane.txt", "work.briefer"]


def test_a_session_in_use_is_named_with_its_holder_and_can_still_be_shown(work: Run, tmp_path: Path) -> None:
    with open_session(tmp_path / "work.briefer"):
        ran = work("add", "work.briefer", "lane.txt")
        assert ran.code == 1
        assert "work.briefer" in ran.err
        assert "1 source," in work("show", "work.briefer").out


def test_a_disk_too_full_to_hold_a_session_is_told_so(work: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_ignored: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert work("history", "work.briefer").code == 0
    monkeypatch.setattr("briefer.store.session.hold", full)
    ran = work("undo", "work.briefer")
    assert ran.code == 1
    assert "The disk that holds “work.briefer” is full" in ran.err
