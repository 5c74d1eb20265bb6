"""The panel of files that are loaded, in a window: it comes, moves, is left alone, and takes nothing away."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.errors import BrieferError
from briefer.gui.bus import Target
from briefer.gui.models.imports import Stage
from briefer.gui.models.rows import FACE
from briefer.gui.page import SessionPage, Side, Workspace
from briefer.gui.window import MainWindow
from briefer.jobs.extract import Extracted
from briefer.load.choose import ANOTHER_KIND
from briefer.model.sources import LoadedSource
from briefer.store import queries
from tests.gui.desks import Key, press, press_here

WAIT = 30_000


def article(folder: Path, name: str, words: str = "Boats wait off Vell.") -> Path:
    path = folder / name
    path.write_text(f"{name}\n\n{words} They wait long.\n", encoding="utf-8")
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of two articles, an empty file, and one of no known format."""
    made = tmp_path / "Inbox"
    made.mkdir()
    article(made, "one.txt")
    article(made, "two.txt", "Rain fell on the hills all week, and no ferry left.")  # no copy of the first
    (made / "blank.txt").write_bytes(b"")
    (made / "plan.xyz").write_bytes(b"\0\1\2" * 50)
    return made


def wait(page: SessionPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=WAIT)


def names(page: SessionPage) -> list[str]:
    return [source.file_name for source in queries.sources(page.desk.session)][2:]


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def test_the_panel_comes_by_itself_and_the_reading_goes_on(
    page: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    page.reader.setFocus()
    held, read = QApplication.focusWidget(), page.reader.source
    assert not page.imports.isVisible()
    window.take_files((inbox,))
    qtbot.waitUntil(page.imports.isVisible, timeout=WAIT)
    wait(page, qtbot)
    assert names(page) == ["one.txt", "two.txt"]
    assert (QApplication.focusWidget(), page.reader.source) == (held, read)
    assert not window.strip._work_box.isVisible()
    assert window.strip.faults() == ()
    assert "2 could not be loaded" in window.strip._step.text()
    page.undo()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy, timeout=WAIT)
    assert names(page) == []
    page.redo()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy, timeout=WAIT)
    assert names(page) == ["one.txt", "two.txt"]


def test_what_was_loaded_and_is_gone_is_not_gone_to(
    page: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    window.take_files((inbox,))
    wait(page, qtbot)
    (number,) = (n for n, it in enumerate(page.loader.files.files) if it.path.name == "one.txt")
    gone, read = page.loader.files.files[number].sources[0], page.reader.source
    page.undo()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy, timeout=WAIT)
    page.imports.list.activated.emit(page.loader.files.index_of(number))
    assert window.strip._step.text().startswith("What “one.txt” held is not in the session any more.")
    page.desk.point(Target(gone, 0, 0))
    assert page.reader.source == read


