"""Sessions that are edited in a local copy: written back whole, with both kept where two have changed it."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.homeward import Homeward
from briefer.store.locks import SessionInUse
from briefer.store.retention import BackupRules
from briefer.store.session import Session, check_session, create_session, open_session
from briefer.store.working import Places, Workplace
from tests.store.samples import an_actor, dump, fill, names_in

LATER = timedelta(seconds=61)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def places(tmp_path: Path, share: Path) -> Places:
    """Places for which the folder called share is a network drive."""

    def why(path: Path) -> str:
        return "on a network drive" if path.is_relative_to(share) else ""

    data = tmp_path / "data"
    return Places(BackupRules(data / "backups"), Workplace(data / "working", why_apart=why))


@pytest.fixture
def path(share: Path, places: Places) -> Path:
    """A session on the share, with something of everything."""
    made = share / "ours.briefer"
    with create_session(made, places) as session:
        fill(session)
    return made


def add(session: Session, name: str) -> None:
    number = int(q.next_label(session, Collection.ACTOR)[1:])
    with session.step(f"Add {name}"):
        w.put_actor(session, an_actor(number, name))


def names(session: Session) -> set[str]:
    return {actor.name for actor in q.actors(session)}


def read(path: Path) -> set[str]:
    """Return the names of the actors in a file that nobody has open."""
    with open_session(path, read_only=True) as session:
        return names(session)


def way(session: Session) -> Homeward:
    assert session.homeward is not None
    return session.homeward


def write_back(session: Session) -> str:
    under_way = way(session).begin()
    while not under_way.work(1.0):
        pass
    return session.end_write_back()


def change_elsewhere(path: Path, name: str) -> None:
    """Replace the file as a program that syncs folders would, with a version of somebody else's."""
    theirs = path.parent.parent / "theirs.briefer"
    shutil.copyfile(path, theirs)
    with open_session(theirs) as session:
        add(session, name)
    theirs.replace(path)


def copies_in(places: Places) -> list[Path]:
    return sorted(places.working.folder.rglob("*.briefer"))


def crash(session: Session) -> None:
    """Leave a session as a process that is killed does: files as they are, locks gone."""
    session._connection.close()
    os.close(way(session).apart.lock.descriptor)
    assert session._held.lock is not None
    os.close(session._held.lock.descriptor)
    session._closed = True


def test_the_local_copy_is_edited_and_written_back_at_the_end(path: Path, places: Places) -> None:
    before = path.read_bytes()
    with open_session(path, places=places) as session:
        assert "on a network drive" in session.notice
        assert session.path == path
        add(session, "Tarn")
        assert path.read_bytes() == before
        assert names_in(path.parent) == [".ours.briefer.lock", "ours.briefer"]
        assert len(copies_in(places)) == 1
        content = dump(session)
    assert names_in(path.parent) == ["ours.briefer"]
    assert copies_in(places) == []
    with open_session(path, read_only=True) as again:
        assert dump(again) == content
        assert again.notice == ""


def test_an_ordinary_folder_needs_no_local_copy(tmp_path: Path, places: Places) -> None:
    with create_session(tmp_path / "a.briefer", places) as session:
        assert (session.notice, session.homeward) == ("", None)
        assert session.end_write_back() == ""
    assert copies_in(places) == []


