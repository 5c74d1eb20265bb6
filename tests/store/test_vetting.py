"""A file that is no sound session is refused in one sentence and stays as it is, byte for byte."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.store import schema, vetting
from briefer.store.session import check_session, create_session, open_session
from tests.store.samples import fill, names_in

PAGE = 4096
ENDLESS = (
    "with recursive r (x) as (select 1 union all select x + 1 from r) select x as id, 1 as source from r"
)


def assert_refused(path: Path, reason: str = "") -> None:
    """Each way of opening gives one sentence, and leaves the file and its folder as they were."""
    before, names = path.read_bytes(), names_in(path.parent)
    for way in (open_session, check_session, lambda path: open_session(path, read_only=True)):
        with pytest.raises(BrieferError) as told:
            way(path)
        assert reason in told.value.what
        assert told.value.what.endswith(".")
        assert "\n" not in str(told.value)
        assert told.value.next_step
    assert path.read_bytes() == before
    assert names_in(path.parent) == names


def edited(path: Path, sound: bytes, *statements: str) -> Path:
    """Write the sound session to `path` and edit it as another program would."""
    path.write_bytes(sound)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()
    return path


def test_a_sound_session_passes_and_is_not_touched(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "sound.briefer"
    path.write_bytes(sound)
    check_session(path)
    assert path.read_bytes() == sound
    assert names_in(tmp_path) == ["sound.briefer"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (b"hello", "not a briefer session"), (b"SQLite format 3\0", "not a briefer session")],
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.briefer"
    path.write_bytes(content)
    assert_refused(path, reason)


def test_a_missing_file_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrieferError, match="There is no file"):
        open_session(tmp_path / "none.briefer")
    with pytest.raises(BrieferError, match="not a briefer session"):
        open_session(tmp_path)
    with pytest.raises(BrieferError, match="not a briefer session"):
        open_session(Path(os.devnull))
    assert names_in(tmp_path) == []


def test_an_empty_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("vacuum")
    assert_refused(path, "not a briefer session")


def test_a_file_cut_at_any_page_is_refused(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "cut.briefer"
    for length in (100, 511, 512, 1000, len(sound) - 1, *range(PAGE, len(sound), PAGE)):
        path.write_bytes(sound[:length])
        assert_refused(path)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("pragma user_version = 999", "newer version"),
        ("pragma user_version = 0", "not a briefer session"),
        ("pragma user_version = -1", "not a briefer session"),
        ("pragma application_id = 252006673", "not a briefer session"),
        ("create trigger evil after insert on mention begin delete from source; end", "tables"),
        ("create trigger evil after update on state begin delete from source; end", "tables"),
        ("create view extra as select * from actor", "tables"),
        ("create table extra (x)", "tables"),
        ("create index extra on actor (name)", "tables"),
        ("drop index mention_place", "tables"),
        ("drop table refusal", "tables"),
        ("alter table actor add column extra text", "tables"),
        ("create virtual table extra using fts5 (x)", "tables"),
        ("analyze", "tables"),
    ],
)
def test_another_header_or_schema_is_refused(
    tmp_path: Path, sound: bytes, statement: str, reason: str
) -> None:
    assert_refused(edited(tmp_path / "a.briefer", sound, statement), reason)


def test_a_table_swapped_for_an_endless_view_is_refused(tmp_path: Path, sound: bytes) -> None:
    swap = ("alter table mention rename to mention_", f"create view mention as {ENDLESS}")
    assert_refused(edited(tmp_path / "a.briefer", sound, *swap), "tables")


@pytest.mark.parametrize(
    "statement",
    [
        'update mention set "start" = -5',
        'update mention set "start" = 9223372036854775807, "end" = 9223372036854775807',
        'update mention set "end" = "start"',
        'update mention set "start" = "start" + 1, "end" = "end" + 1',
        "update mention set quote = replace(quote, 'e', 'x')",
        "update mention set kind = 'nothing known'",
        "update mention set source = 99999",
        "delete from mention_actor",
        "update evidence set quote = quote || ' '",
        "update evidence set reliability = 'G'",
        "update evidence set report_date = 'yesterday'",
        "delete from evidence",
        "update fact set statement = ' '",
        "update fact set label = label || char(233)",
        "update fact set event_precision = 'day'",
        "update actor set kind = ''",
        "update actor set pin = 12",
        "update role set held_from = 'long ago'",
        "update source set published_basis = ''",
        "update source set length = length + 1",
        "update source set title = cast(x'c328' as text)",
        "update text set content = content || ' '",
        "update text set content = replace(content, '☕', '🍵')",
        "update text set content = cast(x'c328' as text)",
        "update text set sha256 = upper(sha256)",
        "delete from text",
        "update brief set cut_off = 'soon'",
        'update refusal set "end" = 1000',
        "insert into merge select id, id, '', '' from actor limit 1",
        "insert into merge select a.id, b.id, '', '' from actor a, actor b where a.id <> b.id",
        "insert into merge select min(id), max(id), '', '' from actor",
        "update journal set label = cast(x'ff00' as text)",
    ],
)
def test_values_that_make_no_sense_are_refused(tmp_path: Path, sound: bytes, statement: str) -> None:
    assert_refused(edited(tmp_path / "a.briefer", sound, "pragma foreign_keys = off", statement), "damaged")


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("mention", """update mention set "start" = 'abc', "end" = -5"""),
        ("mention", 'update mention set "start" = 1e300'),
        ("mention", "update mention set quote = x'ff00'"),
        ("text", "update text set content = x'c328'"),
        ("actor", "update actor set pin = 'three'"),
        ("journal", "update journal set changeset = 'words'"),
    ],
)
def test_values_of_another_type_are_refused(tmp_path: Path, sound: bytes, table: str, statement: str) -> None:
    """The types of STRICT tables are got round as an attacker would: by editing the schema itself."""
    path = tmp_path / "a.briefer"
    lax = f"update sqlite_schema set sql = replace(sql, ') STRICT', ')') where name = '{table}'"  # noqa: S608
    strict = f"update sqlite_schema set sql = sql || ' STRICT' where name = '{table}'"  # noqa: S608
    edited(path, sound, "pragma writable_schema = on", lax)
    edited(path, path.read_bytes(), "pragma ignore_check_constraints = on", statement)
    edited(path, path.read_bytes(), "pragma writable_schema = on", strict)
    assert_refused(path, "damaged")


def test_a_page_of_zeros_is_refused_wherever_it_is(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "zeros.briefer"
    for start in range(0, len(sound), PAGE):
        path.write_bytes(sound[:start] + bytes(PAGE) + sound[start + PAGE :])
        assert_refused(path)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_are_refused_or_do_no_harm(tmp_path: Path, sound: bytes, seed: int) -> None:
    """What is opened can be read in full; what is refused is told in a sentence and stays as it is."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    data = bytearray(sound)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "flipped.briefer"
    path.write_bytes(data)
    try:
        check_session(path)
    except BrieferError:
        assert_refused(path)
    else:
        with open_session(path) as session, suppress(BrieferError):
            session.undo()


