"""Backups: made when due, verified, thinned out, and restored beside."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from briefer.errors import BrieferError
from briefer.model.changes import Collection
from briefer.store import backups, safekeeping
from briefer.store import queries as q
from briefer.store import writing as w
from briefer.store.backups import Backup, all_backups, backups_of, restore
from briefer.store.identity import give_identity, identity_of
from briefer.store.removing import remove
from briefer.store.retention import BackupRules
from briefer.store.session import Session, check_session, create_session, open_session
from briefer.store.working import Places
from tests.store.disks import watched_disk
from tests.store.samples import an_actor, dump, fill, names_in

LATER = timedelta(minutes=31)


@pytest.fixture
def rules(tmp_path: Path) -> BackupRules:
    return BackupRules(tmp_path / "data" / "backups")


@pytest.fixture
def places(rules: BackupRules) -> Places:
    return Places(rules)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder / "mine.briefer"


def made_now(session: Session) -> Backup:
    under_way = session.backups.begin()
    while not under_way.work(1.0):
        pass
    return session.backups.end()


def count(session: Session) -> int:
    return len(session.backups.all)


def test_a_backup_is_a_whole_sound_session(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        backup = made_now(session)
        assert session.backups.all == (backup,)
        with open_session(backup.path) as copy:
            assert (dump(copy), copy.history()) == (dump(session), session.history())
    assert (backup.name, backup.home) == ("mine", work.parent)
    assert backup.size == backup.path.stat().st_size
    assert datetime.now(UTC) - backup.made < timedelta(minutes=5)


def test_what_is_written_between_slices_is_in_the_backup(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        under_way = session.backups.begin()
        number = 3
        while not under_way.work(0.0):
            if number < 40:
                with session.step("Add"):
                    w.put_actor(session, an_actor(number, f"Actor {number}"))
                number += 1
        backup = session.backups.end()
    with open_session(backup.path) as copy:
        assert len(q.actors(copy)) >= 2
        assert copy.rows("pragma integrity_check(1)") == [("ok",)]


def test_a_slice_within_a_step_waits(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        under_way = session.backups.begin()
        with session.step("Add"):
            w.put_actor(session, an_actor(3, "Tarn"))
            assert not under_way.work(0.1)
        assert session.backups.end().path.is_file()


def test_a_backup_is_due_after_half_an_hour_of_changed_work(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        now = datetime.now(UTC)
        assert not session.backups.is_due(now + LATER)
        fill(session)
        assert not session.backups.is_due(now + timedelta(minutes=29))
        assert session.backups.is_due(now + LATER)
        made_now(session)
        assert not session.backups.is_due(now + 9 * LATER)
        session.remember("caret", "1")
        assert not session.backups.is_due(now + 9 * LATER)
        session.undo()
        assert session.backups.is_due(now + 9 * LATER)


def test_work_of_an_earlier_day_without_a_backup_counts(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
    with open_session(work, places=places) as session:
        assert session.backups.is_due(datetime.now(UTC) + LATER)
        session._connection.execute("update journal set made = '2020-01-01T00:00:00+00:00'")
    with open_session(work, places=places) as session:
        assert session.backups.is_due(datetime.now(UTC))
        made_now(session)
    with open_session(work, places=places) as session:
        assert not session.backups.is_due(datetime.now(UTC) + 9 * LATER)


def test_a_renamed_session_keeps_its_backups_and_a_copy_has_its_own(work: Path, places: Places) -> None:
    copy, other = work.with_name("copy.briefer"), work.with_name("other.briefer")
    with create_session(work, places) as session:
        fill(session)
        made_now(session)
        session.save_copy(copy)
    work.rename(other)
    with open_session(other, places=places) as session:
        assert [backup.name for backup in session.backups.all] == ["mine"]
    with open_session(copy, places=places) as session:
        assert session.backups.all == ()
    assert len(all_backups(places.backups)) == 1


@pytest.mark.parametrize("stored", ["../../elsewhere", "", "A" * 32])
def test_an_identity_of_another_form_is_none(work: Path, places: Places, stored: str) -> None:
    with create_session(work, places) as session:
        first = identity_of(session._connection)
        give_identity(session._connection, stored or "x")
        assert identity_of(session._connection) == ""
    with open_session(work, places=places) as session:
        assert identity_of(session._connection) not in ("", first)


def test_old_backups_go_and_the_last_stays(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        first = made_now(session)
        ages = [timedelta(days=days, hours=hours) for days in range(3, 40) for hours in (0, 1)]
        for age in ages:
            moment = (first.made - age).strftime("%Y%m%dT%H%M%S%fZ")
            first.path.with_name(f"mine-{moment}.briefer").write_bytes(first.path.read_bytes())
        of_another = first.path.with_name("other-20200101T000000000000Z.briefer")
        of_another.write_bytes(first.path.read_bytes())
        assert len(session.backups.all) == 76
        last = made_now(session)
        left = session.backups.all
    assert {last, first} <= set(left)
    assert of_another in {backup.path for backup in left}
    assert 15 < len(left) < 25
    assert (first.path.with_name("home.json")).is_file()


def test_a_backup_that_does_not_open_counts_for_nothing(
    work: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_session(work, places) as session:
        fill(session)
        good = made_now(session)
        monkeypatch.setattr(backups, "vet", lambda made: check_session(made.with_name("none")))
        session.undo()
        with pytest.raises(BrieferError, match=r"No backup of “mine\.briefer”"):
            made_now(session)
        assert session.backups.all == (good,)
        assert session.backups.is_due(datetime.now(UTC) + LATER)
    assert set(names_in(good.path.parent)) == {good.path.name, "home.json"}


def test_a_folder_that_takes_no_backup_is_told_and_tried_again(work: Path, places: Places) -> None:
    places.backups.folder.parent.write_text("in the way", encoding="utf-8")
    with create_session(work, places) as session:
        fill(session)
        with pytest.raises(BrieferError, match="No backup") as caught:
            session.backups.begin()
        assert caught.value.next_step
        assert session.backups.is_due(datetime.now(UTC) + LATER)


def test_closing_gives_up_a_backup_under_way(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        session.backups.begin()
    assert all_backups(places.backups) == ()
    assert names_in(work.parent) == ["mine.briefer"]
    (folder,) = places.backups.folder.iterdir()
    assert names_in(folder) == []


def test_closing_lets_a_backup_end_that_is_being_checked(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        under_way = session.backups.begin()
        while under_way._future is None:
            under_way.work(1.0)
    assert len(all_backups(places.backups)) == 1


def test_compacting_comes_after_a_backup(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        session.compact()
        (backup,) = session.backups.all
    with open_session(backup.path) as before:
        assert before.undo_label == "Fill"


def test_without_a_backup_nothing_is_compacted(work: Path, places: Places) -> None:
    places.backups.folder.parent.write_text("in the way", encoding="utf-8")
    with create_session(work, places) as session:
        fill(session)
        with pytest.raises(BrieferError, match="No backup"):
            session.compact()
        assert session.undo_label == "Fill"


def test_what_is_backed_up_already_is_not_backed_up_again(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        session.back_up()
        session.back_up()
        assert count(session) == 1
        session.undo()
        session.back_up()
        assert count(session) == 2
        with session.step("Within"):
            session.back_up()
        assert count(session) == 2


def test_a_backup_is_restored_beside_under_a_name_of_its_own(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        backup = made_now(session)
        with session.step("Remove"):
            remove(session, Collection.SOURCE, q.sources(session)[0].id)
        first, second = restore(backup, work.parent), restore(backup, work.parent)
    assert first != second
    assert first.name.startswith("mine (backup 20")
    with open_session(second, places=places) as again:
        assert len(q.sources(again)) == 2
        assert again.backups.all == (backup,)


def test_a_backup_that_was_damaged_is_not_restored(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        backup = made_now(session)
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    backup.path.write_bytes(content)
    with pytest.raises(BrieferError):
        restore(backup, work.parent)
    assert names_in(work.parent) == ["mine.briefer"]


def test_a_folder_that_takes_no_restored_session_is_told(
    work: Path, places: Places, open_folder: Path, without_rights: Callable[[], None]
) -> None:
    with create_session(work, places) as session:
        fill(session)
        backup = made_now(session)
    whole = open_folder / "taken"
    whole.mkdir()
    whole.chmod(0o555)
    copy = open_folder / backup.path.name
    copy.write_bytes(backup.path.read_bytes())
    copy.chmod(0o644)
    without_rights()
    with pytest.raises(BrieferError, match="cannot be written"):
        restore(Backup(copy, backup.name, backup.made, backup.size, whole), whole)


def test_strange_files_among_the_backups_are_passed_over(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        backup = made_now(session)
        folder = backup.path.parent
        (folder / "notes.txt").write_text("mine", encoding="utf-8")
        (folder / "mine-99999999T999999999999Z.briefer").write_bytes(b"")
        (folder / "home.json").write_text("[]", encoding="utf-8")
        (places.backups.folder / "a file").write_bytes(b"")
        assert [made.path for made in session.backups.all] == [backup.path]
        assert session.backups.all[0].home == Path.home()
        assert len(all_backups(places.backups)) == 1
    assert backups_of("", places.backups) == ()


def test_a_long_name_is_no_obstacle(tmp_path: Path, places: Places) -> None:
    with create_session(tmp_path / f"{'ж' * 100}.briefer", places) as session:
        fill(session)
        assert made_now(session).name == "ж" * 40


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("fault", [apsw.IOError, apsw.FullError])
def test_a_fault_of_the_disk_at_any_moment_is_told_and_leaves_no_backup(
    tmp_path: Path, places: Places, fault: type[apsw.Error]
) -> None:
    with watched_disk() as disk, create_session(tmp_path / "a.briefer", places) as session:
        fill(session)
        disk.fault = fault
        for moment in (1, 2, 20, 40, 48):
            disk.faults = moment
            with pytest.raises(BrieferError, match="No backup"):
                made_now(session)
            disk.faults = 0
            assert session.backups.is_due(datetime.now(UTC) + LATER)
            assert count(session) == 0
            (folder,) = places.backups.folder.iterdir()
            assert names_in(folder) == []
        assert session.undo() is not None
        assert made_now(session) in session.backups.all


def test_times_that_cannot_be_read_count_as_now(work: Path, places: Places) -> None:
    with create_session(work, places) as session:
        fill(session)
        session._connection.execute("update journal set made = 'yesterday'")
        again = safekeeping.Safekeeping(work, session._connection, places.backups)
        assert not again.is_due(datetime.now(UTC))
        assert again.is_due(datetime.now(UTC) + LATER)
        with pytest.raises(RuntimeError):
            again.end()
