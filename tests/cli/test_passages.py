"""Passages hidden and sources split by the words that stand there."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Run


def hidden(work: Run) -> list[str]:
    sources = json.loads(work("show", "work.briefer", "--json").out)["sources"]
    return [it["text"][part["start"] : part["end"]] for it in sources for part in it["hidden"]]


def test_a_passage_is_hidden_and_shown_again(work: Run) -> None:
    assert work("hide", "work.briefer", "s1", "Kestovia closed").out == "Hidden in s1: Kestovia closed\n"
    assert hidden(work) == ["Kestovia closed"]
    told = work("hide", "work.briefer", "lane.txt", "closed", "--show")
    assert told.out == "Shown again in s1: closed\n"
    assert hidden(work) == []


def test_a_source_is_split_at_words(work: Run) -> None:
    assert work("split", "work.briefer", "s1", "Solvania said").out.startswith("s2  Solvania said")
    (rest,) = hidden(work)
    assert TEXT.endswith(rest)
    assert rest.startswith("Solvania said")
    assert work("undo", "work.briefer").code == 0
    assert hidden(work) == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("", "“” does not stand in s1."),
        ("No such words", "“No such words” does not stand in s1."),
        ("o", "“o” stands in s1 more than once."),
        (" ", "more than once"),
    ],
)
@pytest.mark.parametrize("command", ["hide", "split"])
def test_words_that_name_no_place_are_told(work: Run, command: str, words: str, what: str) -> None:
    told = work(command, "work.briefer", "s1", words)
    assert told.code == 1
    assert what in told.err


def test_what_cannot_be_hidden_or_split_is_told(work: Run, tmp_path: Path) -> None:
    tag = {"source": "lane.txt", "start": 0, "end": 8, "quote": "Kestovia", "actors": ["k"]}
    actors = [{"id": "k", "name": "Kestovia", "kind": "state"}]
    (tmp_path / "tags.json").write_text(json.dumps({"actors": actors, "mentions": [tag]}), encoding="utf-8")
    work("tag", "work.briefer", "tags.json")
    assert "1 tag lies in this passage" in work("hide", "work.briefer", "s1", "Kestovia closed").err
    assert "There is nothing to part here" in work("split", "work.briefer", "s1", "Kestovia closed").err
    assert "No passage is hidden here" in work("hide", "work.briefer", "s1", "closed", "--show").err
    assert "There is no source “s9”" in work("split", "work.briefer", "s9", "closed").err
