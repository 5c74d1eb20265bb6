"""The window: how sessions come and go, and what happens where they cannot."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.commands.actors import add_actor
from briefer.gui import theme
from briefer.gui.dialogs import decisions, files
from briefer.gui.dialogs.decisions import InUse
from briefer.gui.loading import Loader
from briefer.gui.page import SessionPage
from briefer.gui.recent import recent_sessions
from briefer.gui.views.measures import room_on_screen
from briefer.gui.window import MainWindow
from briefer.store import queries
from briefer.store.session import create_session, open_session
from tests.gui.desks import scene

ARTICLE = "Norland closed the strait.\n\nEstmark protested. The talks go on in Vell.\n"
Choose = Callable[..., None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Let the platform's dialogs answer with these paths."""

    def answer(
        *, new: Path | None = None, session: Path | None = None, sources: tuple[Path, ...] = ()
    ) -> None:
        monkeypatch.setattr(files, "ask_new_session", lambda *_: new)
        monkeypatch.setattr(files, "ask_session", lambda *_: session)
        monkeypatch.setattr(files, "ask_sources", lambda *_: sources)

    return answer


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "strait.briefer"
    scene(path).session.close()
    return path


def page(window: MainWindow) -> SessionPage:
    assert window.page is not None
    return window.page


def faults(window: MainWindow) -> str:
    return " ".join(f"{notice.text} {notice.next_step}" for notice in window.strip.faults())


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action = Qt.DropAction
    either, left, none = action.CopyAction | action.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    entered = QDragEnterEvent(QPoint(9, 9), either, mime, left, none.NoModifier)
    entered.setDropAction(action.MoveAction)  # as file managers propose it within a disk
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    assert entered.dropAction() is action.CopyAction
    dropped = QDropEvent(QPointF(9, 9), either, mime, left, none.NoModifier)
    dropped.setDropAction(action.MoveAction)
    QApplication.sendEvent(window, dropped)
    assert dropped.dropAction() is action.CopyAction


def test_the_first_window_welcomes(window: MainWindow) -> None:
    assert window.welcome.isVisible()
    assert window.page is None
    assert window.windowTitle() == "briefer"


def test_a_new_session_is_made_and_shown(window: MainWindow, choose: Choose, tmp_path: Path) -> None:
    choose(new=tmp_path / "mine.briefer")
    window.new()
    assert page(window).desk.session.path == (tmp_path / "mine.briefer").resolve()
    assert window.windowTitle() == "mine - briefer"
    assert page(window).sources._none.isVisible()


def test_a_name_that_is_taken_is_told(window: MainWindow, choose: Choose, made: Path) -> None:
    choose(new=made)
    window.new()
    assert window.page is None
    assert "exists already" in faults(window)


def test_giving_up_a_dialog_changes_nothing(window: MainWindow, choose: Choose) -> None:
    choose()
    for deed in (window.new, window.new_from, window.open, window.add_files, window.save_copy):
        deed()
    assert window.page is None
    assert not window.strip.faults()


def test_a_session_is_opened_and_listed_as_recent(window: MainWindow, choose: Choose, made: Path) -> None:
    choose(session=made)
    window.open()
    assert [row.source.name for row in page(window).sources.model.rows] == ["Strait closed", "ships.txt"]
    assert [item.path for item in recent_sessions()] == [made]
    window.close_session()
    assert window.page is None
    recent = window.welcome.recent
    assert recent is not None
    assert recent.isVisible()
    recent.activated.emit(recent.rows.index(0))
    assert window.page is not None


def test_opening_another_session_closes_the_first(window: MainWindow, made: Path, tmp_path: Path) -> None:
    window.open_path(made)
    create_session(tmp_path / "other.briefer").close()
    window.open_path(tmp_path / "other.briefer")
    assert page(window).desk.session.path.name == "other.briefer"
    with open_session(made) as first:
        assert not first.read_only


def test_a_session_knows_the_actors_of_an_earlier_one(
    window: MainWindow, choose: Choose, made: Path, tmp_path: Path
) -> None:
    choose(session=made, new=tmp_path / "next.briefer")
    window.new_from()
    names = {actor.name for actor in queries.actors(page(window).desk.session)}
    assert names == {"Norland", "Estmark", "Ana Bell"}


