import os
import sys
from pathlib import Path

import pytest

from briefer.load import folders
from briefer.load.folders import files_of, is_litter


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path, error in files_of([folder]) if error is None]


def test_a_folder_stands_for_its_files_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "A.txt", "deep/er/c.txt", "deep/d.txt", "also/e.txt")
    assert names(tmp_path) == ["A.txt", "b.txt", "also/e.txt", "deep/d.txt", "deep/er/c.txt"]


def test_files_are_taken_as_they_are_and_not_found_again(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ".hidden.txt")
    one, hidden, missing = tmp_path / "a.txt", tmp_path / ".hidden.txt", tmp_path / "none.txt"
    given = [hidden, one, missing, tmp_path, Path("a\0b")]
    assert [path for path, _ in files_of(given)] == [hidden, one, missing, Path("a\0b")]


def test_litter_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", ".~lock.a.odt#", "b.pdf.part")
    put(tmp_path, "c.crdownload", "__MACOSX/a.txt", ".git/config.txt", "work.briefer", "work.briefer-wal")
    assert names(tmp_path) == ["a.txt"]
    assert not is_litter("tmp.txt")


def test_what_a_page_was_saved_with_is_no_file_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, "Page.html", "Page_files/logo.svg", "Page_files/frame.html", "Other_files/a.txt")
    assert names(tmp_path) == ["Page.html", "Other_files/a.txt"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "out/secret.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "more").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    assert names(tmp_path / "in") == ["a.txt"]
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert list(files_of([tmp_path / "link"])) == [(tmp_path / "link", None)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_pipes_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["a.txt"]


def test_too_many_files_are_told_and_none_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST", 4)
    put(tmp_path, *(f"{number}.txt" for number in range(4)))
    assert len(names(tmp_path)) == 4
    put(tmp_path, "below/5.txt")
    ((path, error),) = files_of([tmp_path])
    assert path == tmp_path
    assert str(error).startswith(f"“{tmp_path.name}” holds more than 4 files. Choose")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    ((path, error),) = files_of([tmp_path])
    assert path == tmp_path
    assert "holds no file that can be loaded" in str(error)


def test_a_closed_folder_is_told_and_the_others_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", "closed/b.txt", "open/c.txt")
    scan = os.scandir

    def guarded(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", guarded)
        found = list(files_of([tmp_path]))
    assert [path.name for path, _ in found] == ["a.txt", "closed", "c.txt"]
    assert str(found[1][1]).startswith("The folder “closed” could not be read: Permission denied.")
