"""The seed article the whole way on the command line, and each footnote of its note back to its sentence."""

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.cli.conftest import Run
from tests.conftest import Seed
from tests.gold import tag_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STATED = re.compile(r"fact_([A-Za-z0-9]+)(?:_\d+)?")
QUOTED = re.compile("\u201c([^\u201c\u201d]*)\u201d")


def texts_of_notes(note: Path) -> dict[int, str]:
    """Return the words of each footnote by its id, Word's own separators left out."""
    with zipfile.ZipFile(note) as package:
        tree = etree.fromstring(package.read("word/footnotes.xml"))
    return {
        int(found.get(f"{W}id", "")): "".join(str(text.text) for text in found.iter(f"{W}t"))
        for found in tree.iter(f"{W}footnote")
        if found.get(f"{W}type") is None
    }


def paragraphs_with_notes(note: Path) -> list[tuple[list[str], list[int]]]:
    """Return which facts each paragraph with footnotes states, by label, and the notes' ids, in order."""
    with zipfile.ZipFile(note) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in tree.iter(f"{W}p"):
        ids = [int(mark.get(f"{W}id", "")) for mark in paragraph.iter(f"{W}footnoteReference")]
        if ids:
            names = [mark.get(f"{W}name", "") for mark in paragraph.iter(f"{W}bookmarkStart")]
            labels = [label[1] for name in names if (label := STATED.fullmatch(name))]
            found.append((list(dict.fromkeys(labels)), ids))
    return found


@pytest.fixture
def whole_way(run: Run, seed: Seed, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """The note of the seed, and what show says of its session."""
    shutil.copy(seed.path, tmp_path)
    (tmp_path / "tags.json").write_text(tag_file(seed.gold), encoding="utf-8")
    for arguments in (
        ("new", "seed.briefer"),
        ("add", "seed.briefer", seed.path.name, "--published", "2024-01-23"),
        ("tag", "seed.briefer", "tags.json"),
        ("compose", "seed.briefer", "--pack", "information-note", "--out", "note.docx"),
    ):
        ran = run(*arguments)
        assert (ran.code, ran.err) == (0, ""), arguments
    return tmp_path / "note.docx", json.loads(run("show", "seed.briefer", "--json").out)


def test_every_footnote_leads_back_to_its_sentence(
    whole_way: tuple[Path, dict[str, Any]], seed: Seed
) -> None:
    note, shown = whole_way
    by_label = {fact["id"]: fact for fact in shown["facts"]}
    notes = texts_of_notes(note)
    followed = []
    for labels, ids in paragraphs_with_notes(note):
        assert labels
        for label, number in zip(labels, ids, strict=True):
            fact = by_label[label]
            (evidence,) = fact["evidence"]
            assert evidence["quote"] in QUOTED.findall(notes[number]), (fact["id"], notes[number])
            assert seed.text[evidence["start"] : evidence["end"]] == evidence["quote"]
            followed.append(number)
    assert sorted(followed) == sorted(notes)
    assert followed == list(range(min(followed), min(followed) + len(followed)))


def test_every_fact_is_printed_with_its_evidence(whole_way: tuple[Path, dict[str, Any]]) -> None:
    note, shown = whole_way
    printed = {label for labels, _ in paragraphs_with_notes(note) for label in labels}
    quoted = {words for text in texts_of_notes(note).values() for words in QUOTED.findall(text)}
    for fact in shown["facts"]:
        assert fact["id"] in printed
        assert {item["quote"] for item in fact["evidence"]} <= quoted, fact["id"]
