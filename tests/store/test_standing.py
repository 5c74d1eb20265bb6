"""A file that goes away under an open session: nothing is acknowledged that is lost, and all is saved."""

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from briefer.errors import BrieferError, NotStored
from briefer.model.changes import Collection
from briefer.store import queries as q
from briefer.store import session as sessions
from briefer.store import standing
from briefer.store.removing import remove
from briefer.store.session import Session, create_session, open_session
from briefer.store.vetting import vet
from briefer.store.working import Places, Workplace
from tests.store.samples import dump, fill

Loss = Callable[[Path], None]


def removed(path: Path) -> None:
    path.unlink()


def removed_with_all_beside_it(path: Path) -> None:
    for each in path.parent.glob(f"*{path.name}*"):
        each.unlink()


def replaced(path: Path) -> None:
    other = path.with_name("other.briefer")
    create_session(other).close()
    other.replace(path)


def renamed(path: Path) -> None:
    path.rename(path.with_name("renamed.briefer"))


def folder_renamed(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


LOSSES = (removed, removed_with_all_beside_it, replaced, renamed, folder_renamed)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder / "s.briefer"


def edit(session: Session) -> None:
    with session.step("Remove a fact"):
        remove(session, Collection.FACT, q.facts(session)[0].id)


def filled(path: Path) -> Session:
    session = create_session(path)
    fill(session)
    return session


def rescued_in(folder: Path) -> Path:
    (found,) = folder.glob("* (rescued*).briefer")
    return found


@pytest.mark.parametrize("lose", LOSSES)
def test_no_step_is_acknowledged_that_would_be_lost(path: Path, lose: Loss) -> None:
    session = filled(path)
    before = dump(session), session.history()
    was_lost = session.is_lost
    lose(path)
    assert (was_lost, session.is_lost) == (False, True)
    with pytest.raises(NotStored, match=r"“s\.briefer” was moved, deleted or replaced") as told:
        edit(session)
    assert "Save a copy" in told.value.next_step
    for refused in (session.undo, session.compact):
        with pytest.raises(NotStored):
            refused()
    assert (dump(session), session.history()) == before
    with pytest.raises(BrieferError, match="rescued"):
        session.close()


@pytest.mark.parametrize("lose", LOSSES)
def test_closing_saves_all_that_was_stored(path: Path, lose: Loss, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "user_folder", lambda: path.parents[1] / "own")
    session = filled(path)
    edit(session)
    before = dump(session), session.history()
    lose(path)
    there = path.read_bytes() if path.exists() else b""
    with pytest.raises(BrieferError, match=r"saved as “s \(rescued\)\.briefer”") as told:
        session.close()
    session.close()
    place = path.parent if path.parent.exists() else path.parents[1] / "own" / "rescued"
    assert str(place) in told.value.next_step
    assert (path.read_bytes() if path.exists() else b"") == there
    assert not list(place.glob("*-wal"))
    with open_session(rescued_in(place)) as saved:
        assert (dump(saved), saved.history()) == before


def test_content_that_was_saved_is_not_saved_again(path: Path) -> None:
    session = filled(path)
    path.unlink()
    saved = session.rescue()
    assert session.rescue() == saved
    with pytest.raises(BrieferError, match=r"saved as “s \(rescued\)"):
        session.close()
    assert rescued_in(path.parent) == saved


def test_what_was_saved_before_is_not_written_over(path: Path) -> None:
    (path.parent / "s (rescued).briefer").write_text("mine")
    session = filled(path)
    path.unlink()
    with pytest.raises(BrieferError, match=r"s \(rescued 2\)\.briefer"):
        session.close()
    assert (path.parent / "s (rescued).briefer").read_text() == "mine"


def test_a_copy_and_going_on_elsewhere_still_work(path: Path) -> None:
    session = filled(path)
    before = dump(session)
    path.unlink()
    session.save_copy(path.with_name("copy.briefer"))
    session.move_to(path.with_name("on.briefer"))
    edit(session)
    assert not session.is_lost
    session.close()
    with open_session(path.with_name("copy.briefer")) as copy:
        assert dump(copy) == before
    with open_session(path.with_name("on.briefer")) as on:
        assert on.undo_label == "Remove a fact"
    assert not list(path.parent.glob("*rescued*"))


def test_where_nothing_takes_the_content_the_session_stays_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = filled(path)
    (path.parents[1] / "file").touch()
    monkeypatch.setattr(standing, "user_folder", lambda: path.parents[1] / "file")
    folder_renamed(path)
    with pytest.raises(BrieferError, match="could not be saved") as told:
        session.close()
    assert "Save a copy elsewhere" in told.value.next_step
    session.save_copy(path.parents[1] / "copy.briefer")
    monkeypatch.undo()
    with pytest.raises(BrieferError, match="saved as"):
        session.close()
    vet(path.parents[1] / "copy.briefer")


def test_a_lost_local_copy_is_saved_too(path: Path, tmp_path: Path) -> None:
    create_session(path).close()
    apart = Workplace(tmp_path / "local", timedelta(0), lambda _: "on a network drive")
    session = open_session(path, places=Places(working=apart))
    assert session.homeward is not None
    fill(session)
    session.homeward.apart.copy.unlink()
    with pytest.raises(NotStored):
        edit(session)
    with pytest.raises(BrieferError, match="saved as"):
        session.close()
    with open_session(rescued_in(path.parent)) as saved:
        assert saved.undo_label == "Fill"


def test_a_file_that_cannot_be_asked_about_is_not_called_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(path) as session:
        monkeypatch.setattr(Path, "stat", lambda *_, **__: (_ for _ in ()).throw(PermissionError()))
        assert not session.is_lost
        monkeypatch.undo()


def test_a_session_for_reading_is_never_lost(path: Path) -> None:
    filled(path).close()
    with open_session(path, read_only=True) as session:
        path.unlink()
        assert not session.is_lost


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_too_full_for_the_lock_is_told_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    filled(path).close()

    def full(*_ignored: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(sessions, "hold", full)
    with open_session(path) as session:
        assert session.read_only
        assert "is full" in session.notice
