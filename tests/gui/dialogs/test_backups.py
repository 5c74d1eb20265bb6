"""The list of backups, and a copy opened from it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.commands.sources import remove_source
from briefer.gui.dialogs.backups import BackupsDialog
from briefer.gui.window import MainWindow
from briefer.store import queries
from briefer.store.backups import Backup
from tests.gui.desks import scene

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def ask(window: MainWindow) -> BackupsDialog:
    action = window.findChild(QAction, "backups")
    assert isinstance(action, QAction)
    action.trigger()
    return window.findChildren(BackupsDialog)[-1]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "strait.briefer"
    begun = scene(path)
    begun.session.backups.back_up()
    add_actor(begun.session, "Later")
    begun.session.close()
    return path


def test_a_copy_of_a_backup_is_opened_beside_the_session(window: MainWindow, made: Path) -> None:
    window.open_path(made)
    dialog = ask(window)
    assert dialog.tree.topLevelItemCount() == 1
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "strait"
    assert "kB" in item.text(2) or "KB" in item.text(2) or "KiB" in item.text(2)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert window.page is not None
    session = window.page.desk.session
    assert session.path.parent == made.parent
    assert session.path.name.startswith("strait (backup ")
    assert "Later" not in {actor.name for actor in queries.actors(session)}
    assert made.is_file()


def test_without_a_session_all_backups_are_listed(window: MainWindow, made: Path) -> None:
    dialog = ask(window)
    assert dialog.of_all.isHidden()
    assert dialog.tree.topLevelItemCount() >= 1
    dialog.reject()
    assert made.is_file()


def test_a_session_without_backups_says_so_and_offers_the_others(
    window: MainWindow, made: Path, tmp_path: Path
) -> None:
    assert made.is_file()
    scene(tmp_path / "fresh.briefer").session.close()
    window.open_path(tmp_path / "fresh.briefer")
    dialog = ask(window)
    assert dialog.tree.topLevelItemCount() == 0
    assert not dialog._none.isHidden()
    assert not dialog.open_button.isEnabled()
    dialog.open_copy()
    dialog.of_all.setChecked(True)
    assert dialog.tree.topLevelItemCount() >= 1
    assert dialog.open_button.isEnabled()
    dialog.reject()


def test_a_backup_that_has_gone_is_told_and_the_dialog_stays(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.briefer"
    begun = scene(path)
    backup = begun.session.backups.back_up()
    begun.session.close()
    assert backup is not None
    dialog = BackupsDialog(None, [backup], tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    backup.path.unlink()
    dialog.open_copy()
    assert "There is no file" in dialog._fault.text()
    assert dialog.isVisible()


def test_where_the_folder_has_gone_the_usual_one_takes_the_copy(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = scene(tmp_path / "a.briefer")
    backup = begun.session.backups.back_up()
    begun.session.close()
    assert backup is not None
    usual = tmp_path / "usual"
    usual.mkdir()
    monkeypatch.setattr("briefer.gui.dialogs.backups.usual_folder", lambda: usual)
    gone = Backup(backup.path, "<b>a", backup.made - timedelta(days=1), backup.size, tmp_path / "gone")
    dialog = BackupsDialog(None, [gone], tmp_path)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.restored) as restored:
        dialog.tree.itemActivated.emit(dialog.tree.topLevelItem(0), 0)
    assert restored.args is not None
    assert restored.args[0].parent == usual
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


def test_removing_a_source_with_tags_makes_a_backup_first(tmp_path: Path) -> None:
    begun = scene(tmp_path / "a.briefer")
    remove_source(begun.session, begun.second)
    first = begun.session.backups.all
    begun.tag("Norland", begun.norland)
    remove_source(begun.session, begun.first)
    assert (len(first), len(begun.session.backups.all)) == (0, 1)
    begun.session.close()
