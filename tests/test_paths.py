"""The shipped folders are found."""

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
