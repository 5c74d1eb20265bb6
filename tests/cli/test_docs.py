"""The pages on the tag file and the command line show what really happens."""

import fnmatch
import re
import shlex
from pathlib import Path

import pytest

from briefer.model.actors import ActorKind, AliasKind, MentionKind
from briefer.model.dates import UNDATED, Basis, Precision, dated
from briefer.model.facts import AttributionKind, Confidence, FactKind, Modality, Status
from briefer.model.reconciliations import Matter, ReconciliationKind, Way
from briefer.text.dates import dates_in
from briefer.text.outlook import is_deadline
from tests.cli.conftest import Run
from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("docs/tag-file.md", "docs/actor-files.md", "docs/command-line.md", "README.md")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fits(printed: str, shown: str) -> bool:
    """Return whether what was printed is what the page shows, where “...” stands for anything."""
    pattern = re.sub(r"([\[\]?*])", r"[\1]", shown).replace("...", "*")
    return fnmatch.fnmatchcase(printed, pattern)


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_of_a_page_do_what_it_shows(run: Run, tmp_path: Path, name: str) -> None:
    commands = 0
    for kind, file_name, content in BLOCK.findall(page(name)):
        if file_name:
            (tmp_path / file_name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file_name).write_text(content, encoding="utf-8")
        if kind != "console":
            continue
        for line in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
            command, _, shown = line.partition("\n")
            program, *arguments = shlex.split(command)
            if program == "make":  # what runs this very test
                continue
            assert program == "briefer"
            ran = run(*arguments)
            assert fits(ran.out + ran.err, shown), command
            commands += 1
    assert commands >= 4


def test_every_command_stands_in_the_table() -> None:
    for command in (
        "new",
        "add",
        "extract",
        "suggest",
        "tag",
        "actors",
        "show",
        "packs",
        "compose",
        "match",
        "history",
        "undo",
        "demo",
    ):
        assert f"`briefer {command} " in page("docs/command-line.md")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("kind of an actor", ActorKind),
        ("kind of an alias", AliasKind),
        ("kind of a mention", MentionKind),
        ("kind of a fact", FactKind),
        ("confidence", Confidence),
        ("kind of an attribution", AttributionKind),
        ("status", Status),
        ("modality", Modality),
        ("precision of a date", Precision),
        ("basis of a date", Basis),
        ("kind of a reconciliation", ReconciliationKind),
        ("matter of a choice", Matter),
        ("way of a choice", Way),
    ],
)
def test_the_words_of_the_page_are_those_of_the_program(row: str, words: type[ActorKind]) -> None:
    (line,) = re.findall(rf"^\| {row} \| (.*) \|$", page("docs/tag-file.md"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", line) == [str(word) for word in words]


DATE_ROWS = re.findall(
    r"^\| `([^`]+)` \| (?:`([^`]+)`|open) \| ([^|]*)\|$", page("docs/facts.md"), re.MULTILINE
)


@pytest.mark.parametrize(("words", "value", "basis"), DATE_ROWS)
def test_dates_become_what_the_page_on_facts_says(words: str, value: str, basis: str) -> None:
    passage = f"Talks are to be held {words}."
    found = dates_in(passage, dated("2024-01-23"))
    assert [item.value for item in found] == ([value] if value else [])
    assert [item.basis == Basis.STATED for item in found] == ([basis.startswith("stated")] if value else [])
    is_left = is_deadline(passage, found[0].start) if found else False
    assert is_left is ("Deadline" in basis)
    undated = [item.value for item in dates_in(passage, UNDATED)]
    assert undated == ([value] if basis.startswith("stated") else [None] if value else [])


def test_the_page_on_facts_has_its_dates() -> None:
    assert len(DATE_ROWS) == 7


@pytest.mark.parametrize("name", [*sorted(it.name for it in (ROOT / "docs").glob("*.md")), "../README.md"])
def test_pages_lead_to_pages_and_pictures_that_are_there(name: str) -> None:
    path = ROOT / "docs" / name
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_every_picture_is_shown_on_some_page() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    words = "".join(it.read_text(encoding="utf-8") for it in pages)
    assert [
        it.name for it in (ROOT / "docs" / "pictures").iterdir() if f"pictures/{it.name})" not in words
    ] == []