def test_no_session_is_made_from_one_that_cannot_be_read(
    window: MainWindow, choose: Choose, tmp_path: Path
) -> None:
    (tmp_path / "bad.briefer").write_bytes(b"no session at all" * 9)
    choose(session=tmp_path / "bad.briefer", new=tmp_path / "next.briefer")
    window.new_from()
    assert window.page is None
    assert "not a briefer session" in faults(window)
    assert not (tmp_path / "next.briefer").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        (b"", "empty"),
        (b"no session at all" * 9, "not a briefer session"),
        (b"SQLite format 3\0", ""),
    ],
)
def test_what_is_no_session_is_told_and_left_alone(
    window: MainWindow, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "bad.briefer"
    if content is not None:
        path.write_bytes(content)
    window.open_path(path)
    assert window.page is None
    assert said.lower() in faults(window).lower()
    assert faults(window)
    assert content is None or path.read_bytes() == content


def test_a_fault_stays_until_it_is_read(window: MainWindow, tmp_path: Path) -> None:
    window.open_path(tmp_path / "gone.briefer")
    window.open_path(tmp_path / "lost.briefer")
    assert len(window.strip.faults()) == 2
    assert window.strip._more.text() == "and 1 more"
    window.strip.dismiss()
    assert len(window.strip.faults()) == 1
    window.strip.dismiss()
    assert not window.strip._fault_box.isVisible()


def test_a_session_that_is_open_elsewhere_can_be_read(
    window: MainWindow, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "ask_in_use", lambda *_: InUse.COPY)
    with open_session(made):
        window.open_path(made)
        assert page(window).desk.session.read_only
        assert "copy for reading" in window.windowTitle()
        assert window.strip._saved.text() == "Read only"


def test_a_decision_against_it_opens_nothing(
    window: MainWindow, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "ask_in_use", lambda *_: InUse.CANCEL)
    with open_session(made):
        window.open_path(made)
    assert window.page is None


def test_a_session_held_on_another_computer_can_be_taken_over(
    window: MainWindow, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = {"host": "elsewhere", "pid": 1, "since": "2026-11-23T06:00:00Z"}
    (made.parent / f".{made.name}.lock").write_text(json.dumps(holder), encoding="utf-8")
    asked = []

    def take(_: MainWindow, error: object) -> InUse:
        asked.append(error)
        return InUse.TAKE_OVER

    monkeypatch.setattr(decisions, "ask_in_use", take)
    window.open_path(made)
    assert len(asked) == 1
    assert not page(window).desk.session.read_only


def test_a_read_only_session_tells_why_nothing_is_stored(
    window: MainWindow, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "ask_in_use", lambda *_: InUse.COPY)
    with open_session(made):
        window.open_path(made)
        opened = page(window)
        opened.desk.attempt(lambda: add_actor(opened.desk.session, "Vell"))
        assert "open for reading only" in faults(window)


def test_dropped_files_are_loaded(window: MainWindow, made: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_path(made)
    article = tmp_path / "talks.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    before = {row.source.id for row in page(window).sources.model.rows}
    drop(window, article)
    model = page(window).sources.model
    qtbot.waitUntil(lambda: model.total == len(before) + 1 or bool(faults(window)), timeout=40_000)
    assert faults(window) == ""
    assert model.rows[-1].source.id not in before
    qtbot.waitUntil(lambda: page(window).reader.source == model.rows[-1].source.id)


def test_where_files_are_likely_to_come_their_reading_is_made_ready(
    window: MainWindow, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: list[str] = []
    monkeypatch.setattr(Loader, "expect", lambda _: expected.append("expected"))

    def answer(what: str) -> Callable[..., tuple[()]]:
        def ask(*_: object) -> tuple[()]:
            expected.append(what)
            return ()

        return ask

    monkeypatch.setattr(files, "ask_sources", answer("files"))
    monkeypatch.setattr(files, "ask_folder", answer("folder"))
    drop(window, tmp_path / "a.txt")
    window.add_files()
    assert expected == [], "no session is open"
    window.open_path(made)
    assert expected == []
    window.add_files()
    window.add_folder()
    assert expected == ["expected", "files", "expected", "folder"]
    drop(window, tmp_path)
    assert expected[4:] == ["expected"]


def test_a_dropped_session_is_opened(window: MainWindow, made: Path) -> None:
    drop(window, made)
    assert page(window).desk.session.path == made.resolve()
    assert not faults(window)


def test_what_is_dropped_beside_a_session_is_told(window: MainWindow, made: Path, tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    drop(window, article, made)
    assert page(window).desk.session.path == made.resolve()
    assert "“strait.briefer” alone is opened" in faults(window)


def test_the_first_window_fits_the_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry().size()
    assert window.frameGeometry().size().boundedTo(room) == window.frameGeometry().size()
    assert room_on_screen(window, 300, 200) == QSize(300, 200)


def test_a_path_that_leads_in_a_circle_is_told(window: MainWindow, made: Path, tmp_path: Path) -> None:
    circle = tmp_path / "circle.briefer"
    circle.symlink_to(circle)
    window.open_path(made)
    window.open_path(circle)
    assert page(window).desk.session.path == made.resolve()
    assert "circle.briefer" in faults(window)


def test_a_link_to_the_open_session_opens_nothing(window: MainWindow, made: Path, tmp_path: Path) -> None:
    window.open_path(made)
    shown = page(window)
    (tmp_path / "link.briefer").symlink_to(made)
    window.open_path(tmp_path / "link.briefer")
    assert window.page is shown


def test_a_pack_of_the_users_that_cannot_be_used_is_told_in_the_strip(
    window: MainWindow, made: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "data" / "briefer" / "packs" / "ours"
    broken.mkdir(parents=True)
    (broken / "pack.toml").write_text("id = ", encoding="utf-8")
    window.open_path(made)
    assert "Pack “ours”, pack.toml, line 1" in faults(window)


def test_files_dropped_on_the_welcome_page_say_what_to_do(window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / "a.txt")
    assert "No session is open." in faults(window)


def test_chosen_files_are_loaded(
    window: MainWindow, choose: Choose, made: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(made)
    article = tmp_path / "talks.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    choose(sources=(article,))
    window.add_files()
    assert window.strip._work_box.isVisible()
    qtbot.waitUntil(lambda: page(window).sources.model.total == 3 or bool(faults(window)), timeout=40_000)
    assert not faults(window)
    qtbot.waitUntil(lambda: not window.strip._work_box.isVisible())


def test_a_copy_is_saved(window: MainWindow, choose: Choose, made: Path, tmp_path: Path) -> None:
    window.open_path(made)
    choose(new=tmp_path / "copy.briefer")
    window.save_copy()
    assert "copy.briefer" in window.strip._step.text()
    with open_session(tmp_path / "copy.briefer") as copy:
        assert len(queries.sources(copy)) == 2


@pytest.mark.parametrize("is_wanted", [True, False])
def test_compacting_asks_first(
    window: MainWindow, made: Path, monkeypatch: pytest.MonkeyPatch, *, is_wanted: bool
) -> None:
    monkeypatch.setattr(decisions, "ask_compact", lambda _: is_wanted)
    window.open_path(made)
    window.compact()
    assert bool(page(window).desk.session.undo_label) is not is_wanted


def test_the_same_session_is_not_opened_twice(window: MainWindow, made: Path) -> None:
    window.open_path(made)
    before = window.page
    window.open_path(made)
    assert window.page is before


def test_the_step_just_done_is_named_with_a_way_back(window: MainWindow, made: Path) -> None:
    window.open_path(made)
    add_actor(page(window).desk.session, "Vell")
    assert "Add actor Vell" in window.strip._step.text()
    assert window.strip._undo.isVisible()
    QTest.mouseClick(window.strip._undo, Qt.MouseButton.LeftButton)
    assert "Undone" in window.strip._step.text()
    assert len(queries.actors(page(window).desk.session)) == 3


def test_the_window_remembers_its_size(window: MainWindow) -> None:
    window.resize(780, 640)
    window.close()
    other = MainWindow(window._isolation, window.keyboard)
    assert other.size() == window.size()
    other.close()
    other.deleteLater()


def test_the_sample_is_made_once_and_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.open_sample()
    qtbot.waitUntil(lambda: window.page is not None, timeout=30_000)
    assert len(queries.sources(page(window).desk.session)) == 4
    add_actor(page(window).desk.session, "Mine")
    window.close_session()
    window.open_sample()
    assert "Mine" in {actor.name for actor in queries.actors(page(window).desk.session)}


def test_icons_and_strip_follow_a_change_of_scheme(window: MainWindow, made: Path) -> None:
    window.open_path(made)
    before = QGuiApplication.palette()
    try:
        QGuiApplication.setPalette(theme.palette_of(dark=True))
        QApplication.processEvents()
        dark = window.strip._saved.palette().windowText().color()
        assert dark == theme.tones(dark=True).muted
    finally:
        QGuiApplication.setPalette(before)


def test_what_is_told_is_never_markup(window: MainWindow) -> None:
    strip = window.strip
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in (strip._fault, strip._work, strip._place, strip._step, strip._saved)
    )
