"""The file of watched folders: what is written is read, and what is broken is nothing."""

from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.gui.models.watched import Seen
from briefer.gui.watch_file import read_watched, write_watched

KNOWN = {
    Path("/in/été"): frozenset({Seen("a\n\u202e.txt", 5, 10**18), Seen("b.txt", 1, 2)}),
    Path("/x"): frozenset(),
}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "watched.json"
    assert read_watched(path) == {}
    write_watched(path, KNOWN)
    assert read_watched(path) == KNOWN
    assert [it.name for it in path.parent.iterdir()] == ["watched.json"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"/x": 1}', '{"/x": [["a", 1]]}', '{"/x": [["a", 1, "b"]]}']
)
def test_what_is_broken_is_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "watched.json").write_text(content, "utf-8")
    assert read_watched(tmp_path / "watched.json") == {}


def test_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    with pytest.raises(BrieferError, match="cannot be stored"):
        write_watched(tmp_path / "in the way" / "watched.json", KNOWN)
