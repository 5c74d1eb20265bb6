"""Another program holds the session's file: the window goes on; what was done is stored once, in order."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from briefer.commands.memos import add_memo
from briefer.commands.mentions import tag_mention
from briefer.gui.models.imports import Stage
from briefer.gui.page import SessionPage
from briefer.gui.window import MainWindow
from briefer.model.spans import span_of
from briefer.store import queries
from briefer.store.session import create_session, open_session
from tests.gui.answers import Answers
from tests.gui.desks import FIRST, press, scene
from tests.gui.heartbeat import Heartbeat
from tests.gui.test_full_disk import WORDS, begin_section, stored
from tests.gui.test_leaving import open_card

# The offscreen platform says so of windows with a least size; a real screen does not.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
# Seconds for which the window may stand still on a busy computer: on another one it is a tenth of that.
_LONGEST = 0.5
_PATIENCE = 50  # milliseconds
_OTHER = """
import sys, apsw
connection = apsw.Connection(sys.argv[1])
for line in sys.stdin:
    connection.execute(line)
    print(line, end="", flush=True)
"""
_WAITS = "waiting until another program lets go of the file"


class Other:
    """Another program, which holds the file or does not."""

    def __init__(self, child: "subprocess.Popen[str]") -> None:
        self._child = child

    def hold(self, how: str = "begin immediate") -> None:
        self._say(how)

    def release(self) -> None:
        self._say("rollback")

    def end(self) -> None:
        """Let go of the file for good."""
        self._child.communicate()

    def _say(self, statement: str) -> None:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(f"{statement}\n")
        self._child.stdin.flush()
        assert self._child.stdout.readline() == f"{statement}\n"


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> SessionPage:
    scene(tmp_path / "strait.briefer").session.close()
    window.open_path(tmp_path / "strait.briefer")
    assert window.page is not None
    return window.page


@pytest.fixture
def other(page: SessionPage) -> Iterator[Other]:
    with another(page.desk.session.path) as made:
        yield made


@contextmanager
def another(path: Path) -> Iterator[Other]:
    with subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        made = Other(child)
        yield made
        made.end()


def labels(page: SessionPage) -> list[str]:
    return [step.label for step in page.desk.session.history() if not step.undone]


def hide_first(page: SessionPage) -> None:
    page.show_source(queries.sources(page.desk.session)[0].id, FIRST.index("Norland"))
    page.reader.hiding.hide()


def half_second(qtbot: QtBot, run: Callable[[], object]) -> float:
    """Return the longest pause of the window in seconds while something is done, and a while after it."""
    with Heartbeat(threads=True) as heart:
        run()
        qtbot.wait(500)
    return heart.longest


def test_a_step_waits_and_is_made_once_and_before_all_others(
    window: MainWindow, page: SessionPage, other: Other, qtbot: QtBot
) -> None:
    before, hidden = labels(page), page.reader.source
    assert hidden is not None
    told: list[str] = []
    page.desk.bus.told.connect(lambda notice: told.append(notice.text))
    other.hold()
    assert half_second(qtbot, lambda: hide_first(page)) < _LONGEST
    assert window.strip._work_box.isVisible()
    assert window.strip._work.text() == f"Your last step: {_WAITS}"
    assert not window.strip._bar.isVisible()
    assert window.strip._saved.text() == "Not saved yet"
    page.reader.hiding.hide()
    page.undo()
    assert told == ["Your last step: that is not over yet."] * 2
    assert labels(page) == before
    other.release()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert len(labels(page)) == len(before) + 1
    assert len(queries.hidden(page.desk.session, hidden)) == 1
    assert not window.strip._work_box.isVisible()
    assert window.strip._saved.text() == "Saved"
    assert window.strip.faults() == ()
    page.undo()
    assert labels(page) == before


def test_a_step_is_made_at_once_again_when_the_file_is_free(
    page: SessionPage, other: Other, qtbot: QtBot
) -> None:
    before = labels(page)
    other.hold()
    hide_first(page)
    other.release()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    page.undo()
    hide_first(page)
    assert len(labels(page)) == len(before) + 1


def test_the_window_waits_for_a_moment_only_and_a_command_longer(page: SessionPage, tmp_path: Path) -> None:
    assert 0 < page.desk.session._connection.pragma("busy_timeout") <= _PATIENCE
    assert not page.desk.session.is_held_elsewhere()
    assert 0 < page.desk.session._connection.pragma("busy_timeout") <= _PATIENCE
    page.desk.session.move_to(tmp_path / "elsewhere.briefer")
    assert 0 < page.desk.session._connection.pragma("busy_timeout") <= _PATIENCE
    with create_session(tmp_path / "new.briefer") as session:
        assert session._connection.pragma("busy_timeout") > _PATIENCE


def test_what_waits_can_be_cancelled(window: MainWindow, page: SessionPage, other: Other) -> None:
    before = labels(page)
    other.hold()
    hide_first(page)
    assert page.desk.work.has("Your last step")
    window.strip.cancelled.emit()
    assert (page.desk.work.is_busy, page.desk.work.is_waiting) == (False, False)
    other.release()
    hide_first(page)
    assert len(labels(page)) == len(before) + 1


def test_words_in_the_brief_go_on_being_typed_and_are_stored_when_it_is_free(
    window: MainWindow, page: SessionPage, other: Other, qtbot: QtBot
) -> None:
    begin_section(page)
    page.brief.add_paragraph()
    editor = page.brief.draft.editor

    def write() -> None:
        for word in WORDS.split():
            editor.insertPlainText(f"{word} ")
            editor.flush()

    other.hold()
    assert half_second(qtbot, write) < _LONGEST
    assert window.strip._work.text() == f"What you typed in the brief: {_WAITS}"
    assert stored(page) == []
    editor.insertPlainText("Still.")
    other.release()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert (stored(page), page.brief.has_unsaved) == ([f"{WORDS} Still."], False)
    assert editor.toPlainText() == f"{WORDS} Still."
    assert window.strip.faults() == ()
    page.undo()
    assert stored(page) == []


def test_a_step_before_the_words_stays_before_them(page: SessionPage, other: Other, qtbot: QtBot) -> None:
    begin_section(page)
    page.brief.add_paragraph()
    before = labels(page)
    other.hold()
    page.brief._edit.rename_brief("The strait")
    page.brief.draft.editor.insertPlainText(WORDS)
    page.brief.draft.editor.flush()
    page.brief.form.entered.emit("subject", "Boats")
    other.release()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    made = labels(page)[len(before) :]
    assert [label.split()[0] for label in made] == ["Edit", "Write", "Set"]
    assert (stored(page), page.brief.has_unsaved) == ([WORDS], False)


def test_undo_waits_and_takes_back_one_step(
    window: MainWindow, page: SessionPage, other: Other, qtbot: QtBot
) -> None:
    before = labels(page)
    hide_first(page)
    other.hold()
    assert half_second(qtbot, page.undo) < _LONGEST
    assert window.strip._work.text() == f"Undoing: {_WAITS}"
    assert len(labels(page)) == len(before) + 1
    other.release()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert labels(page) == before


def test_many_steps_that_belong_together_wait_in_their_midst(
    page: SessionPage, other: Other, qtbot: QtBot
) -> None:
    session = page.desk.session
    source = queries.sources(session)[1].id
    text, (norland, *_) = queries.source_text(session, source), queries.actors(session)
    before = labels(page)

    def parts() -> Iterator[tuple[int, int]]:
        for done in range(10):
            if done == 4:
                other.hold()
                yield done, 10
            with session.step("Many", group=5):
                tag_mention(session, span_of(source, text, done, done + 3), [norland.id])
            yield done + 1, 10

    def begin() -> None:
        page.desk.write("Many", parts())

    assert half_second(qtbot, begin) < _LONGEST
    assert len(labels(page)) == len(before) + 4
    other.release()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert labels(page) == [*before, *["Many"] * 10]
    page.undo()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert labels(page) == before


def test_a_fact_stays_in_its_card(page: SessionPage, other: Other, qtbot: QtBot) -> None:
    open_card(page)
    card = page.facts.card()
    assert card is not None
    card.statement.setPlainText(WORDS)
    other.hold()
    assert half_second(qtbot, lambda: press(card.statement, Qt.Key.Key_Return)) < _LONGEST
    assert "Another program is using" in card._fault.text()
    assert card.statement.toPlainText() == WORDS
    source, session = queries.sources(page.desk.session)[-1].id, page.desk.session
    page.desk.attempt(
        lambda: add_memo(session, span_of(source, queries.source_text(session, source), 0, 4), "Sure?")
    )
    other.release()
    press(card.statement, Qt.Key.Key_Return)
    assert "an earlier step waits for it" in card._fault.text()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    press(card.statement, Qt.Key.Key_Return)
    assert [fact.statement for fact in queries.facts(page.desk.session)] == [WORDS]


def test_what_was_read_and_pasted_waits_to_be_stored(
    page: SessionPage, other: Other, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text(f"{path.name}\n\nBoats wait off Vell.\n", "utf-8")
    words: list[str] = []
    page.loader.progressed.connect(lambda said, *_: words.append(said))
    other.hold()
    with Heartbeat(threads=True) as heart:
        page.loader.load(paths)
        qtbot.waitUntil(lambda: any("lets go of the file" in said for said in words), timeout=30_000)
        qtbot.wait(300)
    assert heart.longest < _LONGEST
    loaded: list[object] = []
    page.loader.loaded.connect(lambda sources, _: loaded.extend(sources))
    mime = QMimeData()
    mime.setText("Pasted words.\n\nThe talks go on.")
    page.loader.paste(mime)
    assert len(queries.sources(page.desk.session)) == 2
    other.release()
    qtbot.waitUntil(lambda: not (page.loader.is_busy or page.desk.work.is_busy), timeout=30_000)
    assert page.loader.files.count(Stage.FAILED) == 0
    sources = queries.sources(page.desk.session)
    assert len(sources) == 2 + 12 + 1
    assert loaded == [source.id for source in sources if not source.file_name][-1:]


def test_search_goes_on_meanwhile(page: SessionPage, other: Other, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.desk.session.index.is_behind)
    other.hold()
    hide_first(page)
    found = page.desk.look(lambda: queries.sources(page.desk.session))
    assert found is not None
    seen: list[int] = []
    page.desk.work.begin("Searching", iter([(1, 2), (2, 2)]), lambda: seen.append(1))
    qtbot.waitUntil(lambda: seen == [1])
    assert page.desk.work.is_waiting


def test_quitting_asks_first_and_whoever_stays_loses_nothing(
    window: MainWindow, page: SessionPage, other: Other, answers: Answers, qtbot: QtBot
) -> None:
    before = labels(page)
    other.hold()
    hide_first(page)
    window.close()
    assert answers.asked == ["Another program holds the file, so that not all that you did is stored yet."]
    assert window.page is page
    other.end()
    qtbot.waitUntil(lambda: not page.desk.work.is_busy)
    assert len(labels(page)) == len(before) + 1
    window.close()
    assert (len(answers.asked), answers.told) == (1, [])


def test_quitting_once_it_is_free_stores_what_waits(
    window: MainWindow, page: SessionPage, other: Other, answers: Answers
) -> None:
    path, before = page.desk.session.path, labels(page)
    other.hold()
    hide_first(page)
    other.end()
    window.close()
    assert answers.asked == []
    with open_session(path) as session:
        assert len(session.history()) == len(before) + 1


def test_what_was_stored_before_is_there_after_quitting_while_it_is_held(
    window: MainWindow, page: SessionPage, other: Other, answers: Answers, qtbot: QtBot
) -> None:
    path = page.desk.session.path
    hide_first(page)
    made = labels(page)
    other.hold()
    page.undo()
    answers.lose = True
    assert half_second(qtbot, window.close) < _LONGEST
    assert len(answers.asked) == 1
    assert ["are safe" in told for told in answers.told] == [True]
    other.end()
    with open_session(path) as session:
        assert [step.label for step in session.history()] == made
        assert not any(step.undone for step in session.history())


@pytest.mark.parametrize("how", ["begin immediate", "begin exclusive"])
def test_a_session_that_is_held_is_opened_as_soon_as_it_is_free(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    path = tmp_path / "strait.briefer"
    scene(path).session.close()
    with another(path) as other:
        other.hold(how)
        QTimer.singleShot(400, other.release)
        assert half_second(qtbot, lambda: window.open_path(path)) < _LONGEST
        other.end()
    assert window.page is not None
    assert window.page.desk.session.path == path
    assert window.strip.faults() == ()


def test_a_session_that_stays_held_is_not_opened_and_the_window_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "strait.briefer"
    scene(path).session.close()
    with another(path) as other:
        other.hold("begin exclusive")
        began = time.monotonic()
        assert half_second(qtbot, lambda: window.open_path(path)) < _LONGEST
        assert time.monotonic() - began > 2
        other.end()
    assert window.page is None
    assert [fault.text for fault in window.strip.faults()] == [
        "Another program is using “strait.briefer”, so nothing was stored."
    ]
    window.open_path(path)
    assert window.page is not None


def test_waiting_for_a_session_that_is_held_is_cancelled_at_once(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "strait.briefer"
    scene(path).session.close()
    said: list[str] = []

    def cancel() -> None:
        (box,) = window.findChildren(QMessageBox)
        said.append(box.text())
        box.button(QMessageBox.StandardButton.Cancel).click()

    with another(path) as other:
        other.hold("begin exclusive")
        QTimer.singleShot(300, cancel)
        began = time.monotonic()
        window.open_path(path)
        assert time.monotonic() - began < 1.5
        other.end()
    assert said == ["“strait.briefer” is opened as soon as another program lets go of it."]
    assert window.page is None
    assert len(window.strip.faults()) == 1
