"""Hostile files through the commands: what the corpus expects of each, and nothing else is opened or said."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.conftest import Run

if TYPE_CHECKING:
    from tests.fixtures_hostile import Corpus


def test_hostile_texts_and_pages_through_extract(run: Run, hostile: "Corpus") -> None:
    files = hostile.under("text", "html")
    ran = run("extract", *(file.path for file in files), "--json")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [Path(answer["path"]) for answer in answers] == [file.path for file in files]
    assert "LEAKED-SECRET" not in ran.out + ran.err
    for file, answer in zip(files, answers, strict=True):
        kept = "".join(source["text"] for source in answer["sources"])
        assert bool(answer["error"]) is not bool(kept), file.name
        if file.expect == "reject":
            assert answer["error"], file.name
        if file.expect == "extract":
            assert kept, file.name
            assert "KEEP-ME" in kept or "KEEP-ME" not in file.path.read_text("utf-8", "replace"), file.name
    assert ran.err.count("\n") == sum(bool(answer["error"]) for answer in answers)


def test_hostile_sessions_through_show(run: Run, hostile: "Corpus") -> None:
    for file in hostile.under("session"):
        before = file.path.read_bytes()
        ran = run("show", file.path, "--json")
        assert ran.code == 1, file.name
        assert ran.out == ""
        assert ran.err.count("\n") == 1, file.name
        assert file.path.read_bytes() == before, file.name
