"""Making, opening and closing sessions: one file, nothing lost, nothing overwritten."""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from briefer.errors import BrieferError, HeldElsewhere
from briefer.store import copies, database, opening, schema
from briefer.store import queries as q
from briefer.store import session as sessions
from briefer.store import writing as w
from briefer.store.database import is_free
from briefer.store.session import Session, create_session, open_session
from tests.store.samples import TEXT, a_source, an_actor, dump, fill, names_in


def test_a_closed_session_is_one_file(tmp_path: Path) -> None:
    session = create_session(tmp_path / "one.briefer")
    fill(session)
    assert names_in(tmp_path) == [
        ".one.briefer.lock",
        "one.briefer",
        "one.briefer-shm",
        "one.briefer-wal",
    ]
    session.close()
    assert names_in(tmp_path) == ["one.briefer"]
    session.close()


def test_what_was_stored_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "again.briefer"
    with create_session(path) as session:
        fill(session)
        before = dump(session)
    with open_session(path) as session:
        assert (dump(session), session.path, session.read_only) == (before, path.resolve(), False)


def test_the_file_says_whose_it_is_and_syncs_every_commit(session: Session) -> None:
    pragmas = ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys", "page_size")
    found = [session.rows(f"pragma {name}")[0][0] for name in pragmas]
    assert found == [0x42524652, schema.latest_version(), "wal", 2, 1, 4096]


def test_a_session_that_would_not_sync_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.briefer"
    create_session(path).close()
    before = path.read_bytes()
    monkeypatch.setattr(database, "_FULL", 3)
    with pytest.raises(BrieferError, match="cannot be stored safely"):
        open_session(path)
    assert names_in(tmp_path) in (["a.briefer"], ["a.briefer", "a.briefer-shm", "a.briefer-wal"])
    monkeypatch.undo()
    with open_session(path) as session:
        assert dump(session)["actor"] == []
    assert len(path.read_bytes()) == len(before)


def test_nothing_is_overwritten_by_a_new_session(tmp_path: Path) -> None:
    path = tmp_path / "taken.briefer"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(BrieferError, match="exists already"):
        create_session(path)
    assert path.read_text(encoding="utf-8") == "precious"
    assert names_in(tmp_path) == ["taken.briefer"]


def test_without_hard_links_nothing_is_overwritten_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    create_session(tmp_path / "a.briefer").close()
    with pytest.raises(BrieferError, match="exists already"):
        create_session(tmp_path / "a.briefer")
    assert names_in(tmp_path) == ["a.briefer"]


def test_too_long_a_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrieferError, match="too long") as caught:
        create_session(tmp_path / ("n" * 300 + ".briefer"))
    assert len(caught.value.what) < 100


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrieferError, match="cannot be written"):
        create_session(tmp_path / "nowhere" / "a.briefer")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any bytes")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_name_that_sqlite_cannot_be_given_is_told(tmp_path: Path, sound: bytes, *, read_only: bool) -> None:
    path = tmp_path / "a\udcff.briefer"
    path.write_bytes(sound)
    with pytest.raises(BrieferError, match=r"a\?\.briefer” is no name") as caught:
        open_session(path, read_only=read_only)
    assert caught.value.next_step
    assert names_in(tmp_path) == [path.name]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any bytes")
def test_nothing_is_made_under_a_name_that_sqlite_cannot_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a\udcff.briefer"
    with pytest.raises(BrieferError, match="not in UTF-8"):
        create_session(path)
    with create_session(tmp_path / "b.briefer") as good, pytest.raises(BrieferError, match="not in UTF-8"):
        good.save_copy(path)
    assert names_in(tmp_path) == ["b.briefer"]


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    for name in ("a.briefer", "folder"):
        (tmp_path / name).symlink_to(name)
    for path in (tmp_path / "a.briefer", tmp_path / "folder" / "a.briefer"):
        with pytest.raises(BrieferError, match="no file"):
            open_session(path)
    with pytest.raises(BrieferError, match="exists already"):
        create_session(tmp_path / "a.briefer")
    with pytest.raises(BrieferError, match="cannot be written"):
        create_session(tmp_path / "folder" / "a.briefer")
    with (
        create_session(tmp_path / "b.briefer") as good,
        pytest.raises(BrieferError, match="cannot be written"),
    ):
        good.save_copy(tmp_path / "folder" / "a.briefer")
    assert names_in(tmp_path) == ["a.briefer", "b.briefer", "folder"]


