"""The file of the analyst's own keys: good lines hold whatever else is in it, and it is never lost."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError
from briefer.gui.key_file import KeyLines, fault_of, keys_path, parse_lines, read_lines, write_own

NAMES = st.text(min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=3).map(tuple), max_size=6))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, own: dict[str, tuple[str, ...]]
) -> None:
    path = tmp_path_factory.mktemp("keys") / "keys.json"
    write_own(path, own, keeps_old=False)
    assert read_lines(path) == KeyLines(tuple(sorted(own.items())))
    assert [left.name for left in path.parent.iterdir()] == ["keys.json"]


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert read_lines(tmp_path / "none" / "keys.json") == KeyLines()
    assert keys_path().name == "keys.json"


def test_one_key_may_stand_without_a_list() -> None:
    assert parse_lines('{"undo": "Ctrl+U"}').lines == (("undo", ("Ctrl+U",)),)


def test_of_broken_json_the_whole_lines_hold() -> None:
    found = parse_lines('{\n  "undo": ["Ctrl+U"],\n  "redo": ["Ctrl+R"\n  "keys": ["F2"],\n')
    assert found.lines == (("undo", ("Ctrl+U",)), ("keys", ("F2",)))
    assert found.faults == ("It is broken JSON at line 4, column 3.",)


def test_an_action_named_twice_keeps_its_first_keys() -> None:
    found = parse_lines('{"undo": ["Ctrl+U"], "undo": ["Ctrl+J"]}')
    assert found == KeyLines((("undo", ("Ctrl+U",)),), ("It names “undo” twice.",))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[]", "It is no JSON object."),
        ('"undo"', "It is no JSON object."),
        ('[["undo", ["U"]]]', "It is no JSON object."),
        ("[" * 100_000, "It is"),
        ('{"undo": 3}', "What it gives to “undo” is no list of keys."),
        ('{"undo": [3]}', "What it gives to “undo” is no list of keys."),
        ('{"undo": {"a": "b"}}', "What it gives to “undo” is no list of keys."),
    ],
)
def test_each_other_fault_is_a_sentence(text: str, fault: str) -> None:
    found = parse_lines(text)
    assert found.lines == ()
    assert found.faults[0].startswith(fault)


def test_bytes_that_are_no_text_and_huge_files_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert read_lines(path).faults == ("It is no text in UTF-8.",)
    path.write_bytes(b" " * (2 << 20))
    assert read_lines(path).faults == ("It is larger than a file of keys can be.",)
    path.unlink()
    path.mkdir()
    assert read_lines(path).faults[0].startswith("It cannot be read")


def test_several_faults_are_told_in_one_sentence(tmp_path: Path) -> None:
    error = fault_of(tmp_path / "keys.json", ("It is broken.", "It is old."))
    assert isinstance(error, BrieferError)
    assert error.what == f"Your file of keys, {tmp_path / 'keys.json'}, has 2 faults: It is broken."
    assert "other lines hold" in error.next_step
    assert fault_of(tmp_path, ()) is None


def test_a_file_with_faults_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("{broken", encoding="utf-8")
    write_own(path, {"undo": ("Ctrl+U",)}, keeps_old=True)
    assert (tmp_path / "keys.json.old").read_text(encoding="utf-8") == "{broken"
    assert json.loads(path.read_text(encoding="utf-8")) == {"undo": ["Ctrl+U"]}


def test_where_it_cannot_be_written_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"
    write_own(path, {"undo": ("Ctrl+U",)}, keeps_old=False)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(BrieferError, match="No space left on device"):
        write_own(path, {"undo": ("Ctrl+J",)}, keeps_old=False)
    assert read_lines(path).lines == (("undo", ("Ctrl+U",)),)
