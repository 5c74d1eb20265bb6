import os
import socket
import sys
import threading
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.load import files
from briefer.load.files import read_file, shown_name

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def refusal(path: Path) -> BrieferError:
    with pytest.raises(BrieferError) as caught:
        read_file(path)
    assert caught.value.next_step
    return caught.value


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\n\x00" * 1000)
    assert read_file(path) == b"a\r\n\x00" * 1000


def test_what_is_missing_empty_or_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder.txt").mkdir()
    assert refusal(tmp_path / "no.txt").what == "“no.txt” was not found."
    assert refusal(tmp_path / "empty.txt").what == "“empty.txt” is empty."
    assert refusal(tmp_path / "folder.txt").what == "“folder.txt” is a folder."
    assert refusal(tmp_path / "no" / "folder.txt").what == "“folder.txt” was not found."


@posix
def test_a_pipe_or_socket_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    told: list[str] = []
    waiting = threading.Thread(target=lambda: told.append(refusal(pipe).what), daemon=True)
    waiting.start()
    waiting.join(20)
    assert told == ["“pipe.txt” is a device or a pipe, not a file."]
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        assert "s.txt" in refusal(tmp_path / "s.txt").what
    assert "not a file" in refusal(Path("/dev/zero")).what


@posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "dangling.txt").symlink_to("/nonexistent")
    assert refusal(tmp_path / "link.txt").what == "“link.txt” is a link to “secret.txt” and was not read."
    assert "is a link" in refusal(tmp_path / "dangling.txt").what
    (tmp_path / "folder").symlink_to(tmp_path)
    assert read_file(tmp_path / "folder" / "secret.txt") == b"secret"


@posix
def test_a_link_that_takes_the_place_of_a_file_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("mine", encoding="utf-8")
    status = path.lstat()
    path.unlink()
    path.symlink_to(Path(__file__))
    monkeypatch.setattr(os, "lstat", lambda _path: status)
    assert "could not be read" in refusal(path).what


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(60 << 20)
    assert refusal(path).what == "“large.txt” has 60 MB; at most 50 MB are read."
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr(files, "LARGEST", 10)
    monkeypatch.setattr(files, "_check_kind", lambda _status, _name: None)  # it grew after it was looked at
    assert "at most" in refusal(path).what


@posix
def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert refusal(path).what == "“a.txt” may not be read by you."


@posix
def test_a_file_in_a_folder_that_is_closed_to_us_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "lstat", refuse)
    monkeypatch.setattr(os, "stat", refuse)
    assert refusal(tmp_path / "a.txt").what == "“a.txt” may not be read by you."


def test_no_name_of_a_file(tmp_path: Path) -> None:
    assert "name of a file" in refusal(tmp_path / "a\0b.txt").what


def test_names_are_shown_on_one_line_and_in_reading_order() -> None:
    assert shown_name("folder/exe.\u202etxt\n.pdf") == "exe.\ufffdtxt\ufffd.pdf"
    assert shown_name(Path("x" * 250 + ".txt")).endswith("xxxxx.txt")
    assert len(shown_name("x" * 250)) == 80
    assert shown_name("a\udcff.txt") == "a\ufffd.txt"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert "could not be read" in refusal(tmp_path / ("n" * 300 + ".txt")).what


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written over"])
def test_a_file_that_changes_while_it_is_read_is_told(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    look = os.fstat
    looked: list[int] = []

    def look_while_it_is_written(descriptor: int) -> os.stat_result:
        status = look(descriptor)
        if not looked:
            with path.open("r+b") as file:
                file.truncate(3 if change == "shrinks" else 5)
                file.write(b"words, more" if change == "grows" else b"wor")
            os.utime(path, ns=(0, status.st_mtime_ns + 1))
        looked.append(descriptor)
        return status

    monkeypatch.setattr(os, "fstat", look_while_it_is_written)
    assert str(refusal(path)) == "“a.txt” is being written. Wait until it is finished and load it again."
    assert read_file(path)
