"""The steps of docs/add-a-pack.md are done as they stand there, by its commands alone."""

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.shared import RGBColor

from briefer.errors import BrieferError
from briefer.export.docx.checks import check_docx
from briefer.jobs.packs import copy_pack
from tests.cli.conftest import Run
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "add-a-pack.md").read_text(encoding="utf-8")
STEPS = GUIDE[GUIDE.index("## A pack in fifteen minutes") : GUIDE.index("## The smallest pack")]
_STEP = re.compile(r"```(console|toml|jinja)\n(.*?)```", re.DOTALL)
_RED = RGBColor(0xAB, 0x12, 0x34)


def an_office(folder: Path) -> None:
    """Write the Word file that the guide takes the looks from."""
    office = Document()
    office.styles["Heading 1"].font.color.rgb = _RED
    office.add_paragraph("[Subject]", style="Title")
    office.add_paragraph("Here stands the text.")
    office.save(str(folder / "office.docx"))


def test_the_steps_make_a_pack_with_a_new_section_and_a_new_look(run: Run, tmp_path: Path) -> None:
    an_office(tmp_path)
    done = []
    for kind, text in _STEP.findall(STEPS):
        if kind == "toml":
            with (tmp_path / "desk-note" / "pack.toml").open("a", encoding="utf-8") as file:
                file.write(f"\n{text}")
        elif kind == "jinja":
            path = tmp_path / "desk-note" / "sections" / "open-questions.md.j2"
            path.write_text(text, encoding="utf-8")
        else:
            for line in text.splitlines():
                command, *arguments = line.split()
                assert command == "briefer"
                ran = run(*arguments)
                assert ran.code == 0, (line, ran.err)
                done.append(arguments[0])
    assert done == ["demo", "packs", "packs", "packs", "houses", "houses", "compose"]
    note = tmp_path / "note.docx"
    assert check_docx(note.read_bytes(), "UNCLASSIFIED", "canada") == ()
    words = [paragraph.text for paragraph in Document(str(note)).paragraphs]
    assert "Annex: open questions" in words
    asked = words[words.index("Annex: open questions") + 1 :]
    assert any(each.startswith("Who else can tell") for each in asked)
    with zipfile.ZipFile(note) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert str(_RED) in styles


def test_a_fault_in_the_new_section_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    run("packs", "copy", "information-note", "desk-note")
    path = tmp_path / "desk-note" / "sections" / "gaps.md.j2"
    path.write_text(path.read_text(encoding="utf-8") + "\n{{ fakts }}\n", encoding="utf-8")
    ran = run("packs", "check", "desk-note")
    line = path.read_text(encoding="utf-8").splitlines().index("{{ fakts }}") + 1
    assert ran.code == 1
    assert f"sections/gaps.md.j2:{line}:4: There is nothing called “fakts” here" in ran.out


def test_a_copy_has_an_id_of_its_own_and_overwrites_nothing(tmp_path: Path) -> None:
    pack = copy_pack("uk-submission", tmp_path / "Our Submission 2")
    assert (pack.id, pack.name) == ("our-submission-2", "Our Submission 2")
    with pytest.raises(BrieferError, match="already"):
        copy_pack("uk-submission", tmp_path / "Our Submission 2")
    with pytest.raises(BrieferError, match="no id"):
        copy_pack("uk-submission", tmp_path / "…")
