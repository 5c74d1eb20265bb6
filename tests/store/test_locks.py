"""Two windows on one file, owners that died, owners elsewhere, and looking on meanwhile."""

import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefer.store import locks, opening
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.locks import SessionInUse, hold, lock_path
from briefer.store.session import Session, create_session, open_session
from tests.store.samples import an_actor, fill, names_in

HOLD = """
import sys
from pathlib import Path
from briefer.store.session import open_session
with open_session(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the session in another process, which ends in an orderly way if it is still there."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child


def say(path: Path, content: str) -> Path:
    lock_path(path).write_text(content, encoding="utf-8")
    return lock_path(path)


def said_by(host: str, pid: int = 4711) -> str:
    return json.dumps({"host": host, "pid": pid, "since": "2024-01-23T09:30:00+00:00"})


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "held.briefer"
    path.write_bytes(sound)
    return path


def test_a_second_window_is_told_who_holds_the_session(path: Path) -> None:
    with open_session(path) as session, pytest.raises(SessionInUse) as told:
        open_session(session.path)
    use = told.value
    assert (use.host, use.pid, use.may_take_over) == (socket.gethostname(), os.getpid(), False)
    assert datetime.now(UTC) - datetime.fromisoformat(use.since) < timedelta(minutes=5)
    assert f"by process {os.getpid()} on {socket.gethostname()}" in use.what
    assert use.next_step
    with open_session(path):
        pass


def test_a_second_process_is_told_and_cannot_be_forced(path: Path) -> None:
    with other_process(path) as child:
        for take_over in (False, True):
            with pytest.raises(SessionInUse) as told:
                open_session(path, take_over=take_over)
            assert (told.value.pid, told.value.may_take_over) == (child.pid, False)
    with open_session(path) as session:
        assert not session.read_only
    assert names_in(path.parent) == ["held.briefer"]


def test_a_process_that_died_is_taken_over_without_asking(path: Path) -> None:
    with other_process(path) as child:
        child.kill()
    assert lock_path(path).exists()
    with open_session(path) as session:
        assert not session.read_only
    assert names_in(path.parent) == ["held.briefer"]


def test_a_holder_on_another_computer_is_asked_about(path: Path) -> None:
    lock = say(path, said_by("elsewhere"))
    before = path.read_bytes(), lock.read_bytes()
    with pytest.raises(SessionInUse) as told:
        open_session(path)
    assert (told.value.host, told.value.pid, told.value.may_take_over) == ("elsewhere", 4711, True)
    assert "elsewhere" in told.value.next_step
    assert (path.read_bytes(), lock.read_bytes()) == before
    with open_session(path, take_over=True):
        assert json.loads(lock.read_text(encoding="utf-8"))["host"] == socket.gethostname()
    assert names_in(path.parent) == ["held.briefer"]


@pytest.mark.parametrize(
    "content", ["", "words", "[]", "{}", '{"host": "x", "pid": "y", "since": 1}', "\0" * 90]
)
def test_a_lock_file_that_says_nothing_is_nobodys(path: Path, content: str) -> None:
    say(path, content)
    with open_session(path) as session:
        assert not session.read_only


def test_a_holder_that_says_nothing_is_told_without_a_name(path: Path) -> None:
    with open_session(path):
        lock_path(path).write_text("", encoding="utf-8")
        with pytest.raises(SessionInUse, match="open in another window") as told:
            open_session(path)
    assert (told.value.host, told.value.pid, told.value.since) == ("", 0, "")


def test_a_lock_is_not_taken_on_a_file_that_its_owner_removed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening the lock file and locking it, its owner may close and remove it."""
    once = [True]

    def remove_first(descriptor: int, lock: Path) -> bool:
        if once:
            once.pop()
            lock.unlink()
        return try_lock(descriptor, lock)

    try_lock: Callable[[int, Path], bool] = locks._try_lock
    monkeypatch.setattr(locks, "_try_lock", remove_first)
    held = hold(path)
    assert os.path.samestat(os.fstat(held.descriptor), lock_path(path).stat())
    held.release()
    assert not lock_path(path).exists()


def test_a_disk_too_full_for_a_name_keeps_no_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        hold(path)
    assert names_in(path.parent) == [path.name]


def test_a_lock_that_others_replaced_is_left_to_them(path: Path) -> None:
    held = hold(path)
    lock_path(path).unlink()
    say(path, said_by("elsewhere"))
    held.release()
    assert lock_path(path).exists()


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has no locks."""

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", refuse)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_the_process_number_decides(path: Path) -> None:
    with open_session(path), pytest.raises(SessionInUse) as told:
        open_session(path)
    assert told.value.pid == os.getpid()
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    say(path, said_by(socket.gethostname(), gone.pid))
    with open_session(path) as session:
        assert not session.read_only


@pytest.mark.usefixtures("no_locks")
def test_without_locks_another_users_process_counts_as_alive(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    say(path, said_by(socket.gethostname()))
    with pytest.raises(SessionInUse):
        open_session(path)


def test_while_it_is_held_a_session_can_be_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown is of one moment: a plain copy of a file that is being written to may be of two."""
    monkeypatch.setattr(opening, "copy_with_log", lambda *_: pytest.fail("a plain copy is made"))
    with open_session(path) as session:
        with session.step("Add"):
            w.put_actor(session, an_actor(9, "Latecomer"))
        with open_session(path, read_only=True) as seen:
            assert (seen.read_only, seen.path, seen.undo_label) == (True, path.resolve(), "")
            assert [actor.name for actor in q.actors(seen)] == ["Vellin", "Ostrava", "Latecomer"]
            session.undo()
            assert len(q.actors(seen)) == 3
    assert names_in(path.parent) == ["held.briefer"]


def test_another_process_can_be_looked_at(path: Path) -> None:
    with other_process(path), open_session(path, read_only=True) as seen:
        assert len(q.facts(seen)) == 2
    assert names_in(path.parent) == ["held.briefer"]


def test_what_another_computer_holds_can_be_looked_at(path: Path) -> None:
    lock = say(path, said_by("elsewhere"))
    with open_session(path, read_only=True) as seen:
        assert len(q.facts(seen)) == 2
    assert lock.read_text(encoding="utf-8") == said_by("elsewhere")


def test_looking_keeps_nobody_out(path: Path) -> None:
    with open_session(path, read_only=True), open_session(path) as session:
        assert not session.read_only
    assert names_in(path.parent) == ["held.briefer"]


def test_a_file_that_is_refused_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    path.write_bytes(b"words" * 1000)
    with pytest.raises(Exception, match="not a briefer session"):
        open_session(path)
    assert names_in(tmp_path) == ["a.briefer"]


def test_a_copy_does_not_replace_a_session_that_is_open(tmp_path: Path, filled: Session) -> None:
    with create_session(tmp_path / "other.briefer") as other:
        with pytest.raises(SessionInUse):
            filled.save_copy(other.path)
        fill(other)
        assert other.undo_label == "Fill"