def test_a_single_file_brings_no_panel(
    page: SessionPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.take_files((article(tmp_path, "one.txt"),))
    wait(page, qtbot)
    assert not page.imports.isVisible()
    source = page.reader.source
    assert source is not None
    assert queries.source(page.desk.session, source).file_name == "one.txt"


def test_what_failed_is_tried_again_one_and_all(
    page: SessionPage, window: MainWindow, inbox: Path, qtbot: QtBot
) -> None:
    page.loader.load([inbox])
    wait(page, qtbot)
    panel = page.imports
    panel.head.only_failed.setChecked(True)
    assert [panel.files.files[number].path.name for number in panel.files.at(Stage.FAILED)] == [
        "blank.txt",
        "plan.xyz",
    ]  # fmt: skip
    assert panel.files.rowCount() == 2
    article(inbox, "blank.txt", "Now there are words.")
    panel.list.setCurrentIndex(panel.files.index(0))
    assert action(window, "retry_file").isEnabled()
    panel.retry()
    wait(page, qtbot)
    assert names(page) == ["one.txt", "two.txt", "blank.txt"]
    article(inbox, "plan.xyz").rename(inbox / "plan")
    (inbox / "plan.xyz").mkdir()
    article(inbox / "plan.xyz", "three.txt", "Another place.")
    panel.head.again.click()
    wait(page, qtbot)
    assert names(page)[-1] == "three.txt"
    assert (panel.files.count(Stage.FAILED), panel.files.rowCount()) == (0, 0)
    assert len({step.group for step in page.desk.session.history()[-3:]}) == 1


def test_cancelled_files_are_listed_and_can_be_tried_again(
    page: SessionPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [article(tmp_path, f"{number}.txt", f"Number {number}.") for number in range(40)]
    page.loader.load(paths)
    qtbot.waitUntil(lambda: bool(names(page)), timeout=WAIT)
    assert action(window, "cancel_loading").isEnabled()
    page.reader.setFocus()
    held = QApplication.focusWidget()
    QTest.mouseClick(page.imports.head._cancel, Qt.MouseButton.LeftButton)
    stored = len(names(page))
    wait(page, qtbot)
    assert (len(names(page)), page.loader.files.count(Stage.CANCELLED)) == (stored, 40 - stored)
    assert f"{40 - stored} cancelled" in window.strip._step.text()
    QTest.mouseClick(page.imports.head.again, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert names(page) == [path.name for path in paths]
    assert QApplication.focusWidget() is held  # though both buttons went


def test_closed_it_stays_closed_and_the_strip_tells(
    page: SessionPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page.loader.load([article(tmp_path, f"{number}.txt", f"Number {number}.") for number in range(30)])
    qtbot.waitUntil(page.imports.isVisible, timeout=WAIT)
    page.imports.list.setFocus()
    press(page.imports.list, Key.Key_Escape)
    assert not page.imports.isVisible()
    assert QApplication.focusWidget() is page.reader.text
    assert window.strip._work_box.isVisible()
    page.loader.load([article(tmp_path, "late.txt", "Later.")])
    wait(page, qtbot)
    assert not page.imports.isVisible()
    assert not window.strip._work_box.isVisible()
    action(window, "imports").trigger()
    assert page.imports.isVisible()
    assert page.imports.files.total == 31
    action(window, "imports").trigger()
    assert not page.imports.isVisible()


def test_the_report_is_shown_and_copied_as_text(page: SessionPage, inbox: Path, qtbot: QtBot) -> None:
    page.loader.load([inbox])
    wait(page, qtbot)
    page.imports.head.as_text.setChecked(True)
    assert page.imports.text.isVisible()
    assert not page.imports.head.only_failed.isEnabled()  # the text tells of all files
    page.imports.copy_report()
    copied = QGuiApplication.clipboard().text()
    assert copied == page.imports.text.toPlainText()
    assert "4 files: 2 stored, 2 failed." in copied
    assert str(inbox / "blank.txt") in copied
    page.imports.head.as_text.setChecked(False)
    assert page.imports.list.isVisible()
    assert page.imports.head.only_failed.isEnabled()


def test_what_a_file_can_be_saved_as_stands_once_below_the_list(
    page: SessionPage, inbox: Path, qtbot: QtBot
) -> None:
    (inbox / "other.xyz").write_bytes(b"\0\1\2" * 60)
    page.loader.load([inbox])
    wait(page, qtbot)
    panel = page.imports
    qtbot.waitUntil(panel.kinds.isVisible, timeout=WAIT)
    assert panel.kinds.text().startswith("A file can be saved as Word files (.docx")
    shown = [panel.files.index(row).data(FACE).detail for row in range(panel.files.rowCount())]
    assert sum(detail.endswith(ANOTHER_KIND) for detail in shown) == 2
    assert max(map(len, shown)) < 200
    panel.head.as_text.setChecked(True)
    assert not panel.kinds.isVisible()  # it stands in the report
    assert panel.text.toPlainText().count("A file can be saved as ") == 1


def test_enter_on_a_file_that_was_there_leads_to_its_source(
    page: SessionPage, inbox: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        page.loader.load([inbox / "one.txt", inbox / "blank.txt"])
        wait(page, qtbot)
    (number,) = page.imports.files.at(Stage.THERE)
    there = queries.sources(page.desk.session)[-1]
    index = page.imports.files.index_of(number)
    assert index.data(FACE).count == f"already there as {there.label} “one.txt”"
    page.reader.show_source(queries.source_ids(page.desk.session)[0])
    page.imports.list.activated.emit(index)
    assert page.reader.source == there.id


def test_who_reads_a_record_reads_the_text_that_takes_its_place(
    page: SessionPage, tmp_path: Path, qtbot: QtBot
) -> None:
    work = "TY  - JOUR\nTI  - Dam opens\nJO  - Courier\nDA  - 2024/01/23\nAB  - Rain fell all week.\n"
    (tmp_path / "a.ris").write_text(f"{work}ER  - \n", encoding="utf-8")
    page.loader.load([tmp_path / "a.ris"])
    wait(page, qtbot)
    (record,) = queries.source_ids(page.desk.session)[2:]
    assert page.reader.source == record
    (tmp_path / "b.ris").write_text(f"{work}L1  - dam.txt\nER  - \n", encoding="utf-8")
    article(tmp_path, "dam.txt", "Rain fell all week.")
    page.loader.load([tmp_path / "b.ris", article(tmp_path, "other.txt")])
    wait(page, qtbot)
    assert names(page) == ["dam.txt", "other.txt"]
    text = queries.source_ids(page.desk.session)[2]
    assert page.reader.source == text
    page.undo()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy, timeout=WAIT)
    assert page.reader.source == record


def test_enter_on_a_file_shows_its_text(page: SessionPage, inbox: Path, qtbot: QtBot) -> None:
    page.loader.load([inbox])
    wait(page, qtbot)
    page.show_workspace(Workspace.BRIEF)
    number = page.imports.files.at(Stage.STORED)[1]
    page.imports.list.setCurrentIndex(page.imports.files.index_of(number))
    page.imports.list.activated.emit(page.imports.list.currentIndex())
    assert page.reader.source == page.imports.files.files[number].sources[0]
    assert page.workspace is Workspace.READ


def test_what_was_left_out_in_a_file_stands_under_it(
    page: SessionPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = BrieferError("“seal.bin” in “a.zip” is of no known format.", "Load another version of it.")

    def extract(paths: list[Path], *_: object, **__: object) -> Iterator[Extracted]:
        for path in paths:
            sources = tuple(LoadedSource(f"Number {at} of {path.name}.", attached=at) for at in range(3))
            yield Extracted(path, sources, skipped=(fault,))

    monkeypatch.setattr("briefer.gui.file_reading.extract_files", extract)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("seal.bin", b"\0")
    page.loader.load([tmp_path / "a.zip", article(tmp_path, "b.txt")])
    wait(page, qtbot)
    files = page.imports.files
    assert [files.index(row).data() for row in range(files.rowCount())] == [
        "a.zip", "left out", "b.txt", "left out",
    ]  # fmt: skip
    assert (files.in_trouble, files.left_out) == (2, 2)
    assert page.imports.head.only_failed.text() == "Only what failed or was left out (2)"
    assert page.imports.head.again.text() == "Try 2 again"
    page.imports.list.setCurrentIndex(files.index(1))
    assert page.imports.can_retry()  # the file, where what was left out stands
    made = queries.sources(page.desk.session)[2:]
    assert [len(source.links) for source in made] == [0, 1, 1] * 2
    assert made[2].links[0].other == made[0].id


def test_an_undo_while_files_come_in_stops_them(page: SessionPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.loader.load([article(tmp_path, f"{number}.txt", f"Number {number}.") for number in range(60)])
    qtbot.waitUntil(lambda: bool(names(page)), timeout=WAIT)
    page.undo()
    qtbot.waitUntil(lambda: not page.loader.is_busy and not page.desk.work.is_busy, timeout=WAIT)
    assert names(page) == []
    assert page.loader.files.count(Stage.CANCELLED) > 0


PLACES: tuple[Callable[[SessionPage], object], ...] = (
    lambda page: page.reader.setFocus(),
    lambda page: page.go_to_sources(),
    *(lambda page, side=side: page.show_side(side) for side in Side),
    lambda page: page.show_workspace(Workspace.COMPARE),
    lambda page: page.imports.toggle(),
    lambda page: page.tabs.setFocus(),
)


def test_one_key_takes_the_clipboard_from_anywhere(page: SessionPage, tmp_path: Path, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    for number, go in enumerate(PLACES):
        clipboard.setText(f"Ferry {number} stops\n\nIt stops on Monday.\nhttps://vell.example/{number}")
        go(page)
        press_here(Key.Key_V, ctrl=True)
        made = queries.sources(page.desk.session)[-1]
        assert (made.title, made.url) == (f"Ferry {number} stops", f"https://vell.example/{number}")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(article(tmp_path, f"{name}.txt"))) for name in ("one", "two")])
    PLACES[0](page)  # else the field that asks for what the text does not tell takes the words
    clipboard.setMimeData(files)
    press_here(Key.Key_V, ctrl=True)
    wait(page, qtbot)
    assert names(page)[-2:] == ["one.txt", "two.txt"]
