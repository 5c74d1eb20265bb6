"""A note is written whole or not at all, and never over somebody's edits."""

import errno
import os
import stat
from pathlib import Path

import pytest

from briefer.errors import BrieferError
from briefer.export import files
from briefer.export.files import free_or_own, next_free_name, write_atomically, write_together


def _listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_bytes_arrive_and_nothing_else_stays(tmp_path: Path) -> None:
    note = tmp_path / "note.docx"
    write_atomically(note, b"first")
    write_atomically(note, b"second")
    assert note.read_bytes() == b"second"
    assert _listing(tmp_path) == ["note.docx"]


def test_the_mode_follows_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_atomically(tmp_path / "note.docx", b"words")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "note.docx").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("number", "said", "step"),
    [
        (errno.ENOSPC, "The disk is full", "Free some space"),
        (errno.EDQUOT, "The disk is full", "Free some space"),
        (errno.EROFS, "does not allow writing", "folder of your own"),
        (errno.EACCES, "does not allow writing", "folder of your own"),
        (errno.EIO, "could not be written", "another folder"),
    ],
)
def test_a_fault_of_the_disk_is_told_and_leaves_the_old_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BrieferError, match=said) as raised:
        write_atomically(note, b"new")
    assert step in raised.value.next_step
    assert note.read_bytes() == b"old"
    assert _listing(tmp_path) == ["note.docx"]


def test_a_real_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with pytest.raises(OSError, match="No space left") as raised:
        Path("/dev/full").write_bytes(b"x")
    told = files._explained(raised.value, Path("note.docx"))
    assert "disk is full" in told.what


def test_a_missing_folder_a_folder_and_a_protected_note_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrieferError, match="does not exist"):
        write_atomically(tmp_path / "nowhere" / "note.docx", b"")
    with pytest.raises(BrieferError, match="is a folder"):
        write_atomically(tmp_path, b"")
    protected = tmp_path / "final.docx"
    protected.write_bytes(b"signed")
    protected.chmod(0o444)
    with pytest.raises(BrieferError, match="write-protected"):
        write_atomically(protected, b"new")
    assert protected.read_bytes() == b"signed"


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    for name in ("note.docx", "folder"):
        (tmp_path / name).symlink_to(name)
    with pytest.raises(BrieferError, match="is a link"):
        write_atomically(tmp_path / "note.docx", b"new")
    with pytest.raises(BrieferError, match="does not exist"):
        write_atomically(tmp_path / "folder" / "note.docx", b"new")
    assert _listing(tmp_path) == ["folder", "note.docx"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX files")
def test_a_pipe_or_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "note.docx"
    os.mkfifo(pipe)
    with pytest.raises(BrieferError, match="not a file"):
        write_atomically(pipe, b"new")
    link = tmp_path / "link.docx"
    link.symlink_to(pipe)
    with pytest.raises(BrieferError, match="not a file") as told:
        write_atomically(link, b"new")
    assert told.value.next_step
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert _listing(tmp_path) == ["link.docx", "note.docx"]


def test_a_folder_that_allows_no_writing_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(0o555)
    if os.access(locked, os.W_OK):
        pytest.skip("this user may write anywhere")
    with pytest.raises(BrieferError, match="does not allow writing"):
        write_atomically(locked / "note.docx", b"")


def test_too_long_a_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrieferError, match="too long"):
        write_atomically(tmp_path / ("n" * 255 + ".docx"), b"")


@pytest.mark.parametrize(
    ("lock", "program"),
    [
        (".~lock.briefing note.docx#", "LibreOffice"),
        ("~$iefing note.docx", "Word"),
        ("~$riefing note.docx", "Word"),
        ("~$briefing note.docx", "Word"),
    ],
)
def test_a_note_that_is_open_elsewhere_is_left_alone(tmp_path: Path, lock: str, program: str) -> None:
    note = tmp_path / "briefing note.docx"
    note.write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(BrieferError, match=f"open in {program}") as raised:
        write_atomically(note, b"new")
    assert lock in raised.value.next_step
    assert note.read_bytes() == b"old"


def test_the_lock_of_another_note_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".~lock.other.docx#").write_bytes(b"")
    write_atomically(tmp_path / "note.docx", b"new")
    assert (tmp_path / "note.docx").read_bytes() == b"new"


def test_windows_says_that_a_note_is_open_by_refusing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(b"old")
    beside = tmp_path / "new.part"
    beside.write_bytes(b"new")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    with pytest.raises(BrieferError, match="open in another program"):
        files._take_place(beside, note, note)


def test_a_link_keeps_pointing_at_the_note(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(b"old")
    link = tmp_path / "link.docx"
    link.symlink_to(tmp_path / "real.docx")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == b"new"


def test_free_names_count_on(tmp_path: Path) -> None:
    note = tmp_path / "note.docx"
    assert next_free_name(note) == note
    note.touch()
    (tmp_path / "note (2).docx").touch()
    assert next_free_name(note).name == "note (3).docx"


def test_a_foreign_or_edited_file_is_never_chosen(tmp_path: Path, written: bytes) -> None:
    note = tmp_path / "note.docx"
    assert free_or_own(note) == note
    note.write_bytes(written)
    assert free_or_own(note) == note
    note.write_bytes(b"somebody's own words")
    assert free_or_own(note).name == "note (2).docx"
    note.unlink()
    note.symlink_to(tmp_path / "gone.docx")
    assert free_or_own(note).name == "note (2).docx"


def test_of_two_files_none_takes_its_place_where_one_cannot_be_written(tmp_path: Path) -> None:
    first, second = tmp_path / "note.docx", tmp_path / "clean.docx"
    write_together({first: b"old", second: b"old"})
    (tmp_path / ".~lock.clean.docx#").touch()
    with pytest.raises(BrieferError, match="open in LibreOffice"):
        write_together({first: b"new", second: b"new"})
    assert (first.read_bytes(), second.read_bytes()) == (b"old", b"old")
    assert len(_listing(tmp_path)) == 3
