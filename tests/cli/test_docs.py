"""The pages on the tag file and the command line show what really happens."""

import fnmatch
import re
import shlex
from pathlib import Path

import pytest

from briefer.model.actors import ActorKind, AliasKind, MentionKind
from briefer.model.dates import Basis, Precision
from briefer.model.facts import AttributionKind, Confidence, FactKind, Modality, Status
from briefer.model.reconciliations import Matter, ReconciliationKind, Way
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
