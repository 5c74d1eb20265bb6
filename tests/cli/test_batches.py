"""Notes of several sessions, packs and rows at once; two copies; the same bytes for the same input."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefer.cli.batches import Row, Subject, Task, read_rows, tasks_of
from briefer.commands.briefs import add_brief
from briefer.compose.packs import pack_by_id
from briefer.errors import BrieferError
from briefer.model.ids import BriefId
from briefer.model.packs import Pack
from briefer.store.session import open_session
from tests.cli.conftest import Run
from tests.cli.test_tagging import write_tags

PACK = "information-note"
COMPOSE = ("compose", "work.briefer", "--pack", PACK)
_PROGRAM = """
import sys
from briefer.cli.main import main
sys.exit(max(main(line.split()) for line in sys.argv[1:]))
"""


@pytest.fixture
def pack() -> Pack:
    return pack_by_id(PACK)


@pytest.fixture
def tagged(work: Run, tmp_path: Path) -> Run:
    write_tags(tmp_path)
    work("tag", "work.briefer", "tags.json")
    return work


def rows_of(tmp_path: Path, text: str) -> tuple[Row, ...]:
    file = tmp_path / "rows.csv"
    file.write_bytes(text.encode())
    return read_rows(file)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_is_read_as_spreadsheets_save_it(tmp_path: Path, sign: str) -> None:
    text = '\ufeffsession,to,subject\r\n\r\na, Director ,\r\n,Minister,"Two\nlines"\r\n'.replace(",", sign)
    assert rows_of(tmp_path, text) == (
        Row(1, "a", fields={"to": "Director"}),
        Row(2, fields={"to": "Minister", "subject": "Two\nlines"}),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [("to\n", "has no rows"), ("to,to\nx,y\n", "the column “to” twice"), ("", "has no rows")],
)
def test_a_table_that_cannot_be_used_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BrieferError, match=words):
        rows_of(tmp_path, text)
    (tmp_path / "rows.csv").write_bytes("to\nMinistère\n".encode("cp1252"))
    with pytest.raises(BrieferError, match="UTF-8"):
        read_rows(tmp_path / "rows.csv")
    with pytest.raises(BrieferError, match="cannot be read"):
        read_rows(tmp_path / "none.csv")


def outs(tasks: tuple[Task, ...]) -> list[str]:
    return [task.out.as_posix() for task in tasks]


def test_names_follow_from_session_pack_row_and_field(pack: Pack) -> None:
    one, two = Subject(Path("x/one.briefer"), pack), Subject(Path("two.briefer"), pack)
    rows = (Row(1, "one", fields={"to": "A/B"}), Row(2, "", fields={"to": "C"}))
    assert outs(tasks_of([one], (), out=Path("note.docx"))) == ["note.docx"]
    assert outs(tasks_of([one, two], (), out=Path("notes"), suffix=".md")) == [
        "notes/one-information-note.md",
        "notes/two-information-note.md",
    ]
    assert outs(tasks_of([one, two], rows, out=Path("notes"))) == [
        "notes/one-information-note-1.docx",
        "notes/one-information-note-2.docx",
        "notes/two-information-note-2.docx",
    ]
    named = tasks_of([one], rows, out=Path("{pack}/{row} {to}.docx"), settings=("to=D", "from=E"))
    assert outs(named) == ["information-note/1 A-B.docx", "information-note/2 C.docx"]
    assert named[0].settings == ("to=D", "from=E", "to=A/B")


@pytest.mark.parametrize(
    ("rows", "out", "words"),
    [
        ((Row(1, fields={"colour": "red"}),), "n", "The column “colour” is no field of information-note"),
        ((Row(1, "three", fields={"to": "x"}),), "n", "Row 1 is for three"),
        ((), "n.docx", "2 notes would be written to n.docx"),
        ((), "{mood}.docx", "Nothing is known of {mood}"),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_is_written(
    pack: Pack, rows: tuple[Row, ...], out: str, words: str
) -> None:
    subjects = [Subject(Path(f"{name}.briefer"), pack) for name in ("one", "two")]
    with pytest.raises(BrieferError, match=words):
        tasks_of(subjects, rows, out=Path(out))


def test_briefs_that_were_chosen_give_their_notes_a_name(pack: Pack) -> None:
    both = [Subject(Path("one.briefer"), pack, BriefId(number), f"b{number}") for number in (1, 2)]
    rows = (Row(1, brief="b2", fields={"to": "A"}), Row(2, fields={"to": "B"}))
    assert outs(tasks_of(both, (), out=Path("notes"))) == [
        "notes/one-information-note-b1.docx",
        "notes/one-information-note-b2.docx",
    ]
    assert outs(tasks_of(both, rows, out=Path("{brief} {to}.docx"))) == [
        "b1 B.docx",
        "b2 A.docx",
        "b2 B.docx",
    ]
    with pytest.raises(BrieferError, match="Row 1 is for any session, b3 and any pack"):
        tasks_of(both, (Row(1, brief="b3", fields={"to": "A"}),), out=Path("notes"))


@pytest.fixture
def three_briefs(tagged: Run, tmp_path: Path) -> Run:
    with open_session(tmp_path / "work.briefer") as session:
        for name, title in ((PACK, "For the director"), ("chronology", "For the desk")):
            add_brief(session, pack_by_id(name), title)
    return tagged


@pytest.mark.parametrize(
    ("asked", "title", "kind"),
    [
        ((), "\\[Subject: to be written\\]", "Briefing note for information"),
        (("--brief", "b2"), "For the director", "Briefing note for information"),
        (("--brief", "b3"), "For the desk", "Chronology"),
        (("--brief", "For the desk"), "For the desk", "Chronology"),
        (("--brief", "b3", "--pack", PACK), "For the desk", "Briefing note for information"),
    ],
)
def test_a_brief_is_written_with_its_own_pack_unless_another_is_named(
    three_briefs: Run, tmp_path: Path, asked: tuple[str, ...], title: str, kind: str
) -> None:
    ran = three_briefs("compose", "work.briefer", *asked, "--out", "note.md")
    assert (ran.code, ran.err) == (0, "")
    words = (tmp_path / "note.md").read_text(encoding="utf-8")
    assert f"# {title}\n" in words
    assert kind.casefold() in words.casefold()


def test_all_briefs_of_all_sessions_are_written_at_once(three_briefs: Run, tmp_path: Path) -> None:
    three_briefs("new", "empty.briefer")
    arguments = ("compose", "empty.briefer", "work.briefer", "--brief", "all", "--out", "notes")
    ran = three_briefs(*arguments)
    assert ran.code == 1
    assert ran.err.startswith("briefer: empty.briefer: The session has no brief.")
    assert ran.out.endswith("3 of 4 notes were written.\n")
    assert {path.name for path in (tmp_path / "notes").iterdir()} == {
        f"work-{PACK}-b1.docx",
        f"work-{PACK}-b2.docx",
        "work-chronology-b3.docx",
    }
    report = json.loads(three_briefs(*arguments, "--json").out)
    assert [it.get("brief") for it in report["notes"]] == [None, "b1", "b2", "b3"]
    ran = three_briefs("compose", "work.briefer", "--brief", "b7", "--out", "note.md")
    assert ran.code == 1
    assert "There is no brief “b7”. The session has b1, b2 “For the director”, b3 “For the desk”." in ran.err


def test_one_that_fails_stops_none_of_the_others(tagged: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.briefer").write_bytes(b"no session")
    (tmp_path / "rows.csv").write_text(
        "session,subject\nwork,First\nwork,Second\nbroken,Third\n", encoding="utf-8"
    )
    arguments = ("compose", "broken.briefer", "work.briefer", "--pack", "all", "--pack", PACK)
    ran = tagged(*arguments, "--set-from", "rows.csv", "--out", "notes/{session} {subject} {pack}.md")
    assert ran.code == 1
    assert "notes were written." in ran.out
    assert ran.err.startswith("briefer: broken.briefer with ")
    for subject in ("First", "Second"):
        note = tmp_path / "notes" / f"work {subject} {PACK}.md"
        assert f"# {subject}\n" in note.read_text(encoding="utf-8")
    report = json.loads(tagged(*arguments, "--set-from", "rows.csv", "--out", "notes", "--json").out)
    assert report["failed"] * 2 == report["written"]
    assert {it["session"] for it in report["notes"] if "error" in it} == {"broken.briefer"}
    assert all(Path(it["files"][0]["path"]).is_file() for it in report["notes"] if "files" in it)


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode(errors="replace") for name in package.namelist())


def test_the_clean_copy_holds_no_quote_and_no_grade_in_any_of_its_parts(tagged: Run, tmp_path: Path) -> None:
    ran = tagged(*COMPOSE, "--copies", "--out", "note.docx", "--set", "subject=The lane")
    assert ran.out == "Wrote note (clearance copy).docx.\nWrote note (clean copy).docx.\n"
    clearance, clean = (words_of(tmp_path / f"note ({kind} copy).docx") for kind in ("clearance", "clean"))
    quote = "Kestovia closed the lane on Monday"
    assert quote in clearance
    assert quote not in clean
    for grade in ("Admiralty", "graded", "F6<", "not judged"):
        assert grade in clearance, grade
        assert grade not in clean, grade
    for words in (clearance, clean):
        assert "Kestovia closed the lane." in words
        assert "lane.txt" in words


def test_the_clean_copy_says_where_a_statement_repeats_its_source(work: Run, tmp_path: Path) -> None:
    write_tags(tmp_path)
    tags = (tmp_path / "tags.json").read_text(encoding="utf-8")
    told = tags.replace("Kestovia closed the lane.", "Today, Kestovia closed the lane on Monday.")
    (tmp_path / "tags.json").write_text(told, encoding="utf-8")
    work("tag", "work.briefer", "tags.json")
    ran = work(*COMPOSE, "--clean", "--out", "note.md")
    assert "The clean copy says words of f1 just as their source has them" in ran.out


def test_notes_stand_where_and_are_cited_as_was_asked(tagged: Run, tmp_path: Path) -> None:
    arguments = ("--notes", "endnotes", "--citations", "source-reference", "--join-notes", "--out", "note.md")
    assert tagged(*COMPOSE, *arguments).code == 0
    note = (tmp_path / "note.md").read_text(encoding="utf-8")
    assert "Unknown outlet; untitled (file lane.txt); \\[14 October 2026\\]" in note.replace("\u2019", "'")
    assert "Ibid. " in note
    ran = tagged(*COMPOSE, "--citations", "chicago", "--out", "other.md")
    assert (ran.code, (tmp_path / "other.md").exists()) == (1, False)
    assert "There is no citation style “chicago”" in ran.err


@pytest.mark.parametrize("moment", ["soon", "2031-03-16", "2031-13-16T09:30:00Z"])
def test_a_moment_that_is_none_is_wrong_use(work: Run, moment: str) -> None:
    assert work(*COMPOSE, "--out", "n.md", "--created", moment).code == 2


def test_two_exports_are_the_same_bytes_in_processes_of_their_own(tagged: Run, tmp_path: Path) -> None:
    assert tagged("packs").code == 0
    digests = set()
    for seed in ("1", "2"):
        asked = [
            f"compose work.briefer --pack {PACK} --copies --citations chicago-notes --out {seed}.{suffix}"
            for suffix in ("docx", "html", "md")
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1931419800"}
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, *asked], check=True, env=environment, capture_output=True
        )
        files = sorted(tmp_path.glob(f"{seed} (*"))
        assert len(files) == 6
        digests.add(tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files))
    assert len(digests) == 1
    assert "16 March 2031" in (tmp_path / "1 (clean copy).md").read_text(encoding="utf-8")
