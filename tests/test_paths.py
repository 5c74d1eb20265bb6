"""The shipped folders are found."""

import os
from pathlib import Path

import pytest

from briefer import paths


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    root = Path(paths.__file__).resolve().parent.parent
    assert paths.templates_folder() == root / "templates"
    assert paths.resources_folder() == root / "resources"
    assert paths.templates_folder().is_dir()


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_templates").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.templates_folder() == tmp_path / "_templates"
    assert paths.resources_folder() == tmp_path.parent / "resources"


@pytest.mark.parametrize("name", ["file", "folder", "gone", "file/below", "n" * 300, "circle", "a\0b"])
def test_what_is_there_is_told_and_nothing_raised(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    assert paths.is_file(tmp_path / name) is (name == "file")
    assert paths.is_folder(tmp_path / name) is (name == "folder")


def test_a_closed_folder_holds_nothing_that_we_may_see(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "file").touch()
    monkeypatch.setattr(os, "stat", refuse)
    assert not paths.is_file(tmp_path / "file")
    assert not paths.is_folder(tmp_path)


def test_links_are_followed_unless_they_lead_in_a_circle(tmp_path: Path) -> None:
    folder = tmp_path.resolve()
    (folder / "file").touch()
    (folder / "link").symlink_to("file")
    (folder / "circle").symlink_to("circle")
    assert paths.real_path(folder / "link") == folder / "file"
    assert paths.real_path(folder / "circle") == folder / "circle"
    assert paths.real_path(folder / "circle" / "file").name == "file"
