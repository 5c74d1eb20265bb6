"""Copies of a session, compacting it, and migrating an older one after a backup."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from briefer.errors import BrieferError
from briefer.model.changes import Changes, Collection
from briefer.store import queries as q
from briefer.store import schema, slices
from briefer.store import writing as w
from briefer.store.removing import remove
from briefer.store.retention import BackupRules
from briefer.store.session import Session, check_session, create_session, open_session
from briefer.store.working import Places
from tests.store.samples import TEXT, a_source, an_actor, dump, fill, names_in


def test_a_copy_is_a_whole_session_with_its_history(tmp_path: Path, filled: Session) -> None:
    target = tmp_path / "copies" / "copy.briefer"
    target.parent.mkdir()
    filled.save_copy(target)
    assert names_in(target.parent) == ["copy.briefer"]
    with open_session(target) as copy:
        assert (dump(copy), copy.history()) == (dump(filled), filled.history())
        copy.undo()
    assert filled.undo_label == "Fill"


def test_a_copy_replaces_what_had_its_name(tmp_path: Path, filled: Session) -> None:
    target = tmp_path / "copy.briefer"
    target.write_text("older", encoding="utf-8")
    filled.save_copy(target)
    check_session(target)


def test_a_session_is_no_copy_of_itself(filled: Session) -> None:
    with pytest.raises(BrieferError, match="the session itself"):
        filled.save_copy(filled.path)


def test_a_copy_that_cannot_be_written_leaves_what_was_there(
    filled: Session, open_folder: Path, without_rights: Callable[[], None]
) -> None:
    target = open_folder / "copy.briefer"
    target.write_text("older", encoding="utf-8")
    open_folder.chmod(0o555)
    without_rights()
    with pytest.raises(BrieferError, match="cannot be written"):
        filled.save_copy(target)
    assert target.read_text(encoding="utf-8") == "older"


def test_a_copy_that_is_interrupted_leaves_what_was_there(
    tmp_path: Path, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise apsw.FullError

    target = tmp_path / "copy.briefer"
    target.write_text("older", encoding="utf-8")
    monkeypatch.setattr("briefer.store.opening.vet", fail)
    with pytest.raises(BrieferError, match="disk is full"):
        filled.save_copy(target)
    assert target.read_text(encoding="utf-8") == "older"
    assert [name for name in names_in(tmp_path) if "copy" in name] == ["copy.briefer"]


def test_a_session_for_reading_can_be_copied(tmp_path: Path, sound: bytes) -> None:
    path, target = tmp_path / "read.briefer", tmp_path / "copy.briefer"
    path.write_bytes(sound)
    with open_session(path, read_only=True) as session:
        session.save_copy(target)
    with open_session(target) as copy:
        assert not copy.read_only


def test_compacting_leaves_no_trace_of_what_was_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    secret = "The informant is called Quetzal. " * 500
    with create_session(path) as session:
        fill(session)
        source = a_source(3, secret, title="Quetzal")
        with session.step("Add"):
            w.put_source(session, source, secret, secret.encode())
            w.put_actor(session, an_actor(3, "Quetzal"))
        with session.step("Remove"):
            remove(session, Collection.SOURCE, source.id)
            remove(session, Collection.ACTOR, q.actors(session)[2].id)
        before = dump(session)
        assert b"Quetzal" in path.read_bytes() + path.with_name("a.briefer-wal").read_bytes()
        told: list[Changes] = []
        session.subscribe(told.append)
        session.compact()
        assert told == [Changes("Compact", frozenset())]
        assert (dump(session), session.history(), session.undo_label) == (before, (), "")
        assert [q.source_text(session, source.id) for source in q.sources(session)] == [TEXT, TEXT]
    assert b"Quetzal" not in path.read_bytes()


def test_compacting_within_a_step_is_a_bug(session: Session) -> None:
    with session.step("Open"), pytest.raises(RuntimeError):
        session.compact()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(BackupRules(tmp_path / "data" / "backups"))


@pytest.fixture
def migrate_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """A function that adds a second version of the schema."""
    first = schema.migrations()

    def add(sql: str) -> None:
        monkeypatch.setattr(schema, "migrations", lambda: (*first, sql))
        forget()

    def forget() -> None:
        schema.expected_shape.cache_clear()
        schema.expected_columns.cache_clear()

    yield add
    forget()


COLUMN = "alter table actor add column region text not null default ''"
NONSENSE = "insert into actor (id) values (1)"


def an_older_one(folder: Path) -> Path:
    path = folder / "older.briefer"
    with create_session(path) as session:
        fill(session)
    return path


def test_an_older_session_is_migrated_after_a_backup(
    tmp_path: Path, places: Places, migrate_to: Callable[[str], None]
) -> None:
    path = an_older_one(tmp_path)
    migrate_to(COLUMN)
    with open_session(path, places=places) as session:
        assert schema.version_of(session._connection) == schema.latest_version()
        assert session.rows("select distinct region from actor") == [("",)]
        filled = dump(session)
        (backup,) = session.backups.all
        assert session.undo() is not None
        assert q.actors(session) == ()
        session.redo()
        assert dump(session) == filled
    assert (backup.name, backup.home) == ("older", tmp_path)
    with apsw.Connection(str(backup.path)) as connection:
        assert schema.version_of(connection) == schema.latest_version() - 1
    connection.close()


def test_an_older_session_is_read_without_a_change_to_its_file(
    tmp_path: Path, places: Places, migrate_to: Callable[[str], None]
) -> None:
    path = an_older_one(tmp_path)
    before = path.read_bytes()
    migrate_to(COLUMN)
    with open_session(path, read_only=True, places=places) as session:
        assert session.rows("select distinct region from actor") == [("",)]
    assert path.read_bytes() == before
    assert not places.backups.folder.exists()


def test_steps_before_a_closing_migration_are_only_read(
    tmp_path: Path, places: Places, migrate_to: Callable[[str], None]
) -> None:
    path = an_older_one(tmp_path)
    migrate_to(
        "-- closes history\nalter table alias drop column kind; alter table alias add column kind text"
        " not null default 'full'"
    )
    with open_session(path, places=places) as session:
        assert [(step.label, step.reversible) for step in session.history()] == [("Fill", False)]
        assert session.undo() is None
        assert len(session.backups.all) == 1


def test_without_a_backup_there_is_no_migration(
    tmp_path: Path, places: Places, migrate_to: Callable[[str], None]
) -> None:
    path = an_older_one(tmp_path)
    before = path.read_bytes()
    places.backups.folder.parent.write_text("in the way", encoding="utf-8")
    migrate_to(COLUMN)
    with pytest.raises(BrieferError, match="No backup"):
        open_session(path, places=places)
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["data", "older.briefer"]


def test_a_backup_that_is_not_sound_does_not_count(
    tmp_path: Path, places: Places, migrate_to: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = an_older_one(tmp_path)
    migrate_to(COLUMN)
    monkeypatch.setattr(slices, "sync_file", lambda made: made.write_bytes(b"half"))
    with pytest.raises(BrieferError, match="No backup"):
        open_session(path, places=places)
    (folder,) = places.backups.folder.iterdir()
    assert names_in(folder) == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, migrate_to: Callable[[str], None]
) -> None:
    path = an_older_one(tmp_path)
    connection, version = apsw.Connection(str(path)), schema.latest_version()
    migrate_to(f"{COLUMN}; {NONSENSE}")
    with pytest.raises(apsw.ConstraintError):
        schema.migrate(connection)
    assert schema.version_of(connection) == version
    assert schema.shape_of(connection) == schema.expected_shape(version)
    connection.close()
