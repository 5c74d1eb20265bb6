"""Recent sessions: the latest first, what is gone is marked, and a folder to begin in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from briefer.gui import recent
from briefer.gui.dialogs import files
from briefer.gui.recent import forget, note_folder, note_opened, recent_sessions, usual_folder


def make(folder: Path, name: str) -> Path:
    path = folder / name
    path.touch()
    return path


def test_the_latest_comes_first_and_each_once(tmp_path: Path) -> None:
    one, two = make(tmp_path, "one.briefer"), make(tmp_path, "two | odd.briefer")
    for path in (one, two, one):
        note_opened(path)
    assert [item.path for item in recent_sessions()] == [one, two]
    assert all(item.exists and item.opened for item in recent_sessions())


@pytest.mark.parametrize("name", ["two\nlines | odd.briefer", "a, b; c\t.briefer", "“ü” \udcff.briefer"])
def test_any_path_is_kept_whole(tmp_path: Path, name: str) -> None:
    paths = (make(tmp_path, name), make(tmp_path, "plain.briefer"))
    for path in paths:
        note_opened(path)
        QSettings().sync()
    assert [(item.path, item.exists) for item in recent_sessions()] == [(paths[1], True), (paths[0], True)]
    forget(paths[0])
    assert [item.path for item in recent_sessions()] == [paths[1]]


@pytest.mark.parametrize("left", ["", "nonsense", "3", "[3]", '["a"]', "2026-11-23|/a.briefer"])
def test_settings_of_another_form_count_as_none(left: str) -> None:
    QSettings().setValue(recent._SETTING, left)
    assert recent_sessions() == ()


def test_what_is_gone_is_marked_and_can_be_forgotten(tmp_path: Path) -> None:
    path = make(tmp_path, "one.briefer")
    note_opened(path)
    path.unlink()
    assert [item.exists for item in recent_sessions()] == [False]
    forget(path)
    assert recent_sessions() == ()


def test_what_we_may_not_see_any_more_counts_as_gone(tmp_path: Path) -> None:
    note_opened(tmp_path / ("n" * 300) / "one.briefer")
    assert [item.exists for item in recent_sessions()] == [False]
    assert usual_folder().is_dir()


def test_the_list_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(30):
        note_opened(tmp_path / f"{number}.briefer")
    assert len(recent_sessions()) == 12


def test_dialogs_begin_where_the_last_one_ended(tmp_path: Path) -> None:
    assert usual_folder().is_dir()
    note_folder(tmp_path)
    assert usual_folder() == tmp_path
    note_folder(tmp_path / "gone")
    assert usual_folder().is_dir()


@pytest.mark.parametrize(
    ("chosen", "name"), [("a", "a.briefer"), ("a.b", "a.b.briefer"), ("a.briefer", "a.briefer")]
)
def test_a_new_session_has_its_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / chosen), ""))
    found = files.ask_new_session(None, "New", "x")  # type: ignore[arg-type]  # the dialog is not shown
    assert found == tmp_path / name
    assert usual_folder() == tmp_path


def test_giving_up_a_dialog_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    assert files.ask_new_session(None, "New", "x") is None  # type: ignore[arg-type]  # as above
    assert files.ask_session(None, "Open") is None  # type: ignore[arg-type]  # as above
    assert files.ask_sources(None, "*.txt") == ()  # type: ignore[arg-type]  # as above


def test_several_files_are_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [str(tmp_path / "a.txt"), str(tmp_path / "b.html")]
    options = []

    def choose(*_: object, **how: object) -> tuple[list[str], str]:
        options.append(how["options"])
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    assert files.ask_sources(None, "*.txt") == (tmp_path / "a.txt", tmp_path / "b.html")  # type: ignore[arg-type]  # as above
    assert options == [QFileDialog.Option.HideNameFilterDetails]  # the patterns are too many to be read
