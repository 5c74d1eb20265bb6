"""The line at the end of a text that leads to the next source to read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings
from pytestqt.qtbot import QtBot

from briefer.commands.sources import add_sources, remove_source
from briefer.gui.page import SessionPage
from briefer.gui.reading import Reading, how_far
from briefer.gui.window import MainWindow
from briefer.model.ids import SourceId
from briefer.model.sources import LoadedSource
from briefer.store import queries
from briefer.store.session import create_session
from tests.gui.desks import Key, press_here


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[SessionPage]:
    path = tmp_path / "read.briefer"
    with create_session(path) as session:
        long = "".join(f"Line {number} of the long one.\n" for number in range(200))
        texts = {"Long": long, "Short": "One. Two.\n", "Other <b>one</b>": "Three.\n"}
        add_sources(session, [LoadedSource(text, title=title) for title, text in texts.items()])
    window.resize(1024, 700)
    window.open_path(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    yield window.page
    QSettings().clear()


class Comings(QObject):
    """Notes when a widget is shown and hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self.seen.append(event.type().name)
        return False


def keys(page: SessionPage) -> tuple[SourceId, ...]:
    return tuple(source.id for source in queries.sources(page.desk.session))


def scroll_to_end(page: SessionPage) -> None:
    bar = page.reader.text.verticalScrollBar()
    bar.setValue(bar.maximum())


def test_the_line_shows_itself_at_the_end_alone(page: SessionPage, qtbot: QtBot) -> None:
    assert not page.end.isVisible()
    came_and_went = Comings()
    page.end.installEventFilter(came_and_went)
    scroll_to_end(page)
    assert page.end.isVisible()
    last = len(page.reader.text.blocks.text) - 2
    # The view has become smaller by the line, which hides neither the last words nor the line itself.
    qtbot.waitUntil(
        lambda: page.reader.text.lines_below() == 0 and page.reader.text.is_in_view(last, last + 1)
    )
    qtbot.wait(30)
    assert came_and_went.seen == ["Show"]
    page.reader.text.verticalScrollBar().setValue(100)
    assert came_and_went.seen == ["Show", "Hide"]


def test_the_line_leads_to_the_next_unread_source(page: SessionPage) -> None:
    long, short, _ = keys(page)
    scroll_to_end(page)
    assert page.end._link.text().startswith("Short")
    page.end._link.click()
    assert page.reader.source == short
    assert how_far(page.desk.session, queries.sources(page.desk.session))[long] is Reading.READ
    assert page.reader.text.hasFocus()
    assert page.end._link.text().startswith("Other <b>one</b>")


def test_its_key_goes_through_all_that_is_unread_and_then_says_so(page: SessionPage) -> None:
    long, short, other = keys(page)
    seen = []
    for _ in range(3):
        press_here(Key.Key_U, ctrl=True)
        seen.append(page.reader.source)
    assert seen == [short, other, long]
    assert how_far(page.desk.session, queries.sources(page.desk.session))[long] is Reading.UNREAD
    scroll_to_end(page)
    press_here(Key.Key_U, ctrl=True)
    assert page.reader.source == long
    assert how_far(page.desk.session, queries.sources(page.desk.session))[long] is Reading.READ
    assert page.end._done.isVisible()
    assert page.end._done.height() < 2 * page.end._done.fontMetrics().height(), "it stands in one line"
    assert not page.end._link.isVisible()


def test_sources_that_come_are_told_of_where_the_end_is_in_view(page: SessionPage, qtbot: QtBot) -> None:
    for key in keys(page):
        page.show_source(key)
        scroll_to_end(page)
        page.reader.finish()
    assert page.end._done.isVisible()
    add_sources(page.desk.session, [LoadedSource("Four.\n", title="Late")])
    qtbot.waitUntil(lambda: page.end._link.isVisible() and page.end._link.text().startswith("Late"))
    assert not page.end._done.isVisible()


def test_no_line_without_a_text(page: SessionPage) -> None:
    page.reader.show_source(None)
    assert not page.end.isVisible()
    page.next_unread()


def test_the_caret_stays_in_view_as_a_session_opens_and_its_panes_find_their_widths(
    page: SessionPage, window: MainWindow, qtbot: QtBot
) -> None:
    session = page.desk.session
    words = "Boats lay in the harbour and waited for the wind to turn round again that evening.\n" * 30
    (key,) = add_sources(session, [LoadedSource(words)])
    page.show_source(key, len(words) // 3)
    path = session.path
    window.close_session()
    window.open_path(path)
    reopened = window.page
    assert reopened is not None
    caret = reopened.reader.text.caret
    qtbot.wait(100)
    assert (reopened.reader.source, caret) == (key, len(words) // 3)
    assert reopened.reader.text.is_in_view(caret, caret + 1)
    assert not reopened.end.isVisible()


def test_a_smaller_view_still_shows_the_caret(page: SessionPage, window: MainWindow, qtbot: QtBot) -> None:
    text = page.reader.text
    first, last = text.first_in_view(), text.last_in_view()
    page.reader.show_source(page.reader.source, last - 10)
    text.verticalScrollBar().setValue(0)
    window.resize(1024, 560)
    qtbot.waitUntil(lambda: text.first_in_view() > first)
    assert text.is_in_view(last - 10, last - 9)
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    window.resize(1024, 600)
    qtbot.wait(30)
    assert not text.is_in_view(last - 10, last - 9)


def test_an_unread_source_that_goes_while_more_come_in_is_not_gone_to(page: SessionPage) -> None:
    session, first = page.desk.session, page.reader.source
    page.desk.bus.gather_while(lambda: True)
    for key in keys(page):
        if key != first:
            remove_source(session, key)
    page.next_unread()
    assert page.reader.source == first
