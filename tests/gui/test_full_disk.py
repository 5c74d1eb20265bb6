"""A disk that takes no step: what was typed stays in its field, and the work goes on in a copy elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.commands.briefs import add_brief
from briefer.gui.dialogs import files
from briefer.gui.models.imports import Stage
from briefer.gui.page import SessionPage, Workspace
from briefer.gui.window import MainWindow
from briefer.store import queries
from briefer.store.session import open_session
from tests.gui.desks import FIRST, press, scene
from tests.store.disks import Disk, watched_disk

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", extend=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
WORDS = "The strait stays closed."


@pytest.fixture
def disk() -> Iterator[Disk]:
    with watched_disk() as made:
        made.fault = apsw.FullError
        yield made


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, disk: Disk) -> Iterator[SessionPage]:
    scene(tmp_path / "strait.briefer").session.close()
    window.open_path(tmp_path / "strait.briefer")
    assert window.page is not None
    yield window.page
    disk.faults = 0
    window.close_session()


def begin_section(page: SessionPage) -> None:
    page.show_workspace(Workspace.BRIEF)
    page.brief.new_brief()
    state = page.brief.state
    assert state.brief is not None
    page.brief.show_section(next(one.id for one in state.brief.sections if state.takes_facts(one)))


def stored(page: SessionPage) -> list[str]:
    briefs = queries.briefs(page.desk.session)
    return [one.text for brief in briefs for section in brief.sections for one in section.paragraphs]


def fail_to_write(page: SessionPage, disk: Disk) -> None:
    page.brief.add_paragraph()
    disk.faults = 1
    page.brief.draft.editor.insertPlainText(WORDS)
    page.brief.draft.editor.flush()
    disk.faults = 0


def test_a_paragraph_that_was_not_stored_stays_in_its_field(
    window: MainWindow, page: SessionPage, disk: Disk
) -> None:
    begin_section(page)
    fail_to_write(page, disk)
    assert stored(page) == []
    assert page.brief.draft.editor.toPlainText() == WORDS
    (fault,) = window.strip.faults()
    assert "full" in fault.text
    assert "File > Save a copy…" in fault.next_step
    assert window.strip._copy.isVisible()
    page.brief.flush()
    assert stored(page) == [WORDS]
    page.undo()
    assert stored(page) == []
    assert page.brief.draft.editor.toPlainText() == ""


def test_a_paragraph_that_was_not_stored_survives_a_look_at_another_section(
    page: SessionPage, disk: Disk
) -> None:
    begin_section(page)
    here = page.brief.section
    fail_to_write(page, disk)
    editing = page.brief._edit
    disk.faults = 1
    page.brief.draft.editor.flush()
    disk.faults = 0
    assert here is not None
    held = page.brief.draft.hand.drafted
    assert held is not None
    assert editing.unsaved == {(here, held.paragraph): held}
    page.brief._refresh()
    assert page.brief.draft.editor.toPlainText() == WORDS
    page.brief.show_section(None)
    page.brief.flush()
    assert stored(page) == [WORDS]
    assert editing.unsaved == {}


def test_a_paragraph_that_was_not_stored_is_stored_though_it_was_opened_again(
    page: SessionPage, disk: Disk
) -> None:
    begin_section(page)
    page.brief.add_paragraph()
    draft = page.brief.draft
    disk.is_full = True
    draft.editor.insertPlainText(WORDS)
    draft.hand.leave()
    ((_, key),) = page.brief._edit.unsaved
    draft.show_paragraph(key)
    assert draft.editor.toPlainText() == WORDS
    disk.is_full = False
    page.brief.flush()
    assert (stored(page), page.brief.has_unsaved) == ([WORDS], False)
    assert draft.editor.toPlainText() == WORDS


def test_what_was_not_stored_is_stored_while_another_brief_is_shown(page: SessionPage, disk: Disk) -> None:
    begin_section(page)
    session, brief = page.desk.session, page.brief
    assert brief.brief is not None
    assert brief.state.pack is not None
    first, other = brief.brief.id, add_brief(session, brief.state.pack)
    brief.add_paragraph()
    disk.is_full = True
    brief.draft.editor.insertPlainText(WORDS)
    brief.form.entered.emit("subject", "The strait")
    brief.show_brief(other)
    assert brief.has_unsaved
    disk.is_full = False
    brief.flush()
    assert (stored(page), brief.has_unsaved) == ([WORDS], False)
    titles = {each.id: each.title for each in queries.briefs(session)}
    assert titles[first] == "The strait"
    assert titles[other] != "The strait"


def test_the_work_goes_on_in_a_copy_elsewhere_with_what_was_typed(
    window: MainWindow, page: SessionPage, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_section(page)
    fail_to_write(page, disk)
    elsewhere = tmp_path / "other disk"
    elsewhere.mkdir()
    monkeypatch.setattr(files, "ask_new_session", lambda *_: elsewhere / "strait.briefer")
    QTest.mouseClick(window.strip._copy, Qt.MouseButton.LeftButton)
    assert window.page is page
    assert page.desk.session.path == elsewhere / "strait.briefer"
    assert window.strip.faults() == ()
    assert not window.strip._fault_box.isVisible()
    assert stored(page) == [WORDS]
    page.undo()
    page.redo()
    window.close_session()
    with (
        open_session(elsewhere / "strait.briefer") as moved,
        open_session(tmp_path / "strait.briefer") as old,
    ):
        assert any(section.paragraphs for section in queries.briefs(moved)[0].sections)
        assert not any(section.paragraphs for section in queries.briefs(old)[0].sections)


def test_a_copy_elsewhere_that_fails_leaves_everything(
    window: MainWindow, page: SessionPage, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_section(page)
    fail_to_write(page, disk)
    monkeypatch.setattr(files, "ask_new_session", lambda *_: tmp_path / "nowhere" / "a.briefer")
    window.go_on_elsewhere()
    assert page.desk.session.path == tmp_path / "strait.briefer"
    assert len(window.strip.faults()) == 2
    assert page.brief.draft.editor.toPlainText() == WORDS
    monkeypatch.setattr(files, "ask_new_session", lambda *_: None)
    window.go_on_elsewhere()
    assert page.desk.session.path == tmp_path / "strait.briefer"


def test_a_fact_that_was_not_stored_stays_in_its_card(
    window: MainWindow, page: SessionPage, disk: Disk
) -> None:
    source = queries.sources(page.desk.session)[0]
    page.show_source(source.id, FIRST.index("Norland"))
    span = page.reader.span()
    assert span is not None
    page.fact_deeds.open_card(span)
    card = page.facts.card()
    assert card is not None
    card.statement.setPlainText(WORDS)
    disk.faults = 1
    press(card.statement, Qt.Key.Key_Return)
    disk.faults = 0
    assert queries.facts(page.desk.session) == ()
    assert card.statement.toPlainText() == WORDS
    assert "File > Save a copy…" in card._fault.text()
    assert window.strip._copy.isVisible()
    press(card.statement, Qt.Key.Key_Return)
    assert [fact.statement for fact in queries.facts(page.desk.session)] == [WORDS]


def test_files_that_find_no_room_are_listed_and_come_in_later(
    window: MainWindow, page: SessionPage, disk: Disk, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text(f"{path.name}\n\nBoats wait off Vell.\n", "utf-8")
    disk.is_full = True
    page.loader.load(paths)
    qtbot.waitUntil(lambda: page.loader.files.count(Stage.FAILED) > 2, timeout=30_000)
    disk.is_full = False
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=30_000)
    failed = page.loader.files.at(Stage.FAILED)
    faults = [page.loader.files.files[number].fault for number in failed]
    assert all(fault is not None and "full" in fault.what for fault in faults)
    assert [fault.offers_copy for fault in window.strip.faults()] == [True]
    assert len(queries.sources(page.desk.session)) == 2 + 12 - len(failed)
    page.imports.retry_all()
    qtbot.waitUntil(lambda: not page.loader.is_busy, timeout=30_000)
    assert sorted(it.file_name for it in queries.sources(page.desk.session)[2:]) == sorted(
        path.name for path in paths
    )
