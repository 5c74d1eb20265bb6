"""House styles and packs of the user's on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.export.houses.filing import package_of, para, saved, style


@pytest.fixture(autouse=True)
def _letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    body = (para("Ministry"), para("Eyes only"), para("To: [name]"), para("Sample", "Kop1"), para("Text."))
    heading = style("Kop1", "heading 1", level=1)
    saved(package_of(*body, styles=heading), tmp_path / "letter.docx")


def test_a_word_file_becomes_a_house_style_and_says_what_was_found(run: Run) -> None:
    added = run("houses", "add", "letter.docx", "--name", "ministry", "--place", "marking=2")
    assert added.code == 0
    for words in (
        "Added the house style “ministry” from letter.docx.",
        "marking: line 2 (body), “Eyes only”",
        "To: line 3 (body), “To: [name]”",
        "body: line 4, “Sample”",
        "left as it stands: line 1, “Ministry”",
        "found by name: heading1 = heading 1",
        "Taken out: nothing.",
    ):
        assert words in added.out
    assert "Ministry  [Normal]" in run("houses", "lines", "letter.docx").out
    shown = json.loads(run("houses", "show", "ministry", "--json").out)
    assert {"name": "marking", "row": 2, "words": ""} in shown["places"]
    assert run("houses", "use", "ministry", "--pack", "information-note").code == 0
    assert "used for information-note" in run("houses").out
    assert run("houses", "remove", "ministry").code == 0
    assert "no house styles" in run("houses").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("add", "none.docx"), 1, "There is no file"),
        (("add", "letter.docx", "--place", "who=1"), 2, "--place takes NAME=LINE"),
        (("add", "letter.docx", "--place", "to=99"), 2, "no line 99"),
        (("add", "letter.docx", "--style", "heading1=Gone"), 2, "no style “Gone”"),
        (("show", "gone"), 1, "There is no house style “gone”"),
        (("use", "--pack", "information-note"), 2, "name a house style"),
    ],
)
def test_wrong_use_is_told(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = run("houses", *arguments)
    assert ran.code == code
    assert said in ran.err


def test_a_note_is_written_in_a_house_style(work: Run) -> None:
    work("houses", "add", "letter.docx", "--name", "ministry")
    compose = ("compose", "work.briefer", "--pack", "information-note", "--out", "note.docx")
    assert work(*compose, "--house", "ministry").code == 0
    assert "no house style “minister”, but there is “ministry”" in work(*compose, "--house", "minister").err


def test_a_pack_is_checked_added_shown_and_removed(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "mine"\nname = "Mine"\nlanguage = 3\n', encoding="utf-8")
    checked = run("packs", "check", "mine")
    assert checked.code == 1
    assert "pack.toml:3: “language” is to be words" in checked.out
    assert "it has no sections" in checked.out.casefold()
    assert checked.out.rstrip().endswith("2 faults. The pack cannot be used.")
    text = 'id = "mine"\nname = "Mine"\nlanguage = "en-GB"\n[[sections]]\nname = "a"\nfile = "a.md.j2"\n'
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    (folder / "a.md.j2").write_text('+++\nheading = "A"\n+++\nWords.\n', encoding="utf-8")
    assert run("packs", "add", "mine").code == 0
    assert "your own" in run("packs", "show", "mine").out
    assert run("packs", "remove", "mine").code == 0
    assert run("packs", "show", "mine").code == 1
