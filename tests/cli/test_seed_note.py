"""The seed article the whole way on the command line, and each footnote of its note back to its sentence."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.cli.conftest import Run
from tests.conftest import Seed
from tests.gold import tag_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


def paragraphs_with_notes(note: Path) -> list[tuple[str, list[int]]]:
    """Return the words of each paragraph that has footnotes, with their ids in order."""
    with zipfile.ZipFile(note) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in tree.iter(f"{W}p"):
        ids = [int(mark.get(f"{W}id", "")) for mark in paragraph.iter(f"{W}footnoteReference")]
        if ids:
            found.append(("".join(str(text.text) for text in paragraph.iter(f"{W}t")), ids))
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


def telling(shown: dict[str, Any]) -> Callable[[str], str]:
    """Return what gives words without quotation marks, and each actor's names as one sign."""
    names = {actor["name"] for actor in shown["actors"]}
    names |= {alias["text"] for actor in shown["actors"] for alias in actor["aliases"]}
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))

    def told(words: str) -> str:
        named = re.sub(rf"(?<!\w)(?:{longest_first})(?!\w)", "@", words)
        return re.sub(r"@ \([^)]*\)", "@", re.sub("[“”‘’'\"]", "", named))

    return told


def test_every_footnote_leads_back_to_its_sentence(
    whole_way: tuple[Path, dict[str, Any]], seed: Seed
) -> None:
    note, shown = whole_way
    told = telling(shown)
    statements = {fact["statement"]: fact for fact in shown["facts"]}
    notes = texts_of_notes(note)
    followed = []
    for words, ids in paragraphs_with_notes(note):
        facts = [fact for statement, fact in statements.items() if told(statement) in told(words)]
        assert facts, words
        assert len(facts) == len(ids), words
        for fact, number in zip(facts, ids, strict=True):
            (evidence,) = fact["evidence"]
            assert evidence["quote"] in QUOTED.findall(notes[number]), (fact["id"], notes[number])
            assert seed.text[evidence["start"] : evidence["end"]] == evidence["quote"]
            followed.append(number)
    assert sorted(followed) == sorted(notes)
    assert followed == list(range(min(followed), min(followed) + len(followed)))


def test_every_fact_is_printed_with_its_evidence(whole_way: tuple[Path, dict[str, Any]]) -> None:
    note, shown = whole_way
    told = telling(shown)
    printed = " ".join(words for words, _ in paragraphs_with_notes(note))
    quoted = {words for text in texts_of_notes(note).values() for words in QUOTED.findall(text)}
    for fact in shown["facts"]:
        assert told(fact["statement"]) in told(printed), fact["id"]
        assert {item["quote"] for item in fact["evidence"]} <= quoted, fact["id"]