def test_a_session_that_was_only_looked_at_is_not_written_back(path: Path, places: Places) -> None:
    before = path.stat().st_mtime_ns, path.stat().st_ino
    with open_session(path, places=places):
        pass
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_it_is_written_back_after_a_minute_of_changed_work(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        now = datetime.now(UTC)
        assert not way(session).is_due(now + LATER)
        add(session, "Tarn")
        assert not way(session).is_due(now + timedelta(seconds=50))
        assert way(session).is_due(now + LATER)
        assert write_back(session) == ""
        assert not way(session).is_due(now + LATER)
        assert "Tarn" in read(path)
        add(session, "Quill")
        assert write_back(session) == ""
        assert {"Tarn", "Quill"} <= read(path)
        written = path.stat().st_ino
    assert path.stat().st_ino == written


def test_what_somebody_else_changed_meanwhile_is_kept_beside_ours(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        add(session, "Ours")
        change_elsewhere(path, "Theirs")
        said = write_back(session)
        assert "was changed elsewhere meanwhile" in said
        assert session.path != path
        assert session.path.name.startswith("ours (copy of ")
        assert names_in(path.parent) == sorted(
            [f".{session.path.name}.lock", "ours.briefer", session.path.name]
        )
        add(session, "Later")
        ours = session.path
    assert {"Ours", "Later"} <= read(ours)
    assert "Theirs" not in read(ours)
    assert "Theirs" in read(path)
    assert "Ours" not in read(path)
    assert copies_in(places) == []


def test_a_conflict_at_the_end_is_told_and_keeps_both(path: Path, places: Places) -> None:
    session = open_session(path, places=places)
    add(session, "Ours")
    change_elsewhere(path, "Theirs")
    with pytest.raises(BrieferError, match="kept beside it") as caught:
        session.close()
    assert caught.value.next_step
    ours = next(made for made in path.parent.iterdir() if made != path)
    assert ("Ours" in read(ours), "Theirs" in read(path)) == (True, True)
    assert len(names_in(path.parent)) == 2


def test_two_conflicts_on_one_day_have_names_of_their_own(path: Path, places: Places) -> None:
    for number in (1, 2):
        session = open_session(path, places=places)
        add(session, f"Ours {number}")
        change_elsewhere(path, f"Theirs {number}")
        with pytest.raises(BrieferError):
            session.close()
    assert len(names_in(path.parent)) == 3


def test_a_view_that_changed_is_no_conflict(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        session.remember("caret", "7")
        change_elsewhere(path, "Theirs")
    assert names_in(path.parent) == ["ours.briefer"]
    assert "Theirs" in read(path)


def test_a_file_that_was_removed_there_is_written_again(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        add(session, "Ours")
        path.unlink()
    assert "Ours" in read(path)


def test_what_a_crash_leaves_is_taken_up(path: Path, places: Places) -> None:
    session = open_session(path, places=places)
    add(session, "Unwritten")
    crash(session)
    assert "Unwritten" not in read(path)
    with open_session(path, places=places) as again:
        assert "taken up" in again.notice
        assert "Unwritten" in names(again)
        assert way(again).is_due(datetime.now(UTC) + LATER)
    assert "Unwritten" in read(path)
    assert copies_in(places) == []


def test_what_a_crash_leaves_is_kept_beside_what_was_changed_there(path: Path, places: Places) -> None:
    session = open_session(path, places=places)
    add(session, "Unwritten")
    crash(session)
    change_elsewhere(path, "Theirs")
    with open_session(path, places=places) as again:
        assert "kept beside it" in again.notice
        assert "Theirs" in names(again)
        assert "Unwritten" not in names(again)
    ours = next(made for made in path.parent.glob("*copy of*"))
    assert "Unwritten" in read(ours)
    assert copies_in(places) == []


def test_a_crash_without_changes_leaves_nothing_beside(path: Path, places: Places) -> None:
    crash(open_session(path, places=places))
    change_elsewhere(path, "Theirs")
    with open_session(path, places=places) as again:
        assert "kept" not in again.notice
    assert names_in(path.parent) == ["ours.briefer"]


def test_a_session_that_was_renamed_after_a_crash_is_known(path: Path, places: Places) -> None:
    session = open_session(path, places=places)
    add(session, "Unwritten")
    crash(session)
    path = path.rename(path.with_name("renamed.briefer"))
    with open_session(path, places=places) as again:
        assert "Unwritten" in names(again)
    assert "Unwritten" in read(path)


def test_a_copy_of_the_file_does_not_take_up_the_edits_of_the_first(path: Path, places: Places) -> None:
    other = path.with_name("other.briefer")
    shutil.copyfile(path, other)
    session = open_session(path, places=places)
    add(session, "Unwritten")
    crash(session)
    with open_session(other, places=places) as copy:
        assert "Unwritten" not in names(copy)
    with open_session(path, places=places) as again:
        assert "Unwritten" in names(again)


def test_what_a_crash_has_damaged_is_set_aside_and_told(path: Path, places: Places) -> None:
    session = open_session(path, places=places)
    add(session, "Unwritten")
    crash(session)
    (copy,) = copies_in(places)
    copy.write_bytes(b"half")
    for _ in range(2):
        with open_session(path, places=places) as again:
            said = again.notice
            assert "Unwritten" not in names(again)
    assert "damaged" not in said
    (copy,) = copies_in(places)
    assert copy.parent.name.startswith("damaged-")


def test_two_windows_do_not_edit_one_session(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        add(session, "Ours")
        with pytest.raises(SessionInUse):
            open_session(path, places=places)
        with open_session(path, read_only=True, places=places) as looked_at:
            assert "Ours" not in names(looked_at)
            assert looked_at.notice == ""


def test_a_place_that_cannot_be_reached_at_the_end_costs_nothing(path: Path, places: Places) -> None:
    session = open_session(path, places=places)
    add(session, "Ours")
    away = path.parent.rename(path.parent.with_name("away"))
    with pytest.raises(BrieferError, match="could not be written back") as caught:
        session.close()
    assert "safe on this computer" in caught.value.next_step
    away.rename(path.parent)
    with open_session(path, places=places) as again:
        assert "Ours" in names(again)
    assert "Ours" in read(path)


def test_what_does_not_arrive_whole_replaces_nothing(
    path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    copied = shutil.copyfile

    def cut(source: Path, target: Path) -> Path:
        copied(source, target)
        os.truncate(target, 4096)
        return target

    with open_session(path, places=places) as session:
        add(session, "Ours")
        monkeypatch.setattr(shutil, "copyfile", cut)
        with pytest.raises(BrieferError, match="did not arrive whole"):
            write_back(session)
        assert path.read_bytes() == before
        assert names_in(path.parent) == [".ours.briefer.lock", "ours.briefer"]
        assert way(session).is_due(datetime.now(UTC) + LATER)
        monkeypatch.undo()
    assert "Ours" in read(path)


def spoil(made: Path) -> None:
    """Change a quote, so that a file that SQLite reads is no sound session."""
    with closing(apsw.Connection(str(made))) as connection:
        connection.execute("update mention set quote = 'other words'")


def test_a_copy_that_is_not_sound_is_not_written_back(
    path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with open_session(path, places=places) as session:
        add(session, "Ours")
        monkeypatch.setattr("briefer.store.slices.sync_file", spoil)
        with pytest.raises(BrieferError):
            write_back(session)
        assert path.read_bytes() == before
    assert "Ours" in read(path)


def test_closing_ends_what_is_on_its_way(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        add(session, "Ours")
        under_way = way(session).begin()
        while under_way._future is None:
            under_way.work(1.0)
    assert names_in(path.parent) == ["ours.briefer"]
    assert "Ours" in read(path)


def test_closing_gives_up_what_is_being_copied_and_writes_all_back(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        add(session, "Ours")
        way(session).begin()
        add(session, "More")
    assert {"Ours", "More"} <= read(path)
    assert names_in(path.parent) == ["ours.briefer"]


def test_a_log_beside_the_file_there_is_brought_in_and_set_aside(path: Path, places: Places) -> None:
    session = open_session(path)
    add(session, "In the log")
    log = path.with_name("ours.briefer-wal").read_bytes()
    main = path.read_bytes()
    session.close()
    path.write_bytes(main)
    path.with_name("ours.briefer-wal").write_bytes(log)
    with open_session(path, places=places) as again:
        add(again, "Ours")
    assert names_in(path.parent) == ["ours.briefer", "ours.briefer-wal.old"]
    assert {"In the log", "Ours"} <= read(path)


def test_copies_to_and_from_the_share_are_whole(path: Path, places: Places, tmp_path: Path) -> None:
    with open_session(path, places=places) as session:
        session.save_copy(path.with_name("copy.briefer"))
        session.save_copy(tmp_path / "copy.briefer")
    for copy in (path.with_name("copy.briefer"), tmp_path / "copy.briefer"):
        check_session(copy)


def test_compacting_reaches_the_share(path: Path, places: Places) -> None:
    with open_session(path, places=places) as session:
        session.compact()
    with open_session(path, read_only=True) as again:
        assert again.history() == ()


def test_a_session_moves_from_a_share_to_this_computer(path: Path, places: Places, tmp_path: Path) -> None:
    with open_session(path, places=places) as session:
        add(session, "Ours")
        session.move_to(tmp_path / "here.briefer")
        assert session.homeward is None
        add(session, "Later")
    assert {"Ours", "Later"} <= read(tmp_path / "here.briefer")


def test_without_room_for_the_copy_nothing_is_opened(path: Path, places: Places) -> None:
    places.working.folder.parent.mkdir(exist_ok=True)
    if places.working.folder.exists():
        shutil.rmtree(places.working.folder)
    places.working.folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(BrieferError, match="cannot be copied to this computer"):
        open_session(path, places=places)
    assert names_in(path.parent) == ["ours.briefer"]


EDIT_AND_HANG = """
import sys
from pathlib import Path
from briefer.store import writing as w
from briefer.store.session import open_session
from briefer.store.working import Places, Workplace
from tests.store.samples import an_actor
places = Places(working=Workplace(Path(sys.argv[2]), why_apart=lambda _: "on a network drive"))
session = open_session(Path(sys.argv[1]), places=places)
with session.step("Add"):
    w.put_actor(session, an_actor(9, "Acknowledged"))
print("done", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_process_that_is_killed_loses_no_acknowledged_step(path: Path, places: Places) -> None:
    command = [sys.executable, "-c", EDIT_AND_HANG, str(path), str(places.working.folder)]
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "done\n"
        with pytest.raises(SessionInUse):
            open_session(path, places=places)
        child.send_signal(signal.SIGKILL)
    assert "Acknowledged" not in read(path)
    with open_session(path, places=places) as session:
        assert "Acknowledged" in names(session)
    assert "Acknowledged" in read(path)