def test_a_folder_that_may_not_be_written_to_is_told(
    open_folder: Path, without_rights: Callable[[], None]
) -> None:
    open_folder.chmod(0o555)
    without_rights()
    with pytest.raises(BrieferError, match="cannot be written"):
        create_session(open_folder / "a.briefer")


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_what_may_not_be_written_to_is_opened_for_reading(
    open_folder: Path, sound: bytes, without_rights: Callable[[], None], file: int, folder: int
) -> None:
    path = open_folder / "fixed.briefer"
    path.write_bytes(sound)
    path.chmod(file)
    open_folder.chmod(folder)
    without_rights()
    with open_session(path) as session:
        assert session.read_only
        assert len(q.facts(session)) == 2
        assert names_in(open_folder) == ["fixed.briefer"]
    assert path.read_bytes() == sound


def test_a_medium_that_nobody_writes_to_is_read_in_place(
    tmp_path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fixed.briefer"
    path.write_bytes(sound)
    monkeypatch.setattr(sessions, "is_immutable", lambda _: True)
    monkeypatch.setattr(opening, "private_folder", lambda: pytest.fail("a copy is made"))
    with open_session(path, read_only=True) as session:
        assert len(q.facts(session)) == 2
        assert names_in(tmp_path) == ["fixed.briefer"]


def test_this_disk_is_no_such_medium(tmp_path: Path) -> None:
    assert not copies.is_immutable(tmp_path)


def test_a_session_for_reading_refuses_steps_and_forgets_its_view(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "read.briefer"
    path.write_bytes(sound)
    with open_session(path, read_only=True) as session:
        with pytest.raises(BrieferError, match="for reading only"), session.step("Edit"):
            pytest.fail("the step was begun")
        with pytest.raises(BrieferError, match="for reading only"):
            session.compact()
        assert (session.undo(), session.redo(), session.undo_label, session.redo_label) == (
            None,
            None,
            "",
            "",
        )
        assert [step.label for step in session.history()] == ["Fill"]
        session.remember("source", "3")
        assert session.recall("source") == "3"
        with pytest.raises(apsw.ReadOnlyError):
            session._connection.execute("delete from actor")
    assert path.read_bytes() == sound
    with open_session(path) as session:
        assert session.recall("source") == ""


def test_the_view_is_remembered_outside_the_history(tmp_path: Path) -> None:
    path = tmp_path / "view.briefer"
    with create_session(path) as session:
        fill(session)
        session.remember("caret", "17")
        session.remember("caret", "18")
        session.undo()
    with open_session(path) as session:
        assert (session.recall("caret"), session.recall("unknown")) == ("18", "")
        assert session.redo_label == "Fill"


def test_a_path_through_a_link_is_the_file_itself(tmp_path: Path, sound: bytes) -> None:
    path, link = tmp_path / "real.briefer", tmp_path / "link.briefer"
    path.write_bytes(sound)
    link.symlink_to(path)
    with open_session(link) as session:
        assert session.path == path.resolve()
        assert ".link.briefer.lock" not in names_in(tmp_path)


@pytest.mark.parametrize(
    "name", ["with space %41?#&.briefer", "ünïcode 🛰.briefer", "no suffix", "a'b\"c.briefer"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with create_session(tmp_path / name) as session:
        fill(session)
    with open_session(tmp_path / name, read_only=True) as session:
        assert len(q.facts(session)) == 2
    with open_session(tmp_path / name) as session:
        assert session.undo_label == "Fill"
    assert names_in(tmp_path) == [name]


def test_a_log_that_cannot_be_brought_in_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(session)
    path = session.path
    monkeypatch.setattr(sessions, "settle", lambda _: False)
    with pytest.raises(BrieferError, match="are safe"):
        session.close()
    monkeypatch.undo()
    assert ".empty.briefer.lock" not in names_in(path.parent)
    with open_session(path) as again:
        assert again.undo_label == "Fill"


@pytest.mark.parametrize("how", ["begin exclusive", "begin immediate", "begin; select * from actor"])
def test_with_patience_a_file_that_is_held_is_told_of_at_once_and_opened_when_it_is_free(
    tmp_path: Path, how: str
) -> None:
    path = tmp_path / "held.briefer"
    create_session(path).close()
    before = path.read_bytes()
    assert is_free(path)
    other = apsw.Connection(str(path))
    for statement in how.split("; "):
        other.execute(statement).fetchall()
    began = time.monotonic()
    assert not is_free(path)
    with pytest.raises(HeldElsewhere, match="Another program is using"):
        open_session(path, patience=0)
    assert time.monotonic() - began < 1.5, "it does not wait for two seconds"
    other.execute("rollback")
    other.close()
    assert (names_in(tmp_path), path.read_bytes()) == ([path.name], before)
    assert is_free(path)
    with open_session(path, patience=0) as session:
        assert not session.read_only


def test_what_is_no_session_counts_as_free_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    assert is_free(path)
    assert names_in(tmp_path) == []
    path.write_bytes(b"Words." * 200)
    assert is_free(path)
    assert (names_in(tmp_path), path.read_bytes()) == (["a.briefer"], b"Words." * 200)


def test_a_program_that_reads_the_file_keeps_only_the_log_alive(session: Session) -> None:
    fill(session)
    session._connection.set_busy_timeout(1)
    path = session.path
    reader = apsw.Connection(str(path))
    reader.execute("begin")
    reader.execute("select * from actor").fetchall()
    with pytest.raises(BrieferError, match="are safe"):
        session.close()
    reader.execute("commit")
    reader.close()
    with open_session(path) as again:
        assert again.undo_label == "Fill"
    assert names_in(path.parent) == ["empty.briefer"]


def test_a_full_disk_takes_back_the_step_and_is_told(filled: Session) -> None:
    before = dump(filled)
    pages = filled.rows("pragma page_count")[0][0]
    filled._connection.pragma("max_page_count", pages)
    text = TEXT * 2000
    with pytest.raises(BrieferError, match="is full, so nothing was stored"):
        add_source(filled, text)
    assert (dump(filled), filled.undo_label) == (before, "Fill")
    filled._connection.pragma("max_page_count", 2**31)
    add_source(filled, text)
    assert len(q.sources(filled)) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX files")
def test_a_copy_takes_the_place_of_files_alone(tmp_path: Path, filled: Session) -> None:
    os.mkfifo(tmp_path / "pipe.briefer")
    (tmp_path / "folder.briefer").mkdir()
    for name in ("pipe.briefer", "folder.briefer"):
        with pytest.raises(BrieferError, match="no file that a copy can replace"):
            filled.save_copy(tmp_path / name)
    assert (tmp_path / "pipe.briefer").is_fifo()


def test_nobody_waits_for_the_view_to_be_remembered(filled: Session) -> None:
    other = apsw.Connection(str(filled.path))
    other.execute("begin immediate")
    began = time.monotonic()
    for value in ("1", "2"):
        filled.remember("caret", value)
    assert time.monotonic() - began < 1
    assert filled.recall("caret") == "2"
    other.close()
    filled.remember("caret", "3")
    assert filled.rows("select value from state where name = 'caret'") == [("3",)]


def test_on_a_full_disk_the_view_is_remembered_until_the_end(filled: Session) -> None:
    filled._connection.pragma("max_page_count", filled.rows("pragma page_count")[0][0])
    for value in ("x" * 100_000, "short"):
        filled.remember("panes", value)
        assert filled.recall("panes") == value
    filled._connection.pragma("max_page_count", 2**31)
    filled.remember("panes", "1,2")
    assert filled.recall("panes") == "1,2"
    assert filled.rows("select value from state where name = 'panes'") == [("1,2",)]


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_full_disk_that_is_caught_takes_back_the_whole_step(filled: Session, *, goes_on: bool) -> None:
    """SQLite rolls the whole transaction back; nothing that is written after that slips through."""
    filled._connection.pragma("max_page_count", filled.rows("pragma page_count")[0][0])
    with pytest.raises(BrieferError, match="“Outer” was not stored"):
        catch_full_disk(filled, goes_on=goes_on)
    assert (len(q.actors(filled)), filled.undo_label) == (2, "Fill")


def catch_full_disk(session: Session, *, goes_on: bool) -> None:
    with session.step("Outer"):
        w.put_actor(session, an_actor(8))
        with suppress(apsw.FullError):
            add_source(session, TEXT * 2000)
        if goes_on:
            w.put_actor(session, an_actor(9))


def add_source(session: Session, text: str) -> None:
    with session.step("Add"):
        w.put_source(session, a_source(3, text), text)


def test_another_program_that_holds_the_file_is_told(filled: Session) -> None:
    filled._connection.set_busy_timeout(1)
    other = apsw.Connection(str(filled.path))
    other.execute("begin immediate")
    with pytest.raises(HeldElsewhere, match="Another program is using"), filled.step("Edit"):
        pytest.fail("the step was begun")
    other.execute("rollback")
    other.close()
    with filled.step("Edit"):
        w.put_actor(filled, an_actor(9))
    assert len(q.actors(filled)) == 3


def test_ten_thousand_mentions_are_read_in_two_statements(filled: Session) -> None:
    statements: list[str] = []

    def trace(_cursor: object, statement: str, _bindings: object) -> bool:
        statements.append(statement)
        return True

    filled._connection.exec_trace = trace
    q.mentions(filled)
    q.facts(filled)
    filled._connection.exec_trace = None
    assert len(statements) == 2 + 3


def test_what_is_remembered_while_another_program_holds_the_file_is_stored_later(filled: Session) -> None:
    path, other = filled.path, apsw.Connection(str(filled.path))
    other.execute("begin immediate")
    assert filled.is_held_elsewhere()
    filled.remember("page/side", "facts")
    filled.remember("page/workspace", "brief")
    other.execute("rollback")
    assert not filled.is_held_elsewhere()
    filled.remember("page/side", "actors")
    other.close()
    filled.close()
    with open_session(path) as again:
        assert (again.recall("page/side"), again.recall("page/workspace")) == ("actors", "brief")


def test_what_could_not_be_remembered_is_stored_at_the_end(filled: Session) -> None:
    path, other = filled.path, apsw.Connection(str(filled.path))
    other.execute("begin immediate")
    filled.remember("page/side", "facts")
    other.close()
    filled.close()
    with open_session(path) as again:
        assert again.recall("page/side") == "facts"


def test_whether_another_program_holds_the_file_is_not_asked_within_a_step(filled: Session) -> None:
    with filled.step("Edit"), pytest.raises(RuntimeError, match="is being made"):
        filled.is_held_elsewhere()


def test_steps_undo_and_redo_are_counted(filled: Session) -> None:
    before = filled.made
    with filled.step("Edit"):
        w.put_actor(filled, an_actor(9))
    with filled.step("Nothing"):
        pass
    filled.undo()
    filled.redo()
    assert filled.made == before + 3
