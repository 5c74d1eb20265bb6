"""Watched folders in the window: new files are offered once, and loaded only when the analyst says so."""

import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from briefer.gui import watching
from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow
from briefer.store import queries

WAIT = 20_000


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_SOON", 40)
    monkeypatch.setattr(watching, "_SLOW", 120)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    made = tmp_path / "Downloads"
    made.mkdir()
    (made / "old.txt").write_text("Was here before.", "utf-8")
    return made


@pytest.fixture
def watched(page: SessionPage, inbox: Path, qtbot: QtBot) -> SessionPage:
    page.watching.watch(inbox)
    settle(page, qtbot)
    return page


def settle(page: SessionPage, qtbot: QtBot) -> None:
    """Wait until the folder has been looked into and nothing is waited for."""
    qtbot.waitUntil(lambda: all(not it._is_first for it in page.watching._folders.values()), timeout=WAIT)


def drop(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(f"{name} came in.\n\nIt says that boats wait.\n", "utf-8")
    return path


def offer(window: MainWindow) -> str:
    return window.strip._offer.text() if window.strip._offer_box.isVisible() else ""


def answer(window: MainWindow, name: str) -> None:
    buttons = window.strip.findChildren(QPushButton)
    wanted = next(button for button in buttons if button.accessibleName() == name)
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)


def names(page: SessionPage) -> list[str]:
    return [source.file_name for source in queries.sources(page.desk.session)][2:]


def test_new_files_are_offered_and_loaded_when_asked_for(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    watched.reader.setFocus()
    held = QApplication.focusWidget()
    drop(inbox, "one.txt")
    qtbot.waitUntil(lambda: offer(window) == "1 new file in “Downloads”", timeout=WAIT)
    drop(inbox, "two.txt")
    drop(inbox, "picture.xyz")
    qtbot.waitUntil(lambda: offer(window) == "2 new files in “Downloads”", timeout=WAIT)
    assert (names(watched), QApplication.focusWidget()) == ([], held)
    answer(window, "Load the new files")
    assert QApplication.focusWidget() is held  # also after the click
    qtbot.waitUntil(
        lambda: not watched.loader.is_busy and names(watched) == ["one.txt", "two.txt"], timeout=WAIT
    )
    assert offer(window) == ""


def test_what_was_declined_is_not_offered_again_in_another_window(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    drop(inbox, "one.txt")
    qtbot.waitUntil(lambda: bool(offer(window)), timeout=WAIT)
    answer(window, "Do not load the new files")
    assert (offer(window), names(watched)) == ("", [])
    path = watched.desk.session.path
    window.close_session()
    drop(inbox, "while away.txt")
    window.open_path(path)
    assert window.page is not None
    assert window.page.watching.folders == (inbox,)
    qtbot.waitUntil(lambda: bool(offer(window)), timeout=WAIT)
    assert window.page.watching.new == (inbox / "while away.txt",)


def test_a_file_that_is_still_written_is_waited_for(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    part = drop(inbox, "late.txt.part")
    growing = inbox / "growing.txt"
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        with growing.open("a", encoding="utf-8") as file:
            file.write("More words. ")
        qtbot.wait(20)
        assert offer(window) == ""
    part.rename(inbox / "late.txt")
    qtbot.waitUntil(lambda: offer(window) == "2 new files in “Downloads”", timeout=WAIT)
    assert watched.watching.new == (growing, inbox / "late.txt")


def test_a_folder_that_goes_is_told_once_and_watched_when_it_is_back(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    shutil.rmtree(inbox)
    qtbot.waitUntil(lambda: "cannot be reached" in window.strip._step.text(), timeout=WAIT)
    window.strip.show_step("", can_undo=False)
    qtbot.wait(400)
    assert window.strip._step.text() == ""
    inbox.mkdir()
    drop(inbox, "back.txt")
    qtbot.waitUntil(lambda: offer(window) == "1 new file in “Downloads”", timeout=WAIT)
    assert watched.watching.new == (inbox / "back.txt",)


def test_a_folder_that_does_not_answer_holds_nothing_up(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def hang(*_: object) -> None:
        begun.append(time.monotonic())
        time.sleep(1)

    monkeypatch.setattr(watching, "look", hang)
    qtbot.waitUntil(lambda: bool(begun), timeout=WAIT)
    started = time.monotonic()
    qtbot.wait(300)
    assert len(begun) == 1
    window.close_session()
    assert time.monotonic() - started < 0.9
    assert watched is not None
    assert inbox.exists()


def test_what_is_loaded_by_hand_is_not_offered(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    path = drop(inbox, "one.txt")
    qtbot.waitUntil(lambda: bool(offer(window)), timeout=WAIT)
    watched.loader.load([path])
    assert offer(window) == ""
    qtbot.waitUntil(lambda: not watched.loader.is_busy, timeout=WAIT)
    assert names(watched) == ["one.txt"]


def test_a_thousand_files_at_once_are_one_offer(
    watched: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    source = drop(inbox.parent, "source.txt")
    for number in range(1_000):
        os.link(source, inbox / f"{number}.txt")
    qtbot.waitUntil(lambda: offer(window) == "1,000 new files in “Downloads”", timeout=WAIT)
    assert "and 990 more" in window.strip._take.toolTip()
    watched.watching.stop()
    assert (offer(window), watched.watching.folders) == ("", ())


def test_a_folder_is_chosen_in_the_menu(
    page: SessionPage, window: MainWindow, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(inbox)))
    window.watch_folder()
    assert page.watching.folders == (inbox,)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: ""))
    window.watch_folder()
    assert page.watching.folders == (inbox,)
