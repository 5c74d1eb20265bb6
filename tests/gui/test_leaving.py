"""Leaving a session: what would be lost is asked about once, and what is saved elsewhere is told."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from briefer.gui.dialogs import files
from briefer.gui.leaving import losses
from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow
from briefer.store import queries, standing
from briefer.store.session import open_session
from tests.gui.answers import Answers
from tests.gui.desks import FIRST, scene
from tests.gui.test_full_disk import WORDS, begin_section, fail_to_write, stored
from tests.store.disks import Disk, watched_disk

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", extend=True),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def disk() -> Iterator[Disk]:
    with watched_disk() as made:
        made.fault = apsw.FullError
        yield made


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, disk: Disk, answers: Answers) -> Iterator[SessionPage]:
    (tmp_path / "work").mkdir()
    path = tmp_path / "work" / "strait.briefer"
    scene(path).session.close()
    window.open_path(path)
    assert window.page is not None
    yield window.page
    disk.faults, disk.is_full = 0, False
    answers.lose = True
    window.close_session()


def open_card(page: SessionPage) -> None:
    source = queries.sources(page.desk.session)[0]
    page.show_source(source.id, FIRST.index("Norland"))
    span = page.reader.span()
    assert span is not None
    page.fact_deeds.open_card(span)


def fill_up(page: SessionPage, disk: Disk) -> None:
    """Type words that the disk does not take, now and from now on."""
    begin_section(page)
    fail_to_write(page, disk)
    disk.is_full = True


def test_nothing_is_asked_where_nothing_is_lost(
    window: MainWindow, page: SessionPage, answers: Answers
) -> None:
    begin_section(page)
    page.brief.add_paragraph()
    page.brief.draft.editor.insertPlainText(WORDS)
    open_card(page)
    window.close_session()
    assert window.page is None
    assert (answers.asked, answers.told) == ([], [])


def test_words_that_were_not_stored_keep_the_window_open(
    window: MainWindow, page: SessionPage, answers: Answers, disk: Disk
) -> None:
    fill_up(page, disk)
    path = page.desk.session.path
    assert not window.close()
    window.close_session()
    window.open_path(page.desk.session.path.with_name("other.briefer"))
    assert window.page is page
    assert page.brief.draft.editor.toPlainText() == WORDS
    assert ["could not be stored" in asked for asked in answers.asked] == [True] * 3
    disk.is_full = False
    answers.asked.clear()
    window.close_session()
    assert answers.asked == []
    with open_session(path) as session:
        assert any(section.paragraphs for section in queries.briefs(session)[0].sections)


def test_words_that_were_not_stored_are_lost_only_by_decision(
    window: MainWindow, page: SessionPage, answers: Answers, disk: Disk
) -> None:
    fill_up(page, disk)
    answers.lose = True
    assert window.close()
    assert len(answers.asked) == 1
    assert not window.isVisible()


def test_a_field_that_was_not_stored_is_tried_again(
    window: MainWindow, page: SessionPage, answers: Answers, disk: Disk
) -> None:
    begin_section(page)
    disk.is_full = True
    page.brief._edit.enter("subject", "The strait")
    window.close_session()
    assert len(answers.asked) == 1
    disk.is_full = False
    page.brief.flush()
    (brief,) = queries.briefs(page.desk.session)
    assert brief.title == "The strait"
    assert losses(page) == ()


def test_a_changed_card_is_asked_about_and_kept(
    window: MainWindow, page: SessionPage, answers: Answers
) -> None:
    open_card(page)
    card = page.facts.card()
    assert card is not None
    card.statement.setPlainText(WORDS)
    assert not window.close()
    assert answers.asked == ["There is what you entered in 1 fact card and did not save."]
    assert page.facts.card() is card
    card.save()
    assert losses(page) == ()


def test_a_file_that_has_gone_is_told_at_the_next_step_and_at_the_end(
    window: MainWindow, page: SessionPage, answers: Answers
) -> None:
    page.desk.session.path.unlink()
    page.brief.new_brief()
    (fault,) = window.strip.faults()
    assert "was moved, deleted or replaced" in fault.text
    assert fault.offers_copy
    folder = page.desk.session.path.parent
    assert window.close()
    assert answers.asked == []
    assert len(answers.told) == 1
    assert "saved as “strait (rescued).briefer”" in answers.told[0]
    with open_session(folder / "strait (rescued).briefer") as saved:
        assert len(queries.sources(saved)) == 2


def test_the_end_of_a_session_whose_file_has_gone_is_told_in_the_strip(
    window: MainWindow, page: SessionPage
) -> None:
    page.desk.session.path.unlink()
    window.close_session()
    assert "strait (rescued).briefer" in window.strip.faults()[-1].text


def test_the_window_stays_where_nothing_takes_the_content(
    window: MainWindow,
    page: SessionPage,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(standing, "user_folder", lambda: tmp_path / "file")
    page.desk.session.path.parent.rename(tmp_path / "moved")
    assert not window.close()
    assert "could not be saved" in answers.asked[0]
    monkeypatch.setattr(files, "ask_new_session", lambda *_: tmp_path / "on.briefer")
    window.go_on_elsewhere()
    begin_section(page)
    page.brief.add_paragraph()
    page.brief.draft.editor.insertPlainText(WORDS)
    page.brief.flush()
    assert stored(page) == [WORDS]
    assert losses(page) == ()