def test_a_check_that_never_ends_is_ended(
    tmp_path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vetting, "_SECONDS", -1e9)
    monkeypatch.setattr(vetting, "_OPCODES", 1)
    path = tmp_path / "slow.briefer"
    path.write_bytes(sound)
    assert_refused(path, "took too long")


def test_an_unreadable_file_is_told(
    open_folder: Path, sound: bytes, without_rights: Callable[[], None]
) -> None:
    path = open_folder / "secret.briefer"
    path.write_bytes(sound)
    path.chmod(0)
    without_rights()
    with pytest.raises(BrieferError, match="cannot be read"):
        open_session(path)


def test_edits_left_in_the_log_count(tmp_path: Path) -> None:
    """A copy of the file with its log, as after a crash, is vetted and opened with what the log holds."""
    with create_session(tmp_path / "live.briefer") as live:
        fill(live)
        left = tmp_path / "left.briefer"
        left.write_bytes(live.path.read_bytes())
        log = live.path.with_name("live.briefer-wal").read_bytes()
        left.with_name("left.briefer-wal").write_bytes(log)
    before = left.read_bytes()
    check_session(left)
    assert left.read_bytes() == before
    with open_session(left) as session:
        assert session.undo_label == "Fill"
    assert names_in(tmp_path) == ["left.briefer", "live.briefer"]


def test_a_log_that_makes_nonsense_is_refused(tmp_path: Path) -> None:
    """The file alone is sound; only together with its log it is not."""
    with create_session(tmp_path / "live.briefer") as live:
        fill(live)
        live._connection.execute("update actor set pin = 12")
        left = tmp_path / "left" / "left.briefer"
        left.parent.mkdir()
        left.write_bytes(live.path.read_bytes())
        log = live.path.with_name("live.briefer-wal").read_bytes()
        left.with_name("left.briefer-wal").write_bytes(log)
    assert_refused(left, "damaged")


def test_what_looks_like_markup_is_only_text(tmp_path: Path, sound: bytes) -> None:
    path = edited(tmp_path / "a.briefer", sound, """update actor set name = '<img src="x">'""")
    check_session(path)


def test_the_expected_schema_is_that_of_the_migrations() -> None:
    names = {name for kind, name, *_ in schema.expected_shape(schema.latest_version()) if kind == "table"}
    assert names == {*schema.OWNERS, "text", "original", "state", "journal"}
